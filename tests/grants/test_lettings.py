"""G11-G13: premises are let by the same criteria for everybody; an individual tenant is but a booking reference."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from contracts.grant_decisions import SupportApproved
from contracts.grant_rules import BudgetCommitted
from contracts.grant_terms import CriterionAnswer, NegativeGround
from contracts.lettings import (
    CancelLetting,
    DenyLetting,
    LettingAssessed,
    LettingCancelled,
    LettingDenied,
    LettingProgrammeReceived,
    LettingProgrammeRequested,
    LettingRequested,
    PremisesLet,
    ReceiveLettingProgramme,
    RequestLettingProgramme,
)
from contracts.organisations import DissolveOrganisation
from contracts.plans import Period
from contracts.vocabulary import Role
from services.grants.streams import case_stream
from tests.grants.histories import (
    DEMOCRACY,
    LETTING,
    ORGNR,
    SECOND,
    SUPPORT,
    THEIRS,
    answers,
    applied,
    approve,
    approved,
    assess_letting,
    decision,
    let,
    letting_id,
    open_round,
    pay,
    ready,
    request,
)
from tests.grants.spec import OTHER, POSITION, given, order

BOOKED = letting_id(owner="booking")


def individual() -> Any:
    return request(orgnr=None, booking_reference="bokning-17")


def deny(*grounds: NegativeGround, case: str = LETTING, **said: Any) -> DenyLetting:
    body = {"decision": decision(date(2026, 4, 20)), **said}
    return order(DenyLetting, letting_id=case, grounds=grounds, **body)


def cancel(case: str = LETTING, **said: Any) -> CancelLetting:
    return order(CancelLetting, **{"letting_id": case, "cancelled_on": date(2026, 5, 4), **said})


def request_programme(on: date = date(2026, 4, 12)) -> RequestLettingProgramme:
    return order(RequestLettingProgramme, letting_id=LETTING, requested_on=on, deadline=date(2026, 5, 1))


def receive_programme(on: date = date(2026, 4, 15)) -> ReceiveLettingProgramme:
    return order(ReceiveLettingProgramme, letting_id=LETTING, received_on=on)


def test_G11_a_request_is_tried_by_the_rules_of_the_day_it_came() -> None:
    told = given(*ready()).when(request()).then(LettingRequested)
    told.then_said(LettingRequested, letting_id=LETTING, orgnr=ORGNR, booking_reference=None, rule_set="city-2019")


def test_G13_an_individual_tenant_is_a_booking_reference_and_nothing_more() -> None:
    told = given(*ready()).when(individual()).then(LettingRequested)
    told.then_said(LettingRequested, letting_id=BOOKED, orgnr=None, booking_reference="bokning-17")
    assert list(told.log)[-1] == case_stream(BOOKED) == f"letting/{BOOKED}"
    told.given(assess_letting(BOOKED)).when(let(BOOKED)).then(PremisesLet)
    told.when(cancel(BOOKED)).then(LettingCancelled)


@pytest.mark.parametrize("said", [{"booking_reference": "bokning-17"}, {"orgnr": None}])
def test_G13_a_request_has_one_tenant(said: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        request(**said)


def test_G13_a_booking_reference_is_nobodys_personal_number() -> None:
    with pytest.raises(ValidationError) as refused:
        request(orgnr=None, booking_reference="640823-3234")
    assert "640823" not in str(refused.value)


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"orgnr": SECOND}, "ORGANISATION_UNKNOWN", "orgnr"),
        ({"requested_on": date(2026, 11, 21)}, "DATE_IN_FUTURE", "requested_on"),
        ({"requested_on": date(2019, 8, 31)}, "RULES_MISSING", "requested_on"),
        ({"requested_on": date(1990, 1, 1)}, "NAMND_NOT_VALID", "namnd"),
        (
            {"period": Period(starts=date(2026, 12, 1), ends=date(2199, 12, 31))},
            "DATE_OUT_OF_RANGE",
            "period.ends",
        ),
    ],
)
def test_G11_a_request_that_cannot_be_is_refused(said: dict[str, Any], code: str, field: str) -> None:
    given(*ready()).when(request(**said)).then_refused(code, field)


def test_an_id_that_leads_to_a_letting_there_is_makes_no_other_one() -> None:
    given(*ready(), request()).when(request()).then_refused("ID_TAKEN", "command_id")
    given(*ready(), individual()).when(individual()).then_refused("ID_TAKEN", "command_id")


def test_G11_premises_are_let_when_every_mandatory_criterion_is_met() -> None:
    told = given(*ready(), request())
    told.when(let()).then_refused("STATUS_NOT_POSSIBLE", "letting_id", ("assessed",))
    told.when(assess_letting()).then(LettingAssessed)
    told.when(let(account="officer")).then_refused("FOUR_EYES", "actor.account")
    told.when(let(decision=decision(date(2026, 4, 9)))).then_refused("DATE_OUT_OF_ORDER", "decision.decided_on")
    told.when(let()).then(PremisesLet).then_said(PremisesLet, known_at=POSITION)
    told.when(assess_letting()).then_refused("STATUS_NOT_POSSIBLE")


def test_G11_a_criterion_that_is_not_met_stands_in_the_way_and_is_named() -> None:
    told = given(*ready(), request(), assess_letting(answers=answers(democracy=CriterionAnswer.NOT_MET)))
    told.when(let()).then_refused("CRITERIA_NOT_MET", "letting_id", (DEMOCRACY,))
    ground = NegativeGround.CRITERION_NOT_MET
    told.when(deny(ground)).then_refused("CRITERIA_UNFOUNDED", "criteria")
    told.when(deny(ground, criteria=(DEMOCRACY,), account="officer")).then_refused("FOUR_EYES")
    told.when(deny(ground, criteria=(DEMOCRACY,))).then(LettingDenied).then_said(LettingDenied, known_at=POSITION)


def test_G11_every_criterion_of_a_letting_is_answered() -> None:
    given(*ready(), request()).when(assess_letting(answers=answers()[1:])).then_refused("CRITERIA_NOT_ANSWERED")


def test_G12_the_programme_is_asked_for_and_awaited() -> None:
    told = given(*ready(), request(), assess_letting())
    told.when(receive_programme()).then_refused("NOT_ASKED", "letting_id")
    told.when(request_programme()).then(LettingProgrammeRequested)
    told.when(request_programme()).then_refused("ASKED_ALREADY", "letting_id")
    told.when(let()).then_refused("STILL_WAITING", "letting_id")
    told.when(receive_programme()).then(LettingProgrammeReceived)
    told.when(let()).then(PremisesLet)


@pytest.mark.parametrize(
    "ground", [NegativeGround.BUDGET_SPENT, NegativeGround.DISSOLVED, NegativeGround.INCOMPLETE, NegativeGround.MISUSE]
)
def test_G11_a_ground_that_the_request_contradicts_is_refused(ground: NegativeGround) -> None:
    given(*ready(), request(), assess_letting()).when(deny(ground)).then_refused("GROUND_NOT_POSSIBLE", "grounds.0")


def test_G11_premises_that_are_taken_or_let_to_nobody_are_denied_without_assessment() -> None:
    given(*ready(), request()).when(deny(NegativeGround.PREMISES_TAKEN)).then(LettingDenied)
    told = given(*ready(), individual())
    told.when(deny(NegativeGround.NOT_LET_TO_ANYBODY, case=BOOKED)).then(LettingDenied)


def test_G18_nothing_is_let_to_an_organisation_that_is_dissolved() -> None:
    gone = order(DissolveOrganisation, orgnr=ORGNR, dissolved_on=date(2026, 4, 15))
    told = given(*ready(), request(), assess_letting(), gone)
    told.when(let()).then_refused("ORGANISATION_DISSOLVED", "letting_id")
    told.when(deny(NegativeGround.DISSOLVED)).then(LettingDenied)


def test_G10_G11_a_late_report_bars_premises_too_when_the_rules_say_so_and_is_a_ground() -> None:
    short = Period(starts=date(2026, 1, 1), ends=date(2026, 3, 31))
    city = [step for step in ready() if step != open_round()]
    told = given(*city, open_round(period=short), *approved(), pay(), request(), assess_letting())
    told.when(let()).then(PremisesLet)
    told = given(*city, open_round(period=short), *approved(), pay(), request(), assess_letting())
    june = {"decision": decision(date(2026, 6, 15))}
    told.when(deny(NegativeGround.NOT_ACCOUNTED)).then_refused("GROUND_NOT_POSSIBLE", "grounds.0")
    told.when(let(**june)).then_refused("REPORT_LATE", "letting_id", (SUPPORT,))
    told.when(deny(NegativeGround.NOT_ACCOUNTED, **june)).then(LettingDenied)


def test_G08_that_premises_are_taken_says_nothing_of_the_organisation() -> None:
    told = given(*ready(), *approved(THEIRS, OTHER, "apply-other"), *applied(), request(), assess_letting(), let())
    taken = {"grounds": (NegativeGround.PREMISES_TAKEN,), "decision": decision(date(2026, 5, 4))}
    told.when(cancel(by=Role.GRANTS_DECIDER, **taken)).then(LettingCancelled)
    told.when(approve(decision=decision(date(2026, 5, 5)))).then(SupportApproved, BudgetCommitted)


def test_G11_nothing_is_let_afterwards() -> None:
    past = Period(starts=date(2026, 4, 12), ends=date(2026, 4, 13))
    told = given(*ready(), request(period=past), assess_letting())
    told.when(let()).then_refused("SUPPORT_OVER", "decision.decided_on")


def test_G11_the_tenant_calls_off_without_grounds_the_namnd_with_them_and_a_decision() -> None:
    told = given(*ready(), request(), assess_letting(), let())
    ground = {"grounds": (NegativeGround.TERMS_NOT_ACCEPTED,)}
    told.when(cancel(**ground)).then_refused("DECISION_INCOMPLETE", "decision")
    told.when(cancel(decision=decision())).then_refused("DECISION_INCOMPLETE", "decision")
    told.when(cancel(**ground, decision=decision())).then_refused("ROLE_NOT_ALLOWED", items=("grants_decider",))
    told.when(cancel(by=Role.GRANTS_DECIDER, grounds=(NegativeGround.DISSOLVED,), decision=decision())).then_refused(
        "GROUND_NOT_POSSIBLE", "grounds.0"
    )
    told.when(cancel(by=Role.GRANTS_DECIDER, **ground, decision=decision())).then(LettingCancelled)
    told.when(cancel()).then_refused("STATUS_NOT_POSSIBLE")


def test_G11_what_is_only_asked_for_is_called_off_by_the_tenant() -> None:
    given(*ready(), request()).when(cancel()).then(LettingCancelled)
    given(*ready(), request()).when(cancel(cancelled_on=date(2026, 3, 31))).then_refused("DATE_OUT_OF_ORDER")


def test_a_letting_that_is_not_there_is_refused() -> None:
    given(*ready()).when(let()).then_refused("CASE_UNKNOWN", "letting_id")
    given(*ready()).when(let(BOOKED)).then_refused("CASE_UNKNOWN", "letting_id")
