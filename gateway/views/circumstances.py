"""What is known of one nämnd, and everything that is due of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gateway.views.dues import (
    DeadlineKind,
    activity_dues,
    coordinator_dues,
    deliverable_dues,
    due,
    duty_dues,
    guideline_dues,
    revision_dues,
)
from gateway.views.reader import Row
from gateway.views.report_dues import contact_dues, incident_dues
from gateway.views.situation_dues import picture_dues, review_dues


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of one nämnd, for its deadlines."""

    namnd: Row
    plan: Row | None
    """The plan it works by."""
    activities: Sequence[Row]
    moments: Sequence[Row]
    appointments: Sequence[Row]
    work_groups: Sequence[Row]
    attested: Mapping[int, frozenset[str]]
    """The duties attested in each year."""
    guidelines: Sequence[Row]
    pictures: Sequence[Row]
    reviews: Sequence[Row]
    """Those of nämnder that went up in it too: what they owed is owed still."""
    undelivered: Sequence[Row]
    waiting: Sequence[Row]
    """Its reports that nobody has got, and that nobody has followed up."""
    contacts: Sequence[Row]


def all_dues(known: Circumstances, today: date) -> list[Row]:
    """Return everything that is due, overdue or missing for a nämnd."""
    found = [
        *plan_dues(known, today),
        *coordinator_dues(known.appointments, known.namnd, today),
        *deliverable_dues(known.work_groups, today),
        *duty_dues(known.appointments, known.attested, today),
        *picture_dues(known.namnd, known.pictures, known.moments, today),
        *review_dues(known.reviews, today),
        *incident_dues(known.undelivered, known.waiting, today),
        *contact_dues(known.contacts, today),
    ]
    return [{**row, "namnd_code": known.namnd["code"]} for row in found]


def plan_dues(known: Circumstances, today: date) -> list[Row]:
    """Return what is due of the plan a nämnd works by, or that it has none (A01, A08, P14)."""
    plan = known.plan
    if plan is None:
        return [due(DeadlineKind.PLAN_MISSING, "Nämnden har ingen handlingsplan", None, today)]
    return [
        {**row, "plan_id": plan["id"]}
        for row in (
            *revision_dues(plan, known.moments, today),
            *guideline_dues(plan, known.guidelines, today),
            *(row for activity in known.activities for row in activity_dues(activity, plan, today)),
        )
    ]
