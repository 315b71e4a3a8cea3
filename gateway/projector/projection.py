"""One generation of read models and how far it has come: a batch of events in, one transaction out."""

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from contracts.envelope import Recorded
from contracts.failpoints import reach
from gateway.projector.engine import writing
from gateway.projector.folds import Place, UnfoldableError, fold
from gateway.projector.rows import LIMIT, Rows, Version
from gateway.projector.spans import (
    Position,
    current_keys,
    current_version,
    current_versions,
    move_positions,
    read_positions,
    write,
)
from gateway.projector.tables import Tables


class Projection:
    """Folds batches into the rows of one generation. Not for two threads at a time."""

    def __init__(self, engine: sa.Engine, tables: Tables, limit: int = LIMIT) -> None:
        """Read how far the generation has come; its current rows are read when the first event comes."""
        self.tables = tables
        self._engine = writing(engine)
        self._limit = limit
        self._rows: Rows | None = None
        with engine.connect() as connection:
            self.positions = read_positions(connection, tables)

    def apply(self, events: Sequence[Recorded], parked: Collection[Place] = ()) -> None:
        """Commit what is new among the events, but for parked ones; one that cannot be folded ends the batch."""
        # Rows in memory are trusted only after a commit that is known to have succeeded.
        rows, self._rows = self._rows or self._read_rows(), None
        fresh = [event for event in events if event.position > self.positions.get(event.service, 0)]
        try:
            fold(fresh, rows, parked)
        except UnfoldableError as stop:
            self.apply(fresh[: stop.index], parked)
            raise
        self._commit(rows, {event.service: (event.position, event.recorded_at) for event in fresh})
        self._rows = rows

    def pass_over(self, place: Place) -> None:
        """Commit that a position has been passed without anything to fold."""
        service, position = place
        rows, self._rows = self._rows or self._read_rows(), None
        self._commit(rows, {service: (position, 0)})
        self._rows = rows

    def _commit(self, rows: Rows, positions: dict[str, Position]) -> None:
        rows.settle()
        with self._engine.begin() as connection:
            write(connection, self.tables, rows)
            move_positions(connection, self.tables, self.positions, positions)
            reach("P2")
        self.positions |= {service: position for service, (position, _) in positions.items()}
        rows.written()
        rows.forget_surplus()

    def _read_rows(self) -> Rows:
        rows = Rows(self._limit)
        with self._engine.connect() as connection:
            self.positions = read_positions(connection, self.tables)
            for name in self.tables:
                if not rows.views[name].append_only:
                    latest = current_versions(connection, self.tables, name, self._limit)
                    rows.remember(name, latest, current_keys(connection, self.tables, name))
        rows.lookup = self._read_row
        return rows

    def _read_row(self, table: str, key: str) -> Version:
        with self._engine.connect() as connection:
            return current_version(connection, self.tables, table, key)
