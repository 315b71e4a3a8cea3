"""A database outside the log whose deleted rows are gone, to the last byte of its files."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol, Self

import sqlalchemy as sa

from ledger.lock import Named
from ledger.store import refuse_no_word


class TracesLeftError(Exception):
    """Rows are deleted, but their bytes are perhaps still in the file; they leave with the next deletion or start."""


class Place(Protocol):
    """One kind of database, locked for this process."""

    url: str

    def connect(self) -> Any:
        """Open a connection that holds the lock and waits for the disk at every commit."""
        ...

    def write_anew(self, connection: sa.Connection) -> None:
        """Write what is left of the tables in a new place, and give the old one up."""
        ...

    def release(self) -> None:
        """Let another process open the database."""
        ...


class ErasableDatabase:
    """Tables that one process holds open, through one connection, for one thread at a time."""

    def __init__(self, place: Place, tables: sa.MetaData) -> None:
        """Take over a locked place; use `ErasableDatabase.open`."""
        self._place = place
        self._lock = threading.Lock()
        self._engine = sa.create_engine(
            place.url,
            creator=place.connect,
            poolclass=sa.QueuePool,
            pool_size=1,
            max_overflow=0,
            pool_pre_ping=True,
            hide_parameters=True,  # an error must not tell what somebody wrote
        )
        try:
            tables.create_all(self._engine)
            # A process that died after a deletion has perhaps left bytes behind.
            self.leave_no_trace()
        except BaseException:
            self.close()
            raise

    @classmethod
    def open(cls, what: Named, service: str, address: str, tables: sa.MetaData) -> Self:
        """Open `sqlite:///file` or `postgresql://…`; raise LedgerBusyError when another process has it."""
        refuse_no_word(service)
        return cls(_place(what, service, address, list(tables.tables)), tables)

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """Give a transaction; it is on disk when the block is left."""
        with self._lock, self._engine.begin() as connection:
            yield connection

    def leave_no_trace(self) -> None:
        """Write the tables anew without what was deleted; raise TracesLeftError when somebody reads the old place."""
        with self._lock, self._engine.connect() as connection:
            self._place.write_anew(connection.execution_options(isolation_level="AUTOCOMMIT"))

    def close(self) -> None:
        """Let another process open the database."""
        self._engine.dispose()
        self._place.release()


def _place(what: Named, service: str, address: str, tables: list[str]) -> Place:
    if address.startswith("sqlite:///") and len(address) > len("sqlite:///"):
        from ledger.erasable_sqlite import SQLitePlace  # noqa: PLC0415 - a process needs the driver of one database only

        return SQLitePlace(what, service, address.removeprefix("sqlite:///"))
    if address.startswith(("postgresql://", "postgres://")):
        from ledger.erasable_postgres import PostgresPlace  # noqa: PLC0415 - as above

        return PostgresPlace(what, service, address, tables)
    raise ValueError("a vault's address is sqlite:///file or postgresql://user@host/database")
