"""From the stream to a reader: every event once, in its order, or a clear stop."""

import asyncio
from collections.abc import Mapping, Sequence

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as BusError
from nats.js.errors import APIError

from bus.connection import DISCONNECTED, NotPermittedError, denied
from bus.pulling import REQUEST, Pull, headers_of_last, headers_of_next
from bus.stream import is_missing
from bus.wire import POSITION, PREVIOUS, PoisonError, incoming, place, position_before
from contracts.catalogue import SERVICES
from contracts.envelope import Recorded
from contracts.subjects import events_of
from contracts.upcasting import UnknownEventError, upcast

_LOOK = 0.25
"""How long a lost connection can go unnoticed while nothing arrives."""


class GapError(Exception):
    """Events are missing between what the reader has and what the stream gives next."""

    def __init__(self, service: str, expected: int, found: int) -> None:
        """Name the position the next event must follow, and the one it says it follows."""
        super().__init__(
            f"events of {service} are missing: the next one must follow position {expected}, but follows {found}"
        )
        self.service = service
        self.expected = expected
        self.found = found


class Inbox:
    """The events of some services for one reader, who keeps the positions it has committed itself.

    After an error `take` hands over nothing more until `resync` or `open`; what it handed over before can be
    committed and acknowledged.
    """

    def __init__(self, connection: Client, durable: str, services: Sequence[str] | None = None) -> None:
        """`durable` names the reader on the server, and must be among its user's permissions."""
        self._connection = connection
        self._durable = durable
        self._services = tuple(services or SERVICES)
        self._pull = Pull(connection, durable, [events_of(service) for service in self._services])
        self._seen: dict[str, int] = {}
        self._from_start = False
        self._last: Msg | None = None
        self._owed = False
        self._stopped: Exception | None = None
        self.trouble: str | None = None
        """Why nothing can arrive at the moment, for a status that a person reads."""

    async def open(self, seen: Mapping[str, int]) -> None:
        """Begin after the positions the reader has committed, wherever the server believes it is."""
        self._seen = dict(seen)
        await self._begin(from_start=False)

    async def resync(self) -> None:
        """Read the stream from its very start, skipping what is seen."""
        await self._begin(from_start=True)

    async def take(self, wait: float) -> list[Recorded]:
        """Return what is there, at most 2,000 events; [] when nothing came within `wait` seconds."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + wait
        while True:
            if self._stopped is not None:
                raise self._stopped
            self._pull.arrived.clear()
            if not self._pull.broken or await self._reopened():
                fresh = await self._next()
                if fresh:
                    return fresh
            remaining = deadline - loop.time()
            if remaining <= 0:
                return []
            if self._stopped is None and not self._pull.waiting:
                await self._until_something_arrives(min(remaining, _LOOK))

    async def ack(self) -> None:
        """Tell the server that everything handed over is committed. Losing this only means reading it once more."""
        message, self._last, self._owed = self._last, None, False
        if message is not None:
            try:
                await self._connection.publish(message.reply, b"+ACK")
            except DISCONNECTED:
                return

    async def head(self) -> dict[str, int]:
        """Return the last position on the stream of each service, 0 where there is none."""
        found = {}
        for service in self._services:
            headers = await headers_of_last(self._connection, events_of(service))
            found[service] = _number(headers, POSITION)
        return found

    async def close(self) -> None:
        """Stop reading; the server keeps what is acknowledged."""
        await self._pull.close()

    async def _begin(self, *, from_start: bool) -> None:
        self._from_start = from_start
        self._stopped = None
        await self._pull.close()
        await self._reopened()

    async def _reopened(self) -> bool:
        """Connect to the stream again; when that cannot be done now, say why in `trouble` and return False."""
        self._last, self._owed = None, False  # what was delivered before can no longer be acknowledged
        try:
            before_first = await self._pull.open(from_start=self._from_start)
            if not self._from_start and await self._misses(before_first):
                await self._pull.open(from_start=True)
        except (BusError, OSError) as error:
            await self._pull.close()
            self.trouble = self._explained(error)
            return False
        self._from_start = False
        self.trouble = None
        return True

    async def _misses(self, before_first: int) -> bool:
        """Tell whether the server would begin after events the reader has not committed."""
        for service in self._services:
            pattern = events_of(service)
            coming = await headers_of_next(self._connection, pattern, before_first)
            if coming is not None:
                follows = _number(coming, PREVIOUS)
            else:
                follows = _number(await headers_of_last(self._connection, pattern), POSITION)
            if follows > self._seen.get(service, 0):
                return True
        return False

    async def _next(self) -> list[Recorded]:
        waiting = self._pull.waiting
        fresh: list[Recorded] = []
        try:
            for _ in range(min(len(waiting), REQUEST)):
                recorded = self._read(waiting[0])
                if recorded is not None:
                    fresh.append(recorded)
                self._last = waiting.popleft()
        except (GapError, PoisonError, UnknownEventError) as error:
            self._stopped = error
        self._owed = self._owed or bool(fresh)
        if not self._owed:
            await self.ack()  # only what the reader committed long ago
        if self._stopped is None:
            try:
                await self._pull.ask()
            except DISCONNECTED:
                self.trouble = _NOT_CONNECTED
        return fresh

    def _read(self, message: Msg) -> Recorded | None:
        service, position = place(message)
        seen = self._seen.get(service, 0)
        if position <= seen:
            return None
        previous = position_before(service, position, message)
        if previous != seen:
            raise GapError(service, seen, previous)
        recorded = incoming(service, position, previous, message)
        newest, data = upcast(recorded.type, recorded.data)
        self._seen[service] = position
        return recorded if newest == recorded.type else recorded._replace(type=newest, data=data)

    async def _until_something_arrives(self, at_most: float) -> None:
        try:
            async with asyncio.timeout(at_most):
                await self._pull.arrived.wait()
        except TimeoutError:
            return

    def _explained(self, error: Exception) -> str:
        words = denied(self._connection, ("$JS.API.", "subscription to"))
        if words is not None:
            raise NotPermittedError(
                f"the bus does not let {self._durable} read ({words}); "
                f"give its user the permissions that bus.permissions lists"
            ) from None
        if isinstance(error, DISCONNECTED):
            return _NOT_CONNECTED
        if isinstance(error, APIError) and is_missing(error):
            return "the stream does not exist yet; it is made when the first relay starts"
        return f"{type(error).__name__}: {error}"


_NOT_CONNECTED = "no connection to the bus"


def _number(headers: Mapping[str, str] | None, name: str) -> int:
    text = (headers or {}).get(name, "0")
    return int(text) if text.isdecimal() else 0
