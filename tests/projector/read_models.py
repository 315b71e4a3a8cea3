"""Looking at read models: one projection in a database, its current rows and its digests."""

from collections.abc import Iterable
from typing import Any

import orjson
import sqlalchemy as sa

from contracts.envelope import Fact, Recorded
from gateway.projector.digests import digest_as_of, digest_now, was_known
from gateway.projector.engine import open_engine
from gateway.projector.generations import current_tables, prepare
from gateway.projector.projection import Projection
from tests.projector.sample_ledger import Ledger


class ReadModels:
    """The read models of one database."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.engine = open_engine(address)
        prepare(self.engine)

    def close(self) -> None:
        self.engine.dispose()

    def emptied(self) -> "ReadModels":
        """The same read models before anything was told: new ones would have to prepare every statement anew."""
        tables = current_tables(self.engine)
        with self.engine.begin() as connection:
            for table in (*tables.values(), tables.position):
                connection.execute(sa.delete(table))
        return self

    def projection(self, limit: int = 1000) -> Projection:
        """A projector's memory of the tables, as after a start."""
        return Projection(self.engine, current_tables(self.engine), limit)

    def fold(self, events: Iterable[Recorded]) -> "ReadModels":
        self.projection().apply(list(events))
        return self

    def given(self, *facts: Fact) -> "ReadModels":
        return self.fold(Ledger(list(facts)).recorded)

    def now(self, view: str, key: str) -> dict[str, Any] | None:
        """The current row of a key: its body, and its index columns beside it."""
        table = current_tables(self.engine)[view]
        with self.engine.connect() as connection:
            row = connection.execute(sa.select(table).where(table.c.key == key, table.c.known_to.is_(None))).first()
        if row is None:
            return None
        own = {"key", "known_from", "known_to", "body"}
        columns = {name: value for name, value in row._mapping.items() if name not in own}
        return columns | {"body": orjson.loads(row.body)}

    def as_of(self, view: str, key: str, moment: int) -> dict[str, Any] | None:
        """The body of the row that was true at a moment."""
        table = current_tables(self.engine)[view]
        with self.engine.connect() as connection:
            bodies = connection.execute(sa.select(table.c.body).where(table.c.key == key, was_known(table, moment)))
            body = bodies.scalar_one_or_none()
        return None if body is None else orjson.loads(body)

    def spans(self, view: str, key: str) -> list[tuple[int, int | None]]:
        """When each version of a row was true."""
        table = current_tables(self.engine)[view]
        asked = sa.select(table.c.known_from, table.c.known_to).where(table.c.key == key).order_by(table.c.known_from)
        with self.engine.connect() as connection:
            return [(row.known_from, row.known_to) for row in connection.execute(asked)]

    def moments(self) -> set[int]:
        """Every moment at which a row of any view became true or stopped being true."""
        tables = current_tables(self.engine)
        with self.engine.connect() as connection:
            rows = [connection.execute(sa.select(table.c.known_from, table.c.known_to)) for table in tables.values()]
            return {moment for each in rows for row in each for moment in row if moment is not None}

    def keys(self, view: str) -> list[str]:
        """The keys that are true now, in order."""
        table = current_tables(self.engine)[view]
        asked = sa.select(table.c.key).where(table.c.known_to.is_(None)).order_by(table.c.key)
        with self.engine.connect() as connection:
            return list(connection.execute(asked).scalars())

    def digest(self) -> dict[str, str]:
        with self.engine.connect() as connection:
            return digest_now(connection, current_tables(self.engine))

    def digest_as_of(self, moment: int) -> dict[str, str]:
        with self.engine.connect() as connection:
            return digest_as_of(connection, current_tables(self.engine), moment)
