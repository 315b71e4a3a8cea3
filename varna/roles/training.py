"""The role of the training service."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from services.training.keeping.stores import opened
from services.training.rpc import serving
from varna.roles.recording import recording
from varna.settings import Settings


@contextlib.asynccontextmanager
async def role(settings: Settings) -> AsyncIterator[asyncio.Task[None]]:
    """Be the training service: as reports, with a vault of its own for whose a pseudonym is."""
    vault = settings.needed("vault")
    async with recording("training", settings) as at:
        with opened(at.ledger, vault) as stores:
            async with serving(stores, at.relay, at.connection):
                yield at.relaying
