"""One-time tokens of surveys, kept so that nothing joins a token to an answer (N07)."""

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Self

import sqlalchemy as sa

from ledger.erasable import ErasableDatabase
from ledger.lock import Named

TOKENS: Named = ("Engångskoderna", "The token box")
ALPHABET = "bcdfghjkmnpqrstvwxz"
"""No vowel, so that no name or word can come about; no digit; none that is mistaken for another."""
_GROUPS, _LETTERS = 8, 4
"""32 letters of 19: 135 bits."""


class UnsettledTokenError(Exception):
    """A token stands marked since a failure; whoever knows how many answers there are must `settle` it first."""


class Spending:
    """A token that is marked while its answer is recorded."""

    def __init__(self, distribution: str, delete: Callable[[], object]) -> None:
        self.distribution = distribution
        self.is_spent = False
        self._delete = delete

    def spent(self) -> None:
        """Delete the token: its answer is recorded."""
        self._delete()
        self.is_spent = True


class Tokens:
    """The tokens of one service. Safe to use from many threads; one process at a time may hold it open.

    A row is a hash, what it was issued for, and whether it is being spent right now: no time and no number. Rows stand
    in the order of their hashes, which are random, and what is deleted leaves the files at once. So neither the rows
    nor the place of a missing one say when or in which order tokens were spent.
    """

    def __init__(self, database: ErasableDatabase, rows: sa.Table) -> None:
        """Take over an opened database; use `Tokens.open`."""
        self._database = database
        self._rows = rows
        self._one_at_a_time = threading.RLock()

    @classmethod
    def open(cls, service: str, address: str) -> Self:
        """Open a service's tokens, given the address of its vault.

        In SQLite they get a file of their own beside the vault's, so that no backup of the vault holds them: two
        copies would tell which tokens were spent between them.
        """
        if address.startswith("sqlite:///"):
            address = f"{address.removesuffix('.db')}-tokens.db"
        rows = sa.Table(
            f"{service}_tokens",
            sa.MetaData(),
            sa.Column("hash", sa.LargeBinary, primary_key=True),
            sa.Column("distribution", sa.Text, nullable=False),
            sa.Column("spending", sa.Boolean, nullable=False),
            sqlite_with_rowid=False,
        )
        return cls(ErasableDatabase.open(TOKENS, service, address, rows.metadata), rows)

    def issue(self, distribution: str, count: int) -> tuple[str, ...]:
        """Return new tokens, of which only the hashes are kept."""
        tokens = tuple(_token() for _ in range(count))
        # In the order of the hashes: where a row stands must not say which token came first on the list.
        rows = [
            {"hash": hashed, "distribution": distribution, "spending": False} for hashed in sorted(map(_hash, tokens))
        ]
        if rows:
            with self._database.transaction() as connection:
                connection.execute(self._rows.insert(), rows)
        return tokens

    def distribution_of(self, token: str) -> str | None:
        """Return what the token was issued for, None when it is unknown or spent."""
        query = sa.select(self._rows.c.distribution).where(self._rows.c.hash == _hash(token))
        with self._database.transaction() as connection:
            return connection.execute(query).scalar()

    @contextmanager
    def spending(self, token: str) -> Iterator[Spending | None]:
        """Mark the token while its answer is recorded, one token at a time; None when it is unknown or spent.

        Leaving without `spent()` gives it back. An exception leaves it open whether the answer was recorded: then the
        mark stays, and nothing more is spent until `settle` has resolved it.
        """
        with self._one_at_a_time:
            being_spent = self._mark(_hash(token))
            yield being_spent
            if being_spent and not being_spent.is_spent:
                self._unmark(being_spent.distribution)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody else spend, mark or delete a token meanwhile: what is counted stays true."""
        with self._one_at_a_time:
            yield

    def distributions(self) -> list[str]:
        """Return what there are tokens of."""
        with self._database.transaction() as connection:
            return list(connection.execute(sa.select(self._rows.c.distribution).distinct()).scalars())

    def left(self, distribution: str) -> int:
        """Return how many are not spent, one that is being spent included."""
        query = sa.select(sa.func.count()).where(self._rows.c.distribution == distribution)
        with self._database.transaction() as connection:
            return connection.execute(query).scalar_one()

    def marked(self) -> list[str]:
        """Return what a token that was being spent when something failed was issued for: one at most."""
        query = sa.select(self._rows.c.distribution).where(self._rows.c.spending)
        with self._one_at_a_time, self._database.transaction() as connection:
            return list(connection.execute(query).scalars())

    def settle(self, distribution: str, *, spent: bool) -> None:
        """Delete the marked token when its answer was recorded, give it back when not. Counting tells.

        Spent is right when there are more answers and tokens left, together, than were invited.
        """
        with self._one_at_a_time:
            if spent:
                self._delete(self._rows.c.distribution == distribution, self._rows.c.spending)
            else:
                self._unmark(distribution)

    def withdraw(self, distribution: str) -> int:
        """Delete all tokens of a distribution; return how many there were."""
        with self._one_at_a_time:
            return self._delete(self._rows.c.distribution == distribution)

    def close(self) -> None:
        """Let another process open the tokens."""
        self._database.close()

    def _mark(self, hashed: bytes) -> Spending | None:
        with self._database.transaction() as connection:
            if connection.execute(sa.select(self._rows.c.spending).where(self._rows.c.spending)).first():
                raise UnsettledTokenError("a token was being spent when something failed: settle it by counting first")
            row = self._rows.c.hash == hashed
            distribution: str | None = connection.execute(sa.select(self._rows.c.distribution).where(row)).scalar()
            if distribution is None:
                return None
            connection.execute(self._rows.update().where(row).values(spending=True))
        return Spending(distribution, lambda: self._delete(row))

    def _unmark(self, distribution: str) -> None:
        marked = (self._rows.c.distribution == distribution, self._rows.c.spending)
        with self._database.transaction() as connection:
            connection.execute(self._rows.update().where(*marked).values(spending=False))

    def _delete(self, *which: sa.ColumnElement[bool]) -> int:
        with self._database.transaction() as connection:
            deleted = connection.execute(self._rows.delete().where(*which)).rowcount
        self._database.leave_no_trace()
        return deleted


def _token() -> str:
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(_LETTERS)) for _ in range(_GROUPS))


def _hash(token: str) -> bytes:
    # However somebody copied it from paper: with or without hyphens and spaces, in capitals or not.
    return sha256("".join(token.lower().replace("-", " ").split()).encode()).digest()
