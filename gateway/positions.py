"""Waiting until the read models have passed a position, so that whoever wrote reads what was written."""

import asyncio
import contextlib
import time
from typing import Any

from bus.connection import DISCONNECTED
from contracts.subjects import POSITIONS
from gateway.snapshots import Snapshots

_LOOK_AGAIN = 0.1
"""Announcements are not stored, so one can be missed: the table itself is looked at this often."""


class Positions:
    """What the projector has committed, as it announces it and as the table has it."""

    def __init__(self, snapshots: Snapshots, connection: Any, wait: float) -> None:
        """Hear announcements on a bus connection, from the first wait on; give up after `wait` seconds."""
        self._wait = wait
        self._snapshots = snapshots
        self._connection = connection
        self._listening = False
        self._heard = asyncio.Event()

    async def passed(self, service: str, position: int) -> bool:
        """Return whether the read models have a service's position, as soon as they do or when the time is up."""
        await self._listen()
        deadline = time.monotonic() + self._wait
        while True:
            self._heard.clear()
            label = await self._snapshots.label()
            if label.positions.get(service, 0) >= position:
                return True
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            await self._announcement(min(left, _LOOK_AGAIN))

    async def _listen(self) -> None:
        if not self._listening:
            # Without a connection right now the table is looked at instead, and the next wait tries again.
            with contextlib.suppress(*DISCONNECTED):
                await self._connection.subscribe(POSITIONS, cb=self._on_announcement)
                self._listening = True

    async def _on_announcement(self, _message: Any) -> None:
        # What it says is true only when it arrives; the table is looked at instead.
        self._heard.set()

    async def _announcement(self, wait: float) -> None:
        try:
            await asyncio.wait_for(self._heard.wait(), wait)
        except TimeoutError:
            return
