"""What the reports service records and this one must act on: a level that has risen (R31)."""

from collections.abc import Callable

from contracts.answers import Accepted, Refusal
from contracts.envelope import Actor, Instruction, Recorded
from contracts.gate import as_recorded
from contracts.plan_review import RequireReview
from contracts.situation_fixing import LevelRaised
from contracts.vocabulary import Role

DURABLE = "plans"
HEARD = ("reports",)
_ACTOR = Actor(account="plans-reactions", role=Role.SYSTEM)


class Hearing:
    """How far the other services have been heard."""

    def __init__(self, handle: Callable[[Instruction], Accepted | Refusal]) -> None:
        """Hand on what follows from an event as a command."""
        self._handle = handle
        self.read: dict[str, int] = dict.fromkeys(HEARD, 0)
        """The position in each service's log up to which everything is acted on."""

    def hear(self, event: Recorded) -> None:
        """Require what an event calls for; a command's receipt sees to it that nothing is required twice."""
        order = required(event)
        if order is not None:
            answer = self._handle(order)
            if isinstance(answer, Refusal):
                raise RequiredError(answer.code)
        self.read[event.service] = event.position


class RequiredError(Exception):
    """What another service has recorded was refused here: the two disagree, and going on would hide it."""


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
