"""What other services record and this one must know: the nämnder and the coordinators of plans."""

from contracts.envelope import Actor, Fact, Instruction, Recorded
from contracts.gate import as_recorded
from contracts.noting import NoteAppointment, NoteAppointmentEnd
from contracts.noting_namnder import NoteMerger, NoteNamnd
from contracts.organisation import AppointmentEnded, CoordinatorAppointed, NamndEstablished, NamndMerged
from contracts.vocabulary import Role

HEARD = ("plans",)
_ACTOR = Actor(account="reports-reactions", role=Role.SYSTEM)


def noted(event: Recorded) -> Instruction | None:
    """Return the command that an event of another service leads to, if any."""
    kind = _FACTS.get(event.type)
    if kind is None:
        return None
    return _order(kind.model_validate(event.data, strict=False, context=as_recorded), _id_of(event))


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
