"""What surrounds every command and event: who, when, why, and where in which log. Maps to CloudEvents 1.0."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import from_json, to_json

from contracts import attestation
from contracts.text import CommandId, Slug
from contracts.vocabulary import Role

EVENT_LIMIT = 64 * 1024
"""The largest event, in bytes: far below what the bus can carry."""

LARGEST_MESSAGE = 4 * 1024 * 1024
"""What the bus must be able to carry, in bytes: an import of several plans is one command."""


class Contract(BaseModel):
    """A frozen, strict value that refuses unknown fields and never repeats a refused value in its errors."""

    model_config = ConfigDict(
        defer_build=True,
        frozen=True,
        strict=True,
        extra="forbid",
        hide_input_in_errors=True,
        allow_inf_nan=False,
    )


class Actor(Contract):
    """Who acts, as a pseudonymous account and the capacity it acts in; never a person's name."""

    account: Slug
    role: Role
    namnd: Slug | None = None


class Attested(Contract):
    """A stretch of a command's text that its sender says is not a person, though the gate asks."""

    field: str = Field(max_length=200, pattern=r"^[a-z][a-z_]*(\.([a-z][a-z_]*|[0-9]{1,4}))*$")
    """The path of the field, for example `head.title` or `members.1`."""
    start: int = Field(ge=0, le=4000)
    end: int = Field(ge=0, le=4000)
    """Up to but not including; characters are counted from 0 in the text as it is stored."""


class Instruction(Contract):
    """What somebody asks for. Its `command_id` is the caller's idempotency key."""

    unkept: ClassVar[frozenset[str]] = frozenset()
    """Fields that no receipt's digest is made from, because their content must be erasable."""

    command_id: CommandId
    actor: Actor
    expected_version: int | None = Field(default=None, ge=0, le=1_000_000_000)
    attested: tuple[Attested, ...] = Field(default=(), max_length=500)

    @model_validator(mode="after")
    def _attests_what_must_be(self) -> Self:
        wrong = attestation.wrong(self, [(one.field, one.start, one.end) for one in self.attested])
        if wrong:
            raise ValidationError.from_exception_data(type(self).__name__, wrong, hide_input=True)
        return self


class Fact(Contract):
    """What happened. `type` is written by hand, so that no rename can change what is stored."""

    type: ClassVar[str]

    namnd: Slug | None = None


class Recorded(NamedTuple):
    """An event as the log gives it back: the body as JSON data, with its place and time.

    A named tuple and not a frozen dataclass: a rebuild makes a million of these, and it is nearly three times as fast.
    """

    service: str
    position: int
    previous: int
    type: str
    recorded_at: int
    """Microseconds since 1970-01-01 UTC: strictly increasing within a service."""
    actor: dict[str, Any]
    causation: str
    correlation: str
    data: dict[str, Any]
    attested: Sequence[dict[str, Any]] = ()
    """What the sender said is not a person, by field of the command."""


def microseconds(moment: datetime) -> int:
    """Return an aware moment as whole microseconds since 1970-01-01 UTC."""
    if moment.tzinfo is None:
        raise ValueError("a moment must carry its time zone")
    seconds = int(moment.timestamp())
    return seconds * 1_000_000 + moment.microsecond


def seal(fact: Fact, recorded_at: int, order: Instruction, correlation: str) -> bytes:
    """Return the one byte string of an event: what the ledger stores and the bus carries."""
    body: dict[str, Any] = {
        "recorded_at": recorded_at,
        "actor": order.actor,
        "causation": order.command_id,
        "correlation": correlation,
        "data": fact,
    }
    if order.attested:
        body["attested"] = order.attested
    return to_json(body)


def unseal(service: str, position: int, previous: int, event_type: str, sealed: bytes) -> Recorded:
    """Read an event back; raises ValueError or KeyError when the bytes are not a sealed event."""
    body = from_json(sealed)
    return Recorded(
        service=service,
        position=position,
        previous=previous,
        type=event_type,
        recorded_at=body["recorded_at"],
        actor=body["actor"],
        causation=body["causation"],
        correlation=body["correlation"],
        data=body["data"],
        attested=body.get("attested", ()),
    )
