"""How an event looks on the bus: its subject and headers, written by a relay and read by an inbox."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple, Protocol

from nats.aio.msg import Msg
from pydantic_core import from_json

from contracts.envelope import Recorded, unseal
from contracts.subjects import CITY, event_subject

MESSAGE_ID = "Nats-Msg-Id"
POSITION = "position"
PREVIOUS = "previous"
TYPE = "ce-type"
_DIGITS = 18
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class EntryLike(Protocol):
    """One published event as a relay reads it from a ledger."""

    @property
    def position(self) -> int: ...

    @property
    def type(self) -> str: ...

    @property
    def sealed(self) -> bytes: ...


class Outgoing(NamedTuple):
    """One message for the stream."""

    position: int
    subject: str
    payload: bytes
    headers: dict[str, str]


class PoisonError(Exception):
    """A message on the stream is not an event of its service; the reader stops before it."""

    def __init__(self, service: str, position: int | None, reason: str) -> None:
        """Say where it stands and what is wrong, never what it holds."""
        where = "without a position" if position is None else f"at position {position}"
        super().__init__(f"a message of {service} {where} is not an event: {reason}")
        self.service = service
        self.position = position
        self.reason = reason


def outgoing(service: str, entry: EntryLike, previous: int) -> Outgoing:
    """Return the message of a recorded event; raises ValueError, KeyError or TypeError for bytes that are not one."""
    body = from_json(entry.sealed)
    namnd = body["data"].get("namnd")
    identity = f"{service}-{entry.position}"
    headers = {
        MESSAGE_ID: identity,
        POSITION: str(entry.position),
        PREVIOUS: str(previous),
        "ce-specversion": "1.0",
        "ce-id": identity,
        "ce-source": f"/varna/{service}",
        TYPE: entry.type,
        "ce-time": (_EPOCH + timedelta(microseconds=body["recorded_at"])).isoformat(),
        "ce-subject": namnd or CITY,
        "content-type": "application/json",
    }
    return Outgoing(entry.position, event_subject(entry.type, namnd), entry.sealed, headers)


def place(message: Msg) -> tuple[str, int]:
    """Return the service and position of a message; raises PoisonError."""
    service = message.subject.split(".", 2)[1]
    position = _number((message.headers or {}).get(POSITION))
    if position is None:
        raise PoisonError(service, None, f"the header {POSITION} must be a whole number")
    return service, position


def position_before(service: str, position: int, message: Msg) -> int:
    """Return the position that a message says it follows; raises PoisonError."""
    previous = _number((message.headers or {}).get(PREVIOUS))
    if previous is None or previous >= position:
        raise PoisonError(service, position, f"the header {PREVIOUS} must be a whole number below {POSITION}")
    return previous


def incoming(service: str, position: int, previous: int, message: Msg) -> Recorded:
    """Return the event a message carries, still in the version it was recorded in; raises PoisonError."""
    event_type = (message.headers or {}).get(TYPE, "")
    if not event_type.startswith(f"{service}."):
        raise PoisonError(service, position, f"the header {TYPE} does not name an event of this service")
    try:
        recorded = unseal(service, position, previous, event_type, message.data)
    except (ValueError, KeyError, TypeError):
        raise PoisonError(service, position, "the body is not a sealed event") from None
    if not (type(recorded.recorded_at) is int and type(recorded.data) is dict and type(recorded.actor) is dict):
        raise PoisonError(service, position, "the body is not a sealed event")
    return recorded


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) <= _DIGITS else None
