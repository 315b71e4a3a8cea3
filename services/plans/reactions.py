"""What the reports service records and this one must act on: a level that has risen (R31)."""

from contracts.envelope import Actor, Recorded
from contracts.gate import as_recorded
from contracts.plan_review import RequireReview
from contracts.situation_fixing import LevelRaised
from contracts.vocabulary import Role

HEARD = ("reports",)
_ACTOR = Actor(account="plans-reactions", role=Role.SYSTEM)


def required(event: Recorded) -> RequireReview | None:
    """Return the command that an event of another service leads to, if any."""
    if event.type != LevelRaised.type:
        return None
    fact = LevelRaised.model_validate(event.data, strict=False, context=as_recorded)
    return RequireReview(
        command_id=f"{event.service}-{event.position}",
        actor=_ACTOR,
        namnd=fact.namnd,
        review_id=f"review-{event.position}",
        milieu=fact.milieu,
        to_level=fact.to_level,
        raised_on=fact.raised_on,
        review_by=fact.review_by,
    )
