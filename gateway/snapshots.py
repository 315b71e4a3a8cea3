"""Snapshots of the read models for requests that run side by side: SQL in threads, one moment a request."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from typing import Concatenate, ParamSpec, TypeVar

import sqlalchemy as sa

from gateway.unchanged import Unchanged
from gateway.views.reader import Known, Label, Reader

P = ParamSpec("P")
T = TypeVar("T")

_AT_ONCE = 8
"""Fewer than the engine's connections: a thread never waits for a connection that a waiting request holds."""


class Snapshot:
    """One request's moment, taken at its first question. Questions are asked one after the other, each in a thread."""

    def __init__(self, engine: sa.Engine, turns: asyncio.Semaphore, known: Known) -> None:
        """Take nothing yet: a request that only sends commands never needs to read."""
        self._engine = engine
        self._known = known
        self._turns = turns
        self._one_at_a_time = asyncio.Lock()
        self._held = ExitStack()
        self._open = False
        self._reader: Reader | None = None

    async def ask(self, view: Callable[Concatenate[Reader, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return a view's answer."""
        async with self._one_at_a_time:
            if not self._open:
                await self._turns.acquire()
                self._open = True
            return await asyncio.to_thread(lambda: view(self._read(), *args, **kwargs))

    def _read(self) -> Reader:
        if self._reader is None:
            self._reader = Reader(self._held.enter_context(self._engine.connect()), self._known)
        return self._reader

    async def label(self) -> Label:
        """Return the positions that everything read here belongs to."""
        return await self.ask(Reader.label)

    async def close(self) -> None:
        """Give the connection back."""
        if self._open:
            await asyncio.to_thread(self._held.close)
            self._turns.release()


class Snapshots:
    """Where requests get their snapshots."""

    def __init__(self, engine: sa.Engine) -> None:
        """Read through an engine whose transactions see one moment."""
        self._engine = engine
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._known = Known()
        self._unchanged = Unchanged(engine)
        self._last: tuple[int, Label] | None = None
        """The positions as they were last read, and the version of the file before that."""

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Snapshot]:
        """Open a snapshot for a request."""
        snapshot = Snapshot(self._engine, self._turns, self._known)
        try:
            yield snapshot
        finally:
            await snapshot.close()

    async def label(self) -> Label:
        """Return the positions as they are now; they are read again only when somebody has written."""
        version = self._unchanged.version()
        if self._last is not None and version == self._last[0]:
            return self._last[1]
        async with self.open() as snapshot:
            label = await snapshot.label()
        # Asked for before the positions were read: what is written meanwhile makes it another.
        self._last = None if version is None else (version, label)
        return label
