"""Whose pseudonym is whose: rows outside the log that can be erased, and without which nobody can tell."""

import hmac
import secrets
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Self

import sqlalchemy as sa

from ledger.erasable import ErasableDatabase
from ledger.vault import VAULT

_SECRET = 32
"""Bytes. There are few employee numbers: without a secret anybody could try them all."""
_AT_A_TIME = 500
"""How many rows a question asks for: databases take only so many values."""


class Links:
    """The links of one service. Safe to use from many threads; one process at a time may hold it open.

    A row is a keyed hash of purpose and number, a random pseudonym, and whether an event is known to carry it: no
    number, no time and no order. What is erased leaves the files as texts of `ledger.vault` do.
    """

    def __init__(self, database: ErasableDatabase, rows: sa.Table, forgettings: sa.Table, secret: bytes) -> None:
        """Take over an opened database; use `Links.open`."""
        self._database = database
        self._rows = rows
        self._forgettings = forgettings
        self._secret = secret
        self._one_at_a_time = threading.RLock()

    @classmethod
    def open(cls, service: str, address: str) -> Self:
        """Open a service's links; raise LedgerBusyError when another process has them."""
        tables = sa.MetaData()
        rows = sa.Table(
            f"{service}_links",
            tables,
            sa.Column("hash", sa.LargeBinary, primary_key=True),
            sa.Column("pseudonym", sa.Text, nullable=False, unique=True),
            sa.Column("settled", sa.Boolean, nullable=False),
            sqlite_with_rowid=False,
        )
        forgettings = sa.Table(
            f"{service}_forgettings",
            tables,
            sa.Column("pseudonym", sa.Text, primary_key=True),
            sa.Column("command", sa.LargeBinary, nullable=False),
        )
        secret = sa.Table(f"{service}_link_secret", tables, sa.Column("secret", sa.LargeBinary, primary_key=True))
        database = ErasableDatabase.open(VAULT, service, address, tables)
        try:
            return cls(database, rows, forgettings, _secret_in(database, secret))
        except BaseException:
            database.close()
            raise

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody else look up, make or forget a link meanwhile: what is known stays true."""
        with self._one_at_a_time:
            yield

    def known(self, purpose: str, numbers: Collection[str]) -> dict[str, str]:
        """Return the pseudonyms of those who have one, by number."""
        by_hash = {self._hash(purpose, number): number for number in numbers}
        hashes, found = list(by_hash), dict[str, str]()
        with self._database.transaction() as connection:
            for start in range(0, len(hashes), _AT_A_TIME):
                asked = self._rows.c.hash.in_(hashes[start : start + _AT_A_TIME])
                query = sa.select(self._rows.c.hash, self._rows.c.pseudonym).where(asked)
                found |= {by_hash[bytes(hashed)]: pseudonym for hashed, pseudonym in connection.execute(query)}
        return found

    def keep(self, purpose: str, made: Mapping[str, str]) -> None:
        """Keep new links, on disk when this returns, until it is known whether events that carry them are recorded."""
        # In the order of the hashes: where a row stands must not say where in a list somebody stood.
        rows = [
            {"hash": hashed, "pseudonym": pseudonym, "settled": False}
            for hashed, pseudonym in sorted((self._hash(purpose, number), made[number]) for number in made)
        ]
        if rows:
            with self._database.transaction() as connection:
                connection.execute(self._rows.insert(), rows)

    def settle(self, pseudonyms: Iterable[str]) -> None:
        """Take note that events that carry these pseudonyms are recorded."""
        row = self._rows.c.pseudonym == sa.bindparam("of")
        self._each(self._rows.update().where(row).values(settled=True), pseudonyms)

    def discard(self, pseudonyms: Iterable[str]) -> None:
        """Delete links whose command was refused, as if they had never been; a settled one can only be forgotten."""
        row = self._rows.c.pseudonym == sa.bindparam("of")
        if self._each(self._rows.delete().where(row, ~self._rows.c.settled), pseudonyms):
            self._database.leave_no_trace()

    def unsettled(self) -> list[str]:
        """Return the pseudonyms that were kept when something failed: the service settles or discards them."""
        query = sa.select(self._rows.c.pseudonym).where(~self._rows.c.settled)
        with self._database.transaction() as connection:
            return list(connection.execute(query).scalars())

    def forget(self, pseudonym: str, order: bytes) -> None:
        """Delete a link and remember the command until its event is recorded."""
        forgetting = self._forgettings.c.pseudonym == pseudonym
        with self._database.transaction() as connection:
            if connection.execute(sa.select(self._forgettings.c.pseudonym).where(forgetting)).first() is None:
                connection.execute(self._forgettings.insert(), {"pseudonym": pseudonym, "command": order})
            connection.execute(self._rows.delete().where(self._rows.c.pseudonym == pseudonym))
        self._database.leave_no_trace()

    def forgetting(self) -> list[bytes]:
        """Return the commands whose event is perhaps not recorded: the service completes them at start."""
        with self._database.transaction() as connection:
            return list(connection.execute(sa.select(self._forgettings.c.command)).scalars())

    def forgotten(self, pseudonym: str) -> None:
        """Take note that the event is recorded: the command need not be remembered."""
        with self._database.transaction() as connection:
            connection.execute(self._forgettings.delete().where(self._forgettings.c.pseudonym == pseudonym))

    def forget_again(self, pseudonyms: Iterable[str]) -> int:
        """Delete what the ledger knows to be forgotten and an older backup brought back; return how many there were."""
        deleted = self._each(self._rows.delete().where(self._rows.c.pseudonym == sa.bindparam("of")), pseudonyms)
        if deleted:
            self._database.leave_no_trace()
        return deleted

    def close(self) -> None:
        """Let another process open the links."""
        self._database.close()

    def _each(self, statement: Any, pseudonyms: Iterable[str]) -> int:
        """Carry a statement out for each pseudonym, in one transaction; return how many rows it met."""
        each = [{"of": pseudonym} for pseudonym in pseudonyms]
        if not each:
            return 0
        with self._database.transaction() as connection:
            met: int = connection.execute(statement, each).rowcount
            return met

    def _hash(self, purpose: str, number: str) -> bytes:
        return hmac.digest(self._secret, f"{purpose} {number}".encode(), "sha256")


def pseudonym() -> str:
    """Return a new pseudonym, made from nothing."""
    return f"p-{secrets.token_hex(16)}"


def _secret_in(database: ErasableDatabase, table: sa.Table) -> bytes:
    with database.transaction() as connection:
        found = connection.execute(sa.select(table.c.secret)).scalar()
        if found is None:
            found = secrets.token_bytes(_SECRET)
            connection.execute(table.insert(), {"secret": found})
        return bytes(found)
