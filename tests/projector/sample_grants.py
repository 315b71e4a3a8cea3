"""Support from the rules to the last claim, and premises, with every kind of event of the grants service."""

from datetime import date
from typing import Any

from contracts import (
    applications,
    grant_control,
    grant_decisions,
    grant_money,
    grant_rules,
    grants_noting,
    lettings,
    organisations,
)
from contracts.applications import CriterionAssessment
from contracts.envelope import Fact
from contracts.grant_decisions import DecisionRecord
from contracts.grant_terms import (
    AppealOutcome,
    ControlResult,
    CriterionAnswer,
    CriterionKind,
    DutyOutcome,
    Evidence,
    LegalBasis,
    NegativeGround,
    SupportKind,
)
from contracts.money import Money
from contracts.plans import Period

ORGNR = "802002-4280"
OTHER = "802003-4313"
NAMND = "skarpnack"
RULES = "skarpnack-2026"
ROUND = "bidrag-2026"
FIRST = f"{ORGNR}-00000001"
SECOND = f"{ORGNR}-00000002"
HALL = f"{ORGNR}-0000000a"
BOOKED = "booking-0000000b"
DUTY = "u-00000000000000d1"
YEAR = Period(starts=date(2026, 1, 1), ends=date(2026, 12, 31))


def kronor(amount: int) -> Money:
    return Money(ore=100 * amount)


def registered(orgnr: str = ORGNR, title: str = "Föreningen Lyktan") -> Fact:
    return organisations.OrganisationRegistered(orgnr=orgnr, title=title, registered_on=date(2026, 1, 2))


def rules(**said: Any) -> Fact:
    criteria = (
        grant_rules.RuleCriterion(key="demokrati", kind=CriterionKind.DEMOCRACY, wording="Arbetar demokratiskt."),
        grant_rules.RuleCriterion(key="stadgar", kind=CriterionKind.STATUTES, wording="Stadgarna är öppna."),
        grant_rules.RuleCriterion(
            key="komplement", kind=CriterionKind.COMPLEMENTS, wording="Kompletterar nämnden.", mandatory=False
        ),
    )
    usual: dict[str, Any] = {"namnd": NAMND, "rule_set": RULES, "kinds": tuple(SupportKind), "criteria": criteria}
    usual |= {"valid_from": date(2026, 1, 1), "report_within_days": 90, "late_report_bars": True}
    return grant_rules.RuleSetIssued(**usual | {"source": "Nämndens riktlinjer 2026"} | said)


def opened(namnd: str = NAMND, round_id: str = ROUND, kind: SupportKind = SupportKind.GRANT) -> Fact:
    days = {"opens_on": date(2026, 1, 5), "closes_on": date(2026, 3, 31)}
    return grant_rules.RoundOpened(
        namnd=namnd, round_id=round_id, kind=kind, period=YEAR, budget=kronor(500_000), rule_set=RULES, **days
    )


def received(support_id: str = FIRST, namnd: str = NAMND, **said: Any) -> Fact:
    usual: dict[str, Any] = {"round_id": ROUND, "kind": SupportKind.GRANT, "amount": kronor(40_000), "period": YEAR}
    usual |= {"orgnr": support_id[:11], "purpose": "Läxhjälp på biblioteket", "rule_set": RULES}
    usual |= {"received_on": date(2026, 1, 20)}
    return applications.ApplicationReceived(namnd=namnd, support_id=support_id, **usual | said)


def answers(*given: CriterionAnswer) -> tuple[CriterionAssessment, ...]:
    """An answer to each criterion in its order; those not given are met."""
    keys = ("demokrati", "stadgar", "komplement")
    filled = [*given, *([CriterionAnswer.MET] * (len(keys) - len(given)))]
    return tuple(
        CriterionAssessment(criterion=key, answer=answer, evidence=Evidence.STATUTES, reason="Framgår av stadgarna.")
        for key, answer in zip(keys, filled, strict=True)
    )


