"""G08, G11, G13: what a court makes of a denial, or of a letting that the nämnd called off."""

from datetime import date
from typing import Any

import pytest

from contracts.grant_decisions import DutyArose
from contracts.grant_terms import AppealOutcome, DutyOutcome, NegativeGround, SupportStatus
from contracts.lettings import (
    CancelLetting,
    DenyLetting,
    LettingCancelled,
    LettingDecisionAppealed,
    LettingDenied,
    PremisesLet,
    RecordLettingAppeal,
)
from contracts.plans import Period
from contracts.vocabulary import Role
from services.grants.streams import case_stream, organisation_stream
from tests.grants.histories import (
    DEMOCRACY,
    LETTING,
    ORGNR,
    STATUTES,
    THEIRS,
    approved,
    assess_letting,
    decision,
    let,
    letting_id,
    ready,
    request,
    revoke,
)
from tests.grants.spec import OTHER, Scenario, given, order

BOOKED = letting_id(owner="booking")
JUDGED = date(2026, 6, 1)
LATER = date(2026, 6, 10)


def appeal(
    case: str = LETTING, outcome: AppealOutcome = AppealOutcome.SET_ASIDE, on: date = JUDGED
) -> RecordLettingAppeal:
    return order(RecordLettingAppeal, letting_id=case, outcome=outcome, court_case="4712-26", decided_on=on)


def deny(case: str = LETTING, ground: NegativeGround = NegativeGround.TERMS_NOT_ACCEPTED) -> DenyLetting:
    return order(DenyLetting, letting_id=case, grounds=(ground,), decision=decision(date(2026, 4, 20)))


def call_off(case: str = LETTING, **said: Any) -> CancelLetting:
    body = {
        "grounds": (NegativeGround.ENABLING_VIOLENCE,),
        "decision": decision(date(2026, 5, 4)),
        "cancelled_on": date(2026, 5, 4),
        **said,
    }
    return order(CancelLetting, Role.GRANTS_DECIDER, letting_id=case, **body)


def status(told: Scenario, case: str = LETTING) -> SupportStatus:
    found = told.state(case_stream(case))
    letting = found.lettings[case] if case != BOOKED else found
    where: SupportStatus = letting.status
    return where


def test_G11_a_denial_that_a_court_sets_aside_is_decided_anew_on_answers_given_anew() -> None:
    told = given(*ready(), request(), assess_letting(), deny()).when(appeal()).then(LettingDecisionAppealed)
    told.when(let(decision=decision(LATER))).then_refused("CRITERIA_NOT_MET", "letting_id", (DEMOCRACY, STATUTES))
    told.given(assess_letting(assessed_on=date(2026, 6, 5))).when(let(decision=decision(LATER))).then(PremisesLet)


def test_G11_a_request_that_never_was_assessed_can_be_denied_appealed_and_let() -> None:
    told = given(*ready(), request(), deny(ground=NegativeGround.NOT_LET_TO_ANYBODY), appeal())
    assert status(told) is SupportStatus.RECEIVED
    told.given(assess_letting(assessed_on=date(2026, 6, 5))).when(let(decision=decision(LATER))).then(PremisesLet)


def test_G08_a_letting_called_off_by_the_namnd_runs_again_when_a_court_sets_that_aside() -> None:
    told = given(*ready(), *approved(THEIRS, OTHER, "apply-other"), request(), assess_letting(), let(), call_off())
    told.when(appeal()).then(LettingDecisionAppealed, DutyArose)
    told.then_said(
        DutyArose, namnd=OTHER, support_id=THEIRS, because_of=LETTING, reinstated=True, due_on=date(2026, 7, 1)
    )
    assert status(told) is SupportStatus.APPROVED


def test_G08_whoever_followed_a_calling_off_that_is_set_aside_thinks_again() -> None:
    told = given(*ready(), *approved(THEIRS, OTHER, "apply-other"), request(), assess_letting(), let(), call_off())
    told.given(revoke(THEIRS, OTHER, decision=decision(date(2026, 5, 20))))
    duties = told.state(organisation_stream(ORGNR)).duties.values()
    assert [duty.outcome for duty in duties] == [DutyOutcome.SUPPORT_REVOKED]
    told.when(appeal()).then(LettingDecisionAppealed, DutyArose)
    told.then_said(DutyArose, namnd=OTHER, support_id=THEIRS, reinstated=True)


@pytest.mark.parametrize("step", [deny(), call_off()])
def test_G11_a_court_that_upholds_changes_nothing(step: DenyLetting | CancelLetting) -> None:
    before = [] if isinstance(step, DenyLetting) else [let()]
    told = given(*ready(), request(), assess_letting(), *before, step)
    stood = status(told)
    told.when(appeal(outcome=AppealOutcome.UPHELD)).then(LettingDecisionAppealed)
    assert status(told) is stood
    told.when(appeal(on=LATER)).then(LettingDecisionAppealed)


def test_G13_an_individual_tenant_can_appeal_and_obliges_no_other_namnd() -> None:
    booked = request(orgnr=None, booking_reference="bokning-17")
    told = given(*ready(), booked, assess_letting(BOOKED), let(BOOKED))
    told.when(call_off(BOOKED)).then(LettingCancelled)
    told.when(appeal(BOOKED)).then(LettingDecisionAppealed)
    assert status(told, BOOKED) is SupportStatus.APPROVED
    told = given(*ready(), booked).when(deny(BOOKED, NegativeGround.PREMISES_TAKEN)).then(LettingDenied)
    told.when(appeal(BOOKED)).then(LettingDecisionAppealed)


def test_G11_what_the_tenant_called_off_is_no_decision_to_appeal() -> None:
    told = given(*ready(), request(), assess_letting(), let(), call_off(grounds=(), decision=None))
    told.when(appeal()).then_refused("NOTHING_TO_APPEAL", "letting_id")


def test_G11_only_a_negative_decision_is_appealed_and_after_it_was_taken() -> None:
    told = given(*ready(), request(), assess_letting(), let())
    told.when(appeal()).then_refused("STATUS_NOT_POSSIBLE", "letting_id", ("rejected", "cancelled"))
    told.given(call_off()).when(appeal(on=date(2026, 5, 3))).then_refused("DATE_OUT_OF_ORDER", "decided_on")
    told.when(appeal(on=date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "decided_on")
    told.given(appeal()).when(appeal(on=LATER)).then_refused("STATUS_NOT_POSSIBLE", "letting_id")


def test_G11_what_a_court_gives_back_when_its_time_is_over_is_not_let() -> None:
    short = Period(starts=date(2026, 5, 1), ends=date(2026, 5, 2))
    told = given(*ready(), request(period=short), assess_letting(), deny(), appeal())
    told.given(assess_letting(assessed_on=date(2026, 6, 5)))
    told.when(let(decision=decision(LATER))).then_refused("SUPPORT_OVER", "decision.decided_on")
