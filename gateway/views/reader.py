"""Reading the read models: one transaction, one snapshot, any moment of recorded time."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import orjson
import sqlalchemy as sa

from contracts.catalogue import SERVICES
from gateway.projector.tables import current_generation, read_tables

Row = dict[str, Any]
"""A row as a question answers it. `as_of` says for which moment it was read, so that what hangs below it is too."""

T = TypeVar("T")

_MOST_KNOWN = 32
"""So many moments are asked about between two events at most; each may take some hundred kilobytes."""
_OWN = frozenset({"known_from", "known_to", "body"})


@dataclass(frozen=True, slots=True)
class Label:
    """Which state of the read models an answer was read from: the generation and each service's position."""

    generation: int
    positions: Mapping[str, int]
    recorded: Mapping[str, int]
    """When the event at that position was recorded, in microseconds."""

    def covers(self, as_of: int) -> bool:
        """Return whether nothing more can be recorded at or before `as_of`: its answer is closed for ever."""
        return all(self.recorded.get(service, -1) >= as_of for service in SERVICES)


class Known:
    """What was worked out of whole tables, for as long as nothing is recorded. Many readers may share it."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._held: tuple[Label | None, dict[object, Any]] = (None, {})

    def at(self, label: Label) -> dict[object, Any]:
        """Return what is known of a state of the read models; of another one nothing is known any more."""
        held = self._held
        if held[0] != label:
            held = self._held = (label, {})
        return held[1]


class Reader:
    """One snapshot of the read models."""

    def __init__(self, connection: sa.Connection, known: Known | None = None) -> None:
        """Read through a connection whose transaction sees one moment."""
        self._connection = connection
        self._known = known or Known()
        self._tables = read_tables(current_generation(connection))

    def label(self) -> Label:
        """Return the positions that belong to everything read through this reader."""
        found = self._connection.execute(sa.select(self._tables.position)).all()
        return Label(
            generation=self._tables.generation,
            positions={row.service: row.position for row in found},
            recorded={row.service: row.recorded_at for row in found},
        )

    def once(self, view: Callable[["Reader", int | None], T], as_of: int | None) -> T:
        """Return what a view makes of whole tables, worked out once until something is recorded. Nobody changes it."""
        known = self._known.at(self.label())
        if (view, as_of) not in known and len(known) < _MOST_KNOWN:
            known[view, as_of] = view(self, as_of)
        return known[view, as_of] if (view, as_of) in known else view(self, as_of)

    def table(self, view: str) -> sa.Table:
        """Return the table of a view, to name its columns."""
        return self._tables[view]

    def rows(self, view: str, as_of: int | None, *where: sa.ColumnElement[bool]) -> list[Row]:
        """Return the rows of a view that were true at a moment, in the order of their keys."""
        asked = _all(self._tables[view], now=as_of is None)
        return self._rows(asked.where(*where) if where else asked, as_of)

    def between(self, view: str, as_of: int | None, first: str, after: str) -> list[Row]:
        """Return the rows whose keys lie from one to before another, in the order of their keys."""
        return self._rows(_between(self._tables[view], now=as_of is None), as_of, first=first, after=after)

    def bodies(self, view: str, as_of: int | None) -> Iterator[Row]:
        """Yield only the bodies of all rows of a view, in no order: for views of which a whole city is counted."""
        asked = _bodies(self._tables[view], now=as_of is None)
        for (body,) in self._connection.execute(asked, {} if as_of is None else {"as_of": as_of}):
            yield orjson.loads(body)

    def _rows(self, asked: sa.Select[Any], as_of: int | None, **more: str) -> list[Row]:
        found = self._connection.execute(asked, more if as_of is None else {"as_of": as_of, **more})
        *names, _body = found.keys()
        return [_row(names, row, as_of) for row in found.all()]

    def select(self, asked: sa.Select[Any]) -> list[sa.Row[Any]]:
        """Return what a statement of a view finds, for example a count."""
        return list(self._connection.execute(asked).all())


def _row(names: list[str], found: sa.Row[Any], as_of: int | None) -> Row:
    row: Row = orjson.loads(found[-1])
    row.update(zip(names, found, strict=False))
    row["as_of"] = as_of
    return row


@cache
def _all(table: sa.Table, *, now: bool) -> sa.Select[Any]:
    """Prepare a statement once: building it takes longer than a small view takes to read."""
    columns = [column for column in table.c if column.name not in _OWN]
    moment = None if now else sa.bindparam("as_of", type_=sa.BigInteger)
    return sa.select(*columns, table.c.body).where(known(table, moment)).order_by(table.c.key)


@cache
def _bodies(table: sa.Table, *, now: bool) -> sa.Select[Any]:
    moment = None if now else sa.bindparam("as_of", type_=sa.BigInteger)
    return sa.select(table.c.body).where(known(table, moment))


@cache
def _between(table: sa.Table, *, now: bool) -> sa.Select[Any]:
    first, after = (sa.bindparam(name, type_=table.c.key.type) for name in ("first", "after"))
    return _all(table, now=now).where(table.c.key >= first, table.c.key < after)


def known(table: sa.FromClause, as_of: int | sa.BindParameter[int] | None) -> sa.ColumnElement[bool]:
    """Return the condition that a row was true at a moment; without one, that it is true now."""
    still = table.c.known_to.is_(None)
    if as_of is None:
        return still
    return sa.and_(table.c.known_from <= as_of, sa.or_(still, table.c.known_to > as_of))


@contextmanager
def reading(engine: sa.Engine) -> Iterator[Reader]:
    """Open one snapshot; leaving it gives the connection back."""
    with engine.connect() as connection:
        yield Reader(connection)
