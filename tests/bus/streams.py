"""Looking at the stream, and writing to it what no relay would write."""

import asyncio
from collections.abc import Callable

from nats.aio.client import Client
from nats.js.errors import NotFoundError, ServerError

from bus.inbox import Inbox
from bus.stream import declare
from bus.wire import MESSAGE_ID, outgoing
from contracts.envelope import Recorded
from contracts.subjects import EVENTS_STREAM
from tests.bus.fake_ledger import TYPE, FakeEntry, sealed
from tests.processes import DEADLINE

STILL_DELETING = 10049
"""The server's code for a store that it cannot make, because that of the deleted stream is not gone yet."""


async def positions_on_stream(connection: Client) -> list[int]:
    """The position of every message, in the order of the stream."""
    jetstream = connection.jetstream()
    try:
        count = (await jetstream.stream_info(EVENTS_STREAM)).state.last_seq
    except NotFoundError:
        return []
    messages = [await jetstream.get_msg(EVENTS_STREAM, seq=number) for number in range(1, count + 1)]
    return [int((message.headers or {})["position"]) for message in messages]


async def made_again(connection: Client) -> None:
    """Delete the stream and make it again as soon as a busy server is done with what it deleted."""
    jetstream = connection.jetstream()
    await jetstream.delete_stream(EVENTS_STREAM)
    async with asyncio.timeout(DEADLINE):
        while True:
            try:
                return await declare(connection)
            except ServerError as error:
                if error.err_code != STILL_DELETING:
                    raise
            await asyncio.sleep(0.02)


async def publish(
    connection: Client,
    position: int,
    previous: int,
    *,
    headers: dict[str, str | None] | None = None,
    payload: bytes | None = None,
    message_id: str | None = None,
) -> None:
    """Store one message as a relay would, except for what the test changes; a header of None is left out."""
    message = outgoing("plans", FakeEntry(position, TYPE, sealed(position)), previous)
    changed = message.headers | {MESSAGE_ID: message_id or message.headers[MESSAGE_ID]} | (headers or {})
    kept = {name: value for name, value in changed.items() if value is not None}
    body = message.payload if payload is None else payload
    await connection.jetstream().publish(message.subject, body, headers=kept)


async def take_all(inbox: Inbox, count: int) -> list[Recorded]:
    """Take until so many events have come, acknowledging each time as a reader does."""
    taken: list[Recorded] = []
    async with asyncio.timeout(DEADLINE):
        while len(taken) < count:
            taken += await inbox.take(0.5)
            await inbox.ack()
    return taken


async def until(true: Callable[[], bool], what: str) -> None:
    """Let others work until the condition holds; fail, saying what was awaited, at the deadline."""
    try:
        async with asyncio.timeout(DEADLINE):
            while not true():  # noqa: ASYNC110 - any condition, not only one that an event announces
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"never came true: {what}") from None


def positions(events: list[Recorded]) -> list[int]:
    return [event.position for event in events]
