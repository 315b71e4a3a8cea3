"""From other services' events to a service that acts on them: in order, from the start at each start.

Nothing is remembered of how far it has come. Whoever reacts gives its commands ids made of service and position, so
that the receipts of its own ledger know what is done already, however often the stream is read or made again.
"""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass

from nats.aio.client import Client

from bus.connection import NotPermittedError
from bus.inbox import GapError, Inbox
from bus.wire import PoisonError
from contracts.envelope import Recorded
from contracts.upcasting import UnknownEventError

log = logging.getLogger(__name__)

LOOK = 1.0
RETRY_WAIT = 0.5
"""How long to let a relay fill a gap, or a ledger come back, before it is tried again."""

Handle = Callable[[Recorded], None]
"""Does what an event calls for, in a thread. To refuse is its own affair; what it raises has it called once more."""


@dataclass
class Reactions:
    """What keeps a service from hearing the others, for its status."""

    error: str | None = None


@contextlib.asynccontextmanager
async def reacting(
    connection: Client, durable: str, services: Sequence[str], handle: Handle
) -> AsyncIterator[Reactions]:
    """React while the context is open; what is given says how it goes."""
    status = Reactions()
    task = asyncio.create_task(react(connection, durable, services, handle, status), name=f"reactions of {durable}")
    try:
        yield status
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def react(connection: Client, durable: str, services: Sequence[str], handle: Handle, status: Reactions) -> None:
    """Hand over every event of the services for ever; what stops this must not stop who reacts: the status says why."""
    inbox = Inbox(connection, durable, services)
    try:
        await inbox.open({})
        while True:
            await _step(inbox, handle, status)
    except (NotPermittedError, PoisonError, UnknownEventError) as stop:
        status.error = str(stop)
        log.error("%s hears no more of other services: %s", durable, stop)  # noqa: TRY400 - the text says it all
        await asyncio.Event().wait()
    finally:
        await inbox.close()


async def _step(inbox: Inbox, handle: Handle, status: Reactions) -> None:
    try:
        events = await inbox.take(LOOK)
    except GapError as gap:
        _note(status, str(gap))
        await asyncio.sleep(RETRY_WAIT)
        await inbox.resync()
        return
    waiting = deque(events)
    while waiting:
        try:
            await asyncio.to_thread(_hand_over, waiting, handle)
        except Exception as error:  # noqa: BLE001 - whatever a ledger has to say, no event may be passed over
            at = waiting[0]
            # The text of an unforeseen error can hold what the event holds, so only its kind is told.
            _note(status, f"position {at.position} of {at.service} cannot be acted on ({type(error).__name__})")
            await asyncio.sleep(RETRY_WAIT)
    status.error = inbox.trouble
    await inbox.ack()


def _hand_over(waiting: deque[Recorded], handle: Handle) -> None:
    while waiting:
        handle(waiting[0])
        waiting.popleft()


def _note(status: Reactions, error: str) -> None:
    if error != status.error:
        log.warning("a reaction waits: %s", error)
    status.error = error
