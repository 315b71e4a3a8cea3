"""Opening the database of the read models: a SQLite file, or PostgreSQL. One transaction reads one moment."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

_PATIENCE = 30.0
_LOOK_AGAIN = 0.005
_SETTING_UP = 7_219_301
"""Names the PostgreSQL lock that lets one process at a time create tables."""


def open_engine(address: str) -> sa.Engine:
    """Open `sqlite:///file` or `postgresql://…`, so that a transaction sees one snapshot and DDL is part of it."""
    if address.startswith("sqlite:"):
        engine = sa.create_engine(address, connect_args={"timeout": 30})
        sa.event.listen(engine, "connect", _set_up_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
        return engine
    scheme, separator, rest = address.partition("://")
    if scheme not in {"postgresql", "postgres"} or not separator:
        raise ValueError("the address of the read models must begin with sqlite:/// or postgresql://")
    return sa.create_engine(f"postgresql+psycopg://{rest}", isolation_level="REPEATABLE READ")


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transactions leave DDL and reads outside; BEGIN is ours, below.
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout=30000")
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=FULL")
    # A projector that catches up changes the same pages again and again: copy them back from the log less often.
    connection.execute("PRAGMA wal_autocheckpoint=4000")


def _write_ahead(connection: Any) -> None:
    # Two connections to a new file can both want to change its mode; SQLite refuses one at once and does not wait.
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_LOOK_AGAIN)
        else:
            return


def _begin_sqlite(connection: sa.Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def writing(engine: sa.Engine) -> sa.Engine:
    """Return the engine for a writer: on SQLite its transactions take the write lock at once, not half-way through."""
    return engine.execution_options(begin="BEGIN IMMEDIATE")


@contextmanager
def setting_up(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a transaction that may create tables; who wants one too waits, and then sees what this one made."""
    if engine.dialect.name != "postgresql":
        with writing(engine).begin() as connection:
            yield connection
        return
    # Read committed, because a snapshot taken before the wait would not hold the tables that were waited for.
    with engine.execution_options(isolation_level="READ COMMITTED").begin() as connection:
        connection.exec_driver_sql(f"select pg_advisory_xact_lock({_SETTING_UP})")
        yield connection
