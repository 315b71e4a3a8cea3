from datetime import date

import pytest

from contracts.envelope import Fact, Instruction
from contracts.plan_approval import (
    AdoptHistoricalPlan,
    ConsultationRecorded,
    HistoricalPlanAdopted,
    PlanApproved,
    PlanDecided,
    PlanSentBack,
    PlanSentToKs,
    PlanSubmitted,
    SendPlanBack,
)
from contracts.plans import RevisePlan
from contracts.vocabulary import ConsultedParty, PlanStatus, Role
from services.plans.plan import replay
from tests.plans.histories import (
    V1,
    approve,
    approved,
    begun,
    chain,
    consultations,
    consulted_with,
    decide,
    drafted,
    head,
    historical,
    send,
    submit,
)
from tests.plans.spec import Scenario, given, order

STEPS: tuple[tuple[Instruction, type[Fact]], ...] = (
    (submit(), PlanSubmitted),
    (decide(), PlanDecided),
    (send(), PlanSentToKs),
    (approve(), PlanApproved),
)


def back(on: date = date(2026, 3, 1), by: Role = Role.REGISTRAR) -> SendPlanBack:
    return order(SendPlanBack, by, plan_id=V1, decided_on=on, paragraph=2, reason="Komplettera lägesbilden")


def status(scenario: Scenario) -> PlanStatus | None:
    plan = replay(scenario.log[f"plan/{V1}"])
    return plan.status if plan else None


@pytest.mark.parametrize("done", range(4))
def test_P12_each_step_follows_the_one_before(done: int) -> None:
    scenario = given(*drafted(), *consultations(), *(step for step, _ in STEPS[:done]))
    scenario.when(STEPS[done][0]).then(STEPS[done][1])


@pytest.mark.parametrize("done", range(5))
@pytest.mark.parametrize("tried", range(4))
def test_P12_no_step_can_be_skipped_or_taken_twice(done: int, tried: int) -> None:
    scenario = given(*drafted(), *consultations(), *(step for step, _ in STEPS[:done]))
    if tried == done:
        return
    scenario.when(STEPS[tried][0]).then_refused("STEP_NOT_POSSIBLE", "plan_id")


def test_P12_a_refused_step_says_where_the_plan_stands_in_swedish() -> None:
    refusal = given(*approved()).when(decide()).then_refused("STEP_NOT_POSSIBLE")
    assert "Godkänd" in refusal.reason_sv
    assert "Approved" in refusal.reason_en


def test_P13_a_plan_is_not_submitted_before_slk_and_police_are_consulted() -> None:
    given(*drafted()).when(submit()).then_refused("CONSULTATION_MISSING", items=("slk", "police"))
    given(*drafted(), consulted_with(ConsultedParty.POLICE)).when(submit()).then_refused(
        "CONSULTATION_MISSING", items=("slk",)
    )


@pytest.mark.parametrize("first", list(ConsultedParty))
def test_P13_consultation_is_complete_in_either_order(first: ConsultedParty) -> None:
    second = next(party for party in ConsultedParty if party is not first)
    scenario = given(*drafted(), consulted_with(first))
    assert status(scenario) is PlanStatus.DRAFT
    scenario.when(consulted_with(second)).then(ConsultationRecorded)
    assert status(scenario) is PlanStatus.CONSULTED


def test_P13_the_same_consultation_is_recorded_once_and_another_day_is_another_one() -> None:
    scenario = given(*drafted(), *consultations())
    scenario.when(consulted_with(ConsultedParty.SLK)).then_refused("CONSULTATION_ALREADY_RECORDED", "party")
    scenario.when(consulted_with(ConsultedParty.SLK, date(2026, 1, 20))).then(ConsultationRecorded)


def test_P13_no_consultation_once_the_plan_is_submitted() -> None:
    given(*drafted(), *consultations(), submit()).when(
        consulted_with(ConsultedParty.SLK, date(2026, 2, 5))
    ).then_refused("PLAN_CLOSED")


def test_P13_a_plan_is_not_submitted_on_a_day_before_the_consultations() -> None:
    given(*drafted(), *consultations()).when(submit(on=date(2026, 1, 9))).then_refused(
        "DATE_OUT_OF_ORDER", "submitted_on"
    )
    given(*drafted(), *consultations()).when(submit(on=date(2026, 1, 10))).then(PlanSubmitted)


def test_P12_steps_lie_in_order_in_the_calendar_too() -> None:
    scenario = given(*drafted(), *consultations(), submit())
    scenario.when(decide(on=date(2026, 1, 31))).then_refused("DATE_OUT_OF_ORDER", "decided_on")
    scenario.when(back(date(2026, 1, 31))).then_refused("DATE_OUT_OF_ORDER", "decided_on")
    scenario.given(decide()).when(send(on=date(2026, 2, 19))).then_refused("DATE_OUT_OF_ORDER", "sent_on")
    scenario.given(send()).when(approve(on=date(2026, 2, 24))).then_refused("DATE_OUT_OF_ORDER", "decided_on")


