"""The projector: takes what has arrived, folds and commits it, acknowledges it, and tells where it is."""

import asyncio
import contextlib
import json
import logging
import math
import time
from collections.abc import AsyncIterator, Mapping
from typing import Any

import sqlalchemy as sa

from bus.connection import DISCONNECTED
from bus.inbox import GapError, Inbox
from bus.rpc import answer_status, broker_beside
from bus.wire import PoisonError
from contracts.failpoints import reach
from contracts.subjects import POSITIONS
from contracts.upcasting import UnknownEventError
from gateway.projector.feed import Feed
from gateway.projector.folds import UnfoldableError
from gateway.projector.generations import ask_for_rebuild, current_tables, drop_retired, is_current, prepare
from gateway.projector.parking import parked_places
from gateway.projector.projection import Projection
from gateway.projector.rebuild import rebuild
from gateway.projector.spans import OutrunError
from gateway.projector.status import AHEAD, NOTHING, State, Status, Stop, Words, parkable, words_for

log = logging.getLogger(__name__)

NAME = "projector"
GRACE = 30.0
"""Seconds for which tables that were read until a rebuild are kept: who asked where to read may still be reading."""
LOOK_AROUND = 1.0
"""How often, in seconds, the end of the stream and the wishes of operators are looked at."""
GAP_RETRY = 10.0
"""How long to let the relays refill the stream before it is read from its start again."""


class Projector:
    """Follows all services into one database of read models. Only one may run for a database."""

    def __init__(self, engine: sa.Engine, connection: Any, durable: str = NAME) -> None:
        """Read from the bus under a durable name; nothing happens before `run`."""
        self.status = Status()
        self._engine = engine
        self._connection = connection
        self._durable = durable
        self._looked = 0.0
        self._ahead = False
        self._retired_until = time.monotonic() + GRACE

    async def run(self) -> None:
        """Follow for ever; a poison event, an unknown version or a gap stops the rows, never this."""
        async with self._answering():
            while True:
                try:
                    await self._follow()
                except (GapError, PoisonError, UnknownEventError, UnfoldableError) as stop:
                    log.error("the projection stands still: %s", stop)  # noqa: TRY400 - no trace: it could tell data
                    self.status.turn(State.STOPPED, words_for(stop))
                    await self._until_released(stop)
                except (sa.exc.DBAPIError, OutrunError) as trouble:
                    log.warning("the read models cannot be written: %s", type(trouble).__name__)
                    self.status.turn(State.WAITING, _unwritable(trouble))
                    await asyncio.sleep(LOOK_AROUND)

    @contextlib.asynccontextmanager
    async def _answering(self) -> AsyncIterator[None]:
        broker = broker_beside(self._connection)
        answer_status(broker, NAME, self.status.told)
        await broker.start()
        try:
            yield
        finally:
            await broker.stop()

    async def _follow(self) -> None:
        await asyncio.to_thread(prepare, self._engine)
        if not await asyncio.to_thread(is_current, self._engine):
            await self._rebuild()
        tables = await asyncio.to_thread(current_tables, self._engine)
        projection = await asyncio.to_thread(Projection, self._engine, tables)
        self.status.positions = projection.positions
        async with self._feed(self._durable) as feed:
            await feed.open(projection.positions)
            while await self._still_wanted(feed):
                await self._step(feed, projection)

    async def _step(self, feed: Feed, projection: Projection) -> None:
        events = await feed.take(LOOK_AROUND)
        if not events:
            self.status.turn(*(AHEAD if self._ahead else _idle(feed.inbox.trouble)))
            return
        reach("P1")
        try:
            await asyncio.to_thread(projection.apply, events, feed.parked)
        finally:
            self.status.positions = projection.positions
            await self._announce(projection.positions)
        reach("P3")
        await feed.inbox.ack()
        reach("P4")
        self.status.turn(State.RUNNING)

    async def _still_wanted(self, feed: Feed) -> bool:
        now = time.monotonic()
        if now - self._looked < LOOK_AROUND:
            return True
        self._looked = now
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LOOK_AROUND):
                self.status.on_stream = await feed.head()
                await self._compare()
        if now > self._retired_until:
            await asyncio.to_thread(drop_retired, self._engine)
            self._retired_until = math.inf
        return await asyncio.to_thread(is_current, self._engine)

    async def _compare(self) -> None:
        """See whether the rows know more than the stream; when they did, what came since may differ: fold anew."""
        on_stream = self.status.on_stream
        was_ahead = self._ahead
        self._ahead = any(on_stream.get(service, 0) < seen for service, seen in self.status.positions.items())
        if was_ahead and not self._ahead:
            await asyncio.to_thread(ask_for_rebuild, self._engine)

    async def _rebuild(self) -> None:
        self.status.turn(State.REBUILDING)
        log.info("the read models are built anew from the stream")
        async with self._feed(f"{self._durable}-rebuild") as feed:
            await rebuild(self._engine, feed)
        self._retired_until = time.monotonic() + GRACE

    @contextlib.asynccontextmanager
    async def _feed(self, durable: str) -> AsyncIterator[Feed]:
        parked = await asyncio.to_thread(parked_places, self._engine)
        inbox = Inbox(self._connection, durable)
        try:
            yield Feed(inbox, parked)
        finally:
            await inbox.close()

    async def _announce(self, positions: Mapping[str, int]) -> None:
        with contextlib.suppress(*DISCONNECTED):
            await self._connection.publish(POSITIONS, json.dumps(positions).encode())

    async def _until_released(self, stop: Stop) -> None:
        if isinstance(stop, GapError):
            await asyncio.sleep(GAP_RETRY)
            return
        place = parkable(stop)
        while place is None or place not in await asyncio.to_thread(parked_places, self._engine):  # noqa: ASYNC110
            await asyncio.sleep(LOOK_AROUND)


def _idle(trouble: str | None) -> tuple[State, Words]:
    if trouble is None:
        return State.RUNNING, NOTHING
    return State.WAITING, Words(
        f"Händelser kommer inte fram: {trouble}.",
        f"Events do not arrive: {trouble}.",
        "Se till att bussen går; projektorn fortsätter av sig själv.",
        "See that the bus runs; the projector goes on by itself.",
    )


def _unwritable(trouble: Exception) -> Words:
    if isinstance(trouble, OutrunError):
        return Words(
            "En annan projektor skriver i samma läsmodeller.",
            "Another projector writes the same read models.",
            "Stäng av den ena.",
            "Stop one of them.",
        )
    return Words(
        "Läsmodellernas databas svarar inte eller vägrar skriva.",
        "The database of the read models does not answer or refuses to write.",
        "Kontrollera databasen och dess utrymme; projektorn försöker igen av sig själv.",
        "Check the database and its space; the projector tries again by itself.",
    )
