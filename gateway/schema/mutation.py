"""The commands. Each is made from its contract, so that a command is defined once."""

from datetime import date
from enum import Enum
from types import new_class
from typing import Annotated, Any

import strawberry
from strawberry.types.base import has_object_definition
from strawberry.utils.str_converters import to_camel_case

from contracts import noting, training_noting
from contracts.answers import Refusal
from contracts.catalogue import SERVICES, commands
from contracts.envelope import Contract, Instruction
from contracts.importing import ImportCommands
from contracts.plan_progress import TakeCoverage
from contracts.plan_review import RequireReview
from gateway.commands import Sent
from gateway.schema.asking import asking
from gateway.schema.shapes import Kind, computed, kind_of, shape

_NOTES = (*noting.NOTES, *training_noting.NOTES)
_NOT_HERE = frozenset(order.__name__ for order in (ImportCommands, RequireReview, TakeCoverage, *_NOTES))
"""An import is a matter for `varna import`, which shows every problem with its line; the others services give
themselves."""


@strawberry.type(description="The command is recorded.")
class Accepted:
    """The command is recorded on disk."""

    command_id: strawberry.ID = strawberry.field(description="Send the same id again and nothing is done twice.")
    ids: list[strawberry.ID] = strawberry.field(description="What the command was about or made, for example a plan.")
    position: int = strawberry.field(description="The place of its last event in the service's log.")
    visible: bool = strawberry.field(description="Whether a question asked now sees what the command did.")
    disclosed: list[str] = strawberry.field(description="What is told this once: a text out of the vault, or tokens.")


@strawberry.type(description="Nothing is recorded.")
class Refused:
    """Nothing is recorded; says where, why and what to do."""

    code: str
    field: str | None
    reason_sv: str
    reason_en: str
    hint: str | None
    items: list[str]
    details: list["Refused"]


Answer = Annotated[Accepted | Refused, strawberry.union("Answer", description="What a service answers to a command.")]

_inputs: dict[type[Contract], Kind] = {}


def input_of(model: type[Contract]) -> Kind:
    """Return the input type of a contract; what it may leave out may be left out here."""
    if model not in _inputs:
        annotations: dict[str, Kind] = {}
        defaults: dict[str, Any] = {}
        for name, field in model.model_fields.items():
            kind = kind_of(field.annotation, input_of)
            needed = field.is_required() and name != "command_id"
            annotations[name] = kind if needed else kind | None
            if not needed:
                defaults[name] = strawberry.UNSET
        body = {"__annotations__": annotations, "__doc__": model.__doc__, **defaults}
        made = new_class(f"{model.__name__}Input", (), {}, lambda namespace: namespace.update(body))
        _inputs[model] = strawberry.input(made, description=_first_line(model))
    return _inputs[model]


def _first_line(model: type[Contract]) -> str:
    return (model.__doc__ or "").partition("\n\n")[0].replace("\n", " ")


def as_json(value: Any) -> Any:
    """Return an input as the JSON its contract reads; what was not sent is not there."""
    if has_object_definition(value):
        found = (
            (field.python_name, getattr(value, field.python_name)) for field in value.__strawberry_definition__.fields
        )
        return {name: as_json(part) for name, part in found if part is not strawberry.UNSET}
    if isinstance(value, list):
        return [as_json(part) for part in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _answered(answer: Sent | Refusal) -> Accepted | Refused:
    if isinstance(answer, Refusal):
        return _refused(answer)
    return Accepted(
        command_id=strawberry.ID(answer.command_id),
        ids=[strawberry.ID(each) for each in answer.accepted.ids],
        position=answer.accepted.position,
        visible=answer.visible,
        disclosed=list(answer.accepted.disclosed),
    )


def _refused(answer: Refusal) -> Refused:
    return Refused(
        code=answer.code,
        field=".".join(to_camel_case(step) for step in answer.field.split(".")) if answer.field else None,
        reason_sv=answer.reason_sv,
        reason_en=answer.reason_en,
        hint=answer.hint,
        items=list(answer.items),
        details=[_refused(each) for each in answer.details],
    )


def _command(service: str, order_class: type[Instruction]) -> Any:
    async def send(info: strawberry.Info, input: Any) -> Any:  # noqa: A002 - the name clients expect
        body = as_json(input)
        for attested in body.get("attested") or ():  # a refusal names the field in the words of GraphQL
            attested["field"] = _snake(attested["field"])
        return _answered(await asking(info).commands.send(service, order_class, body))

    send.__annotations__ |= {"input": input_of(order_class)}
    return computed(Answer, send, _first_line(order_class))


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


Mutation = shape(
    "Mutation",
    "Commands: each is recorded, or refused with a reason.",
    {
        _snake(name): _command(service, order_class)
        for service in SERVICES
        for name, order_class in sorted(commands(service).items())
        if name not in _NOT_HERE
    },
)
