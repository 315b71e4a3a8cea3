"""One digest per view: two read models are equal when their digests are."""

import hashlib
from typing import Any

import orjson
import sqlalchemy as sa

from gateway.projector.tables import INDEX_COLUMNS, Tables

_PAGE = 5_000


def digest_now(connection: sa.Connection, tables: Tables) -> dict[str, str]:
    """Return a digest per view of every row there is, with the spans in which they were true."""
    return {name: _digest(connection, _every_row(tables, name)) for name in tables}


def digest_as_of(connection: sa.Connection, tables: Tables, moment: int) -> dict[str, str]:
    """Return a digest per view of what was known at a moment, in microseconds; the spans are not part of it."""
    return {name: _digest(connection, _known_rows(tables, name, moment)) for name in tables}


def was_known(table: sa.Table, moment: int) -> sa.ColumnElement[bool]:
    """Return the condition that a row was true at a moment."""
    return (table.c.known_from <= moment) & (table.c.known_to.is_(None) | (table.c.known_to > moment))


def _every_row(tables: Tables, name: str) -> sa.Select[Any]:
    c = tables[name].c
    columns = (c[column] for column in INDEX_COLUMNS[name])
    return sa.select(c.key, c.known_from, c.known_to, *columns, c.body).order_by(c.key, c.known_from)


def _known_rows(tables: Tables, name: str, moment: int) -> sa.Select[Any]:
    c = tables[name].c
    columns = (c[column] for column in INDEX_COLUMNS[name])
    return sa.select(c.key, *columns, c.body).where(was_known(tables[name], moment)).order_by(c.key)


def _digest(connection: sa.Connection, rows: sa.Select[Any]) -> str:
    digest = hashlib.sha256()
    for row in connection.execute(rows.execution_options(yield_per=_PAGE)):
        digest.update(orjson.dumps(tuple(row)))
        digest.update(b"\n")
    return digest.hexdigest()
