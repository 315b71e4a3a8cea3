"""Support from command to answer: what an officer sees with an organisation number and an applicant on the phone."""

from datetime import date
from typing import Any

import pytest

from contracts.grant_control import AdoptControlReport
from contracts.grant_decisions import DecideOnDuty
from contracts.grant_money import ClaimRepayment, ReceiveReport, RecordRepayment
from contracts.grant_rules import AttestIntroduction
from contracts.grant_terms import CriterionAnswer, DutyOutcome, NegativeGround
from gateway.app import build_app
from tests.gateway import support_told as told
from tests.gateway.asking_gateway import Client, client_of
from tests.gateway.city_told import CityTold
from tests.gateway.support_told import ORGNR
from tests.grants import histories
from tests.grants.spec import NAMND, OTHER, order

WHOLE = """orgnr title dissolvedOn namndCode kind kindLabel on outcome outcomeLabel hindrances nextSteps missing
    ruleSet { ruleSet validFrom namndCode lateReportBars source }
    criteria { key kindLabel wording mandatory answer answerLabel evidence document reason assessedOn ruleSet namndCode
        namndName caseId counts }
    running { id kindLabel statusLabel namndCode amount { ore currency } period { ends } premises }
    reports { caseId namndCode dueOn late bars }
    otherDecisions { status namndCode namndName grounds groundLabels criteria knownAt knownUntil stands note
        record { reasons decidedOn diarienummer legalBasis } appeals { outcome } }
    duties { id namndCode own supportId becauseOf decideBy reinstated }"""


async def asked(city: CityTold, fields: str = "outcome hindrances nextSteps", **arguments: str) -> dict[str, Any]:
    said = {"orgnr": f'"{ORGNR}"', "namnd": f'"{NAMND}"', "kind": "GRANT", **arguments}
    within = ", ".join(f"{name}: {value}" for name, value in said.items())
    found: dict[str, Any] = (await city.ask(f"{{ eligibility({within}) {{ {fields} }} }}"))["eligibility"]
    return found


async def test_G04_an_organisation_that_met_every_criterion_is_eligible_criterion_by_criterion(city: CityTold) -> None:
    case = told.paid(told.begun(city))
    shown = await asked(city, WHOLE)
    assert (shown["title"], shown["outcome"], shown["outcomeLabel"]) == (
        "Föreningen Exempel",
        "ELIGIBLE",
        "Kan få stöd",
    )
    assert (shown["on"], shown["hindrances"], shown["missing"]) == ("2026-01-20", [], [])
    assert shown["nextSteps"] == ["TAKE_IN_APPLICATION"]
    assert shown["ruleSet"] == {
        "ruleSet": told.RULES,
        "validFrom": "2025-09-01",
        "namndCode": None,
        "lateReportBars": True,
        "source": "Riktlinjer",
    }
    assert shown["criteria"][0] == {
        "key": "democracy",
        "kindLabel": "Demokratikriterium",
        "wording": "Arbetar efter demokratiska principer",
        "mandatory": True,
        "answer": "MET",
        "answerLabel": "Uppfyllt",
        "evidence": "STATUTES",
        "document": None,
        "reason": "Enligt handlingarna",
        "assessedOn": "2026-01-20",
        "ruleSet": told.RULES,
        "namndCode": NAMND,
        "namndName": "Skarpnacks stadsdelsnämnd",
        "caseId": case,
        "counts": True,
    }
    assert [each["id"] for each in shown["running"]] == [case]
    assert shown["running"][0]["amount"] == {"ore": 3_000_000, "currency": "SEK"}
    assert shown["reports"] == [
        {"caseId": case, "namndCode": NAMND, "dueOn": "2027-03-01", "late": False, "bars": False}
    ]
    assert (shown["otherDecisions"], shown["duties"]) == ([], [])


async def test_G10_a_late_report_bars_here_and_not_elsewhere_until_it_has_come(city: CityTold) -> None:
    case = told.paid(told.begun(city))
    city.at("2027-03-02T08:00:00+00:00")
    late = await asked(city, "outcome hindrances nextSteps reports { caseId late bars }")
    assert late == {
        "outcome": "NOT_YET",
        "hindrances": ["REPORT_LATE"],
        "nextSteps": ["ASK_FOR_REPORT"],
        "reports": [{"caseId": case, "late": True, "bars": True}],
    }
    assert (await asked(city, on='"2027-03-01"'))["outcome"] == "ELIGIBLE"
    elsewhere = await asked(city, "hindrances reports { late bars }", namnd=f'"{OTHER}"')
    assert elsewhere == {"hindrances": ["NOT_ASSESSED"], "reports": [{"late": True, "bars": False}]}
    on = date(2027, 3, 2)
    city.tell(order(ReceiveReport, support_id=case, received_on=on, used=histories.kronor(30_000)))
    assert (await asked(city))["outcome"] == "ELIGIBLE"


