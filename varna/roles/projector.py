"""The role of the projector."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from gateway.projector.engine import open_engine
from gateway.projector.projector import Projector
from varna.roles.connected import connected, going_on
from varna.settings import Settings


@contextlib.asynccontextmanager
async def role(settings: Settings) -> AsyncIterator[asyncio.Task[None]]:
    """Be the projector: fold the bus into read models."""
    engine = open_engine(settings.needed("read_model"))
    try:
        async with (
            connected(settings, "projector") as connection,
            going_on("projector", Projector(engine, connection).run()) as task,
        ):
            yield task
    finally:
        engine.dispose()
