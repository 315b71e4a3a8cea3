"""What other services record and this one must act on: a level that has risen (R31), coverage of a measure (T16)."""

from contracts.envelope import Actor, Fact, Instruction, Recorded
from contracts.gate import as_recorded
from contracts.plan_progress import TakeCoverage
from contracts.plan_review import RequireReview
from contracts.situation_fixing import LevelRaised
from contracts.training_measures import ActivityCovered
from contracts.vocabulary import Role

HEARD = ("reports", "training")
_ACTOR = Actor(account="plans-reactions", role=Role.SYSTEM)


def called_for(event: Recorded) -> Instruction | None:
    """Return the command that an event of another service leads to, if any."""
    kind = _FACTS.get(event.type)
    if kind is None:
        return None
    return _order(kind.model_validate(event.data, strict=False, context=as_recorded), event)


def _order(fact: Fact, event: Recorded) -> Instruction | None:
    command_id = f"{event.service}-{event.position}"
    match fact:
        case LevelRaised():
            return RequireReview(
                command_id=command_id,
                actor=_ACTOR,
                namnd=fact.namnd,
                review_id=f"review-{event.position}",
                milieu=fact.milieu,
                to_level=fact.to_level,
                raised_on=fact.raised_on,
                review_by=fact.review_by,
            )
        case ActivityCovered():
            return TakeCoverage(
                command_id=command_id,
                actor=_ACTOR,
                plan_id=fact.plan_id,
                activity_id=fact.activity_id,
                course=fact.course,
                forum=fact.forum,
                year=fact.year,
                on=fact.on,
                share=fact.share,
            )
        case _:
            return None


_FACTS: dict[str, type[Fact]] = {fact.type: fact for fact in (LevelRaised, ActivityCovered)}
