"""Free text that can be erased: rows outside the log, which events point at and never hold."""

import secrets
from collections.abc import Iterable
from hashlib import sha256
from hmac import compare_digest
from typing import Any, NamedTuple, Self

import sqlalchemy as sa

from contracts.vault import TextReference
from ledger.erasable import ErasableDatabase
from ledger.lock import Named

VAULT: Named = ("Valvet", "The vault")
_SALT = 32
"""Bytes. As nobody can guess them, a digest without its row says nothing of even the shortest text."""


class Unsettled(NamedTuple):
    """A text that was kept for an event of a stream, and it is not known whether the event was recorded."""

    reference: str
    stream: str


class Vault:
    """The texts of one service. Safe to use from many threads; one process at a time may hold it open.

    Erased bytes leave the database's files before `erase` returns. They do not leave backups, nor the write-ahead log
    of a PostgreSQL server: `ledger/erasable_postgres.py` says what is left there.
    """

    def __init__(self, database: ErasableDatabase, texts: sa.Table, erasures: sa.Table) -> None:
        """Take over an opened database; use `Vault.open`."""
        self._database = database
        self._texts = texts
        self._erasures = erasures

    @classmethod
    def open(cls, service: str, address: str) -> Self:
        """Open a service's vault; raise LedgerBusyError when another process has it."""
        tables = sa.MetaData()
        texts = sa.Table(
            f"{service}_texts",
            tables,
            sa.Column("reference", sa.Text, primary_key=True),
            sa.Column("namnd", sa.Text, nullable=False),
            sa.Column("stream", sa.Text, nullable=False),
            sa.Column("salt", sa.LargeBinary, nullable=False),
            sa.Column("text", sa.Text, nullable=False),
            sa.Column("settled", sa.Boolean, nullable=False),
        )
        erasures = sa.Table(
            f"{service}_erasures",
            tables,
            sa.Column("reference", sa.Text, primary_key=True),
            sa.Column("command", sa.LargeBinary, nullable=False),
        )
        return cls(ErasableDatabase.open(VAULT, service, address, tables), texts, erasures)

    def keep(self, namnd: str, stream: str, text: str) -> TextReference:
        """Keep a text, on disk when this returns, until it is known whether the event that carries it is recorded."""
        reference, salt = f"t-{secrets.token_hex(16)}", secrets.token_bytes(_SALT)
        row = {"reference": reference, "namnd": namnd, "stream": stream, "salt": salt, "text": text, "settled": False}
        with self._database.transaction() as connection:
            connection.execute(self._texts.insert(), row)
        return TextReference(reference=reference, digest=_digest(salt, text))

    def settle(self, references: Iterable[str]) -> None:
        """Take note that the event that carries these texts is recorded."""
        with self._database.transaction() as connection:
            for reference in references:
                row = self._texts.c.reference == reference
                connection.execute(self._texts.update().where(row).values(settled=True))

    def discard(self, references: Iterable[str]) -> None:
        """Delete texts whose command was refused, as if they had never been; a settled text can only be erased."""
        if self._delete(references, ~self._texts.c.settled):
            self._database.leave_no_trace()

    def unsettled(self) -> list[Unsettled]:
        """Return what was kept when the process died: the service settles or discards it at start."""
        query = sa.select(self._texts.c.reference, self._texts.c.stream).where(~self._texts.c.settled)
        with self._database.transaction() as connection:
            return [Unsettled(*row) for row in connection.execute(query)]

    def namnd_of(self, reference: str) -> str | None:
        """Return whose text it is; None when there is no such row: it never was, or it is erased."""
        row = self._row(reference)
        return row.namnd if row else None

    def read(self, reference: str) -> str | None:
        """Return the text, None when there is no such row."""
        row = self._row(reference)
        return row.text if row else None

    def holds(self, reference: str, text: str) -> bool | None:
        """Say whether this is the text of that row, None when there is no such row."""
        row = self._row(reference)
        return compare_digest(_digest(row.salt, text), _digest(row.salt, row.text)) if row else None

    def verify(self, reference: TextReference) -> bool | None:
        """Say whether the stored text still has the digest that the event carries, None when there is no such row."""
        row = self._row(reference.reference)
        return compare_digest(_digest(row.salt, row.text), reference.digest) if row else None

    def erase(self, reference: str, order: bytes) -> bool:
        """Delete a text and remember the command until its event is recorded; False when there was no such row."""
        erasure = self._erasures.c.reference == reference
        with self._database.transaction() as connection:
            if connection.execute(sa.select(self._erasures.c.reference).where(erasure)).first() is None:
                connection.execute(self._erasures.insert(), {"reference": reference, "command": order})
            deleted = connection.execute(self._texts.delete().where(self._texts.c.reference == reference)).rowcount
        # Also when there was no row: the first attempt may have ended between deleting it and this.
        self._database.leave_no_trace()
        return deleted > 0

    def erasing(self) -> list[bytes]:
        """Return the commands of erasures whose event is perhaps not recorded: the service completes them at start."""
        with self._database.transaction() as connection:
            return list(connection.execute(sa.select(self._erasures.c.command)).scalars())

    def erased(self, reference: str) -> None:
        """Take note that the erasure's event is recorded: its command need not be remembered."""
        with self._database.transaction() as connection:
            connection.execute(self._erasures.delete().where(self._erasures.c.reference == reference))

    def erase_again(self, references: Iterable[str]) -> int:
        """Delete what the ledger knows to be erased and an older backup brought back; return how many there were."""
        deleted = self._delete(references)
        if deleted:
            self._database.leave_no_trace()
        return deleted

    def close(self) -> None:
        """Let another process open the vault."""
        self._database.close()

    def _delete(self, references: Iterable[str], *which: sa.ColumnElement[bool]) -> int:
        with self._database.transaction() as connection:
            return sum(
                connection.execute(self._texts.delete().where(self._texts.c.reference == reference, *which)).rowcount
                for reference in references
            )

    def _row(self, reference: str) -> sa.Row[Any] | None:
        query = sa.select(self._texts).where(self._texts.c.reference == reference)
        with self._database.transaction() as connection:
            return connection.execute(query).first()


def _digest(salt: bytes, text: str) -> str:
    return sha256(salt + text.encode()).hexdigest()
