"""G08: when a nämnd takes support back, each other with running support takes its own decision, on its own reasons."""

from datetime import date
from typing import Any

import pytest

from contracts.envelope import Instruction
from contracts.grant_decisions import DecideOnDuty, DecisionAppealed, DutyArose, DutyDecided, GrantRevoked, RecordAppeal
from contracts.grant_rules import BudgetCommitted, BudgetReleased
from contracts.grant_terms import AppealOutcome, DutyOutcome, NegativeGround
from contracts.lettings import CancelLetting, LettingCancelled
from contracts.plans import Period
from contracts.vocabulary import Role
from services.grants.streams import organisation_stream
from tests.grants.histories import (
    LETTING,
    ORGNR,
    SUPPORT,
    THEIRS,
    approved,
    assess_letting,
    decision,
    let,
    letting_id,
    open_round,
    pay,
    ready,
    request,
    revoke,
    support_id,
    supported_by_both,
)
from tests.grants.spec import FORMER, MERGED, NAMND, OTHER, Scenario, given, order

KEPT, REVOKED, ENDED = DutyOutcome.SUPPORT_KEPT, DutyOutcome.SUPPORT_REVOKED, DutyOutcome.SUPPORT_ENDED


def duty(told: Scenario) -> str:
    """The last duty that has arisen."""
    duties = told.state(organisation_stream(ORGNR)).duties
    return str(list(duties)[-1])


def decide(
    told: Scenario, outcome: DutyOutcome, of: str = OTHER, on: date = date(2026, 5, 20), **said: Any
) -> DecideOnDuty:
    body = {"namnd": of, "orgnr": ORGNR, "duty_id": duty(told), "decision": decision(on), **said}
    return order(DecideOnDuty, of=of, outcome=outcome, **body)


def set_aside() -> RecordAppeal:
    return order(
        RecordAppeal,
        support_id=SUPPORT,
        outcome=AppealOutcome.SET_ASIDE,
        court_case="1234-26",
        decided_on=date(2026, 9, 1),
    )


def cancel(**said: Any) -> CancelLetting:
    body = {
        "grounds": (NegativeGround.ENABLING_VIOLENCE,),
        "decision": decision(date(2026, 5, 4)),
        "cancelled_on": date(2026, 5, 4),
        **said,
    }
    return order(CancelLetting, Role.GRANTS_DECIDER, letting_id=LETTING, **body)


def in_round(round_id: str, *steps: Instruction) -> list[Instruction]:
    """The same steps, with the application in another round."""
    return [step.model_copy(update={"round_id": round_id}) if hasattr(step, "round_id") else step for step in steps]


def test_G08_every_other_namnd_with_running_support_gets_a_dated_duty() -> None:
    told = given(*supported_by_both()).when(revoke()).then(GrantRevoked, DutyArose, BudgetReleased)
    told.then_said(
        DutyArose,
        namnd=OTHER,
        support_id=THEIRS,
        because_of=SUPPORT,
        reinstated=False,
        arose_on=date(2026, 5, 4),
        due_on=date(2026, 6, 3),
    )


def test_G08_nothing_stops_by_itself() -> None:
    told = given(*supported_by_both(), revoke())
    told.when(pay(case=THEIRS, of=OTHER, paid_on=date(2026, 5, 5)))
    assert told.state(organisation_stream(ORGNR)).supports[THEIRS].paid == 3_000_000


def test_G08_each_running_support_has_its_own_duty_premises_too() -> None:
    theirs = letting_id("ask-other")
    asked = request(OTHER, command_id="ask-other"), assess_letting(theirs, OTHER), let(theirs, OTHER)
    told = given(*supported_by_both(), *asked).when(revoke())
    told.then(GrantRevoked, DutyArose, DutyArose, BudgetReleased)
    told.then_said(DutyArose, namnd=OTHER, support_id=theirs)
    assert len(told.state(organisation_stream(ORGNR)).duties) == 2


def test_G08_support_that_is_over_or_not_granted_gives_no_duty() -> None:
    short = open_round(OTHER, round_id="spring", period=Period(starts=date(2026, 1, 1), ends=date(2026, 4, 30)))
    over = support_id("apply-over")
    asked = request(OTHER, command_id="ask-other")
    told = given(*ready(), short, *approved())
    told.given(*in_round("spring", *approved(over, OTHER, "apply-over")))
    told.given(asked).when(revoke()).then(GrantRevoked, BudgetReleased)


def test_G08_a_namnd_called_off_letting_makes_duties_for_others() -> None:
    told = given(*supported_by_both(), request(), assess_letting(), let()).when(cancel())
    told.then(LettingCancelled, DutyArose).then_said(DutyArose, namnd=OTHER, because_of=LETTING, support_id=THEIRS)


