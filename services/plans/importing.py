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
    """Decide every step that no earlier import carried out; return the plans touched, or all that is wrong."""
    refusals: list[Refusal] = []
    refused_steps = 0
    touched: dict[str, None] = {}
    for number, step in enumerate(order.steps):
        command = read_step(order, step)
        if isinstance(command, Instruction):
            if plan_id := getattr(command, "plan_id", None):
                touched[plan_id] = None
            if command.command_id in session.steps or is_done(command):
                continue
        decision = command if isinstance(command, Refusal) else decide(command)
        if isinstance(decision, Refusal):
            refused_steps += 1
            refusals += [_placed(problem, number) for problem in decision.details or (decision,)]
        elif isinstance(command, Instruction):
            session.add(decision)
            session.steps[command.command_id] = command
            touched |= {fact.plan_id: None for fact in decision if hasattr(fact, "plan_id")}
    return _all_refused(order, refused_steps, refusals) if refusals else tuple(touched)


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


def _all_refused(order: ImportCommands, refused_steps: int, refusals: list[Refusal]) -> Refusal:
    return refuse(
        "IMPORT_REFUSED",
        f"{refused_steps} av {len(order.steps)} steg kan inte tas in; ingenting är registrerat.",
        f"{refused_steps} of {len(order.steps)} steps cannot be imported; nothing is recorded.",
        field="steps",
        hint="Rätta det som står i details och ta in alltihop igen. / Correct what details lists and import all again.",
    ).model_copy(update={"details": tuple(refusals[:MOST_DETAILS])})
