"""G01-G04, G08: support is approved, rejected or revoked by another than assessed it, on grounds the case bears out."""

from datetime import date
from typing import Any

import pytest

from contracts.envelope import Instruction
from contracts.grant_decisions import (
    ApplicationRejected,
    DecisionAppealed,
    DutyArose,
    GrantRevoked,
    RecordAppeal,
    RejectApplication,
    SupportApproved,
)
from contracts.grant_rules import BudgetCommitted, BudgetReleased, CloseRound
from contracts.grant_terms import AppealOutcome, CriterionAnswer, NegativeGround
from contracts.money import Money
from contracts.plans import Period
from services.grants.streams import round_stream
from tests.grants.histories import (
    DEMOCRACY,
    LOCAL,
    ROUND,
    SECOND,
    STATUTES,
    SUPPORT,
    answers,
    applied,
    approve,
    approved,
    assess,
    complete,
    decision,
    kronor,
    open_round,
    pay,
    ready,
    receive,
    register,
    revoke,
    support_id,
)
from tests.grants.spec import NAMND, POSITION, Scenario, given, order

NOT_MET, UNSURE = CriterionAnswer.NOT_MET, CriterionAnswer.CANNOT_BE_JUDGED


def reject(*grounds: NegativeGround, **said: Any) -> RejectApplication:
    body = {"decision": decision(), **said}
    return order(RejectApplication, support_id=SUPPORT, grounds=grounds, **body)


def appeal(outcome: AppealOutcome = AppealOutcome.SET_ASIDE, on: date = date(2026, 9, 1)) -> RecordAppeal:
    return order(RecordAppeal, support_id=SUPPORT, outcome=outcome, court_case="1234-26", decided_on=on)


def room(told: Scenario) -> int:
    left: int = told.state(round_stream(NAMND, ROUND)).room
    return left


def test_G04_support_is_approved_when_every_mandatory_criterion_is_met() -> None:
    told = given(*ready(), *applied()).when(approve()).then(SupportApproved, BudgetCommitted)
    told.then_said(SupportApproved, amount=kronor(30_000), report_due_on=date(2027, 3, 1), known_at=POSITION)
    told.then_said(SupportApproved, decision=decision())
    assert room(told) == 7_000_000


@pytest.mark.parametrize("answer", [NOT_MET, UNSURE])
def test_G04_a_mandatory_criterion_that_is_not_met_stands_in_the_way(answer: CriterionAnswer) -> None:
    told = given(*ready(), receive(), complete(), assess(answers=answers(democracy=answer)))
    told.when(approve()).then_refused("CRITERIA_NOT_MET", "support_id", (DEMOCRACY,))


def test_G02_a_criterion_that_is_not_mandatory_does_not() -> None:
    told = given(*ready(), receive(), complete(), assess(answers=answers(residents=NOT_MET)))
    told.when(approve()).then(SupportApproved, BudgetCommitted)


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"account": "officer"}, "FOUR_EYES", "actor.account"),
        ({"amount": Money(ore=0)}, "AMOUNT_ZERO", "amount.ore"),
        ({"amount": kronor(40_001)}, "AMOUNT_TOO_LARGE", "amount.ore"),
        ({"decision": decision(date(2026, 1, 31))}, "DATE_OUT_OF_ORDER", "decision.decided_on"),
        ({"decision": decision(date(2026, 11, 21))}, "DATE_IN_FUTURE", "decision.decided_on"),
        ({"decision": decision(date(2025, 9, 30))}, "ROUND_NOT_OPEN", "decision.decided_on"),
    ],
)
def test_G01_an_approval_that_cannot_be_is_refused(said: dict[str, Any], code: str, field: str) -> None:
    told = given(*ready(), *applied())
    told.when(approve(**said)).then_refused(code, field)
    assert room(told) == 10_000_000


def test_G01_never_more_than_the_budget_is_promised() -> None:
    second = support_id("apply-0002", SECOND)
    small = open_round(budget=kronor(50_000))
    city = [step for step in ready() if step != open_round()]
    told = given(*city, small, register(SECOND), *approved())
    told.given(*applied(second, command_id="apply-0002", orgnr=SECOND))
    told.when(approve(second)).then_refused("OVER_BUDGET", "amount.ore")
    told.when(approve(second, amount=kronor(20_000))).then(SupportApproved, BudgetCommitted)
    assert room(told) == 0