def test_P12_no_step_lies_in_the_future() -> None:
    tomorrow = date(2026, 11, 21)
    scenario = given(*drafted())
    scenario.when(consulted_with(ConsultedParty.SLK, tomorrow)).then_refused("DATE_IN_FUTURE", "consulted_on")
    scenario.given(*consultations()).when(submit(on=tomorrow)).then_refused("DATE_IN_FUTURE", "submitted_on")
    scenario.given(submit()).when(decide(on=tomorrow)).then_refused("DATE_IN_FUTURE", "decided_on")
    scenario.given(decide()).when(send(on=tomorrow)).then_refused("DATE_IN_FUTURE", "sent_on")
    scenario.given(send()).when(approve(on=tomorrow)).then_refused("DATE_IN_FUTURE", "decided_on")
    scenario.when(back(tomorrow, Role.KS_REGISTRAR)).then_refused("DATE_IN_FUTURE", "decided_on")


def test_A02_conditions_make_it_approved_with_conditions() -> None:
    assert status(given(*drafted(), *chain())) is PlanStatus.APPROVED
    scenario = given(*drafted(), *chain()[:-1], approve(conditions=("Kompletteras före T2",)))
    assert status(scenario) is PlanStatus.APPROVED_WITH_CONDITIONS


@pytest.mark.parametrize(("done", "role"), [(1, Role.REGISTRAR), (2, Role.REGISTRAR), (3, Role.KS_REGISTRAR)])
def test_P12_a_plan_can_be_sent_back_by_whom_it_lies_with(done: int, role: Role) -> None:
    scenario = given(*drafted(), *consultations(), *(step for step, _ in STEPS[:done]))
    other = Role.KS_REGISTRAR if role is Role.REGISTRAR else Role.REGISTRAR
    scenario.when(back(by=other)).then_refused("ROLE_NOT_ALLOWED", "actor.role")
    scenario.when(back(by=role)).then(PlanSentBack)


@pytest.mark.parametrize("history", [drafted(), (*drafted(), *consultations()), approved(), historical()])
def test_P12_only_a_plan_that_lies_before_somebody_is_sent_back(history: tuple[Instruction, ...]) -> None:
    given(*history).when(back(date(2026, 5, 1))).then_refused("STEP_NOT_POSSIBLE")


def test_P12_a_plan_sent_back_goes_through_every_step_again_and_keeps_its_consultations() -> None:
    scenario = given(*drafted(), *consultations(), submit(), back())
    scenario.when(decide(on=date(2026, 3, 5))).then_refused("STEP_NOT_POSSIBLE")
    scenario.when(submit(on=date(2026, 2, 27))).then_refused("DATE_OUT_OF_ORDER", "submitted_on")
    scenario.given(submit(on=date(2026, 3, 2)), decide(on=date(2026, 3, 3)))
    assert status(scenario) is PlanStatus.DECIDED


def test_P12_a_plan_sent_back_can_be_consulted_on_anew() -> None:
    scenario = given(*drafted(), *consultations(), submit(), back())
    scenario.when(consulted_with(ConsultedParty.POLICE, date(2026, 3, 2))).then(ConsultationRecorded)
    assert status(scenario) is PlanStatus.SENT_BACK
    scenario.when(submit(on=date(2026, 3, 3))).then(PlanSubmitted)


def test_P12_a_plan_whose_period_is_over_is_adopted_as_historical_without_a_chain() -> None:
    adopt = order(AdoptHistoricalPlan, plan_id=V1)
    given(*begun(2019)).when(adopt).then(HistoricalPlanAdopted)
    given(*begun(2026)).when(adopt).then_refused("NOT_HISTORICAL")
    given(*historical()).when(adopt).then_refused("NOT_HISTORICAL")
    given(*begun(2019), consulted_with(ConsultedParty.SLK)).when(adopt).then_refused("NOT_HISTORICAL")
    given(*begun(2019)).when(adopt, today=date(2019, 12, 31)).then_refused("NOT_HISTORICAL")
    given(*begun(2019)).when(adopt, today=date(2020, 1, 1)).then(HistoricalPlanAdopted)


def test_P12_a_revision_is_never_adopted_as_historical() -> None:
    scenario = given(*historical(2018), order(RevisePlan, plan_id=V1, head=head(2019)))
    scenario.when(order(AdoptHistoricalPlan, plan_id="skarpnack-v2")).then_refused("NOT_HISTORICAL")


def test_P12_a_plan_that_does_not_exist_is_refused() -> None:
    given(*begun()).when(submit("farsta-v1")).then_refused("PLAN_UNKNOWN", "plan_id")
