"""Many commands as one: each step is decided on what the steps before it made, and every problem is reported."""

from collections.abc import Callable, Mapping
from hashlib import sha256

from pydantic_core import to_json

from contracts.answers import Refusal, refuse
from contracts.envelope import Instruction
from contracts.importing import ImportCommands, Step
from services.plans.decision import Decision
from services.plans.session import Session

Read = Callable[[type[Instruction], bytes], Instruction | Refusal]
"""Reads the bytes of a command strictly."""

MOST_DETAILS = 500
"""So that the answer to a hopeless file still fits in one message."""
_OF_THE_IMPORT = frozenset({"command_id", "actor", "expected_version"})


def import_commands(
    session: Session,
    order: ImportCommands,
    read_step: Callable[[ImportCommands, Step], Instruction | Refusal],
    is_done: Callable[[Instruction], bool],
    decide: Callable[[Instruction], Decision],
) -> tuple[str, ...] | Refusal:
    """Decide every step; return the plans touched, or all that is wrong but what an earlier import carried out."""
    refused: dict[int, Refusal] = {}
    touched: dict[str, None] = {}
    for number, step in enumerate(order.steps):
        command = read_step(order, step)
        if isinstance(command, Refusal):
            refused[number] = command
            continue
        if plan_id := getattr(command, "plan_id", None):
            touched[plan_id] = None
        done = command.command_id in session.steps or is_done(command)
        decision = decide(command)
        if not isinstance(decision, Refusal):
            session.add(decision)
            touched |= {fact.plan_id: None for fact in decision if hasattr(fact, "plan_id")}
            if not done:
                session.steps[command.command_id] = command
        elif not done:  # what was carried out before and cannot be again is there already
            refused[number] = decision
    return _all_refused(order, refused) if refused else tuple(touched)


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
    said = to_json([order.actor, step])
    return read(known[step.command], to_json({**step.body, "command_id": _step_id(said), "actor": order.actor}))


def _step_id(said: bytes) -> str:
    return f"step:{sha256(said).hexdigest()}"


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
