"""Folding the log up to a moment into tables that are thrown away: the check on what the read models remember."""

import asyncio
import tempfile
from collections.abc import Collection
from pathlib import Path

import sqlalchemy as sa

from bus.inbox import Inbox
from gateway.projector.digests import digest_as_of
from gateway.projector.engine import open_engine
from gateway.projector.feed import Feed
from gateway.projector.folds import Place
from gateway.projector.generations import prepare
from gateway.projector.loading import Loading, load
from gateway.projector.tables import read_tables


async def replay(inbox: Inbox, until: int, parked: Collection[Place] = ()) -> dict[str, str]:
    """Return the digest of every view after all events recorded until a moment, in microseconds."""
    with tempfile.TemporaryDirectory(prefix="varna-replay-") as place:
        engine = open_engine(f"sqlite:///{Path(place) / 'replay.db'}")
        try:
            return await _replay(engine, Feed(inbox, parked), until)
        finally:
            engine.dispose()


async def _replay(engine: sa.Engine, feed: Feed, until: int) -> dict[str, str]:
    await asyncio.to_thread(prepare, engine)
    loading = Loading(engine, read_tables(1), feed.parked)
    await load(feed, await feed.head(), loading, until)
    return await asyncio.to_thread(_digests, engine, until)


def _digests(engine: sa.Engine, until: int) -> dict[str, str]:
    with engine.connect() as connection:
        return digest_as_of(connection, read_tables(1), until)
