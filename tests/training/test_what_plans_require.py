"""T01, T07: a measure of a plan requires courses of its departments while the plan is in force."""

from datetime import date, timedelta

import pytest

from contracts.days import LAST_DAY
from contracts.plan_approval import HistoricalPlanAdopted, PlanSentBack
from contracts.plans import ActivityChanged, ActivityWithdrawn, HeadAmended, PlanDrafted, PlanSuperseded
from contracts.training_noting import ActivityNoted, CourseNoLongerRequired, CourseRequired, PlanNoted
from tests.training.plans_heard import (
    ABOUT,
    DRAFTED,
    ENDS,
    STARTS,
    activity,
    after,
    begun,
    decided,
    head,
    heard,
    planned,
    then,
)
from tests.training.spec import NAMND, given, noted
from tests.training.training_histories import ADVANCED, BASIC, SOCIAL


def test_T07_a_decided_plan_requires_its_courses_of_its_departments_as_long_as_it_lasts() -> None:
    told = begun(planned(BASIC, ADVANCED, departments=(SOCIAL,)), planned(key="t2"))
    then(told, decided()).then(CourseRequired, CourseRequired)
    said = {"activity_id": "t1", "departments": (SOCIAL,), "from_day": STARTS, "to_day": date(2024, 1, 1)}
    told.then_said(CourseRequired, course=ADVANCED, **said)


def test_T01_a_plan_decided_late_requires_nothing_before_its_decision() -> None:
    then(begun(planned(BASIC)), decided(date(2023, 3, 1))).then_said(CourseRequired, from_day=date(2023, 3, 1))
    then(begun(planned(BASIC)), decided(date(2024, 3, 1))).then()


def test_T01_a_plan_from_before_varna_required_its_courses_in_its_own_time() -> None:
    then(begun(planned(BASIC)), HistoricalPlanAdopted(**ABOUT)).then_said(CourseRequired, from_day=STARTS)


def test_P16_what_was_changed_or_withdrawn_in_the_draft_is_not_required() -> None:
    changed = ActivityChanged(**ABOUT, activity_id="t1", activity=activity(ADVANCED))
    gone = ActivityWithdrawn(**ABOUT, activity_id="t2", reason="Utgår")
    later = HeadAmended(**ABOUT, head=head(starts=date(2023, 2, 1)))
    told = begun(planned(BASIC), planned(BASIC, key="t2"), changed, gone, later)
    then(told, decided()).then(CourseRequired)
    told.then_said(CourseRequired, activity_id="t1", course=ADVANCED, from_day=date(2023, 2, 1))


def test_P16_a_newer_plan_ends_what_the_old_one_required() -> None:
    told = begun(planned(BASIC), decided())
    over = PlanSuperseded(**ABOUT, by_plan_id=f"{NAMND}-v2", in_force_until=date(2023, 6, 30))
    then(told, over).then_said(CourseNoLongerRequired, course=BASIC, from_day=date(2023, 7, 1))
    at_its_end = over.model_copy(update={"in_force_until": ENDS})
    then(begun(planned(BASIC), decided()), at_its_end).then()
    then(begun(planned(BASIC)), over).then()


def test_A02_a_plan_that_is_sent_back_requires_nothing_until_it_is_decided_again() -> None:
    back = PlanSentBack(**ABOUT, decided_on=date(2023, 2, 1), paragraph=3, reason="Saknar åtgärder")
    told = begun(planned(BASIC), decided())
    then(told, back).then_said(CourseNoLongerRequired, from_day=date(2023, 2, 1))
    then(told, decided(date(2023, 4, 1))).then_said(CourseRequired, from_day=date(2023, 4, 1))


def test_what_is_no_news_is_not_noted_again() -> None:
    told = begun(planned(BASIC))
    then(told, DRAFTED).then()
    then(told, planned(BASIC)).then()
    then(told, ActivityChanged(**ABOUT, activity_id="t9", activity=activity())).then()
    then(told, ActivityChanged(**ABOUT, activity_id="t1", activity=activity())).then(ActivityNoted)
    then(told, HeadAmended(**ABOUT, head=head(ends=date(2024, 6, 30)))).then(PlanNoted)


def test_measures_without_courses_are_passed_over() -> None:
    assert heard(planned()) is None


@pytest.mark.parametrize("ends", [LAST_DAY, LAST_DAY - timedelta(days=1)])
def test_a_plan_to_the_end_of_the_calendar_can_be_noted(ends: date) -> None:
    told = after(given(*noted()), PlanDrafted(**ABOUT, version=1, head=head(ends=ends)), planned(BASIC))
    then(told, decided()).then_said(CourseRequired, to_day=LAST_DAY)


def test_a_measure_may_require_more_than_anybody_would() -> None:
    many = tuple(f"avdelning {number}" for number in range(60))
    begun(planned(BASIC, departments=many), decided()).then_said(CourseRequired, departments=many)
