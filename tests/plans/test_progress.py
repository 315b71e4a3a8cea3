from datetime import date
from typing import Any

import pytest

from contracts.activity import Target
from contracts.envelope import Instruction
from contracts.plan_content import Outcome, PlanContent
from contracts.plan_progress import (
    ActivityFollowedUp,
    CoverageTaken,
    FollowUpActivity,
    FollowUpOutcome,
    MeasureTarget,
    OutcomeFollowedUp,
    ProgressReported,
    ReportProgress,
    TakeCoverage,
    TargetMeasured,
)
from contracts.plans import DescribePlan, Period
from contracts.schedule import Per
from contracts.vocabulary import ActivityStatus, Forum, Role
from tests.plans.histories import (
    V1,
    approved,
    chain,
    consultations,
    decide,
    drafted,
    historical,
    plan_measure,
    revised,
    send,
    submit,
    year,
)
from tests.plans.spec import given, order

JOBS = Target(key="jobb", title="Feriejobb", value=400, unit="jobb", per=Per.YEAR)
WITH_TARGET = (*drafted(), plan_measure("a3", targets=(JOBS,)), *chain())


def report(status: ActivityStatus = ActivityStatus.ONGOING, activity_id: str = "a1", **said: Any) -> ReportProgress:
    body: dict[str, Any] = {"plan_id": V1, "reported_on": date(2026, 6, 1)}
    return order(ReportProgress, activity_id=activity_id, status=status, **{**body, **said})


def measured(target: str = "jobb", period: Period | None = None, **said: Any) -> MeasureTarget:
    body: dict[str, Any] = {"plan_id": V1, "activity_id": "a3", "value": 312.0, "measured_on": date(2026, 9, 1)}
    return order(MeasureTarget, target=target, period=period or year(2026), **{**body, **said})


def follow_up(activity_id: str = "a1", on: date = date(2026, 5, 1)) -> FollowUpActivity:
    return order(
        FollowUpActivity,
        plan_id=V1,
        activity_id=activity_id,
        forum=Forum.TERTIAL_1,
        year=2026,
        followed_up_on=on,
        note="Enligt plan",
    )


