"""Fetching messages of the stream for one reader: a durable consumer and the requests that keep it delivering.

One request for up to `REQUEST` messages is open at a time. The library's own `fetch` takes four times as long.
"""

import asyncio
import json
from collections import deque
from typing import Any

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.js.api import AckPolicy, ConsumerConfig, ConsumerInfo, DeliverPolicy
from nats.js.errors import BadRequestError, NotFoundError, ServerError

from contracts.subjects import EVENTS_STREAM

REQUEST = 2000
"""The most messages one request asks for; twice as many is the most a slow reader has waiting here."""
EXPIRY = 5.0
_GRACE = 2.0
PATIENCE = 2.0
"""How long the server may take to answer about its streams and consumers."""
_ACK_WAIT = 30
_MOST_UNACKNOWLEDGED = 20_000
_CANNOT_CHANGE = 10012
_EXPIRED = "408"


class Pull:
    """What a durable consumer delivers, in the order of the stream. Every `open` begins after the last acknowledged."""

    def __init__(self, connection: Client, durable: str, patterns: list[str]) -> None:
        """`durable` names the reader: two readers of one name would share the events between them."""
        self.waiting: deque[Msg] = deque()
        self.arrived = asyncio.Event()
        self._connection = connection
        self._jetstream = connection.jetstream(timeout=PATIENCE)
        self._durable = durable
        self._patterns = patterns
        self._subscription: Subscription | None = None
        self._asked = 0
        self._overdue_at = 0.0
        self._connected_as = -1
        self._ended = True

    @property
    def broken(self) -> bool:
        """True when messages may have been lost on their way, so that what follows could leave a gap."""
        return (
            self._ended
            or self._connected_as != self._connection.stats["reconnects"]
            or (self._asked > 0 and not self.waiting and asyncio.get_running_loop().time() > self._overdue_at)
        )

    async def open(self, *, from_start: bool = False) -> int:
        """Forget what is under way and begin again; return the place in the stream before the first message."""
        await self.close()
        self._connected_as = self._connection.stats["reconnects"]
        info = await self._declare()
        if from_start or (info.delivered and info.ack_floor and info.delivered.stream_seq > info.ack_floor.stream_seq):
            # The server would send what it sent before only after a long wait, and newer messages first.
            seq = 1 if from_start else None
            info = (await self._jetstream.reset_consumer(EVENTS_STREAM, self._durable, seq)).info
        inbox = self._connection.new_inbox()
        self._subscription = await self._connection.subscribe(inbox, cb=self._take_in, pending_bytes_limit=0)
        self._ended = False
        await self.ask()
        return info.ack_floor.stream_seq if info.ack_floor else 0

    async def close(self) -> None:
        """Stop listening; what arrives after this is not seen."""
        self._ended = True
        self._asked = 0
        self.waiting.clear()
        subscription, self._subscription = self._subscription, None
        if subscription is not None and not self._connection.is_closed:
            await subscription.unsubscribe()

    async def ask(self) -> None:
        """Have the next messages on their way, unless enough are."""
        if self._asked == 0 and len(self.waiting) < REQUEST and self._subscription is not None:
            self._asked = REQUEST
            self._overdue_at = asyncio.get_running_loop().time() + EXPIRY + _GRACE
            request = {"batch": REQUEST, "expires": int(EXPIRY * 1e9)}
            await self._connection.publish(
                f"$JS.API.CONSUMER.MSG.NEXT.{EVENTS_STREAM}.{self._durable}",
                json.dumps(request).encode(),
                reply=self._subscription.subject,
            )

    async def _take_in(self, message: Msg) -> None:
        if message.reply:
            self.waiting.append(message)
            self._asked -= 1
        else:
            self._end_request((message.headers or {}).get("Status", ""))
        self.arrived.set()

    def _end_request(self, status: str) -> None:
        self._asked = 0
        if status != _EXPIRED:
            # The consumer or the stream is gone, or has moved to another server.
            self._ended = True

    async def _declare(self) -> ConsumerInfo:
        config = ConsumerConfig(
            name=self._durable,
            durable_name=self._durable,
            deliver_policy=DeliverPolicy.ALL,
            ack_policy=AckPolicy.ALL,
            ack_wait=_ACK_WAIT,
            max_ack_pending=_MOST_UNACKNOWLEDGED,
            filter_subjects=self._patterns,
        )
        try:
            return await self._create(config)
        except (BadRequestError, ServerError) as error:
            if error.err_code != _CANNOT_CHANGE:
                raise
        # Made by another release with settings that cannot be changed in place: its position is the reader's anyway.
        # Should the server still be busy removing it, the caller tries again.
        await self._jetstream.delete_consumer(EVENTS_STREAM, self._durable)
        return await self._create(config)

    async def _create(self, config: ConsumerConfig) -> ConsumerInfo:
        # Creating one that exists updates it: a consumer that is merely looked up keeps its old settings for ever.
        info: Any = await self._jetstream.add_consumer(EVENTS_STREAM, config)
        return info  # type: ignore[no-any-return]


async def headers_of_next(connection: Client, pattern: str, after: int) -> dict[str, str] | None:
    """Return the headers of the first message under a pattern after a place in the stream, or None."""
    try:
        found = await connection.jetstream(timeout=PATIENCE).get_msg(
            EVENTS_STREAM, seq=after + 1, subject=pattern, next=True
        )
    except NotFoundError:
        return None
    return found.headers or {}


async def headers_of_last(connection: Client, pattern: str) -> dict[str, str] | None:
    """Return the headers of the last message under a pattern, or None."""
    try:
        found = await connection.jetstream(timeout=PATIENCE).get_last_msg(EVENTS_STREAM, pattern)
    except NotFoundError:
        return None
    return found.headers or {}
