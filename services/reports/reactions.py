"""What other services record and this one must know: the nämnder and the coordinators of plans."""

from collections.abc import Callable

from contracts.answers import Accepted, Refusal
from contracts.envelope import Actor, Fact, Instruction, Recorded
from contracts.gate import as_recorded
from contracts.noting import NoteAppointment, NoteAppointmentEnd, NoteMerger, NoteNamnd
from contracts.organisation import AppointmentEnded, CoordinatorAppointed, NamndEstablished, NamndMerged
from contracts.vocabulary import Role

DURABLE = "reports"
HEARD = ("plans",)
_ACTOR = Actor(account="reports-reactions", role=Role.SYSTEM)


class Hearing:
    """How far the other services have been heard."""

    def __init__(self, handle: Callable[[Instruction], Accepted | Refusal]) -> None:
        """Hand on what follows from an event as a command."""
        self._handle = handle
        self.read: dict[str, int] = dict.fromkeys(HEARD, 0)
        """The position in each service's log up to which everything is noted."""

    def hear(self, event: Recorded) -> None:
        """Note what an event says; a command's receipt sees to it that nothing is noted twice."""
        order = noted(event)
        if order is not None:
            answer = self._handle(order)
            if isinstance(answer, Refusal):
                raise NotedError(answer.code)
        self.read[event.service] = event.position


class NotedError(Exception):
    """What another service has recorded was refused here: the two disagree, and going on would hide it."""


def noted(event: Recorded) -> Instruction | None:
    """Return the command that an event of another service leads to, if any."""
    fact = _FACTS.get(event.type)
    return (
        None
        if fact is None
        else _order(fact.model_validate(event.data, strict=False, context=as_recorded), _id_of(event))
    )


def _id_of(event: Recorded) -> str:
    return f"noted:{event.service}-{event.position}"


def _order(fact: Fact, command_id: str) -> Instruction | None:
    match fact:
        case NamndEstablished():
            return NoteNamnd(command_id=command_id, actor=_ACTOR, namnd=fact.namnd, valid_from=fact.valid_from)
        case NamndMerged():
            return NoteMerger(
                command_id=command_id, actor=_ACTOR, namnd=fact.namnd, into=fact.into, last_day=fact.last_day
            )
        case CoordinatorAppointed():
            return NoteAppointment(
                command_id=command_id,
                actor=_ACTOR,
                namnd=fact.namnd,
                appointment_id=fact.appointment_id,
                from_day=fact.from_day,
            )
        case AppointmentEnded():
            return NoteAppointmentEnd(
                command_id=command_id, actor=_ACTOR, appointment_id=fact.appointment_id, last_day=fact.last_day
            )
        case _:
            return None


_FACTS: dict[str, type[Fact]] = {
    fact.type: fact for fact in (NamndEstablished, NamndMerged, CoordinatorAppointed, AppointmentEnded)
}
