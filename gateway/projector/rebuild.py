"""Building the read models anew from the stream, beside those that are read meanwhile."""

import asyncio
from collections.abc import Mapping

import sqlalchemy as sa

from contracts.failpoints import reach
from gateway.projector.feed import Feed
from gateway.projector.generations import current_tables, next_tables, swap
from gateway.projector.loading import Loading, load
from gateway.projector.spans import read_positions


async def rebuild(engine: sa.Engine, feed: Feed) -> None:
    """Fold the whole stream into a new generation and let it be read; nothing is changed if that breaks off."""
    tables = await asyncio.to_thread(next_tables, engine)
    goal = await _goal(engine, feed)
    loading = await asyncio.to_thread(Loading, engine, tables, feed.parked)
    reach("B1")
    await load(feed, goal, loading)
    await asyncio.to_thread(swap, engine, tables)


async def _goal(engine: sa.Engine, feed: Feed) -> Mapping[str, int]:
    """Return how far to read: to the end of the stream, and never less far than what is read now."""
    on_stream = await feed.head()
    committed = await asyncio.to_thread(_committed, engine)
    return {service: max(position, committed.get(service, 0)) for service, position in on_stream.items()}


def _committed(engine: sa.Engine) -> dict[str, int]:
    tables = current_tables(engine)
    with engine.connect() as connection:
        return read_positions(connection, tables)
