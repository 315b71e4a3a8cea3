"""What a ledger needs of a database, and the two kinds there are."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from eventsourcing.utils import strtobool

RECEIPT_TOPIC = "ledger.Receipt.v1"
"""The type of what is stored beside the events and never published."""

STREAMS_AT_A_TIME = 500
"""A database takes only so many values in one question."""

UNSAFE_SETTING = "POSTGRES_ENABLE_DB_FUNCTIONS"


class ConflictError(Exception):
    """Somebody else wrote one of the streams, or the same command, first."""


class LedgerBusyError(Exception):
    """Another process holds the ledger; a ledger has one writer at a time."""


class UnsafeLedgerError(Exception):
    """The database is set up so that it could lose what it has acknowledged."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One published event as the relay reads it."""

    position: int
    type: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored receipt, and the position of the last event before it."""

    state: bytes
    position: int


class Store(Protocol):
    """Rows in one database: an append-only list with a unique (stream, version)."""

    def insert(self, rows: Sequence[StoredEvent]) -> Sequence[int]:
        """Insert all rows or none and return their positions; raise ConflictError when a (stream, version) is taken."""
        ...

    def stream(self, stream: UUID) -> Sequence[StoredEvent]:
        """Return the rows of a stream in order."""
        ...

    def streams(self, streams: Sequence[UUID]) -> Sequence[StoredEvent]:
        """Return the rows of many streams, those of each in order."""
        ...

    def length(self, stream: UUID) -> int:
        """Return the version of a stream's last row, 0 when there is none."""
        ...

    def kept(self, receipt: UUID) -> Kept | None:
        """Return a receipt, if it is stored."""
        ...

    def published(self, after: int, limit: int) -> list[Entry]:
        """Return events after a position, receipts left out, in order."""
        ...

    def last(self) -> Entry | None:
        """Return the last event, receipts left out."""
        ...

    def close(self) -> None:
        """Let go of the database and of the lock on it."""
        ...


def open_store(service: str, address: str) -> Store:
    """Open the database at `sqlite:///file` or `postgresql://…` as the only writer of this service's ledger."""
    refuse_no_word(service)
    _refuse_unsafe_settings()
    if address.startswith("sqlite:///") and len(address) > len("sqlite:///"):
        from ledger.sqlite_store import SQLiteStore  # noqa: PLC0415 - a process needs the driver of one database only

        return SQLiteStore(service, address.removeprefix("sqlite:///"))
    if address.startswith(("postgresql://", "postgres://")):
        from ledger.postgres_store import PostgresStore  # noqa: PLC0415 - as above

        return PostgresStore(service, address)
    raise ValueError("a ledger's address is sqlite:///file or postgresql://user@host/database")


def refuse_no_word(service: str) -> None:
    """Refuse a name that could not begin the name of a table."""
    if not service.isidentifier():
        raise ValueError("the name of a service is one word of letters, digits and underscores")


def _refuse_unsafe_settings() -> None:
    # The insert function drops the lock that makes the order of positions the order of commits: a relay would then
    # skip events. Värna never uses it; a machine that asks for it is set up on a false belief, so it is told.
    for name, value in os.environ.items():
        if name.endswith(UNSAFE_SETTING) and strtobool(value or "no"):
            raise UnsafeLedgerError(f"{name} makes readers of a ledger skip events: remove it from the environment")
