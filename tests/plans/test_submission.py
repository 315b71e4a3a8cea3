from datetime import date
from typing import Any

import pytest

from contracts.activity import PlannedFollowUp
from contracts.envelope import Instruction
from contracts.plan_approval import PlanSubmitted
from contracts.plans import AmendHead, ChangeActivity, NextRevision
from contracts.schedule import Schedule
from contracts.steering import IssueTemplate, SetRevisionMoment
from contracts.vocabulary import Category, Forum, Presentation, RevisionMoment, SectionKey
from tests.plans.histories import (
    MANDATORY,
    V1,
    begun,
    consultations,
    drafted,
    head,
    measure,
    plan_measure,
    submit,
    written,
)
from tests.plans.spec import NAMND, given, order

NO_TIME = Schedule()


def ready(*more: Instruction) -> tuple[Instruction, ...]:
    return (*drafted(), *more, *consultations())


def amended(**said: Any) -> AmendHead:
    return order(AmendHead, plan_id=V1, head=head(**said))


def moment(number: int, kind: RevisionMoment = RevisionMoment.T1) -> SetRevisionMoment:
    return order(SetRevisionMoment, namnd=NAMND, year=number, moment=kind)


def test_P02_a_complete_plan_is_submitted() -> None:
    given(*ready()).when(submit()).then(PlanSubmitted)


def test_A01_a_plan_without_a_known_guideline_is_not_submitted() -> None:
    for guideline in (None, "1-1/2030"):
        given(*ready(amended(guideline=guideline))).when(submit()).then_refused(
            "GUIDELINE_MISSING", "head.guideline", items=("155-943/2015",)
        )


def test_P02_a_plan_without_a_template_is_not_submitted() -> None:
    given(*ready(amended(template=None))).when(submit()).then_refused("TEMPLATE_MISSING", "head.template")


@pytest.mark.parametrize("left_out", MANDATORY)
def test_P02_every_mandatory_section_is_written(left_out: SectionKey) -> None:
    keys = tuple(key for key in MANDATORY if key is not left_out)
    scenario = given(*ready(written(keys=keys)))
    refusal = scenario.when(submit()).then_refused("SECTIONS_MISSING", items=(left_out.value,))
    assert left_out.label_sv in refusal.reason_sv


def test_P02_what_is_mandatory_follows_the_template_version() -> None:
    only_routine = order(
        IssueTemplate, version="t2", valid_from=date(2026, 1, 1), mandatory_sections=(SectionKey.ROUTINE,)
    )
    history = (*begun(), only_routine, amended(template="t2"), *consultations())
    given(*history).when(submit()).then_refused("SECTIONS_MISSING", items=("routine",))
    given(*history, written(keys=(SectionKey.ROUTINE,))).when(submit()).then(PlanSubmitted)


def test_P02_sections_of_measures_hold_at_least_one() -> None:
    history = (*begun(), written(), plan_measure("a1"), *consultations())
    given(*history).when(submit()).then_refused("MEASURES_MISSING", items=("hindering",))
    by_content = plan_measure("a2", category=Category.ORGANISATION, category_by_content=Category.HINDERING)
    given(*history, by_content).when(submit()).then(PlanSubmitted)


def test_P04_a_measure_without_a_time_waits_as_a_draft() -> None:
    scenario = given(*ready(plan_measure("a3", title="Utan månad", schedule=NO_TIME)))
    refusal = scenario.when(submit()).then_refused("SCHEDULE_MISSING", items=("a3",))
    assert "Utan månad" in refusal.reason_sv
    scenario.given(order(ChangeActivity, plan_id=V1, activity_id="a3", activity=measure())).when(submit()).then(
        PlanSubmitted
    )


@pytest.mark.parametrize("presentation", list(Presentation))
def test_P04_only_what_stands_in_running_text_needs_no_time(presentation: Presentation) -> None:
    scenario = given(*ready(plan_measure("a3", schedule=NO_TIME, presentation=presentation))).when(submit())
    if presentation in {Presentation.NARRATIVE_EXAMPLE, Presentation.COMMITMENT}:
        scenario.then(PlanSubmitted)
    else:
        scenario.then_refused("SCHEDULE_MISSING")


def test_P11_a_period_moved_past_a_follow_up_is_noticed() -> None:
    followed = plan_measure("a3", follow_ups=(PlannedFollowUp(forum=Forum.TERTIAL_1, year=2026),))
    given(*ready(followed, amended(number=2027))).when(submit()).then_refused(
        "FOLLOW_UP_BEFORE_PLAN", "activities.a3.follow_ups.0"
    )


def test_P14_a_plan_says_when_it_is_revised_next() -> None:
    silent = amended(next_revision=None)
    given(*ready(silent)).when(submit()).then_refused("NEXT_REVISION_MISSING", "head.next_revision")
    given(*ready(silent, moment(2027))).when(submit()).then(PlanSubmitted)


@pytest.mark.parametrize(
    ("number", "kind", "enough"),
    [
        (2025, RevisionMoment.T1, False),
        (2026, RevisionMoment.T1, False),
        (2026, RevisionMoment.T2, False),
        (2026, RevisionMoment.VP, True),
        (2026, RevisionMoment.VB, True),
        (2027, RevisionMoment.VP, True),
        (2028, RevisionMoment.T1, False),
    ],
)
def test_P15_the_calendar_counts_when_it_falls_at_the_end_of_the_plan_or_in_the_year_after(
    number: int, kind: RevisionMoment, enough: bool
) -> None:
    scenario = given(*ready(amended(next_revision=None), moment(number, kind))).when(submit())
    if enough:
        scenario.then(PlanSubmitted)
    else:
        scenario.then_refused("NEXT_REVISION_MISSING")


def test_P14_front_page_and_calendar_may_not_name_two_deadlines() -> None:
    given(*ready(moment(2027, RevisionMoment.T1))).when(submit()).then(PlanSubmitted)
    given(*ready(moment(2027, RevisionMoment.T2))).when(submit()).then_refused(
        "NEXT_REVISION_AMBIGUOUS", "head.next_revision"
    )


def test_P14_a_revision_before_the_plan_is_none() -> None:
    earlier = NextRevision(moment=RevisionMoment.T2, year=2025)
    given(*ready(amended(next_revision=earlier))).when(submit()).then_refused("NEXT_REVISION_MISSING")
