"""An SQLite file whose deleted rows are gone from it and from its write-ahead log."""

import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from ledger.erasable import TracesLeftError
from ledger.lock import FileLock, Named
from ledger.store import UnsafeLedgerError

_PATIENCE = 30.0
"""Seconds to wait for whoever reads the file, a backup for example."""


class SQLitePlace:
    """Implements `ledger.erasable.Place`."""

    url = "sqlite://"

    def __init__(self, what: Named, service: str, file: str) -> None:
        self._path = Path(file)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(service, self._path.with_name(f"{self._path.name}.lock"), what)

    def connect(self) -> sqlite3.Connection:
        # One thread at a time has the connection, but not always the same one.
        connection = sqlite3.connect(self._path, timeout=_PATIENCE, check_same_thread=False)
        if connection.execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
            connection.close()
            raise UnsafeLedgerError("this SQLite cannot write ahead here: keep the file on a disk of the machine")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        # What is written anew stands in memory meanwhile, and not in a file in another directory.
        connection.execute("PRAGMA temp_store = MEMORY")
        return connection

    def write_anew(self, connection: sa.Connection) -> None:
        # secure_delete alone is not enough: a page that was split keeps copies of rows that moved to another page.
        connection.exec_driver_sql("VACUUM")
        busy, _, _ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
        if busy:
            raise TracesLeftError("another process reads the file: let it finish, then erase again")

    def release(self) -> None:
        self._lock.release()


def copy(source: Path, target: Path) -> None:
    """Copy a file, as it is at one moment, to a new one for its owner only; others may read and write it meanwhile."""
    target.touch(mode=0o600, exist_ok=False)
    try:
        with (
            closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)) as live,
            closing(sqlite3.connect(target)) as made,
        ):
            live.backup(made)
    except BaseException:
        target.unlink()
        raise
