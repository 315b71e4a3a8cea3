"""The reports service as a process of its own, started as an operator starts it."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.servers import Servers
from benchmarks.timing import clocked

SERVICE = "reports"
_VARNA = Path(sys.executable).with_name("varna")


@asynccontextmanager
async def started(servers: Servers, bus: str) -> AsyncIterator[float]:
    """Run `varna serve reports` with files of its own, from when it says that it is ready; give how long that took."""
    settings = {
        "VARNA_BUS": bus,
        "VARNA_LEDGER": servers.sqlite(),
        "VARNA_VAULT": servers.sqlite(),
    }
    with clocked() as clock:
        child = await asyncio.create_subprocess_exec(
            _VARNA, "serve", SERVICE, env={**os.environ, **settings}, stderr=asyncio.subprocess.PIPE
        )
        said = await _first_line(child)
    try:
        if b"ready" not in said:
            raise RuntimeError(f"the service did not start: {said.decode()}")
        yield clock.seconds
    finally:
        if child.returncode is None:
            child.terminate()
        await child.communicate()


async def _first_line(child: asyncio.subprocess.Process) -> bytes:
    assert child.stderr is not None
    return await child.stderr.readline()
