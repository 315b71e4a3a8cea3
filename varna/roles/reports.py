"""The role of the reports service."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from services.reports.keeping.stores import opened
from services.reports.rpc import serving
from varna.roles.recording import recording
from varna.settings import Settings


@contextlib.asynccontextmanager
async def role(settings: Settings) -> AsyncIterator[asyncio.Task[None]]:
    """Be the reports service: as plans, with a vault of its own for texts that can be erased."""
    vault = settings.needed("vault")
    async with recording("reports", settings) as at:
        with opened(at.ledger, vault) as stores:
            async with serving(stores, at.relay, at.connection):
                yield at.relaying
