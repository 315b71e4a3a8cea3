"""What every role has: a connection to the bus, and work that goes on while the role is played."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

from bus.connection import Connection, connect
from varna.settings import Settings


@contextlib.asynccontextmanager
async def connected(settings: Settings, role: str) -> AsyncIterator[Connection]:
    """Give a connection to the bus under the role's name."""
    connection = await connect(
        settings.bus, role, user=settings.bus_user, password=settings.bus_password, ca_file=settings.bus_ca
    )
    try:
        yield connection
    finally:
        await connection.close()


@contextlib.asynccontextmanager
async def going_on(
    name: str, work: Coroutine[Any, Any, None], stop: Callable[[], None] | None = None
) -> AsyncIterator[asyncio.Task[None]]:
    """Let work go on as a task; it is cancelled at the end, or stops by itself when it is told to."""
    task = asyncio.create_task(work, name=name)
    try:
        yield task
    finally:
        if stop is None:
            task.cancel()
        else:
            stop()
        with contextlib.suppress(asyncio.CancelledError):
            await task
