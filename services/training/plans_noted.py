"""The courses that measures of plans require: of which departments, and while their plan is in force (T01, T07)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from contracts.answers import Decision
from contracts.days import LAST_DAY
from contracts.envelope import Fact
from contracts.training_noting import (
    ActivityNoted,
    CourseNoLongerRequired,
    CourseRequired,
    NoteActivity,
    NotePlan,
    NotePlanInForce,
    NotePlanOver,
    PlanNoted,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is noted of a plan."""

    starts: date
    ends: date
    activities: Mapping[str, ActivityNoted] = field(default_factory=dict)
    """The measures that require courses."""
    required: Mapping[tuple[str, str], tuple[date, date]] = field(default_factory=dict)
    """From which day, and to which first day without, by measure and course."""


Plans = Mapping[str, Plan]
"""Every plan of a nämnd, by its id."""


def evolve(plans: Plans, fact: Fact) -> Plans:
    """Return the plans after a fact; facts of others leave them as they are."""
    match fact:
        case PlanNoted():
            known = plans.get(fact.plan_id)
            dated = replace(known, starts=fact.starts, ends=fact.ends) if known else Plan(fact.starts, fact.ends)
            return {**plans, fact.plan_id: dated}
        case ActivityNoted() | CourseRequired() | CourseNoLongerRequired():
            return {**plans, fact.plan_id: _after(plans[fact.plan_id], fact)}
        case _:
            return plans


def _after(plan: Plan, fact: ActivityNoted | CourseRequired | CourseNoLongerRequired) -> Plan:
    match fact:
        case ActivityNoted():
            others = {key: noted for key, noted in plan.activities.items() if key != fact.activity_id}
            return replace(plan, activities={**others, fact.activity_id: fact} if fact.courses else others)
        case CourseRequired():
            key = fact.activity_id, fact.course
            return replace(plan, required={**plan.required, key: (fact.from_day, fact.to_day)})
        case CourseNoLongerRequired():
            left = {key: days for key, days in plan.required.items() if key != (fact.activity_id, fact.course)}
            return replace(plan, required=left)


def note_plan(plans: Plans, order: NotePlan) -> Decision:
    """Note the days of a plan, when they are news."""
    known = plans.get(order.plan_id)
    if known and (known.starts, known.ends) == (order.starts, order.ends):
        return ()
    return (PlanNoted(namnd=order.namnd, plan_id=order.plan_id, starts=order.starts, ends=order.ends),)


def note_activity(plans: Plans, order: NoteActivity) -> Decision:
    """Note what a measure requires, when it is news; most require nothing and never did."""
    noted = ActivityNoted(
        namnd=order.namnd,
        plan_id=order.plan_id,
        activity_id=order.activity_id,
        courses=tuple(dict.fromkeys(order.courses)),
        departments=tuple(dict.fromkeys(order.departments)),
    )
    known = plans[order.plan_id].activities.get(order.activity_id)
    return () if known == noted or (known is None and not noted.courses) else (noted,)


def note_in_force(plans: Plans, order: NotePlanInForce) -> Decision:
    """Let the measures of a decided plan require their courses, from its first day or the decision to its end."""
    plan = plans[order.plan_id]
    from_day = max(plan.starts, order.decided_on or plan.starts)
    if from_day > plan.ends:
        return ()
    return tuple(
        CourseRequired(
            namnd=order.namnd,
            plan_id=order.plan_id,
            activity_id=activity_id,
            course=course,
            departments=noted.departments,
            from_day=from_day,
            to_day=day_after(plan.ends),
        )
        for activity_id, noted in plan.activities.items()
        for course in noted.courses
    )


def note_over(plans: Plans, order: NotePlanOver) -> Decision:
    """Let a plan require nothing more from a day on."""
    return tuple(
        CourseNoLongerRequired(
            namnd=order.namnd,
            plan_id=order.plan_id,
            activity_id=activity_id,
            course=course,
            from_day=order.from_day,
        )
        for (activity_id, course), (_, to_day) in plans[order.plan_id].required.items()
        if order.from_day < to_day
    )


def day_after(day: date) -> date:
    """Return the next day; the last one that contracts take has none."""
    return min(day, LAST_DAY - timedelta(days=1)) + timedelta(days=1)
