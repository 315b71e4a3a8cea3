"""How long it takes until something can be used, against a Python that starts and does nothing."""

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.report import Finding, Line
from benchmarks.serving_reports import started
from benchmarks.timing import Way, clocked, ratio, spread, take_turns

_BARE = "a bare Python"
_IMPORTS = {
    "import deid": "import deid",
    "import contracts.catalogue": "import contracts.catalogue",
    "import services.reports.rpc": "import services.reports.rpc",
    "import gateway.app": "import gateway.app",
}


async def measure(bench: Bench) -> list[Line]:
    bench.say("start things anew, again and again")
    bus = bench.servers.bus("start")

    async def service() -> float:
        async with started(bench.servers, bus) as seconds:
            return 1 / seconds

    varna = str(Path(sys.executable).with_name("varna"))
    ways: dict[str, Way] = {
        _BARE: _running(sys.executable, "-c", "pass"),
        **{name: _running(sys.executable, "-c", statement) for name, statement in _IMPORTS.items()},
        "varna --help": _running(varna, "--help"),
        "varna serve reports": service,
    }
    rates = await take_turns(ways, bench.rounds(3, 10))
    return [_seconds(name, rates) for name in ways]


def _seconds(name: str, rates: Mapping[str, list[float]]) -> Finding:
    longer = f"{ratio(rates, _BARE, name).median:.3g} x {_BARE}"
    return Finding(name, spread([1 / rate for rate in rates[name]]), "s", note="" if name == _BARE else longer)


def _running(*command: str) -> Way:
    async def run() -> float:
        with clocked() as clock:
            child = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL)
            await child.wait()
        return clock.rate(1)

    return run