def test_G01_a_late_application_can_only_be_rejected_as_such() -> None:
    late = receive(received_on=date(2026, 7, 1))
    steps: tuple[Instruction, ...] = (
        late,
        complete().model_copy(update={"completed_on": date(2026, 7, 2)}),
        assess(assessed_on=date(2026, 7, 3)),
    )
    told = given(*ready(), *steps)
    told.when(approve(decision=decision(date(2026, 7, 5)))).then_refused("APPLICATION_TOO_LATE")
    told.when(reject(NegativeGround.TOO_LATE, decision=decision(date(2026, 7, 5)))).then(ApplicationRejected)


def test_G04_a_rejection_names_the_criteria_that_were_found_not_met() -> None:
    told = given(*ready(), receive(), complete(), assess(answers=answers(democracy=NOT_MET, statutes=UNSURE)))
    ground = NegativeGround.CRITERION_NOT_MET
    told.when(reject(ground)).then_refused("CRITERIA_UNFOUNDED", "criteria", (DEMOCRACY,))
    told.when(reject(ground, criteria=(DEMOCRACY, STATUTES))).then_refused("CRITERIA_UNFOUNDED", "criteria.1")
    told.when(reject(NegativeGround.VIOLENT_ACT, criteria=(DEMOCRACY,))).then_refused("CRITERIA_UNFOUNDED")
    told.when(reject(ground, criteria=(DEMOCRACY,), account="officer")).then_refused("FOUR_EYES")
    told.when(reject(ground, criteria=(DEMOCRACY,))).then(ApplicationRejected)
    told.then_said(ApplicationRejected, known_at=POSITION, criteria=(DEMOCRACY,), decision=decision())
    told.when(approve()).then_refused("STATUS_NOT_POSSIBLE")


@pytest.mark.parametrize(
    "ground",
    [
        NegativeGround.DISSOLVED,
        NegativeGround.TOO_LATE,
        NegativeGround.BUDGET_SPENT,
        NegativeGround.NOT_ACCOUNTED,
        NegativeGround.INCOMPLETE,
        NegativeGround.PREMISES_TAKEN,
        NegativeGround.NOT_LET_TO_ANYBODY,
    ],
)
def test_G04_a_ground_that_the_case_contradicts_is_refused(ground: NegativeGround) -> None:
    told = given(*ready(), *applied())
    refusal = told.when(reject(NegativeGround.VIOLENT_ACT, ground)).then_refused("GROUND_NOT_POSSIBLE", "grounds.1")
    assert ground.value not in refusal.items
    assert NegativeGround.VIOLENT_ACT.value in refusal.items


def test_G01_the_budget_is_a_ground_when_it_is_spent() -> None:
    city = [step for step in ready() if step != open_round()]
    told = given(*city, open_round(budget=kronor(39_999)), *applied())
    told.when(reject(NegativeGround.BUDGET_SPENT)).then(ApplicationRejected)


def test_G04_an_application_that_never_was_complete_is_rejected_as_such() -> None:
    told = given(*ready(), receive()).when(reject(NegativeGround.INCOMPLETE)).then(ApplicationRejected)
    told.then_said(ApplicationRejected, grounds=(NegativeGround.INCOMPLETE,))


def test_G04_what_the_officer_is_told_holds_for_the_decision_until_the_case_is_assessed_anew() -> None:
    again = support_id("apply-0002")
    doubted = assess(again, answers=answers(democracy=NOT_MET), assessed_on=date(2026, 2, 5))
    told = given(*ready(), *applied(), *applied(again, command_id="apply-0002"), doubted)
    told.when(approve()).then_refused("CRITERIA_NOT_MET", "support_id", (DEMOCRACY,))
    told.given(assess(assessed_on=date(2026, 2, 5))).when(approve()).then(SupportApproved, BudgetCommitted)
    told.when(approve(again)).then_refused("CRITERIA_NOT_MET", "support_id", (DEMOCRACY,))


