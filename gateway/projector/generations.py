"""Which generation of tables is read, and how another takes its place."""

import sqlalchemy as sa

from gateway.projector.engine import one_at_a_time, writing
from gateway.projector.tables import DEFINITION, FIXED, POINTER, create_tables, read_tables


def prepare(engine: sa.Engine) -> None:
    """Create what is missing: the pointer, the parked positions, and the first generation."""
    with writing(engine).begin() as connection:
        one_at_a_time(connection)
        FIXED.create_all(connection)
        if connection.execute(sa.select(POINTER.c.current)).first() is None:
            create_tables(connection, read_tables(1))
            connection.execute(sa.insert(POINTER).values(only=1, current=1, definition=DEFINITION))