async def test_G08_a_revocation_is_shown_to_others_and_obliges_them_to_decide_but_decides_nothing(
    city: CityTold,
) -> None:
    told.begun(city)
    mine, theirs = told.paid(city), told.paid(city, OTHER)
    told.revoked(city, theirs, OTHER)
    shown = await asked(city, WHOLE)
    assert shown["outcome"] == "ELIGIBLE"
    assert shown["nextSteps"] == ["DECIDE_DUTY", "LOOK_AT_DECISIONS", "TAKE_IN_APPLICATION"]
    assert [each["id"] for each in shown["running"]] == [mine]
    [other] = shown["otherDecisions"]
    assert (other["status"], other["namndCode"], other["grounds"]) == ("REVOKED", OTHER, ["VIOLENT_ACT"])
    assert other["record"]["reasons"] == "Villkoren är prövade var för sig."
    assert other["note"] == "Varje nämnd beslutar själv; detta visas för kännedom."
    [duty] = shown["duties"]
    assert (duty["own"], duty["supportId"], duty["becauseOf"], duty["decideBy"]) == (True, mine, theirs, "2026-06-03")
    [due] = [row for row in await deadlines(city, NAMND) if row["kind"] == "SUPPORT_DUTY"]
    assert (due["dueOn"], due["items"]) == ("2026-06-03", [mine])
    own = await asked(city, namnd=f'"{OTHER}"')
    assert (own["outcome"], own["hindrances"]) == ("NEEDS_ASSESSMENT", ["SUPPORT_REVOKED"])


async def deadlines(city: CityTold, namnd: str) -> list[dict[str, Any]]:
    found = await city.ask(f'{{ deadlines(namnd: "{namnd}") {{ kind dueOn overdue items namnd {{ code }} }} }}')
    rows: list[dict[str, Any]] = found["deadlines"]
    return rows


async def test_G08_duties_are_outstanding_until_each_namnd_has_decided(city: CityTold) -> None:
    told.begun(city)
    mine, theirs = told.paid(city), told.paid(city, OTHER)
    told.revoked(city, theirs, OTHER)
    fields = "id supportId orgnr organisationTitle namnd { code } decideBy reinstated outcome"
    found = (await city.ask(f"{{ outstandingDuties {{ {fields} }} }}"))["outstandingDuties"]
    assert [(each["supportId"], each["namnd"], each["organisationTitle"]) for each in found] == [
        (mine, {"code": NAMND}, "Föreningen Exempel")
    ]
    assert (await city.ask(f'{{ outstandingDuties(namnd: "{OTHER}") {{ id }} }}'))["outstandingDuties"] == []
    kept = {"outcome": DutyOutcome.SUPPORT_KEPT, "decision": told.decision(date(2026, 5, 4))}
    city.tell(order(DecideOnDuty, namnd=NAMND, orgnr=ORGNR, duty_id=found[0]["id"], **kept))
    then = '{ now: outstandingDuties { id } then: outstandingDuties(asOf: "2026-05-04T07:00:00Z") { id } }'
    assert await city.ask(then) == {"now": [], "then": []}
    decided = await city.ask(f'{{ organisation(orgnr: "{ORGNR}") {{ duties {{ outcome record {{ reasons }} }} }} }}')
    assert decided["organisation"]["duties"][0]["outcome"] == "SUPPORT_KEPT"


async def test_G08_what_was_known_when_a_decision_was_taken_can_be_asked_for(city: CityTold) -> None:
    told.begun(city)
    case = told.rejected(city)
    told.revoked(city, told.paid(city, OTHER), OTHER)
    found = await city.ask(
        f'{{ grants(namnd: "{NAMND}", year: 2026) {{ id status decisions {{ knownAt knownUntil criteria }} }} }}'
    )
    [shown] = found["grants"]
    [taken] = shown["decisions"]
    assert (shown["id"], shown["status"], taken["criteria"]) == (case, "REJECTED", ["statutes"])
    assert taken["knownAt"] > 0
    then = await asked(city, "outcome otherDecisions { status }", asOf=f'"{taken["knownUntil"]}"')
    assert then == {"outcome": "NOT_ELIGIBLE", "otherDecisions": []}
    before = await city.ask(
        f'{{ organisation(orgnr: "{ORGNR}", asOf: "{taken["knownUntil"]}") {{ cases {{ id status }} }} }}'
    )
    assert before["organisation"]["cases"] == [{"id": case, "status": "ASSESSED"}]


