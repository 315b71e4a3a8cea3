"""Tables of PostgreSQL whose deleted rows are gone from the tables' own files.

They are not gone from what the server keeps besides: write-ahead log that is not yet overwritten, archives of it,
standbys that lag behind, and backups. How long those stand is for whoever runs the server to set.
"""

from typing import Any

import psycopg
import sqlalchemy as sa

from ledger.lock import Named, busy
from ledger.postgres_session import lock_named, read_address, refuse_unsafe, take
from ledger.store import LedgerBusyError


class PostgresPlace:
    """Implements `ledger.erasable.Place`. The server lets go of the lock when the connection ends."""

    url = "postgresql+psycopg://"

    def __init__(self, what: Named, service: str, address: str, tables: list[str]) -> None:
        self._address = read_address(address)
        self._busy = busy(service, "another process", what)
        self._tables = tables
        self._lock = lock_named(f"{what[1]}/{service}")

    def connect(self) -> psycopg.Connection[Any]:
        connection = psycopg.connect(**self._address)
        try:
            refuse_unsafe(connection)
            take(connection, self._lock)
            connection.commit()
        except psycopg.errors.LockNotAvailable:
            connection.close()
            raise LedgerBusyError(self._busy) from None
        except BaseException:
            connection.close()
            raise
        return connection

    def write_anew(self, connection: sa.Connection) -> None:
        quoted = connection.dialect.identifier_preparer.quote
        connection.exec_driver_sql(f"VACUUM (FULL) {', '.join(map(quoted, self._tables))}")

    def release(self) -> None:
        """Nothing is left to do when the connection has ended."""
