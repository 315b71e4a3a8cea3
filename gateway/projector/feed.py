"""The events as projections read them: one resync at a gap, and nothing at the places an operator has parked."""

import asyncio
import logging
from collections.abc import Collection, Mapping

from bus.connection import NotPermittedError
from bus.inbox import GapError, Inbox
from bus.wire import PoisonError
from contracts.envelope import Recorded
from gateway.projector.folds import Place

log = logging.getLogger(__name__)

_ASK_AGAIN = 0.5


class Feed:
    """An inbox that goes past parked places and forgives one gap. It stops with the inbox's own errors."""

    def __init__(self, inbox: Inbox, parked: Collection[Place]) -> None:
        """Read an inbox that only this feed reads."""
        self.inbox = inbox
        self.parked = parked
        self._seen: dict[str, int] = {}
        self._resynced = False

    async def open(self, seen: Mapping[str, int]) -> None:
        """Begin after the positions that are committed."""
        self._seen = dict(seen)
        self._resynced = False
        await self.inbox.open(self._seen)

    async def take(self, wait: float) -> list[Recorded]:
        """Return what has come within `wait` seconds, in order."""
        try:
            events = await self.inbox.take(wait)
        except GapError:
            if self._resynced:
                raise
            self._resynced = True
            await self.inbox.resync()
            return await self.take(wait)
        except PoisonError as poison:
            if poison.position is None or (poison.service, poison.position) not in self.parked:
                raise
            return await self._pass_over(poison.service, poison.position)
        for event in events:
            self._resynced = False
            self._seen[event.service] = event.position
        return events

    async def head(self) -> dict[str, int]:
        """Return the last position of each service on the stream, as soon as the bus can say."""
        while True:
            try:
                return await self.inbox.head()
            except NotPermittedError:
                raise
            except Exception as trouble:  # noqa: BLE001 - a bus that is away says so in many ways, and comes back
                log.warning("the end of the stream cannot be asked for: %s", type(trouble).__name__)
                await asyncio.sleep(_ASK_AGAIN)

    async def _pass_over(self, service: str, position: int) -> list[Recorded]:
        previous, self._seen[service] = self._seen.get(service, 0), position
        await self.inbox.open(self._seen)
        return [_unreadable(service, position, previous)]


def _unreadable(service: str, position: int, previous: int) -> Recorded:
    """Return what stands for an event that cannot be read: folds pass it over, and its position is counted."""
    return Recorded(service, position, previous, "", 0, {}, "", "", {})