def case(support_id: str, namnd: str = NAMND) -> dict[str, Any]:
    return {"namnd": namnd, "support_id": support_id, "orgnr": support_id[:11]}


def assessed(
    support_id: str = FIRST, *given: CriterionAnswer, namnd: str = NAMND, on: date = date(2026, 2, 10)
) -> Fact:
    said = {"answers": answers(*given), "assessed_on": on, "assessed_by": "handlaggare-1"}
    return applications.ApplicationAssessed(**case(support_id, namnd), **said)


def record(on: date = date(2026, 3, 12), reasons: str = "Villkoren är prövade vart och ett.") -> DecisionRecord:
    where = {"diarienummer": "1.2.6.-33/2026", "paragraph": "§ 14", "legal_basis": (LegalBasis.NAMND_RULES,)}
    return DecisionRecord.model_validate(where | {"reasons": reasons, "decided_on": on})


def approved(support_id: str = FIRST, namnd: str = NAMND, amount: int = 30_000) -> Fact:
    said = {"round_id": ROUND, "kind": SupportKind.GRANT, "period": YEAR, "report_due_on": date(2027, 3, 31)}
    return grant_decisions.SupportApproved(
        **case(support_id, namnd), **said, amount=kronor(amount), decision=record(), known_at=10
    )


def rejected(support_id: str = SECOND, namnd: str = NAMND) -> Fact:
    grounds: dict[str, Any] = {"grounds": (NegativeGround.CRITERION_NOT_MET,), "criteria": ("stadgar",)}
    return grant_decisions.ApplicationRejected(
        **case(support_id, namnd), kind=SupportKind.GRANT, **grounds, decision=record(), known_at=20
    )


def revoked(support_id: str = FIRST, namnd: str = NAMND, on: date = date(2026, 9, 1)) -> Fact:
    grounds: dict[str, Any] = {"grounds": (NegativeGround.MISUSE,), "criteria": ()}
    return grant_decisions.GrantRevoked(
        **case(support_id, namnd), kind=SupportKind.GRANT, **grounds, decision=record(on), known_at=30
    )


def appealed(support_id: str = FIRST, outcome: AppealOutcome = AppealOutcome.SET_ASIDE, namnd: str = NAMND) -> Fact:
    said: dict[str, Any] = {"outcome": outcome, "court_case": "4711-26", "decided_on": date(2026, 11, 2)}
    return grant_decisions.DecisionAppealed(**case(support_id, namnd), **said)


def duty(namnd: str = "kungsholmen", support_id: str = SECOND, because_of: str = FIRST) -> Fact:
    said: dict[str, Any] = {"because_of": because_of, "reinstated": False}
    return grant_decisions.DutyArose(
        **case(support_id, namnd), **said, duty_id=DUTY, arose_on=date(2026, 9, 1), due_on=date(2026, 10, 1)
    )


def duty_decided(namnd: str = "kungsholmen", support_id: str = SECOND) -> Fact:
    said = {"duty_id": DUTY, "outcome": DutyOutcome.SUPPORT_KEPT, "decision": record(date(2026, 9, 20)), "known_at": 35}
    return grant_decisions.DutyDecided(**case(support_id, namnd), **said)


def paid(support_id: str = FIRST, amount: int = 30_000, namnd: str = NAMND) -> Fact:
    return grant_money.GrantPaid(**case(support_id, namnd), amount=kronor(amount), paid_on=date(2026, 3, 20))


def reminded(support_id: str = FIRST, new_day: date = date(2027, 4, 30)) -> Fact:
    return grant_money.ReportReminded(**case(support_id), reminded_on=date(2027, 4, 2), new_day=new_day)


def report_received(support_id: str = FIRST) -> Fact:
    return grant_money.GrantReportReceived(**case(support_id), received_on=date(2027, 4, 20), used=kronor(29_000))


