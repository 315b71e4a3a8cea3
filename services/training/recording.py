"""Deciding a command and recording what follows from it."""

from collections.abc import Callable
from functools import partial

from contracts.answers import Accepted, Decision, Refusal
from contracts.envelope import Instruction
from ledger import handling
from ledger.ledger import Ledger
from ledger.unit_of_work import UnitOfWork
from services.training.handlers import RULES, decide
from services.training.now import Now


def record(
    ledger: Ledger, order: Instruction, now: Now, first: Callable[[], object] = lambda: None
) -> Accepted | Refusal:
    """Record what follows from a command, or say why not; what must come `first` is done once nothing speaks against.

    A command that is decided anew, since another one wrote first, asks for it anew.
    """

    def decided(work: UnitOfWork, order: Instruction, imported: bool) -> Decision:
        decision = decide(work, order, imported, now=now)
        if not isinstance(decision, Refusal):
            first()
        return decision

    return handling.handle(ledger, RULES, order, decided)


def rehearse(ledger: Ledger, order: Instruction, now: Now) -> Accepted | Refusal:
    """Say what would be answered to a command, and record nothing."""
    work = UnitOfWork(ledger.load, RULES.evolve, RULES.stream_of, load_all=ledger.load_all)
    ids = handling.carry_out(work, RULES, order, partial(decide, now=now), lambda _step: False)
    return ids if isinstance(ids, Refusal) else Accepted(position=ledger.last_position(), ids=ids)
