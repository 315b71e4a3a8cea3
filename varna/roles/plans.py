"""The role of the plans service."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from services.plans.rpc import serving
from varna.roles.recording import recording
from varna.settings import Settings


@contextlib.asynccontextmanager
async def role(settings: Settings) -> AsyncIterator[asyncio.Task[None]]:
    """Be the plans service: answer commands, record facts, relay them to the bus."""
    async with recording("plans", settings) as at, serving(at.ledger, at.relay, at.connection):
        yield at.relaying