def claimed(support_id: str = FIRST, claim_id: str = "krav-1", amount: int = 10_000) -> Fact:
    said: dict[str, Any] = {"ground": NegativeGround.MISUSE, "reasons": "Annat ändamål.", "paragraph": "§ 40"}
    days = {"decided_on": date(2026, 9, 5), "due_on": date(2026, 10, 15)}
    return grant_money.RepaymentClaimed(**case(support_id), claim_id=claim_id, amount=kronor(amount), **said, **days)


def repaid(amount: int, support_id: str = FIRST, claim_id: str = "krav-1") -> Fact:
    return grant_money.RepaymentReceived(
        **case(support_id), claim_id=claim_id, amount=kronor(amount), repaid_on=date(2026, 10, 1)
    )


def written_off(amount: int, support_id: str = FIRST, claim_id: str = "krav-1") -> Fact:
    said = {"reasons": "Går inte att driva in.", "decided_on": date(2026, 11, 1)}
    return grant_money.ClaimWrittenOff(**case(support_id), claim_id=claim_id, amount=kronor(amount), **said)


def handed_over(support_id: str = FIRST, claim_id: str = "krav-1") -> Fact:
    said = {"handed_over_on": date(2026, 10, 20), "case": "U-1234-26"}
    return grant_money.ClaimHandedOver(**case(support_id), claim_id=claim_id, **said)


def letting(letting_id: str = HALL, namnd: str = NAMND, **said: Any) -> Fact:
    orgnr = None if letting_id.startswith("booking") else letting_id[:11]
    usual: dict[str, Any] = {"orgnr": orgnr, "booking_reference": None if orgnr else "bokning-77"}
    usual |= {"premises": "Stora salen", "occasion": "Årsmöte", "rule_set": RULES, "requested_on": date(2026, 4, 1)}
    usual |= {"period": Period(starts=date(2026, 5, 2), ends=date(2026, 5, 2))}
    return lettings.LettingRequested(namnd=namnd, letting_id=letting_id, **usual | said)


def premises_let(letting_id: str = HALL, namnd: str = NAMND) -> Fact:
    orgnr = None if letting_id.startswith("booking") else letting_id[:11]
    period = Period(starts=date(2026, 5, 2), ends=date(2026, 5, 2))
    decision = record(date(2026, 4, 10))
    return lettings.PremisesLet(
        namnd=namnd, letting_id=letting_id, orgnr=orgnr, period=period, decision=decision, known_at=40
    )


def called_off(letting_id: str = HALL) -> Fact:
    said: dict[str, Any] = {"grounds": (NegativeGround.VIOLENT_ACT,), "decision": record(date(2026, 4, 12))}
    whose = {"namnd": NAMND, "letting_id": letting_id, "orgnr": letting_id[:11]}
    return lettings.LettingCancelled(**whose, **said, cancelled_on=date(2026, 4, 12), known_at=45)


def letting_appealed(letting_id: str = HALL, outcome: AppealOutcome = AppealOutcome.SET_ASIDE) -> Fact:
    orgnr = None if letting_id.startswith("booking") else letting_id[:11]
    said: dict[str, Any] = {"outcome": outcome, "court_case": "4712-26", "decided_on": date(2026, 4, 14)}
    return lettings.LettingDecisionAppealed(namnd=NAMND, letting_id=letting_id, orgnr=orgnr, **said)


