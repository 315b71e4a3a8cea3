"""What plans records and this service must know: the nämnder."""

from contracts.envelope import Actor, Instruction, Recorded
from contracts.gate import as_recorded
from contracts.noting_namnder import NoteMerger, NoteNamnd
from contracts.organisation import NamndEstablished, NamndMerged
from contracts.vocabulary import Role

HEARD = ("plans",)
_ACTOR = Actor(account="grants-reactions", role=Role.SYSTEM)


def noted(event: Recorded) -> Instruction | None:
    """Return the command that an event of another service leads to, if any."""
    command_id = f"noted:{event.service}-{event.position}"
    if event.type == NamndEstablished.type:
        told = NamndEstablished.model_validate(event.data, strict=False, context=as_recorded)
        return NoteNamnd(command_id=command_id, actor=_ACTOR, namnd=told.namnd, valid_from=told.valid_from)
    if event.type == NamndMerged.type:
        over = NamndMerged.model_validate(event.data, strict=False, context=as_recorded)
        return NoteMerger(command_id=command_id, actor=_ACTOR, namnd=over.namnd, into=over.into, last_day=over.last_day)
    return None
