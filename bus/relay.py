"""From a ledger to the stream: everything recorded, in its order, however often the stream is lost."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nats.aio.client import Client
from nats.errors import Error as BusError
from nats.js.errors import NotFoundError

from bus.batches import LARGEST_BATCH, DuplicateError, StaleError, store_batch, store_one
from bus.connection import DISCONNECTED, NotPermittedError, denied
from bus.stream import StreamMismatchError, declare, is_missing
from bus.wire import POSITION, EntryLike, Outgoing, outgoing
from contracts.failpoints import reach
from contracts.subjects import EVENTS_STREAM, events_of

log = logging.getLogger(__name__)

FEWEST_IN_A_BATCH = 5
"""Below this, one message after the other is on disk sooner than a batch."""
POLL = 1.0
RETRY_WAIT = 0.2
_TRIES = 5
_PATIENCE = 2.0


class RelayStoppedError(Exception):
    """The relay must not go on: a person has to look at the ledger or the stream first."""


class _LedgerUnreadError(Exception):
    """The ledger did not answer; it may again."""


@dataclass(frozen=True, slots=True)
class RelayStatus:
    """The last position known to be on the stream, and what keeps the relay from going on."""

    position: int
    error: str | None


class _Place(NamedTuple):
    """The last event of the service on the stream: its position in the ledger and its number in the stream."""

    position: int
    sequence: int


class Relay:
    """Publishes a ledger. It keeps no position of its own: it asks the stream what it holds, and goes on from there."""

    def __init__(
        self,
        service: str,
        entries: Callable[[int, int], Sequence[EntryLike]],
        connection: Client,
        *,
        replicas: int = 1,
    ) -> None:
        """`entries(after, limit)` reads the ledger; `replicas` is for a stream that has to be made again."""
        self._service = service
        self._entries = entries
        self._connection = connection
        self._replicas = replicas
        self._jetstream = connection.jetstream(timeout=_PATIENCE)
        self._pattern = events_of(service)
        self._place: _Place | None = None
        self._position = 0
        self._error: str | None = None
        self._woken = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def status(self) -> RelayStatus:
        """How far the stream has come."""
        return RelayStatus(self._position, self._error)

    def wake(self) -> None:
        """Say that something was recorded; from any thread."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended: the next start publishes
                self._loop.call_soon_threadsafe(self._woken.set)

    async def run(self) -> None:
        """Publish for ever; ends only with RelayStoppedError, NotPermittedError or StreamMismatchError."""
        self._loop = asyncio.get_running_loop()
        while True:
            try:
                await self.drain()
                self._error = None
            except (RelayStoppedError, NotPermittedError, StreamMismatchError) as error:
                self._error = str(error)
                log.error("relay of %s stopped: %s", self._service, error)  # noqa: TRY400 - no traceback: it says all
                raise
            except (BusError, StaleError, OSError, _LedgerUnreadError) as error:
                self._note(error)
                await asyncio.sleep(RETRY_WAIT)
            else:
                await self._pause()

    async def drain(self) -> int:
        """Publish all there is and return the last position on the stream."""
        for attempt in range(_TRIES):
            try:
                return await self._publish_all()
            except StaleError:
                self._place = None
                if attempt == _TRIES - 1:
                    raise
            except BaseException as error:
                self._place = None
                if isinstance(error, BusError):
                    self._refuse_if_denied()
                raise
        raise AssertionError("the last try returns or raises")

    async def _publish_all(self) -> int:
        place = self._place or await self._ask()
        while True:
            self._place, self._position = place, place.position
            page = await self._read(place.position, LARGEST_BATCH)
            if not page:
                return place.position
            reach("R1")
            place = await self._publish(self._written(page, place.position), place)

    async def _read(self, after: int, limit: int) -> Sequence[EntryLike]:
        try:
            return await asyncio.to_thread(self._entries, after, limit)
        except Exception as error:
            # Whatever a database has to say: its text could hold what must not be logged.
            raise _LedgerUnreadError(f"the ledger cannot be read ({type(error).__name__})") from error

    async def _publish(self, page: list[Outgoing], place: _Place) -> _Place:
        if len(page) < FEWEST_IN_A_BATCH:
            sequence = place.sequence
            for message in page:
                sequence = await store_one(self._connection, message, self._pattern, sequence)
            return _Place(page[-1].position, sequence)
        try:
            sequence = await store_batch(self._connection, page, self._pattern, place.sequence)
        except DuplicateError:
            # Some of them stand further back on the stream; the server stores those that do not.
            for message in page:
                await store_one(self._connection, message, self._pattern, None)
            last = await self._jetstream.get_last_msg(EVENTS_STREAM, self._pattern)
            sequence = last.seq or 0
        return _Place(page[-1].position, sequence)

    def _written(self, page: Sequence[EntryLike], previous: int) -> list[Outgoing]:
        messages = []
        for entry in page:
            try:
                messages.append(outgoing(self._service, entry, previous))
            except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
                raise RelayStoppedError(
                    f"the ledger of {self._service} holds something at position {entry.position} that is not an event"
                ) from None
            previous = entry.position
        return messages

    async def _ask(self) -> _Place:
        """Ask the stream for the last event of this service, making the stream again if it is gone."""
        try:
            last = await self._jetstream.get_last_msg(EVENTS_STREAM, self._pattern)
        except NotFoundError as error:
            if is_missing(error):
                await declare(self._connection, replicas=self._replicas)
            return _Place(0, 0)
        position = str((last.headers or {}).get(POSITION, ""))
        if not position.isdecimal():
            raise RelayStoppedError(f"the last message under {self._pattern} was not written by a relay")
        await self._recognise(int(position), last.data or b"")
        return _Place(int(position), last.seq or 0)

    async def _recognise(self, position: int, published: bytes) -> None:
        """See that the ledger still holds what was published: an older backup would reuse its positions."""
        found = await self._read(position - 1, 1)
        if not found or found[0].position != position:
            raise RelayStoppedError(
                f"the stream is ahead of the ledger of {self._service}: it holds position {position}, which the ledger "
                f"does not. The ledger was probably restored from an older backup; restore a newer one"
            )
        if found[0].sealed != published:
            raise RelayStoppedError(
                f"the stream and the ledger of {self._service} tell different things at position {position}; "
                f"see which of them was exchanged before anything more is published"
            )

    async def _pause(self) -> None:
        """Wait to be woken, but not for long; an idle relay asks again, so that a wiped stream is filled unasked."""
        try:
            async with asyncio.timeout(POLL):
                await self._woken.wait()
        except TimeoutError:
            self._place = None
        self._woken.clear()

    def _refuse_if_denied(self) -> None:
        words = denied(self._connection, (self._pattern.removesuffix(">"), "$JS.API.STREAM.", "subscription to"))
        if words is not None:
            raise NotPermittedError(
                f"the bus does not let the relay of {self._service} do its work ({words}); "
                f"give its user the permissions that bus.permissions lists"
            )

    def _note(self, error: Exception) -> None:
        text = "no connection to the bus" if isinstance(error, DISCONNECTED) else f"{type(error).__name__}: {error}"
        if text != self._error:
            log.warning("relay of %s waits: %s", self._service, text)
        self._error = text
