"""What is written as two tables and read as one: a measure says much that seldom changes, and moves often."""

import sqlalchemy as sa

_ACTIVITY = """
create view "g{n}_activity" as
select m.key,
    case when m.known_from > p.known_from then m.known_from else p.known_from end as known_from,
    case when m.known_to is null or p.known_to < m.known_to then p.known_to else m.known_to end as known_to,
    m.plan_id, m.namnd, m.category, m.presentation,
    substr(m.body, 1, length(m.body) - 1) || ',' || substr(p.body, 2) as body
from "g{n}_measure" m join "g{n}_progress" p
    on p.plan_id = m.plan_id and p.key = m.key
    and (p.known_to is null or p.known_to > m.known_from)
    and (m.known_to is null or m.known_to > p.known_from)
"""
"""A row for every time in which neither what a measure says nor how far it has come was another."""


def activity(generation: int, like: sa.Table) -> sa.Table:
    """Return the view of measures with their progress, to read: the columns of what a measure says."""
    columns = (sa.Column(column.name, column.type) for column in like.columns)
    return sa.Table(f"g{generation}_activity", sa.MetaData(), *columns)


def create_activity(connection: sa.Connection, generation: int) -> None:
    """Create the view, when its two tables are there."""
    connection.exec_driver_sql(_ACTIVITY.format(n=generation))