def test_G08_a_namnd_that_has_revoked_assesses_anew_before_it_approves_more() -> None:
    again = support_id("apply-0002")
    told = given(*ready(), *approved(), *applied(again, command_id="apply-0002"), revoke())
    june = approve(again, decision=decision(date(2026, 6, 1)))
    told.when(june).then_refused("ASSESSED_BEFORE_REVOCATION", "support_id")
    told.given(assess(again, assessed_on=date(2026, 5, 5))).when(june).then(SupportApproved, BudgetCommitted)


def test_G08_revoked_support_frees_what_is_not_paid() -> None:
    told = given(*ready(), *approved(), pay(10_000)).when(revoke()).then(GrantRevoked, BudgetReleased)
    told.then_said(BudgetReleased, amount=kronor(20_000))
    told.then_said(GrantRevoked, known_at=POSITION)
    assert room(told) == 9_000_000
    told.when(revoke()).then_refused("STATUS_NOT_POSSIBLE")


def test_G08_support_that_is_paid_in_full_frees_nothing() -> None:
    given(*ready(), *approved(), pay()).when(revoke()).then(GrantRevoked)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"grounds": (NegativeGround.BUDGET_SPENT,)}, "GROUND_NOT_POSSIBLE"),
        ({"grounds": (NegativeGround.DISSOLVED,)}, "GROUND_NOT_POSSIBLE"),
        ({"grounds": (NegativeGround.NOT_ACCOUNTED,)}, "GROUND_NOT_POSSIBLE"),
        ({"grounds": (NegativeGround.CRITERION_NOT_MET,)}, "CRITERIA_UNFOUNDED"),
        ({"grounds": (NegativeGround.CRITERION_NOT_MET,), "criteria": (LOCAL,)}, "CRITERIA_UNFOUNDED"),
        ({"decision": decision(date(2026, 2, 9))}, "DATE_OUT_OF_ORDER"),
        ({"decision": decision(date(2026, 11, 21))}, "DATE_IN_FUTURE"),
    ],
)
def test_G08_a_revocation_that_cannot_be_is_refused(said: dict[str, Any], code: str) -> None:
    given(*ready(), *approved()).when(revoke(**said)).then_refused(code)


def test_G08_a_criterion_that_is_no_longer_met_is_named() -> None:
    grounds = (NegativeGround.CRITERION_NOT_MET,)
    told = given(*ready(), *approved()).when(revoke(grounds=grounds, criteria=(DEMOCRACY,)))
    told.then_said(GrantRevoked, criteria=(DEMOCRACY,))


def test_G08_support_whose_time_is_over_is_not_revoked() -> None:
    short = Period(starts=date(2026, 1, 1), ends=date(2026, 4, 30))
    city = [step for step in ready() if step != open_round()]
    told = given(*city, open_round(period=short), *approved())
    told.when(revoke()).then_refused("SUPPORT_OVER", "decision.decided_on")
    told.when(revoke(decision=decision(date(2026, 4, 30)))).then(GrantRevoked, BudgetReleased)


def test_a_court_that_sets_a_revocation_aside_has_the_support_run_again() -> None:
    told = given(*ready(), *approved(), pay(10_000), revoke()).when(appeal())
    told.then(DecisionAppealed, BudgetCommitted).then_said(BudgetCommitted, amount=kronor(20_000))
    assert room(told) == 7_000_000
    told.when(pay(20_001, paid_on=date(2026, 9, 2))).then_refused("AMOUNT_TOO_LARGE")
    told.when(pay(20_000, paid_on=date(2026, 9, 2)))
    told.when(appeal()).then_refused("STATUS_NOT_POSSIBLE")


def test_a_court_is_obeyed_also_when_the_budget_is_spent_since() -> None:
    second = support_id("apply-0002", SECOND)
    city = [step for step in ready() if step != open_round()]
    told = given(*city, open_round(budget=kronor(30_000)), register(SECOND), *approved(), revoke())
    told.given(*applied(second, command_id="apply-0002", orgnr=SECOND), approve(second), appeal())
    assert room(told) == -3_000_000
    third = support_id("apply-0003")
    told.given(*applied(third, command_id="apply-0003"))
    refusal = told.when(approve(third, amount=Money(ore=1))).then_refused("OVER_BUDGET")
    assert "0 öre" in refusal.reason_en


