"""The whole system in one process: a bus of its own, the services, the projector and the gateway, talking over NATS."""

import asyncio
import contextlib
import gc
import os
import signal
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

from varna import roles
from varna.nats_child import NatsChild
from varna.runfile import Run, announce, sole_owner
from varna.settings import in_directory

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class System:
    """A running system, or one role of one."""

    bus: str
    address: str
    tasks: tuple[asyncio.Task[None], ...]

    async def until_stopped(self) -> None:
        """Wait for Ctrl-C or SIGTERM, or raise what made a role end."""
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        asked = asyncio.create_task(stop.wait())
        done, _ = await asyncio.wait({asked, *self.tasks}, return_when=asyncio.FIRST_COMPLETED)
        asked.cancel()
        for task in done - {asked}:
            task.result()


def still() -> None:
    """Set what start-up made aside: a full collection of it would stop everything for a tenth of a second."""
    gc.collect()
    gc.freeze()


@contextlib.asynccontextmanager
async def running(data: Path, *, host: str, port: int, progress: Progress) -> AsyncIterator[System]:
    """Start everything on a data directory, and stop it in the reverse order."""
    with sole_owner(data):
        # All are loaded before any starts: nobody on the bus is to wait for an import.
        loaded = {name: roles.load(name) for name in roles.TITLES}
        child = NatsChild(data / "nats")
        progress("bussen · the bus")
        bus = child.start()
        try:
            async with contextlib.AsyncExitStack() as stack:
                tasks = []
                for name, role in loaded.items():
                    progress(f"{roles.TITLES[name]} · {name}")
                    settings = in_directory(data, bus, name, host=host, port=port)
                    tasks.append(await stack.enter_async_context(role(settings)))
                address = f"http://{host}:{port}"
                announce(data, Run(os.getpid(), bus, address))
                still()
                yield System(bus, address, tuple(tasks))
        finally:
            child.stop()