def test_G08_a_letting_that_the_tenant_calls_off_makes_none() -> None:
    told = given(*supported_by_both(), request(), assess_letting(), let())
    told.when(cancel(grounds=(), decision=None)).then(LettingCancelled)


def test_G08_the_duty_is_that_of_whoever_has_the_affairs_of_a_namnd() -> None:
    old = open_round(FORMER, opens_on=date(2020, 1, 1), round_id="2020")
    told = given(*ready(), old, *approved())
    theirs = support_id("apply-former")
    told.given(*in_round("2020", *approved(theirs, FORMER, "apply-former")))
    told.when(revoke()).then_said(DutyArose, namnd=MERGED, support_id=theirs)


def test_G08_a_namnd_keeps_its_support_with_its_own_reasons() -> None:
    told = given(*supported_by_both(), revoke())
    told.when(decide(told, KEPT)).then(DutyDecided).then_said(DutyDecided, outcome=KEPT, support_id=THEIRS)
    told.when(decide(told, KEPT)).then_refused("ALREADY_DECIDED", "duty_id")


def test_G08_the_own_revocation_decides_the_duty() -> None:
    told = given(*supported_by_both(), revoke()).when(revoke(THEIRS, OTHER, decision=decision(date(2026, 5, 20))))
    told.then(GrantRevoked, DutyDecided, BudgetReleased).then_said(DutyDecided, namnd=OTHER, outcome=REVOKED)


def test_G08_the_own_calling_off_decides_the_duty() -> None:
    told = given(*ready(), *approved(THEIRS, OTHER, "apply-other"), request(), assess_letting(), let())
    told.given(revoke(THEIRS, OTHER)).when(cancel(decision=decision(date(2026, 5, 5)), cancelled_on=date(2026, 5, 5)))
    told.then(LettingCancelled, DutyDecided).then_said(DutyDecided, support_id=LETTING, outcome=REVOKED)


@pytest.mark.parametrize("outcome", [REVOKED, ENDED])
def test_G08_the_outcome_agrees_with_where_the_support_stands(outcome: DutyOutcome) -> None:
    told = given(*supported_by_both(), revoke())
    told.when(decide(told, outcome)).then_refused("DUTY_OUTCOME_OTHERWISE", "outcome", ("support_kept",))


def test_G08_a_duty_is_decided_after_it_arose_by_the_namnd_that_has_it() -> None:
    told = given(*supported_by_both(), revoke())
    told.when(decide(told, KEPT, on=date(2026, 5, 3))).then_refused("DATE_OUT_OF_ORDER", "decision.decided_on")
    told.when(decide(told, KEPT, on=date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "decision.decided_on")
    told.when(decide(told, KEPT, of=NAMND)).then_refused("DUTY_UNKNOWN", "duty_id")
    told.when(decide(told, KEPT, duty_id="u-" + "0" * 16)).then_refused("DUTY_UNKNOWN", "duty_id")


def test_G08_a_revocation_set_aside_flows_the_same_way() -> None:
    told = given(*supported_by_both(), revoke()).when(set_aside())
    told.then(DecisionAppealed, DutyArose, BudgetCommitted)
    told.then_said(DutyArose, namnd=OTHER, support_id=THEIRS, reinstated=True, arose_on=date(2026, 9, 1))


def test_G08_whoever_followed_a_revocation_that_is_set_aside_thinks_again() -> None:
    told = given(*supported_by_both(), revoke(), revoke(THEIRS, OTHER, decision=decision(date(2026, 5, 20))))
    told.when(set_aside()).then(DecisionAppealed, DutyArose, BudgetCommitted)
    told.then_said(DutyArose, support_id=THEIRS, reinstated=True)
    told.when(decide(told, KEPT, on=date(2026, 9, 5))).then_refused("DUTY_OUTCOME_OTHERWISE")
    told.when(decide(told, REVOKED, on=date(2026, 9, 5))).then(DutyDecided)


def test_G08_support_that_ended_meanwhile_is_said_to_have_ended() -> None:
    short = open_round(OTHER, round_id="spring", period=Period(starts=date(2026, 1, 1), ends=date(2026, 5, 10)))
    told = given(*ready(), short, *approved())
    over = support_id("apply-over")
    told.given(*in_round("spring", *approved(over, OTHER, "apply-over")))
    told.given(revoke())
    told.when(decide(told, KEPT)).then_refused("DUTY_OUTCOME_OTHERWISE", items=("support_ended",))
    told.when(decide(told, ENDED)).then(DutyDecided)
