"""From a command to its answer, the same way for every service: receipt, decision, record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final
from weakref import WeakKeyDictionary

from contracts.answers import Accepted, Decision, Facts, Refusal, refuse
from contracts.envelope import Fact, Instruction
from contracts.failpoints import reach
from contracts.importing import ImportCommands
from ledger.importing import Read, Touched, import_steps, read_step
from ledger.ledger import ConflictError, Ledger
from ledger.unit_of_work import Evolve, Memory, UnitOfWork

ATTEMPTS = 100
"""How often a command is decided anew because another one wrote first; somebody wins each time, so this is plenty."""

_MEMORIES: Final[WeakKeyDictionary[Ledger, Memory]] = WeakKeyDictionary()
"""A ledger has one writing process, and in it all writing goes through here; so what is remembered stays true."""

Decide = Callable[[UnitOfWork, Instruction, bool], Decision]
"""What follows from a command on the states of a unit of work; changes nothing. The last says that it is imported.

An import itself is asked about too, before its steps: whether it may be made.
"""


@dataclass(frozen=True, slots=True)
class Rules:
    """What is a service's own about its streams and its imports."""

    evolve: Mapping[str, Evolve]
    """How a stream is folded, by the first part of its name."""
    stream_of: Callable[[Fact], str]
    remembered: frozenset[str]
    """The streams whose states are kept in memory between commands: those that nearly every command needs."""
    ids_of: Callable[[Facts], tuple[str, ...]]
    """What facts are about, for the answer."""
    orders: Mapping[str, type[Instruction]]
    """What an import can hold, by name."""
    touched: Touched
    """What the answer to an import names of its steps and of their facts."""
    read: Read
    """How the bytes of a step are read: `bus.requests.read`, which this room cannot know."""
    repeats: bool = True
    """Whether a step that an earlier import carried out is carried out again where it can be: the last word holds.

    Not where money is paid, or where a court has changed what was decided.
    """


def handle(ledger: Ledger, rules: Rules, order: Instruction, decide: Decide) -> Accepted | Refusal:
    """Answer a command: as before when it is known, else record what follows from it, or say why not."""
    rehearsal = isinstance(order, ImportCommands) and order.dry_run
    memory = _MEMORIES.setdefault(ledger, Memory(rules.remembered))
    for_real = order.model_copy(update={"dry_run": False}) if rehearsal else order
    for _ in range(ATTEMPTS):
        answered = ledger.receipt(for_real)
        reach("C2")
        if answered is not None:
            return answered
        work = UnitOfWork(ledger.load, rules.evolve, rules.stream_of, memory, ledger.load_all)
        ids = carry_out(work, rules, order, decide, lambda step: ledger.receipt(step) is not None)
        reach("C3")
        if isinstance(ids, Refusal):
            # Perhaps it is refused because the very same command was carried out since the receipt was looked for.
            return ledger.receipt(for_real) or ids
        if rehearsal:
            return Accepted(position=ledger.last_position(), ids=ids)
        changes = work.changes()
        try:
            return ledger.record(changes, order, ids, steps=tuple(work.steps.values()))
        except ConflictError:
            if order.expected_version is not None:
                break
        finally:
            memory.forget(change.stream for change in changes)
    return overtaken()


def carry_out(
    work: UnitOfWork, rules: Rules, order: Instruction, decide: Decide, is_done: Callable[[Instruction], bool]
) -> tuple[str, ...] | Refusal:
    """Leave what follows from a command pending in the unit of work; return the ids it is about."""
    decision = decide(work, order, False)
    if isinstance(decision, Refusal):
        return decision
    work.add(decision)
    if not isinstance(order, ImportCommands):
        return rules.ids_of(decision)
    read = partial(read_step, rules.orders, rules.read)
    return import_steps(
        work,
        order,
        read,
        lambda step: decide(work, step, True),
        is_done=is_done,
        repeats=rules.repeats,
        touched=rules.touched,
    )


def other_version(work: UnitOfWork, order: Instruction, stream: str) -> Refusal | None:
    """Refuse a command that was meant for another version of a stream than there is now."""
    if order.expected_version is None or order.expected_version == work.version(stream):
        return None
    return overtaken()


def overtaken() -> Refusal:
    """Return the refusal of a command that asked for another version than there is now."""
    return refuse(
        "CONFLICT",
        "Någon annan hann före: uppgifterna har ändrats sedan du läste dem.",
        "Somebody else was first: the data has changed since you read it.",
        field="expected_version",
        hint="Läs om och försök igen. / Read it again and try once more.",
    )
