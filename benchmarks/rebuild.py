"""Rebuilding read models from the stream, in a process of its own, and what live, rebuilt and replayed rows say.

The baseline is the library's `ProjectionRunner`, which has one way only: a rebuild is a projection from the start.
"""

import asyncio
import json
import sys
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import sqlalchemy as sa

from benchmarks.bench import Bench, one_digest
from benchmarks.ledgers import SERVICE, nth, pages
from benchmarks.peer import RunnerPeer
from benchmarks.project import digest_of, project_live
from benchmarks.relay import empty_stream, until
from benchmarks.report import Equality, Finding, Line, Target, compared
from benchmarks.timing import Way, clocked, spread, take_turns
from bus.connection import connect
from bus.inbox import Inbox
from bus.relay import Relay
from gateway.projector.digests import digest_as_of
from gateway.projector.engine import open_engine
from gateway.projector.generations import current_tables
from gateway.projector.replay import replay

_SMALL = 100_000
_PEER_EVENTS = 1_000


@dataclass
class _Seen:
    """What the rebuilds left behind."""

    digests: dict[str, str] = field(default_factory=dict)
    megabytes: dict[int, list[float]] = field(default_factory=dict)
    database: str = ""


async def measure(bench: Bench) -> list[Line]:
    sizes = sorted({min(_SMALL, bench.events), bench.events})
    bus = {size: await _filled_bus(bench, size) for size in sizes}
    runner = RunnerPeer(bench.servers.postgresql(), list(chain.from_iterable(pages(bench.ledger, 500, _PEER_EVENTS))))
    seen = _Seen()

    async def project_again() -> float:
        return runner.project()

    ways: dict[str, Way] = {}
    for size in sizes:
        ways[f"{size:,} SQLite"] = _rebuilding(bench, bus[size], size, "SQLite", seen)
        ways["ProjectionRunner"] = project_again
        if bench.full:
            ways[f"{size:,} PostgreSQL"] = _rebuilding(bench, bus[size], size, "PostgreSQL", seen)
    rates = await take_turns(ways, bench.rounds(1, 2))
    lines: list[Line] = [
        compared(f"rebuild of {name}", rates, name, "ProjectionRunner", target=Target(40))
        for name in ways
        if name != "ProjectionRunner"
    ]
    for database in ("SQLite", "PostgreSQL") if len(sizes) > 1 else ():
        large, small = f"{sizes[-1]:,} {database}", f"{sizes[0]:,} {database}"
        if large in rates:
            lines.append(
                compared(f"linear, {database}", rates, large, small, target=Target(0.7), unit=f"of the rate at {small}")
            )
    for size, peaks in seen.megabytes.items():
        lines.append(Finding(f"peak memory of {size:,}", spread(peaks), "MB", Target(600, at_least=False)))
    return lines + await _same_states(bench, bus[sizes[-1]], seen)


async def _filled_bus(bench: Bench, events: int) -> str:
    backlog = until(bench.ledger, nth(bench.ledger, events).position)
    address = bench.servers.bus(f"{events}")
    connection = await connect(address, "bench")
    await empty_stream(connection)
    with clocked() as clock:
        await Relay(SERVICE, backlog, connection).drain()
    bench.say(f"relayed {events:,} events in {clock.seconds:.0f} s")
    await connection.close()
    return address


def _rebuilding(bench: Bench, bus: str, events: int, database: str, seen: _Seen) -> Way:
    async def rebuild() -> float:
        address = bench.servers.sqlite() if database == "SQLite" else bench.servers.postgresql()
        bench.say(f"rebuild {events:,} events on {database}")
        found = await in_own_process(bus, address)
        seen.megabytes.setdefault(events, []).append(found["megabytes"])
        if events == bench.events:
            seen.digests[f"rebuilt on {database}"] = found["digest"]
            if database == "SQLite":
                seen.database = address
        return events / float(found["seconds"])

    return rebuild


async def in_own_process(bus: str, database: str) -> dict[str, Any]:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.rebuilding", bus, database, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await child.communicate()
    if child.returncode:
        raise RuntimeError("the rebuild failed; its error stands above")
    found: dict[str, Any] = json.loads(said)
    return found


async def _same_states(bench: Bench, bus: str, seen: _Seen) -> list[Line]:
    bench.say(f"project {bench.events:,} events live, and replay half of them, to compare the states")
    live, rebuilt = open_engine(bench.servers.sqlite()), open_engine(seen.database)
    rate = project_live(bench.ledger, live, bench.events)
    moment = _moment_in_the_middle(bench)
    connection = await connect(bus, "bench")
    inbox = Inbox(connection, "bench-replay")
    replayed = one_digest(await replay(inbox, moment))
    await inbox.close()
    await connection.close()
    lines: list[Line] = [
        Finding(f"live per 500, {bench.events:,} SQLite", spread([rate]), "events/s"),
        Equality(f"all rows, {bench.events:,} events", {"live": digest_of(live), **seen.digests}),
        Equality(
            "rows as of the middle",
            {"live": _as_of(live, moment), "rebuilt": _as_of(rebuilt, moment), "replayed": replayed},
        ),
    ]
    live.dispose()
    rebuilt.dispose()
    return lines


def _moment_in_the_middle(bench: Bench) -> int:
    recorded_at: int = json.loads(nth(bench.ledger, bench.events // 2).sealed)["recorded_at"]
    return recorded_at


def _as_of(engine: sa.Engine, moment: int) -> str:
    tables = current_tables(engine)
    with engine.connect() as connection:
        return one_digest(digest_as_of(connection, tables, moment))
