"""Reviews of activities: required when a level of the situation picture has risen, and done by a day (R31)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet, twice
from contracts.envelope import Fact
from contracts.plan_review import ActivitiesReviewed, RequireReview, ReviewActivities, ReviewRequired
from services.plans.register import Register, unknown


@dataclass(frozen=True, slots=True)
class Review:
    """A review that a nämnd owes or has made."""

    namnd: str
    raised_on: date
    done: bool = False


Reviews = Mapping[str, Review]


def evolve(reviews: Reviews, fact: Fact) -> Reviews:
    """Return the reviews after a fact; facts of others leave them as they are."""
    match fact:
        case ReviewRequired():
            return {**reviews, fact.review_id: Review(fact.namnd, fact.raised_on)}
        case ActivitiesReviewed():
            return {**reviews, fact.review_id: replace(reviews[fact.review_id], done=True)}
        case _:
            return reviews


def require_review(reviews: Reviews, order: RequireReview, register: Register) -> Decision:
    """Lay the duty on the nämnd."""
    return (
        unknown(register, order.namnd)
        or (_required_already() if order.review_id in reviews else None)
        or (
            ReviewRequired(
                namnd=order.namnd,
                review_id=order.review_id,
                milieu=order.milieu,
                to_level=order.to_level,
                raised_on=order.raised_on,
                review_by=order.review_by,
            ),
        )
    )


def review_activities(reviews: Reviews, order: ReviewActivities, measures: Collection[str], today: date) -> Decision:
    """Record that the activities have been reviewed; `measures` are those the nämnd has or has had."""
    review = reviews.get(order.review_id)
    if review is None or review.namnd != order.namnd:
        return refuse(
            "REVIEW_UNKNOWN",
            "Nämnden har ingen sådan översyn.",
            "The nämnd has no such review.",
            field="review_id",
            hint="Se nämndens översyner i frågan namnder. / See the reviews of the nämnd in the question namnder.",
        )
    return (
        (_reviewed_already() if review.done else None)
        or not_yet(order.reviewed_on, today, "reviewed_on")
        or not_before(order.reviewed_on, review.raised_on, "reviewed_on")
        or twice(order.changed, "changed")
        or _not_measures(order, measures)
        or (
            ActivitiesReviewed(
                namnd=order.namnd,
                review_id=order.review_id,
                reviewed_on=order.reviewed_on,
                conclusion=order.conclusion,
                changed=order.changed,
            ),
        )
    )


def _not_measures(order: ReviewActivities, measures: Collection[str]) -> Refusal | None:
    place = next((place for place, changed in enumerate(order.changed) if changed not in measures), None)
    if place is None:
        return None
    return refuse(
        "ACTIVITY_UNKNOWN",
        "Nämnden har ingen sådan åtgärd i någon plan.",
        "The nämnd has no such measure in any plan.",
        field=f"changed.{place}",
        hint="Ange åtgärdens id, som det står i planen. / Give the id of the measure as the plan has it.",
    )


def _required_already() -> Refusal:
    return refuse(
        "REVIEW_EXISTS",
        "Översynen är redan begärd.",
        "The review is required already.",
        field="review_id",
        hint="Inget mer behöver göras. / Nothing more needs doing.",
    )


def _reviewed_already() -> Refusal:
    return refuse(
        "ALREADY_RECORDED",
        "Översynen är redan gjord.",
        "The review is already made.",
        field="review_id",
        hint="Ändra åtgärderna i planen om mer behövs. / Change the measures of the plan if more is needed.",
    )
