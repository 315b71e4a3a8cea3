"""The whole check on the read models: every row with its span, against a fresh fold of the same events."""

import asyncio
import tempfile
from pathlib import Path

import sqlalchemy as sa

from bus.inbox import Inbox
from gateway.projector.digests import digest_now
from gateway.projector.engine import open_engine
from gateway.projector.feed import Feed
from gateway.projector.generations import current_tables, prepare
from gateway.projector.loading import Loading, load
from gateway.projector.parking import parked_places
from gateway.projector.spans import read_positions
from gateway.projector.tables import read_tables

Digests = dict[str, str]


async def verified(engine: sa.Engine, inbox: Inbox) -> tuple[Digests, Digests]:
    """Return the digests of the read models, and those of a fold of the stream as far as they had come."""
    live, positions = await asyncio.to_thread(_live, engine)
    feed = Feed(inbox, await asyncio.to_thread(parked_places, engine))
    with tempfile.TemporaryDirectory(prefix="varna-verify-") as place:
        again = open_engine(f"sqlite:///{Path(place) / 'verify.db'}")
        try:
            await asyncio.to_thread(prepare, again)
            await load(feed, positions, Loading(again, read_tables(1), feed.parked))
            return live, await asyncio.to_thread(_first_generation, again)
        finally:
            again.dispose()


def _live(engine: sa.Engine) -> tuple[Digests, dict[str, int]]:
    tables = current_tables(engine)
    with engine.connect() as connection:
        return digest_now(connection, tables), read_positions(connection, tables)


def _first_generation(engine: sa.Engine) -> Digests:
    with engine.connect() as connection:
        return digest_now(connection, read_tables(1))
