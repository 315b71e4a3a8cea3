"""A ledger in PostgreSQL. Every write goes through the one connection that holds the ledger's lock."""

from collections.abc import Callable, Sequence
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

import psycopg
from eventsourcing.persistence import IntegrityError, InterfaceError, OperationalError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from eventsourcing.utils import retry
from psycopg import Connection
from psycopg.rows import dict_row
from psycopg.sql import SQL, Identifier

from contracts.failpoints import reach
from ledger.lock import busy
from ledger.postgres_session import lock_named, read_address, refuse_unsafe, take
from ledger.store import RECEIPT_TOPIC, STREAMS_AT_A_TIME, ConflictError, Entry, Kept, LedgerBusyError

_READERS = 4
_FOR_EVER = 1e8
"""Seconds: the writing connection is not to be renewed while it works."""

_P = ParamSpec("_P")
_R = TypeVar("_R")


def _again(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Open a lost connection anew. An insert that did commit is then found by its receipt, never repeated."""
    retried: Callable[_P, _R] = retry((InterfaceError, OperationalError), max_attempts=10, wait=0.2)(function)
    return retried


class _Datastore(PostgresDatastore):
    """Connections opened with every setting of the address, TLS included."""

    def __init__(self, address: dict[str, Any], size: int, lock: int | None = None) -> None:
        self._ledger_lock = lock
        super().__init__("", "", "", "", "", max_overflow=size - 1, conn_max_age=_FOR_EVER if lock else 3600)
        self.pool.kwargs = {**address, "row_factory": dict_row}

    def after_connect_func(self) -> Callable[[Connection[Any]], None]:
        library, lock = super().after_connect_func(), self._ledger_lock

        def after_connect(connection: Connection[Any]) -> None:
            library(connection)
            if lock is not None:
                take(connection, lock)

        return after_connect


class _Recorder(PostgresApplicationRecorder):
    """The library's recorder without its table lock and its NOTIFY, which one writing process makes needless."""

    def __init__(self, datastore: PostgresDatastore, table: str) -> None:
        super().__init__(datastore, events_table_name=table)
        # Two services that start at once in one database would meet in replacing this function, which nobody calls.
        self.sql_create_statements.remove(self.sql_create_pg_function_insert_events)

    @_again
    def insert_alone(self, rows: Sequence[StoredEvent]) -> Sequence[int]:
        """Insert all rows in one statement, which commits by itself; their positions are in the order of commits."""
        made = [self.construct_pg_stored_event(r.originator_id, r.originator_version, r.topic, r.state) for r in rows]
        reach("C4")
        with self.datastore.cursor() as cursor:
            stored = cursor.execute(self.insert_events_statement, (made,), prepare=True).fetchall()
        return [row["notification_id"] for row in stored]


class PostgresStore:
    """Implements `ledger.store.Store`."""

    def __init__(self, service: str, address: str) -> None:
        known = read_address(address)
        lock = lock_named(f"ledger/{service}")
        _refuse_unsafe_or_busy(service, known, lock)
        table = f"{service}_events"
        self._writing = _Datastore(known, 1, lock)
        self._reading = _Datastore(known, _READERS)
        self._writer = _Recorder(self._writing, table)
        self._writer.create_table()
        self._reader = _Recorder(self._reading, table)
        name = Identifier(table)
        self._select_kept = SQL(
            "SELECT r.state, (SELECT p.notification_id FROM {0} p WHERE p.notification_id < r.notification_id "
            "AND p.topic <> %s ORDER BY p.notification_id DESC LIMIT 1) AS before "
            "FROM {0} r WHERE r.originator_id = %s AND r.originator_version = 1",
        ).format(name)
        self._select_streams = SQL(
            "SELECT originator_id, originator_version, topic, state FROM {} WHERE originator_id = ANY(%s) "
            "ORDER BY originator_version",
        ).format(name)
        self._select_length = SQL("SELECT MAX(originator_version) AS length FROM {} WHERE originator_id = %s").format(
            name
        )
        self._select_published = SQL(
            "SELECT notification_id, topic, state FROM {} WHERE notification_id > %s AND topic <> %s "
            "ORDER BY notification_id",
        ).format(name)

    def insert(self, rows: Sequence[StoredEvent]) -> Sequence[int]:
        try:
            return self._writer.insert_alone(rows)
        except IntegrityError:
            raise ConflictError from None

    def stream(self, stream: UUID) -> Sequence[StoredEvent]:
        rows: Sequence[StoredEvent] = self._reader.select_events(stream)
        return rows

    def streams(self, streams: Sequence[UUID]) -> Sequence[StoredEvent]:
        chunks = [streams[start : start + STREAMS_AT_A_TIME] for start in range(0, len(streams), STREAMS_AT_A_TIME)]
        return [row for chunk in chunks for row in self._of_streams(chunk)]

    @_again
    def length(self, stream: UUID) -> int:
        with self._reading.cursor() as cursor:
            row = cursor.execute(self._select_length, (stream,), prepare=True).fetchone()
        return (row and row["length"]) or 0

    @_again
    def kept(self, receipt: UUID) -> Kept | None:
        with self._reading.cursor() as cursor:
            row = cursor.execute(self._select_kept, (RECEIPT_TOPIC, receipt), prepare=True).fetchone()
        return Kept(bytes(row["state"]), row["before"] or 0) if row else None

    def published(self, after: int, limit: int) -> list[Entry]:
        return self._entries(self._select_published + SQL(" LIMIT %s"), after, limit)

    def last(self) -> Entry | None:
        return next(iter(self._entries(self._select_published + SQL(" DESC LIMIT %s"), 0, 1)), None)

    def close(self) -> None:
        self._reading.close()
        self._writing.close()

    @_again
    def _of_streams(self, streams: Sequence[UUID]) -> list[StoredEvent]:
        with self._reading.cursor() as cursor:
            rows = cursor.execute(self._select_streams, (list(streams),), prepare=True).fetchall()
        return [
            StoredEvent(row["originator_id"], row["originator_version"], row["topic"], bytes(row["state"]))
            for row in rows
        ]

    @_again
    def _entries(self, statement: Any, after: int, limit: int) -> list[Entry]:
        with self._reading.cursor() as cursor:
            rows = cursor.execute(statement, (after, RECEIPT_TOPIC, limit), prepare=True).fetchall()
        return [Entry(row["notification_id"], row["topic"], bytes(row["state"])) for row in rows]


def _refuse_unsafe_or_busy(service: str, address: dict[str, Any], lock: int) -> None:
    with psycopg.connect(**address, autocommit=True) as connection:
        refuse_unsafe(connection)
        try:
            take(connection, lock)
        except psycopg.errors.LockNotAvailable:
            raise LedgerBusyError(busy(service, "another process")) from None
        connection.execute("SELECT pg_advisory_unlock(%s)", (lock,))
