"""Which generation of tables is read, how another takes its place, and when the old one is dropped."""

import re

import sqlalchemy as sa

from contracts.failpoints import reach
from gateway.projector.engine import setting_up, writing
from gateway.projector.tables import (
    DEFINITION,
    FIXED,
    POINTER,
    Tables,
    create_indexes,
    create_tables,
    current_generation,
    read_tables,
)

_GENERATION = re.compile(r"^g(\d+)_")


def prepare(engine: sa.Engine) -> None:
    """Create what is missing: the pointer, the parked positions, and the first generation."""
    with setting_up(engine) as connection:
        FIXED.create_all(connection)
        if connection.execute(sa.select(POINTER.c.current)).first() is None:
            create_tables(connection, read_tables(1))
            create_indexes(connection, read_tables(1))
            connection.execute(sa.insert(POINTER).values(only=1, current=1, definition=DEFINITION))


def current_tables(engine: sa.Engine) -> Tables:
    """Return the tables that are read now."""
    with engine.connect() as connection:
        return read_tables(current_generation(connection))


def is_current(engine: sa.Engine) -> bool:
    """Tell whether what is read was made by this release's tables and folds, and nobody has asked for new ones."""
    with engine.connect() as connection:
        return bool(connection.execute(sa.select(POINTER.c.definition)).scalar_one() == DEFINITION)


def ask_for_rebuild(engine: sa.Engine) -> None:
    """Let the projector build the read models anew, at once or when it starts; the old ones are read until then."""
    prepare(engine)
    with writing(engine).begin() as connection:
        connection.execute(sa.update(POINTER).values(definition=""))


def next_tables(engine: sa.Engine) -> Tables:
    """Return the tables of the next generation, and drop what a broken rebuild has left of them."""
    drop_retired(engine)
    with engine.connect() as connection:
        return read_tables(current_generation(connection) + 1)


def swap(engine: sa.Engine, tables: Tables) -> None:
    """Let a generation be read from now on."""
    with writing(engine).begin() as connection:
        connection.execute(sa.update(POINTER).values(current=tables.generation, definition=DEFINITION))
        reach("B2")


def drop_retired(engine: sa.Engine) -> None:
    """Drop the tables of every generation but the one that is read: older ones, and what a broken rebuild left."""
    with writing(engine).begin() as connection:
        current = current_generation(connection)
        there = sa.inspect(connection)
        for kind, names in (("view", there.get_view_names()), ("table", there.get_table_names())):
            for name in names:
                found = _GENERATION.match(name)
                if found and int(found[1]) != current:
                    connection.exec_driver_sql(f'drop {kind} "{name}"')
