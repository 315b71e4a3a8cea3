"""The gate over municipal prose and over short reports, against one plain pass; and what it adds to a report.

The plain pass is what somebody would write first: NFKC, and one regular expression for the numbers and addresses that
have a form of their own. It finds a small part of what the gate does.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

import deid
from benchmarks.bench import Bench
from benchmarks.incidents import report
from benchmarks.report import Finding, Line, compared
from benchmarks.synthetic import SEED
from benchmarks.timing import clocked, spread, take_turns
from contracts.incidents import ReportIncident

_SEEDS = Path(__file__).parents[1] / "examples" / "stockholm"
_NUMBERS = re.compile(r"\b(?:\d{2})?\d{6}[-+ ]?\d{4}\b|\+?\d[\d -]{6,}\d|[\w.+-]+@[\w-]+\.[\w.]+")
_REPORTS = 500
"""How many short reports a turn looks at, and how many commands it reads."""
_LONGEST = 4_000
"""The most characters that a text may have."""


async def measure(bench: Bench) -> list[Line]:
    prose = list(_texts_of_seeds())
    corpora = {
        "texts of the five plans": prose,
        "short reports": [str(report(SEED + number).description) for number in range(_REPORTS)],
        "texts of 4,000 characters": list(_longest("\n".join(prose))),
    }
    lines: list[Line] = []
    for name, texts in corpora.items():
        bench.say(f"look at {name}")
        lines += await _looked_at(name, texts, bench.rounds(7, 30))
    bench.say("read commands with and without a text")
    return [*lines, *await _read(bench.rounds(7, 30))]


async def _looked_at(name: str, texts: Sequence[str], rounds: int) -> list[Line]:
    size = sum(len(text.encode()) for text in texts)

    async def gate() -> float:
        return _rate(deid.check, texts, size)

    async def plain() -> float:
        return _rate(_plain_pass, texts, size)

    rates = await take_turns({"the gate": gate, "NFKC and one pattern": plain}, rounds)
    megabytes = [rate / 1e6 for rate in rates["the gate"]]
    each = f"{size / len(texts) / spread(rates['the gate']).median * 1e6:,.0f} microseconds a text"
    return [
        compared(name, rates, "the gate", "NFKC and one pattern"),
        Finding(name, spread(megabytes), "MB/s", note=f"{len(texts):,} texts, {size / 1000:,.0f} kB; {each}"),
    ]


async def _read(rounds: int) -> list[Line]:
    """A command read from its bytes, as the service reads it, with a text and without."""
    told = [report(SEED + number) for number in range(_REPORTS)]
    with_text = [order.model_dump_json().encode() for order in told]
    without = [order.model_copy(update={"description": None}).model_dump_json().encode() for order in told]

    async def read_texts() -> float:
        return _rate(ReportIncident.model_validate_json, with_text, _REPORTS)

    async def read_no_texts() -> float:
        return _rate(ReportIncident.model_validate_json, without, _REPORTS)

    rates = await take_turns({"with a text": read_texts, "without": read_no_texts}, rounds)
    return [compared("a ReportIncident read, with a text", rates, "with a text", "without")]


def _rate(work: Callable[[Any], object], pieces: Sequence[Any], units: int) -> float:
    with clocked() as clock:
        for piece in pieces:
            work(piece)
    return clock.rate(units)


def _plain_pass(text: str) -> list[str]:
    return _NUMBERS.findall(unicodedata.normalize("NFKC", text))


def _texts_of_seeds() -> Iterator[str]:
    for file in sorted(_SEEDS.glob("0*.yaml")):
        yield from _texts(yaml.safe_load(file.read_text(encoding="utf-8")))


def _texts(value: Any) -> Iterator[str]:
    """Yield what is prose and not a code: it has more than one word."""
    if isinstance(value, str) and " " in value:
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _longest(prose: str) -> Iterator[str]:
    for start in range(0, len(prose), _LONGEST):
        yield prose[start : start + _LONGEST]
