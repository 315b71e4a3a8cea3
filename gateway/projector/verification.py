"""The whole check on the read models: every row with its span, against a fresh fold of the same events."""

import asyncio

import sqlalchemy as sa

from bus.inbox import Inbox
from gateway.projector.digests import digest_now
from gateway.projector.feed import Feed
from gateway.projector.parking import parked_places
from gateway.projector.replay import AGAIN, folded_again
from gateway.projector.spans import read_positions
from gateway.projector.tables import current_generation, read_tables

Digests = dict[str, str]


class AheadOfStreamError(Exception):
    """The read models know more than the stream holds, so there is nothing to compare them with."""


async def verified(engine: sa.Engine, inbox: Inbox) -> tuple[Digests, Digests]:
    """Return the digests of the read models, and those of a fold of the stream as far as they had come.

    Raises AheadOfStreamError when the stream does not reach as far.
    """
    live, positions = await asyncio.to_thread(_live, engine)
    on_stream = await inbox.head()
    if any(on_stream.get(service, 0) < position for service, position in positions.items()):
        raise AheadOfStreamError
    feed = Feed(inbox, await asyncio.to_thread(parked_places, engine))
    async with folded_again(feed, positions) as again:
        return live, await asyncio.to_thread(_again, again)


def _live(engine: sa.Engine) -> tuple[Digests, dict[str, int]]:
    # One transaction, so that the digests belong to the positions.
    with engine.connect() as connection:
        tables = read_tables(current_generation(connection))
        return digest_now(connection, tables), read_positions(connection, tables)


def _again(engine: sa.Engine) -> Digests:
    with engine.connect() as connection:
        return digest_now(connection, AGAIN)
