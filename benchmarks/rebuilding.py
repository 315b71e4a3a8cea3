"""A process that rebuilds read models from a stream and says how long it took, its peak memory and the digest.

`python -m benchmarks.rebuilding BUS DATABASE`: a new process, so that its memory is that of a rebuild alone.
"""

import asyncio
import json
import re
import resource
import sys
from pathlib import Path

from benchmarks.project import digest_of
from benchmarks.timing import clocked
from bus.connection import connect
from bus.inbox import Inbox
from gateway.projector.engine import open_engine
from gateway.projector.feed import Feed
from gateway.projector.generations import prepare
from gateway.projector.rebuild import rebuild


async def main(bus: str, database: str) -> None:
    engine = open_engine(database)
    prepare(engine)
    connection = await connect(bus, "bench-rebuild")
    inbox = Inbox(connection, "bench-rebuild")
    with clocked() as clock:
        await rebuild(engine, Feed(inbox, ()))
    peak = peak_megabytes()
    await connection.jetstream().delete_consumer("EVENTS", "bench-rebuild")
    await inbox.close()
    await connection.close()
    found = {"seconds": clock.seconds, "megabytes": peak, "digest": digest_of(engine)}
    engine.dispose()
    sys.stdout.write(json.dumps(found))


def peak_megabytes() -> float:
    """Return the most memory this process has held."""
    status = Path("/proc/self/status")
    if status.exists():
        # What getrusage says on Linux can be the parent's peak, which a child is born with.
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        if found:
            return int(found[1]) / 1024
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / 1024 / (1024 if sys.platform == "darwin" else 1)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
