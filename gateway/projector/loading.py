"""Folding a whole log into empty tables: rows that were true for a time are written once, when they are known."""

import asyncio
import gc
import math
from collections.abc import Collection, Mapping, Sequence

import sqlalchemy as sa

from contracts.envelope import Recorded
from gateway.projector.engine import writing
from gateway.projector.feed import Feed
from gateway.projector.folds import Place, fold
from gateway.projector.rows import LIMIT, Rows, Version
from gateway.projector.spans import Position, current_version, move_positions, write
from gateway.projector.tables import Tables, create_indexes, create_tables

CHUNK = 10_000
"""How many rows are written at a time."""
_WAIT = 1.0


class Loading:
    """Fills the tables of one new generation, in order, from the first event on."""

    def __init__(self, engine: sa.Engine, tables: Tables, parked: Collection[Place] = (), limit: int = LIMIT) -> None:
        """Create the tables; their indexes come when they are filled, or when a row has to be found again."""
        self._engine = writing(engine)
        self._tables = tables
        self._indexed = False
        self._parked = parked
        self._rows = Rows(limit)
        self._rows.lookup = self._read_row
        self._last: dict[str, Position] = {}
        with self._engine.begin() as connection:
            create_tables(connection, tables)

    def take_in(self, events: Sequence[Recorded]) -> None:
        """Fold the next events; write a chunk when there is one."""
        fold(events, self._rows, self._parked)
        self._last |= {event.service: (event.position, event.recorded_at) for event in events}
        if self._rows.forget_surplus() or self._rows.waiting() >= CHUNK:
            self._write({})

    def finish(self) -> None:
        """Write what is left, and the positions."""
        while self._rows.settle(CHUNK):
            self._write({})
        self._write(self._last)
        with self._engine.begin() as connection:
            self._index(connection)

    def _index(self, connection: sa.Connection) -> None:
        if not self._indexed:
            create_indexes(connection, self._tables)
        self._indexed = True

    def _write(self, positions: Mapping[str, Position]) -> None:
        with self._engine.begin() as connection:
            if any(view.closings for view in self._rows.views.values()):
                self._index(connection)
            write(connection, self._tables, self._rows)
            move_positions(connection, self._tables, {}, positions)
        self._rows.written()

    def _read_row(self, table: str, key: str) -> Version:
        with self._engine.begin() as connection:
            self._index(connection)
            return current_version(connection, self._tables, table, key)


async def load(feed: Feed, goal: Mapping[str, int], loading: Loading, until: float = math.inf) -> None:
    """Read the stream from its start to every service's goal, no further; leave out what is later than `until`."""
    reached: dict[str, int] = {}
    folding: asyncio.Task[None] | None = None
    await feed.open({})
    collecting = gc.isenabled()
    # Folding makes no cycles, but millions of objects that the collector would visit again and again.
    gc.disable()
    try:
        while any(reached.get(service, 0) < position for service, position in goal.items()):
            events = await feed.take(_WAIT)
            if folding is not None:
                # The next events travel while the last ones are folded.
                await folding
            reached |= {event.service: event.position for event in events}
            wanted = [e for e in events if e.position <= goal.get(e.service, 0) and e.recorded_at <= until]
            folding = asyncio.create_task(asyncio.to_thread(loading.take_in, wanted))
            await feed.inbox.ack()
    finally:
        # A thread cannot be called back: whatever happened, nobody may use the tables before it is done.
        if folding is not None:
            await folding
        if collecting:
            gc.enable()
    await asyncio.to_thread(loading.finish)
