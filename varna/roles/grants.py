"""The role of the grants service."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from services.grants.rpc import serving
from varna.roles.recording import recording
from varna.settings import Settings


@contextlib.asynccontextmanager
async def role(settings: Settings) -> AsyncIterator[asyncio.Task[None]]:
    """Be the grants service: answer commands, record facts, relay them to the bus."""
    async with recording("grants", settings) as at, serving(at.ledger, at.relay, at.connection):
        yield at.relaying