async def test_G11_premises_are_let_by_the_same_criteria_and_run_like_support(city: CityTold) -> None:
    case = told.let(told.begun(city))
    shown = await asked(city, "outcome running { id kind premises } criteria { answer counts }", kind="LETTING")
    assert shown["outcome"] == "ELIGIBLE"
    assert shown["running"] == [{"id": case, "kind": "LETTING", "premises": "Stora salen"}]
    grant = await asked(city, "outcome criteria { answer counts }")
    assert grant["outcome"] == "NEEDS_ASSESSMENT"
    assert grant["criteria"][0] == {"answer": "MET", "counts": False}


async def test_G14_the_rules_of_the_day_and_who_works_by_them(city: CityTold) -> None:
    told.begun(city)
    on = date(2025, 9, 1)
    city.tell(order(AttestIntroduction, namnd=NAMND, rule_set=told.RULES, attested_on=on))
    city.tell(told.rules("city-2026", since=date(2026, 1, 1)))
    fields = "kind attestedOn rules { ruleSet namnd { code } criteria { key kindLabel mandatory } }"
    found = await city.ask(
        f"""{{ before: ruleSets(namnd: "{NAMND}", on: "2025-08-31") {{ kind }}
            then: ruleSets(namnd: "{NAMND}", on: "2025-12-31") {{ {fields} }}
            later: ruleSets(namnd: "{NAMND}", on: "2026-01-01") {{ kind attestedOn rules {{ ruleSet }} }} }}"""
    )
    assert found["before"] == []
    assert [(each["kind"], each["attestedOn"]) for each in found["then"]] == [
        ("GRANT", "2025-09-01"),
        ("ARRANGEMENT", "2025-09-01"),
        ("LETTING", "2025-09-01"),
    ]
    assert found["then"][0]["rules"]["criteria"][2] == {
        "key": "residents",
        "kindLabel": "Verksamhet för områdets invånare",
        "mandatory": False,
    }
    assert {(each["rules"]["ruleSet"], each["attestedOn"]) for each in found["later"]} == {("city-2026", None)}


async def test_G01_a_round_shows_what_is_left_of_its_budget(city: CityTold) -> None:
    told.approved(told.begun(city))
    fields = "roundId opensOn closedOn budget { ore } committed { ore } left { ore } ruleSet namnd { code }"
    found = await city.ask(f'{{ rounds(namnd: "{NAMND}", year: 2026) {{ {fields} }} }}')
    assert found["rounds"] == [
        {
            "roundId": histories.ROUND,
            "opensOn": "2025-10-01",
            "closedOn": None,
            "budget": {"ore": 10_000_000},
            "committed": {"ore": 3_000_000},
            "left": {"ore": 7_000_000},
            "ruleSet": told.RULES,
            "namnd": {"code": NAMND},
        }
    ]
    assert (await city.ask(f'{{ rounds(namnd: "{NAMND}", year: 2025) {{ roundId }} }}'))["rounds"] == []


REPORT = """{ controlReport(namnd: "%s", year: 2026%s) { countedOn adopted { diarienummer knownAt }
    applications { total counts { key label count } withheld } refusedByGround { total counts { key count } withheld }
    refusedByCriterion { counts { key count } } reports { counts { key count } } lettings { total }
    claims { number claimed { ore } repaid { ore } left { ore } } } }"""


async def test_G15_the_control_report_counts_and_once_adopted_stands_as_it_was(city: CityTold) -> None:
    told.begun(city)
    case, on = told.paid(city), date(2026, 1, 20)
    told.rejected(city)
    claim = {
        "amount": histories.kronor(1_000),
        "ground": NegativeGround.MISUSE,
        "reasons": "Annat.",
        "paragraph": "§ 1",
    }
    city.tell(
        order(ClaimRepayment, support_id=case, claim_id="k-1", **claim, decided_on=on, due_on=date(2026, 2, 20)),
        order(RecordRepayment, support_id=case, claim_id="k-1", amount=histories.kronor(400), repaid_on=on),
    )
    shown = (await city.ask(REPORT % (NAMND, "")))["controlReport"]
    assert shown["applications"]["counts"] == [
        {"key": "rejected", "label": "Avslagen", "count": 1},
        {"key": "paid", "label": "Utbetald", "count": 1},
    ]
    assert shown["refusedByGround"]["counts"] == [{"key": "criterion_not_met", "count": 1}]
    assert shown["refusedByCriterion"]["counts"] == [{"key": "statutes", "count": 1}]
    assert shown["reports"]["counts"] == [{"key": "awaited", "count": 1}]
    assert shown["claims"] == {
        "number": 1,
        "claimed": {"ore": 100_000},
        "repaid": {"ore": 40_000},
        "left": {"ore": 60_000},
    }
    adopting = {"year": 2026, "diarienummer": "1.2.1-9/2027", "adopted_on": date(2027, 2, 1)}
    city.at("2027-02-01T08:00:00+00:00").tell(order(AdoptControlReport, namnd=NAMND, **adopting))
    city.at("2027-04-01T08:00:00+00:00")
    city.tell(order(ReceiveReport, support_id=case, received_on=date(2027, 4, 1), used=histories.kronor(29_000)))
    adopted = (await city.ask(REPORT % (NAMND, "")))["controlReport"]
    assert adopted["adopted"]["diarienummer"] == "1.2.1-9/2027"
    assert adopted["countedOn"] == "2027-02-01"
    assert adopted["reports"] == shown["reports"]


