"""A projector that runs in this process, and what can be seen of it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

from nats.js.client import JetStreamContext

from bus.connection import Connection
from bus.relay import Relay
from bus.wire import outgoing
from gateway.projector.projector import Projector
from tests.processes import DEADLINE
from tests.projector.read_models import ReadModels
from tests.projector.sample_ledger import SERVICE, Entry, Ledger


@contextlib.asynccontextmanager
async def projecting(read_models: ReadModels, connection: Connection) -> AsyncIterator[Projector]:
    """A projector at work in this process."""
    projector = Projector(read_models.engine, connection)
    task = asyncio.create_task(projector.run())
    try:
        yield projector
        assert not task.done(), "the projector must never end by itself"
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def relayed(ledger: Ledger, connection: Connection) -> int:
    """Put a ledger's events on the stream; return the last position."""
    return await Relay(SERVICE, ledger.entries, connection).drain()


async def publish(connection: Connection, entry: Entry, previous: int, **changed: bytes | str) -> None:
    """Store one message as a relay would, except for what is changed: `payload`, or the `type` header."""
    message = outgoing(SERVICE, entry, previous)
    headers = dict(message.headers)
    if "type" in changed:
        headers["ce-type"] = str(changed["type"])
    payload = changed.get("payload", message.payload)
    jetstream: JetStreamContext = connection.jetstream()
    await jetstream.publish(message.subject, payload if isinstance(payload, bytes) else b"", headers=headers)


async def until(true: Callable[[], bool], what: str) -> None:
    """Let others work until the condition holds; fail, saying what was awaited, at the deadline."""
    try:
        async with asyncio.timeout(DEADLINE):
            while not true():  # noqa: ASYNC110 - any condition, not only one that an event announces
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(f"never came true: {what}") from None


async def until_at(projector: Projector, position: int) -> None:
    """Wait until the projector has committed a position."""
    await until(lambda: projector.status.positions.get(SERVICE) == position, f"the projector is at {position}")
