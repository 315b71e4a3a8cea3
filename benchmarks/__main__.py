"""`python -m benchmarks`: measure, print ratios beside their targets, and exit with 1 when states differ."""

import argparse
import asyncio
import json
import signal
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks import (
    append,
    eligibility,
    gate,
    inbox,
    lag,
    project,
    questions,
    rebuild,
    relay,
    reports,
    start,
    training,
)
from benchmarks.bench import Bench, Measure
from benchmarks.report import Equality, Line, as_json
from benchmarks.servers import Servers
from benchmarks.timing import clocked

MEASURES: dict[str, Measure] = {
    "append": append.measure,
    "relay": relay.measure,
    "inbox": inbox.measure,
    "project": project.measure,
    "rebuild": rebuild.measure,
    "lag": lag.measure,
    "graphql": questions.measure,
    "gate": gate.measure,
    "reports": reports.measure,
    "start": start.measure,
    "eligibility": eligibility.measure,
    "training": training.measure,
}
QUICK_EVENTS = 100_000
FULL_EVENTS = 1_000_000


def main() -> int:
    asked = _arguments()
    # A PostgreSQL that nobody stops outlives the run: let being terminated unwind it too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    events = asked.events or (FULL_EVENTS if asked.full else QUICK_EVENTS)
    found: dict[str, list[Line]] = {}
    with (
        clocked() as clock,
        tempfile.TemporaryDirectory(prefix="varna-bench-") as home,
        Servers(Path(home)) as servers,
        closing(Bench(Path(home), servers, events, full=asked.full)) as bench,
    ):
        for name in asked.only:
            found[name] = asyncio.run(MEASURES[name](bench))
            _print(name, found[name])
    print(f"\n{clock.seconds:.0f} s. Ratios are medians of turns taken in one run; rates are this machine's, now.")
    if asked.json:
        asked.json.write_text(json.dumps(as_json(found), indent=2) + "\n")
    return _verdict([line for lines in found.values() for line in lines])


def _print(name: str, lines: list[Line]) -> None:
    print(f"\n{name}")
    for line in lines:
        print(line)
    sys.stdout.flush()


def _verdict(lines: list[Line]) -> int:
    differing = [line.what for line in lines if isinstance(line, Equality) and not line.holds]
    if differing:
        print(f"NOT EQUAL: {', '.join(differing)}", file=sys.stderr)
    return 1 if differing else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--quick", action="store_true", help="a few minutes, 100,000 events (default)")
    kind.add_argument("--full", action="store_true", help="more turns, and a rebuild of a million events")
    parser.add_argument("--only", type=_names, default=list(MEASURES), help=f"some of {','.join(MEASURES)}")
    parser.add_argument("--events", type=_count, help="how long the synthetic history is")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the findings there too")
    return parser.parse_args()


def _names(text: str) -> list[str]:
    names = text.split(",")
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}; known: {', '.join(MEASURES)}")
    return names


def _count(text: str) -> int:
    count = int(text)
    if count < 20_000:
        raise argparse.ArgumentTypeError("a history shorter than 20,000 events measures nothing")
    return count


if __name__ == "__main__":
    sys.exit(main())
