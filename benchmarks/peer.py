"""The library's own way of keeping a read model: eventsourcing's projections, one event a transaction.

The peer writes what the projector writes for most events, a row of now and a row of history, as plain upserts. It does
less: it keeps no spans, folds nothing and never reads a row back.
"""

import json
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, LiteralString
from uuid import UUID

import psycopg
from eventsourcing.application import Application
from eventsourcing.domain import DomainEvent
from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresDatastore, PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from eventsourcing.sqlite import SQLiteDatastore, SQLiteTrackingRecorder
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL

from benchmarks.timing import clocked
from contracts.envelope import Recorded

_TABLES = [
    f"CREATE TABLE IF NOT EXISTS {name} (key TEXT PRIMARY KEY, body TEXT NOT NULL)" for name in ("rows", "history")
]
_PATIENCE = 120.0
_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


class Happened(DomainEvent):
    """An event in the library's own form."""

    type: str
    data: dict[str, Any]


class Peer(Application[UUID]):
    """The library's own store of events, with everything at its default."""


class PostgresRows(PostgresTrackingRecorder):
    """Two upserts and the library's tracking in one transaction."""

    def __init__(self, datastore: PostgresDatastore, **kwargs: Any) -> None:
        super().__init__(datastore, **kwargs)
        self.sql_create_statements += [SQL(table).format() for table in _TABLES]

    def put(self, key: str, body: str, tracking: Tracking) -> None:
        with self.datastore.transaction(commit=True) as cursor:
            for statement, row_key in _upserts("%s", key, tracking):
                cursor.execute(statement, (row_key, body), prepare=True)
            self._insert_tracking(cursor, tracking)


class SQLiteRows(SQLiteTrackingRecorder):
    """The same in a file, for the runner itself does not work there."""

    def construct_create_table_statements(self) -> list[str]:
        return [*super().construct_create_table_statements(), *_TABLES]

    def put(self, key: str, body: str, tracking: Tracking) -> None:
        with self.datastore.transaction(commit=True) as cursor:
            for statement, row_key in _upserts("?", key, tracking):
                cursor.execute(statement, (row_key, body))
            self._insert_tracking(cursor, tracking)


def _upserts(mark: LiteralString, key: str, tracking: Tracking) -> list[tuple[LiteralString, str]]:
    insert: LiteralString = "INSERT INTO {} VALUES ({}, {}) ON CONFLICT (key) DO UPDATE SET body = excluded.body"
    return [
        (insert.format("rows", mark, mark), key),
        (insert.format("history", mark, mark), f"{key}/{tracking.notification_id:012}"),
    ]


class KeepRows(Projection[PostgresRows]):
    """Takes each event as it comes."""

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        self.view.put(_key_of(domain_event.data), json.dumps(domain_event.data), tracking)


class RunnerPeer:
    """Events in the library's store on PostgreSQL, to be projected again and again by its runner."""

    def __init__(self, address: str, events: Sequence[Recorded]) -> None:
        self._address = address
        self._count = len(events)
        self._environment = _environment(address)
        with Peer(self._environment) as peer:
            for number, event in enumerate(events):
                happened = _happened(UUID(int=number), event)
                self._last = peer.save(happened)[-1].notification.id

    def project(self) -> float:
        """Let the runner build the read model from nothing; return events a second."""
        with psycopg.connect(self._address) as server:
            for table in ("rows", "history", "keeprows_tracking", "notification_tracking"):
                server.execute(f"DROP TABLE IF EXISTS {table}")
        with (
            clocked() as clock,
            ProjectionRunner(
                application_class=Peer, projection_class=KeepRows, view_class=PostgresRows, env=self._environment
            ) as runner,
        ):
            while (runner.view.max_tracking_id("Peer") or 0) < self._last:
                time.sleep(0.005)
        return clock.rate(self._count)


def project_on_sqlite(address: str, events: Sequence[Recorded]) -> float:
    """Build the read model one event a transaction, as the library's tracking recorder does it in a file."""
    rows = SQLiteRows(SQLiteDatastore(address.removeprefix("sqlite:///")))
    rows.create_table()
    with clocked() as clock:
        for event in events:
            rows.put(_key_of(event.data), json.dumps(event.data), Tracking("Peer", event.position))
    rows.datastore.close()
    return clock.rate(len(events))


def _happened(stream: UUID, event: Recorded) -> Happened:
    # The library makes a dataclass of the class, which mypy cannot see.
    made: Any = Happened
    happened: Happened = made(stream, 1, _MOMENT, event.type, event.data)
    return happened


def _key_of(data: dict[str, Any]) -> str:
    """Return the row that an event is about."""
    return f"{data.get('plan_id') or data['namnd']}/{data.get('activity_id', '')}"


def _environment(address: str) -> dict[str, str]:
    known = conninfo_to_dict(address)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": str(known["dbname"]),
        "POSTGRES_HOST": str(known["host"]),
        "POSTGRES_PORT": str(known.get("port") or ""),
        "POSTGRES_USER": str(known["user"]),
        "POSTGRES_PASSWORD": str(known.get("password") or ""),
    }