def test_P16_progress_is_reported_once_for_each_state() -> None:
    scenario = given(*approved())
    scenario.when(report()).then(ProgressReported)
    scenario.when(report()).then_refused("ALREADY_RECORDED", "activity_id")
    scenario.when(report(ActivityStatus.DONE)).then(ProgressReported)
    scenario.when(report(activity_id="a9")).then_refused("ACTIVITY_UNKNOWN", "activity_id")
    scenario.when(report(reported_on=date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "reported_on")


@pytest.mark.parametrize("status", [ActivityStatus.CHANGED, ActivityStatus.DROPPED])
def test_P16_a_measure_changed_or_dropped_on_the_way_has_a_reason(status: ActivityStatus) -> None:
    given(*approved()).when(report(status)).then_refused("REASON_MISSING", "note")
    given(*approved()).when(report(status, note="Lokalen stängdes")).then(ProgressReported)


@pytest.mark.parametrize("told", [report(), measured(activity_id="a1"), follow_up()])
@pytest.mark.parametrize("history", [drafted(), (*drafted(), *consultations(), submit())])
def test_P12_a_plan_is_followed_from_the_decision_on(history: tuple[Instruction, ...], told: Instruction) -> None:
    given(*history).when(told).then_refused("PLAN_NOT_IN_USE", "plan_id")


@pytest.mark.parametrize(
    "history",
    [
        (*drafted(), *consultations(), submit(), decide()),
        (*drafted(), *consultations(), submit(), decide(), send()),
        approved(),
        historical(2026 - 1),
        revised(),
    ],
)
def test_P12_a_plan_in_use_is_followed_also_when_its_revision_is_begun(history: tuple[Instruction, ...]) -> None:
    given(*history).when(follow_up()).then(ActivityFollowedUp)


def test_P20_a_value_is_measured_in_the_unit_of_its_target() -> None:
    scenario = given(*WITH_TARGET).when(measured()).then(TargetMeasured)
    scenario.then_said(TargetMeasured, target="jobb", value=312.0, unit="jobb", per=Per.YEAR)
    scenario.when(measured()).then_refused("ALREADY_RECORDED")
    scenario.when(measured(value=313.0)).then(TargetMeasured)


def test_P20_only_a_target_the_measure_states_is_measured() -> None:
    given(*WITH_TARGET).when(measured("dagar")).then_refused("TARGET_UNKNOWN", "target", items=("jobb",))
    given(*WITH_TARGET).when(measured(activity_id="a1")).then_refused("TARGET_UNKNOWN", "target", items=())


def test_P20_a_value_is_measured_after_its_period_began() -> None:
    given(*WITH_TARGET).when(measured(period=Period(starts=date(2026, 10, 1), ends=date(2026, 12, 31)))).then_refused(
        "DATE_OUT_OF_ORDER", "measured_on"
    )
    given(*WITH_TARGET).when(measured(measured_on=date(2026, 12, 1))).then_refused("DATE_IN_FUTURE", "measured_on")


def test_P10_a_follow_up_is_recorded_once() -> None:
    scenario = given(*approved())
    scenario.when(follow_up()).then(ActivityFollowedUp)
    scenario.when(follow_up()).then_refused("ALREADY_RECORDED")
    scenario.when(follow_up(on=date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "followed_up_on")
    scenario.when(follow_up("a9")).then_refused("ACTIVITY_UNKNOWN")


OUTCOMES = PlanContent(
    outcomes=(Outcome(statement="Unga är trygga", indicator="Trygghet"), Outcome(statement="Tillit"))
)
WITH_OUTCOMES = (*drafted(), order(DescribePlan, plan_id=V1, content=OUTCOMES), *chain())


def outcome(place: int = 2, **said: Any) -> FollowUpOutcome:
    body: dict[str, Any] = {"plan_id": V1, "year": 2026, "followed_up_on": date(2026, 11, 1), "note": "Den har ökat"}
    return order(FollowUpOutcome, outcome=place, forum=Forum.ANNUAL_REPORT, **{**body, **said})


def test_P19_a_wanted_outcome_is_followed_up_in_words_and_by_its_indicator() -> None:
    scenario = given(*WITH_OUTCOMES)
    scenario.when(outcome()).then_said(OutcomeFollowedUp, statement="Tillit", note="Den har ökat", indicator=None)
    scenario.when(outcome()).then_refused("ALREADY_RECORDED", "outcome")
    scenario.when(outcome(1, indicator="72 procent")).then_said(
        OutcomeFollowedUp, statement="Unga är trygga", indicator="72 procent"
    )


def test_P19_only_an_outcome_the_plan_wants_is_followed_up_and_not_in_the_future() -> None:
    given(*WITH_OUTCOMES).when(outcome(3)).then_refused("OUTCOME_UNKNOWN", "outcome")
    given(*approved()).when(outcome(1)).then_refused("OUTCOME_UNKNOWN", "outcome")
    late = outcome(followed_up_on=date(2026, 11, 21))
    given(*WITH_OUTCOMES).when(late).then_refused("DATE_IN_FUTURE", "followed_up_on")
    written_down = (*drafted(), order(DescribePlan, plan_id=V1, content=OUTCOMES))
    given(*written_down).when(outcome()).then_refused("PLAN_NOT_IN_USE", "plan_id")


def coverage(share: int | None = 82, **said: Any) -> TakeCoverage:
    cut_off: dict[str, Any] = {"forum": Forum.TERTIAL_1, "year": 2026, "on": date(2026, 4, 30)}
    body: dict[str, Any] = {"plan_id": V1, "activity_id": "a1", "course": "grundutbildning", **cut_off, **said}
    return order(TakeCoverage, **body, share=share)


@pytest.mark.parametrize("share", [0, 82, 100, None])
def test_T16_measured_coverage_is_taken_also_when_it_cannot_be_shown(share: int | None) -> None:
    given(*drafted(), *chain()).when(coverage(share)).then_said(
        CoverageTaken, activity_id="a1", course="grundutbildning", forum=Forum.TERTIAL_1, year=2026, share=share
    )


def test_T16_coverage_is_taken_once_and_each_course_and_forum_for_itself() -> None:
    taken = given(*drafted(), *chain(), coverage())
    taken.when(coverage()).then()
    taken.when(coverage(course="fordjupning-hogerextremism")).then(CoverageTaken)
    taken.when(coverage(forum=Forum.TERTIAL_2, on=date(2026, 8, 31))).then(CoverageTaken)


def test_T16_coverage_of_a_plan_or_a_measure_that_is_gone_is_passed_over() -> None:
    given(*drafted(), *chain()).when(coverage(activity_id="borttagen")).then()
    given(*drafted()).when(coverage(plan_id="skarpnack-v9")).then()


def test_T16_nobody_tells_coverage_by_hand() -> None:
    given(*drafted(), *chain()).when(coverage(by=Role.LOCAL_COORDINATOR)).then_refused("ROLE_NOT_ALLOWED")
