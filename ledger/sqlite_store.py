"""A ledger in an SQLite file: WAL with a full sync at every commit."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor, SQLiteDatastore

from contracts.failpoints import reach
from ledger.lock import FileLock
from ledger.store import RECEIPT_TOPIC, STREAMS_AT_A_TIME, ConflictError, Entry, Kept, UnsafeLedgerError

_FULL = 2
"""What `PRAGMA synchronous` answers when every commit waits for the disk."""


class _Recorder(SQLiteApplicationRecorder):
    """The library's recorder, with positions that neither VACUUM nor a dump and restore can renumber."""

    def __init__(self, datastore: SQLiteDatastore, table: str) -> None:
        super().__init__(datastore, table)
        columns = "originator_id, originator_version, topic, state"
        self.insert_events_statement = f"INSERT INTO {table} ({columns}) VALUES (?, ?, ?, ?)"  # noqa: S608 - our own word

    def construct_create_table_statements(self) -> list[str]:
        columns = (
            "position INTEGER PRIMARY KEY, originator_id TEXT NOT NULL, originator_version INTEGER NOT NULL, "
            "topic TEXT NOT NULL, state BLOB NOT NULL, UNIQUE (originator_id, originator_version)"
        )
        return [f"CREATE TABLE IF NOT EXISTS {self.events_table_name} ({columns})"]

    def insert_within(self, cursor: SQLiteCursor, rows: Sequence[StoredEvent]) -> Sequence[int]:
        positions = self._insert_events(cursor, rows) or ()
        reach("C4")
        return positions


class SQLiteStore:
    """Implements `ledger.store.Store`."""

    def __init__(self, service: str, file: str) -> None:
        path = Path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(service, path.with_name(f"{path.name}.lock"))
        try:
            self._datastore = SQLiteDatastore(str(path))
            self._recorder = _Recorder(self._datastore, f"{service}_events")
            self._recorder.create_table()
            self._refuse_weak_sync()
            # Kept for the ledger's life: borrowing it anew for each insert costs a fifth of a small one.
            self._writing = self._datastore.pool.get_connection(is_writer=True)
        except BaseException:
            self._lock.release()
            raise
        table = self._recorder.events_table_name
        before = f"SELECT p.position FROM {table} p WHERE p.position < r.position AND p.topic <> ?"  # noqa: S608 - as above
        self._select_kept = (
            f"SELECT r.state, ({before} ORDER BY p.position DESC LIMIT 1) AS before FROM {table} r "  # noqa: S608
            "WHERE r.originator_id = ? AND r.originator_version = 1"
        )
        self._select_streams = (
            f"SELECT originator_id, originator_version, topic, state FROM {table} WHERE originator_id IN "  # noqa: S608
        )
        self._select_length = f"SELECT MAX(originator_version) FROM {table} WHERE originator_id = ?"  # noqa: S608
        self._select_published = (
            f"SELECT position, topic, state FROM {table} WHERE position > ? AND topic <> ? ORDER BY "  # noqa: S608
        )

    def insert(self, rows: Sequence[StoredEvent]) -> Sequence[int]:
        try:
            with self._writing.transaction(commit=True) as cursor:
                return self._recorder.insert_within(cursor, rows)
        except IntegrityError:
            raise ConflictError from None

    def stream(self, stream: UUID) -> Sequence[StoredEvent]:
        return self._recorder.select_events(stream)

    def streams(self, streams: Sequence[UUID]) -> Sequence[StoredEvent]:
        rows: list[StoredEvent] = []
        with self._datastore.transaction(commit=False) as cursor:
            for start in range(0, len(streams), STREAMS_AT_A_TIME):
                asked = [stream.hex for stream in streams[start : start + STREAMS_AT_A_TIME]]
                places = ", ".join("?" * len(asked))
                cursor.execute(f"{self._select_streams} ({places}) ORDER BY originator_version", asked)
                rows += [StoredEvent(UUID(row[0]), *row[1:]) for row in map(tuple, cursor.fetchall())]
        return rows

    def length(self, stream: UUID) -> int:
        with self._datastore.transaction(commit=False) as cursor:
            cursor.execute(self._select_length, (stream.hex,))
            return cursor.fetchone()[0] or 0

    def kept(self, receipt: UUID) -> Kept | None:
        with self._datastore.transaction(commit=False) as cursor:
            cursor.execute(self._select_kept, (RECEIPT_TOPIC, receipt.hex))
            row = cursor.fetchone()
            return Kept(row["state"], row["before"] or 0) if row else None

    def published(self, after: int, limit: int) -> list[Entry]:
        with self._datastore.transaction(commit=False) as cursor:
            cursor.execute(f"{self._select_published} position LIMIT ?", (after, RECEIPT_TOPIC, limit))
            return [Entry(*row) for row in cursor.fetchall()]

    def last(self) -> Entry | None:
        with self._datastore.transaction(commit=False) as cursor:
            cursor.execute(f"{self._select_published} position DESC LIMIT 1", (0, RECEIPT_TOPIC))
            row = cursor.fetchone()
            return Entry(*row) if row else None

    def close(self) -> None:
        self._datastore.pool.put_connection(self._writing)
        self._datastore.close()
        self._lock.release()

    def _refuse_weak_sync(self) -> None:
        with self._datastore.get_connection(commit=False) as connection:
            cursor = connection.cursor()
            cursor.execute("PRAGMA journal_mode")
            journal = cursor.fetchone()[0]
            cursor.execute("PRAGMA synchronous")
            synchronous = cursor.fetchone()[0]
        if journal != "wal" or synchronous < _FULL:
            raise UnsafeLedgerError("this SQLite does not write WAL with full sync: use one built with the defaults")
