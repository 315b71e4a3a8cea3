"""Folding the log again into tables that are thrown away: the check on what the read models say and remember."""

import asyncio
import contextlib
import math
import tempfile
from collections.abc import AsyncIterator, Collection, Mapping
from pathlib import Path

import sqlalchemy as sa

from bus.inbox import Inbox
from gateway.projector.digests import digest_as_of
from gateway.projector.engine import open_engine
from gateway.projector.feed import Feed
from gateway.projector.folds import Place
from gateway.projector.loading import Loading, load
from gateway.projector.tables import read_tables

AGAIN = read_tables(1)
"""The tables of a fold that is thrown away."""


async def replay(inbox: Inbox, until: int, parked: Collection[Place] = ()) -> dict[str, str]:
    """Return the digest of every view after all events recorded until a moment, in microseconds."""
    feed = Feed(inbox, parked)
    async with folded_again(feed, await feed.head(), until) as engine:
        return await asyncio.to_thread(_as_of, engine, until)


@contextlib.asynccontextmanager
async def folded_again(feed: Feed, goal: Mapping[str, int], until: float = math.inf) -> AsyncIterator[sa.Engine]:
    """Fold the stream from its start to a goal; the database is gone when the context is left."""
    with tempfile.TemporaryDirectory(prefix="varna-replay-") as place:
        engine = open_engine(f"sqlite:///{Path(place) / 'replay.db'}")
        try:
            await load(feed, goal, await asyncio.to_thread(Loading, engine, AGAIN, feed.parked), until)
            yield engine
        finally:
            engine.dispose()


def _as_of(engine: sa.Engine, until: int) -> dict[str, str]:
    with engine.connect() as connection:
        return digest_as_of(connection, AGAIN, until)
