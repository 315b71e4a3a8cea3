"""Between the house's own values and the rows of a store."""

from functools import lru_cache
from uuid import UUID, uuid5

from eventsourcing.persistence import StoredEvent
from pydantic_core import from_json, to_json

from contracts.catalogue import EVENTS
from contracts.envelope import Fact
from contracts.gate import as_recorded
from contracts.upcasting import upcast

_STREAMS = UUID("6d6f2b7e-5f0c-5c1c-9a34-1f3f5a1f0e11")
"""Never change it: every stream's id is made from it."""


@lru_cache(maxsize=10_000)
def stream_id(name: str) -> UUID:
    """Return the id a stream of this name has in every ledger."""
    return uuid5(_STREAMS, name)


def row(stream: UUID, version: int, topic: str, state: bytes) -> StoredEvent:
    """Return a row as a store takes it."""
    return StoredEvent(originator_id=stream, originator_version=version, topic=topic, state=state)


def fact_of(stored: StoredEvent) -> Fact:
    """Read a recorded event as the newest version of its class."""
    newest, data = upcast(stored.topic, from_json(stored.state)["data"])
    return EVENTS[newest].model_validate_json(to_json(data), context=as_recorded)
