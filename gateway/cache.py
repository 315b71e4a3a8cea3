"""Answers kept with the positions they were read at: given again only while they are what would be read now."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from gateway.views.reader import Label

_OVERHEAD = 512
"""About what keeping an answer costs beside its bytes."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, the state of the read models it was read from, and whether it can be kept."""

    body: bytes
    etag: str
    label: Label
    closed: bool
    """True when it is about a past to which nothing can be added: it holds as long as its generation does."""
    whole: bool = True
    """False for an answer with errors: it is given once and not kept."""

    def holds(self, now: Label) -> bool:
        """Return whether reading again now would give the same."""
        if self.closed:
            return self.label.generation == now.generation
        return self.label.generation == now.generation and self.label.positions == now.positions


class Cache:
    """Keeps the answers used last, up to so many bytes; the same question asked at once is answered once."""

    def __init__(self, limit: int) -> None:
        """Begin empty."""
        self._limit = limit
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self.size = 0
        self._asked: dict[tuple[str, str], asyncio.Task[Kept]] = {}

    async def answer(self, question: str, now: Label, ask: Callable[[], Awaitable[Kept]]) -> Kept:
        """Return a kept answer that still holds, else a new one, read no earlier than `now`."""
        kept = self._kept.get(question)
        if kept is not None and kept.holds(now):
            self._kept.move_to_end(question)
            return kept
        flight = (question, repr(now))
        task = self._asked.get(flight)
        if task is None:
            task = asyncio.ensure_future(self._ask(question, ask))
            self._asked[flight] = task
            task.add_done_callback(lambda landed: self._landed(flight, landed))
        # One who leaves must not take the answer from the others who wait for it.
        return await asyncio.shield(task)

    def _landed(self, flight: tuple[str, str], task: asyncio.Task[Kept]) -> None:
        del self._asked[flight]
        if not task.cancelled():
            # Whoever still waits is given the error; taking it here too keeps asyncio from logging its text.
            task.exception()

    async def _ask(self, question: str, ask: Callable[[], Awaitable[Kept]]) -> Kept:
        kept = await ask()
        if kept.whole:
            self._keep(question, kept)
        return kept

    def _keep(self, question: str, kept: Kept) -> None:
        self._drop(question)
        self._kept[question] = kept
        self.size += _weight(question, kept)
        while self.size > self._limit:
            self._drop(next(iter(self._kept)))

    def _drop(self, question: str) -> None:
        old = self._kept.pop(question, None)
        if old is not None:
            self.size -= _weight(question, old)


def _weight(question: str, kept: Kept) -> int:
    return len(kept.body) + 2 * len(question) + _OVERHEAD
