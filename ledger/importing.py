"""Many commands as one: each step is decided on what the steps before it made, and every problem is reported."""

from collections.abc import Callable, Mapping
from hashlib import sha256

from pydantic_core import to_json

from contracts.answers import Decision, Refusal, refuse
from contracts.envelope import Actor, Fact, Instruction
from contracts.importing import ImportCommands, Step
from ledger.unit_of_work import UnitOfWork

Read = Callable[[type[Instruction], bytes], Instruction | Refusal]
"""Reads the bytes of a command strictly."""
Touched = Callable[[Instruction | Fact], str | None]
"""What a command or a fact touches, if it is something that the answer to an import names."""

MOST_DETAILS = 500
"""So that the answer to a hopeless file still fits in one message."""
_OF_THE_IMPORT = frozenset({"command_id", "actor", "expected_version"})


def import_steps(
    work: UnitOfWork,
    order: ImportCommands,
    read_step: Callable[[ImportCommands, Step], Instruction | Refusal],
    decide: Callable[[Instruction], Decision],
    *,
    is_done: Callable[[Instruction], bool],
    repeats: bool,
    touched: Touched,
) -> tuple[str, ...] | Refusal:
    """Decide every step; return what is touched, or all that is wrong but what an earlier import carried out."""
    refused: dict[int, Refusal] = {}
    named: dict[str | None, None] = {}
    for number, step in enumerate(order.steps):
        command = read_step(order, step)
        if isinstance(command, Refusal):
            refused[number] = command
            continue
        named[touched(command)] = None
        done = command.command_id in work.steps or is_done(command)
        if done and not repeats:
            continue
        decision = decide(command)
        if not isinstance(decision, Refusal):
            work.add(decision, command.attested)
            named |= dict.fromkeys(map(touched, decision))
            if not done:
                work.steps[command.command_id] = command
        elif not done:  # what was carried out before and cannot be again is there already
            refused[number] = decision
    return _all_refused(order, refused) if refused else tuple(name for name in named if name is not None)


def read_step(
    known: Mapping[str, type[Instruction]], read: Read, order: ImportCommands, step: Step
) -> Instruction | Refusal:
    """Return a step as the command it is. Its id is what it says, so that the same step is known in any import."""
    if step.command not in known:
        return refuse(
            "COMMAND_UNKNOWN",
            "Det finns inget sådant kommando att ta in.",
            "There is no such command to import.",
            field="command",
            hint="Använd ett av tjänstens kommandon. / Use one of the commands of the service.",
        )
    if reserved := sorted(_OF_THE_IMPORT & set(step.body)):
        return refuse(
            "FIELD_OF_THE_IMPORT",
            "Fältet anges för hela importen och inte i ett steg.",
            "The field is given for the whole import and not in a step.",
            field=reserved[0],
            hint="Ta bort fältet ur steget. / Leave the field out of the step.",
        )
    if erasable := sorted(known[step.command].unkept & set(step.body)):
        return _not_imported(erasable[0])
    said = {**step.body, "command_id": step_id(order.actor, step), "actor": order.actor}
    return read(known[step.command], to_json(said))


def _not_imported(field: str) -> Refusal:
    # The ids and receipts of an import are made from all it says, and would outlive the erasing of this.
    return refuse(
        "FIELD_NOT_IMPORTED",
        "Fältet kan inte tas in i en import, eftersom det som står där ska gå att radera.",
        "The field cannot be imported, because what it says must be possible to erase.",
        field=field,
        hint="Lämna texten med ett eget kommando. / Send the text with a command of its own.",
    )


def step_id(actor: Actor, step: Step) -> str:
    """Return the id that a step has as a command of its own, in any import."""
    return f"step:{sha256(to_json([actor, step])).hexdigest()}"


def _placed(problem: Refusal, number: int) -> Refusal:
    place = f"steps.{number}" if problem.field is None else f"steps.{number}.{problem.field}"
    return problem.model_copy(update={"field": place, "details": ()})


def _all_refused(order: ImportCommands, refused: Mapping[int, Refusal]) -> Refusal:
    details = [_placed(part, number) for number, said in refused.items() for part in said.details or (said,)]
    return refuse(
        "IMPORT_REFUSED",
        f"{len(refused)} av {len(order.steps)} steg kan inte tas in; ingenting är registrerat.",
        f"{len(refused)} of {len(order.steps)} steps cannot be imported; nothing is recorded.",
        field="steps",
        hint="Rätta det som står i details och ta in alltihop igen. / Correct what details lists and import all again.",
    ).model_copy(update={"details": tuple(details[:MOST_DETAILS])})
