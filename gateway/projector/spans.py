"""The only place that writes rows: versions in, spans of recorded time in SQL out, together with the positions."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from gateway.projector.rows import Rows, Version, View
from gateway.projector.tables import IN_A_PLAN, Tables, version_key

Position = tuple[int, int]
"""A position in a service's log, and when the event there was recorded."""

_PAGE = 5_000
_PLACE = itemgetter(0, 1)
"""The key of a version and when it became true."""


class OutrunError(Exception):
    """Somebody else has moved the positions: two projectors write the same read models."""


def write(connection: sa.Connection, tables: Tables, rows: Rows) -> None:
    """Write what the folds put and ended: first what stopped being true, then what became true."""
    postgresql = connection.dialect.name == "postgresql"
    for name, view in rows.views.items():
        if view.closings:
            (_close_many if postgresql else _close_each)(connection, tables[name].name, view)
        if view.versions:
            (_copy if postgresql else _insert_each)(connection, tables[name].name, view)


def _close_each(connection: sa.Connection, table: str, view: View) -> None:
    where = " and ".join(f"{column} = ?" for column in version_key(view.name))
    connection.exec_driver_sql(f'update "{table}" set known_to = ? where {where}', _closings(view))  # noqa: S608


def _closings(view: View) -> list[tuple[Any, ...]]:
    if view.name in IN_A_PLAN:
        plan_id = view.columns.index("plan_id")
        return [(moment, index[plan_id], key, known_from) for moment, key, (known_from, index, _) in view.closings]
    return [(moment, key, known_from) for moment, key, (known_from, _, _) in view.closings]


def _insert_each(connection: sa.Connection, table: str, view: View) -> None:
    marks = ", ".join("?" * (4 + len(view.columns)))
    insert = f'insert into "{table}" ({_columns(view)}) values ({marks})'  # noqa: S608 - our own table's name
    for start in range(0, len(view.versions), _PAGE):
        connection.exec_driver_sql(insert, view.versions[start : start + _PAGE])


def _close_many(connection: sa.Connection, table: str, view: View) -> None:
    columns = version_key(view.name)
    where = " and ".join(f"t.{column} = u.{column}" for column in columns)
    arrays = ", ".join("%s::bigint[]" if column == "known_from" else "%s::text[]" for column in columns)
    connection.exec_driver_sql(
        f'update "{table}" t set known_to = u.known_to '  # noqa: S608
        f"from unnest(%s::bigint[], {arrays}) as u(known_to, {', '.join(columns)}) where {where}",
        tuple(list(values) for values in zip(*_closings(view), strict=True)),
    )


def _copy(connection: sa.Connection, table: str, view: View) -> None:
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f'copy "{table}" ({_columns(view)}) from stdin') as copy:
        for version in sorted(view.versions, key=_PLACE):
            copy.write_row(version)


def _columns(view: View) -> str:
    return ", ".join(("key", "known_from", "known_to", *view.columns, "body"))


def move_positions(
    connection: sa.Connection, tables: Tables, old: Mapping[str, int], new: Mapping[str, Position]
) -> None:
    """Write how far each service has been followed; the old positions guard against a rival."""
    table = tables.position
    for service, (position, recorded_at) in new.items():
        values = {"position": position, "recorded_at": recorded_at}
        if service not in old:
            connection.execute(sa.insert(table).values(service=service, **values))
            continue
        unmoved = (table.c.service == service) & (table.c.position == old[service])
        if connection.execute(sa.update(table).where(unmoved).values(values)).rowcount != 1:
            raise OutrunError(service)


def read_positions(connection: sa.Connection, tables: Tables) -> dict[str, int]:
    """Return how far each service has been followed."""
    table = tables.position
    rows = connection.execute(sa.select(table.c.service, table.c.position))
    return {row.service: row.position for row in rows}


def current_versions(connection: sa.Connection, tables: Tables, name: str, limit: int) -> list[Version]:
    """Return current rows of a view, the latest changed first."""
    table = tables[name]
    query = sa.select(table).where(table.c.known_to.is_(None)).order_by(table.c.known_from.desc()).limit(limit)
    return [tuple(row) for row in connection.execute(query)]


def current_keys(connection: sa.Connection, tables: Tables, name: str) -> list[str]:
    """Return the keys of all current rows of a view."""
    table = tables[name]
    return list(connection.execute(sa.select(table.c.key).where(table.c.known_to.is_(None))).scalars())


def current_version(connection: sa.Connection, tables: Tables, name: str, key: str) -> Version:
    """Return the current row of a key that must be there."""
    table = tables[name]
    query = sa.select(table).where(table.c.key == key, table.c.known_to.is_(None))
    if name in IN_A_PLAN:  # the index of these begins with the plan; without it the whole table would be read
        query = query.where(table.c.plan_id == key.partition("/")[0])
    return tuple(connection.execute(query).one())
