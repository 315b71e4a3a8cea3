"""What a session of PostgreSQL must be before something is kept through it: safe, and the only one that writes."""

from hashlib import sha256
from typing import Any

import psycopg
from psycopg import Connection
from psycopg.conninfo import conninfo_to_dict

from ledger.store import UnsafeLedgerError

_TAKE_OVER = "2s"
"""How long to wait for a dead writer's session to be cleared away by the server."""


def read_address(address: str) -> dict[str, Any]:
    """Return every setting of `postgresql://…`, TLS included."""
    try:
        return conninfo_to_dict(address)
    except psycopg.ProgrammingError:
        # The driver's own message repeats the address, and with it a password.
        raise ValueError("the address of the database cannot be read: postgresql://user@host/database") from None


def lock_named(name: str) -> int:
    """Return the number that PostgreSQL knows a lock by."""
    return int.from_bytes(sha256(name.encode()).digest()[:8], signed=True)


def refuse_unsafe(connection: Connection[Any]) -> None:
    """Refuse a database that answers before what it answers for is on disk."""
    for setting in ("fsync", "synchronous_commit"):
        found = connection.execute("SELECT current_setting(%s)", (setting,)).fetchone()
        if found == ("off",):
            raise UnsafeLedgerError(f"PostgreSQL has {setting} off and could lose what is recorded: turn it on")


def take(connection: Connection[Any], lock: int) -> None:
    """Make the session the only writer; PostgreSQL lets go of the lock when the session ends."""
    # A machine that vanished must not keep its successor out for the hours TCP waits by default.
    connection.execute("SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3")
    connection.execute(f"SET lock_timeout = '{_TAKE_OVER}'")
    connection.execute("SELECT pg_advisory_lock(%s)", (lock,))
    connection.execute("SET lock_timeout = 0")