async def test_G15_the_published_report_withholds_small_numbers_whole(city: CityTold) -> None:
    told.begun(city)
    told.rejected(city)
    shown = (await city.ask(REPORT % (NAMND, ", published: true")))["controlReport"]
    assert shown["applications"] == {"total": None, "counts": [], "withheld": True}
    assert shown["refusedByGround"] == {"total": None, "counts": [], "withheld": True}
    assert shown["lettings"] == {"total": 0}
    assert shown["claims"]["number"] == 0


async def test_G09_G10_reports_and_claims_are_among_the_deadlines(city: CityTold) -> None:
    case = told.paid(told.begun(city))
    said = {"amount": histories.kronor(1_000), "ground": NegativeGround.MISUSE, "reasons": "Annat.", "paragraph": "§ 1"}
    days = {"decided_on": date(2026, 1, 20), "due_on": date(2026, 2, 20)}
    city.tell(order(ClaimRepayment, support_id=case, claim_id="k-1", **said, **days))
    city.at("2026-02-21T08:00:00+00:00")
    found = {row["kind"]: row for row in await deadlines(city, NAMND)}
    assert (found["CLAIM"]["dueOn"], found["CLAIM"]["overdue"], found["CLAIM"]["items"]) == ("2026-02-20", True, [case])
    assert (found["GRANT_REPORT"]["dueOn"], found["GRANT_REPORT"]["overdue"]) == ("2027-03-01", False)
    assert not {"CLAIM", "GRANT_REPORT"} & {row["kind"] for row in await deadlines(city, OTHER)}


async def test_G18_what_is_not_registered_is_registered_first_and_what_is_written_together_is_read(
    city: CityTold,
) -> None:
    told.begun(city)
    shown = await asked(city, "title outcome nextSteps", orgnr='"802003-0006"')
    assert shown == {"title": None, "outcome": "NOT_YET", "nextSteps": ["REGISTER"]}
    assert (await asked(city, "title", orgnr=f'"16{ORGNR.replace("-", "")}"'))["title"] == "Föreningen Exempel"
    assert (await city.ask('{ organisation(orgnr: "802003-0006") { title } }'))["organisation"] is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("811228-9874", "ORGNR_PERSON"),
        ("802002-4281", "ORGNR_CHECK"),
        ("19811228-9874", "ORGNR_FORM"),
        ("", "ORGNR_FORM"),
    ],
)
async def test_N08_a_number_of_a_person_or_a_wrong_one_is_refused_and_not_repeated(
    city: CityTold, written: str, code: str
) -> None:
    told.begun(city)
    async with client_of(build_app(city.engine, None, now=lambda: city.now)) as http:
        for field in (
            f'eligibility(orgnr: $n, namnd: "{NAMND}", kind: GRANT) {{ outcome }}',
            "organisation(orgnr: $n) { title }",
        ):
            answer = await Client(http).post(f"query Q($n: String!) {{ {field} }}", {"n": written})
            [error] = answer.json()["errors"]
            assert (error["extensions"]["code"], error["extensions"]["field"]) == (code, "orgnr")
            assert not written or written not in answer.text
            assert not written or written.replace("-", "") not in answer.text


async def test_a_namnd_that_is_not_in_the_register_is_refused(city: CityTold) -> None:
    told.begun(city)
    async with client_of(build_app(city.engine, None, now=lambda: city.now)) as http:
        asked_for = f'{{ eligibility(orgnr: "{ORGNR}", namnd: "ingenstans", kind: GRANT) {{ outcome }} }}'
        assert await Client(http).code(asked_for) == "NAMND_UNKNOWN"


async def test_G04_what_could_not_be_judged_is_missing_and_asked_for(city: CityTold) -> None:
    told.applied(told.begun(city), statutes=CriterionAnswer.CANNOT_BE_JUDGED)
    shown = await asked(city, "outcome hindrances nextSteps missing")
    assert shown == {
        "outcome": "NEEDS_ASSESSMENT",
        "hindrances": ["CANNOT_BE_JUDGED"],
        "nextSteps": ["TAKE_IN_DOCUMENTS", "ASSESS"],
        "missing": ["statutes"],
    }