def test_a_court_that_upholds_changes_nothing() -> None:
    told = given(*ready(), *approved(), revoke()).when(appeal(AppealOutcome.UPHELD)).then(DecisionAppealed)
    told.when(pay()).then_refused("STATUS_NOT_POSSIBLE")
    assert room(told) == 10_000_000


def test_a_court_that_sets_a_rejection_aside_has_the_case_decided_anew() -> None:
    told = given(*ready(), *applied(), reject(NegativeGround.FALSE_STATEMENT)).when(appeal()).then(DecisionAppealed)
    told.when(approve()).then_refused("DATE_OUT_OF_ORDER", "decision.decided_on")
    anew = approve(decision=decision(date(2026, 9, 3)))
    told.when(anew).then_refused("CRITERIA_NOT_MET", items=(DEMOCRACY, STATUTES))
    told.given(assess(assessed_on=date(2026, 9, 2))).when(anew).then(SupportApproved, BudgetCommitted)


def test_G01_what_a_court_has_sent_back_is_decided_also_when_the_round_is_closed() -> None:
    closed = order(CloseRound, namnd=NAMND, round_id=ROUND, closed_on=date(2026, 8, 1))
    unassessed = receive(), reject(NegativeGround.INCOMPLETE), closed
    told = given(*ready(), *unassessed).when(appeal(AppealOutcome.UPHELD)).then(DecisionAppealed)
    told.when(complete().model_copy(update={"completed_on": date(2026, 9, 2)})).then_refused("STATUS_NOT_POSSIBLE")
    told = given(*ready(), *unassessed).when(appeal()).then(DecisionAppealed)
    told.given(complete().model_copy(update={"completed_on": date(2026, 9, 2)}), assess(assessed_on=date(2026, 9, 3)))
    told.when(approve(amount=kronor(40_001), decision=decision(date(2026, 9, 4)))).then_refused("AMOUNT_TOO_LARGE")
    told.when(approve(decision=decision(date(2026, 9, 4)))).then(SupportApproved, BudgetCommitted)
    assert room(told) == 7_000_000


def test_G01_what_a_court_has_sent_back_can_be_rejected_anew_on_answers_given_anew() -> None:
    closed = order(CloseRound, namnd=NAMND, round_id=ROUND, closed_on=date(2026, 8, 1))
    not_met = {"grounds": (NegativeGround.CRITERION_NOT_MET,), "criteria": (DEMOCRACY,)}
    refusal = order(RejectApplication, support_id=SUPPORT, decision=decision(), **not_met)
    doubted = receive(), complete(), assess(answers=answers(democracy=NOT_MET)), refusal, closed
    told = given(*ready(), *doubted, appeal())
    again = refusal.model_copy(update={"decision": decision(date(2026, 9, 5))})
    told.when(again).then_refused("CRITERIA_UNFOUNDED")
    told.given(assess(answers=answers(democracy=NOT_MET), assessed_on=date(2026, 9, 2)))
    told.when(again).then(ApplicationRejected)
    told.when(appeal(on=date(2026, 10, 1))).then(DecisionAppealed)


def test_only_a_rejection_or_a_revocation_is_appealed() -> None:
    told = given(*ready(), *approved())
    told.when(appeal()).then_refused("STATUS_NOT_POSSIBLE", "support_id", ("rejected", "revoked"))
    told.given(revoke()).when(appeal(on=date(2026, 5, 3))).then_refused("DATE_OUT_OF_ORDER", "decided_on")
    told.when(appeal(on=date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "decided_on")


def test_G08_a_revocation_makes_no_duty_for_the_namnd_itself() -> None:
    again = support_id("apply-0002")
    told = given(*ready(), *approved(), *approved(again, command_id="apply-0002")).when(revoke())
    assert DutyArose not in [type(fact) for fact in told.log[f"organisation/{SUPPORT[:11]}"]]