def letting_events(letting_id: str) -> list[Fact]:
    """What doubt, a denial and a cancellation say."""
    one: dict[str, Any] = {"namnd": NAMND, "letting_id": letting_id}
    whose = {"orgnr": None, "grounds": (NegativeGround.PREMISES_TAKEN,)}
    cancelled = {"grounds": (), "decision": None, "cancelled_on": date(2026, 4, 12), "known_at": 55}
    return [
        lettings.LettingProgrammeRequested(**one, requested_on=date(2026, 4, 2), deadline=date(2026, 4, 8)),
        lettings.LettingProgrammeReceived(**one, received_on=date(2026, 4, 5)),
        lettings.LettingAssessed(**one, answers=answers(), assessed_on=date(2026, 4, 6), assessed_by="handlaggare-1"),
        lettings.LettingDenied(**one, **whose, criteria=(), decision=record(date(2026, 4, 9)), known_at=50),
        letting_appealed(letting_id, AppealOutcome.UPHELD),
        lettings.LettingCancelled(**one, orgnr=None, **cancelled),
    ]


def life_of_an_application() -> list[Fact]:
    documents = (Evidence.STATUTES, Evidence.ACCOUNTS)
    doubt = {"requested_on": date(2026, 2, 1), "deadline": date(2026, 2, 8)}
    first = case(FIRST)
    money = {"namnd": NAMND, "round_id": ROUND, "support_id": FIRST}
    return [
        received(),
        applications.ApplicationCompleted(**first, documents=documents, completed_on=date(2026, 1, 30)),
        applications.ProgrammeRequested(**first, **doubt),
        applications.ProgrammeReceived(**first, received_on=date(2026, 2, 6)),
        applications.AdviceAsked(**first, asked_on=date(2026, 2, 7), circumstances="Vad programmet säger."),
        applications.AdviceReceived(**first, received_on=date(2026, 2, 9), summary="Inget att anmärka."),
        assessed(),
        approved(),
        grant_rules.BudgetCommitted(**money, amount=kronor(30_000)),
        paid(),
        received(SECOND, "kungsholmen"),
        assessed(SECOND, CriterionAnswer.MET, CriterionAnswer.NOT_MET, namnd="kungsholmen"),
        rejected(SECOND, "kungsholmen"),
        appealed(SECOND, AppealOutcome.UPHELD, "kungsholmen"),
        revoked(),
        grant_rules.BudgetReleased(**money, amount=kronor(5_000)),
        duty(),
        duty_decided(),
        claimed(),
        repaid(2_000),
        handed_over(),
        written_off(8_000),
        appealed(),
        reminded(),
        report_received(),
        grant_money.GrantReportApproved(**first, approved_on=date(2027, 5, 2)),
        received(f"{ORGNR}-00000003"),
        applications.ApplicationWithdrawn(**case(f"{ORGNR}-00000003"), withdrawn_on=date(2026, 2, 2)),
    ]  # fmt: skip


def facts() -> list[Fact]:
    namnd = {"namnd": NAMND}
    return [
        grants_noting.NamndKnown(**namnd, valid_from=date(2007, 1, 1)),
        grants_noting.MergerKnown(namnd="alvsjo", into="hagersten-alvsjo", last_day=date(2020, 6, 30)),
        registered(),
        organisations.OrganisationRenamed(orgnr=ORGNR, title="Lyktan", from_day=date(2026, 6, 1)),
        rules(),
        grant_rules.IntroductionAttested(**namnd, rule_set=RULES, attested_on=date(2026, 1, 4)),
        opened(),
        *life_of_an_application(),
        letting(),
        premises_let(),
        letting(BOOKED),
        *letting_events(BOOKED),
        grant_control.FinancedActivityControlled(
            **namnd, control_id="kontroll-1", orgnr=ORGNR, activity="Öppen förskola", result=ControlResult.IN_ORDER,
            summary="Avtalet följs.", controlled_on=date(2026, 10, 3),
        ),
        grant_rules.RoundClosed(**namnd, round_id=ROUND, closed_on=date(2026, 12, 1)),
        grant_control.ControlReportAdopted(
            **namnd, year=2026, diarienummer="1.2.1.-9/2027", adopted_on=date(2027, 2, 1), known_at=60
        ),
        organisations.OrganisationDissolved(orgnr=ORGNR, dissolved_on=date(2027, 6, 30)),
    ]  # fmt: skip
