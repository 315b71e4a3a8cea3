"""Whether anything was written since: SQLite tells it without reading a row. Of other databases nothing is known."""

import sqlite3

import sqlalchemy as sa


class Unchanged:
    """Watches the file of the read models through a connection of its own."""

    def __init__(self, engine: sa.Engine) -> None:
        """Watch what an engine reads; nothing is opened until it is asked for."""
        self._file = engine.url.database if engine.dialect.name == "sqlite" else None
        self._connection: sqlite3.Connection | None = None

    def version(self) -> int | None:
        """Return a number that is another whenever somebody has committed; none where that cannot be told."""
        if self._file is None:
            return None
        if self._connection is None:
            self._connection = sqlite3.connect(self._file, isolation_level=None, check_same_thread=False)
        version: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return version
