"""A progress bar for whoever waits while the log is read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from bus.inbox import Inbox
from contracts.envelope import Recorded

Read = Callable[[int, int], None]
"""Told how far the log is read, and how far there is to read, in positions."""


@contextmanager
def reading(what: str, *, quiet: bool) -> Iterator[Read]:
    """Show a bar on the terminal while the log is read; nothing where a machine reads."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), disable=quiet, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda come, whole: bar.update(task, completed=come, total=whole)


class FollowedInbox(Inbox):
    """An inbox that tells how far it has come."""

    def __init__(self, connection: Any, durable: str, read: Read) -> None:
        """Read under a durable name, and tell `read`."""
        super().__init__(connection, durable)
        self._tell = read
        self._whole: dict[str, int] = {}
        self._come: dict[str, int] = {}

    async def head(self) -> dict[str, int]:
        """Return how far there is to read."""
        self._whole = await super().head()
        return self._whole

    async def take(self, wait: float) -> list[Recorded]:
        """Return the next events, as the inbox does."""
        events = await super().take(wait)
        self._come |= {event.service: event.position for event in events}
        self._tell(sum(self._come.values()), max(sum(self._whole.values()), sum(self._come.values())))
        return events
