"""Reports a second: a command judged, its text in the vault and its event in the ledger, against the bare commits.

By hand it is one INSERT of the text and one of the event, each in an SQLite file of its own and on disk before the
next. A report without a text is held against the second of them alone. Over the bus the service is a process of its
own that also relays what it records to the stream; a sender asks again when it is answered.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.incidents import laid_down, report
from benchmarks.report import Line, compared
from benchmarks.serving_reports import SERVICE, started
from benchmarks.timing import Way, clocked, take_turns
from bus.connection import Connection, connect
from bus.rpc import ask
from contracts.answers import Accepted, Refusal
from contracts.envelope import Instruction
from contracts.incidents import ReportIncident
from ledger.ledger import Ledger, utc_now
from services.reports.carrying_out import handle
from services.reports.keeping.stores import opened

_REPORTS = 60
"""How many a turn files."""
_SENDERS = 8
Tell = Callable[[Instruction], Accepted | Refusal]
Insert = Callable[[ReportIncident], None]


async def measure(bench: Bench) -> list[Line]:
    numbers = count()
    with _service(bench) as tell, _files(bench.home) as (texts, events):
        for order in laid_down():
            _accepted(tell(order))
        bench.say("file reports with and without a text, and commit as much by hand")
        by_hand = {
            "two commits by hand": _inserting(numbers, texts, events),
            "one commit by hand": _inserting(numbers, events),
        }
        ways = {"with a text": _filing(tell, numbers), "without a text": _filing(tell, numbers, text=False)}
        rates = await take_turns({**ways, **by_hand}, bench.rounds(7, 30))
        lines: list[Line] = [
            compared("reports with a text", rates, "with a text", "two commits by hand"),
            compared("reports without a text", rates, "without a text", "one commit by hand"),
        ]
        async with _asked_over_the_bus(bench) as connection:
            bench.say(f"file reports over the bus, one at a time and {_SENDERS} at once")
            over = {
                "one sender": _sending(connection, numbers, 1),
                f"{_SENDERS} senders": _sending(connection, numbers, _SENDERS),
                "the service called directly": ways["with a text"],
            }
            asked = await take_turns(over, bench.rounds(5, 20))
    direct = "the service called directly"
    return [*lines, *(compared(f"over the bus, {name}", asked, name, direct) for name in over if name != direct)]


def _filing(tell: Tell, numbers: Iterator[int], *, text: bool = True) -> Way:
    async def file() -> float:
        orders = [_report(numbers, text=text) for _ in range(_REPORTS)]
        with clocked() as clock:
            for order in orders:
                _accepted(tell(order))
        return clock.rate(_REPORTS)

    return file


def _sending(connection: Connection, numbers: Iterator[int], senders: int) -> Way:
    async def send() -> float:
        waiting = iter([_report(numbers) for _ in range(_REPORTS)])

        async def sender() -> None:
            for order in waiting:
                _accepted(await ask(connection, SERVICE, order))

        with clocked() as clock:
            await asyncio.gather(*(sender() for _ in range(senders)))
        return clock.rate(_REPORTS)

    return send


def _inserting(numbers: Iterator[int], *inserts: Insert) -> Way:
    async def insert() -> float:
        orders = [_report(numbers) for _ in range(_REPORTS)]
        with clocked() as clock:
            for order in orders:
                for one in inserts:
                    one(order)
        return clock.rate(_REPORTS)

    return insert


def _report(numbers: Iterator[int], *, text: bool = True) -> ReportIncident:
    order = report(next(numbers))
    return order if text else order.model_copy(update={"description": None})


def _accepted(answer: Accepted | Refusal) -> None:
    if isinstance(answer, Refusal):
        raise RuntimeError(f"a synthetic command was refused: {answer.code}")  # noqa: TRY004 - no type is wrong


@contextmanager
def _service(bench: Bench) -> Iterator[Tell]:
    ledger = Ledger.open(SERVICE, bench.servers.sqlite())
    try:
        with opened(ledger, bench.servers.sqlite()) as stores:
            yield lambda order: handle(stores, order, utc_now())
    finally:
        ledger.close()


@contextmanager
def _files(home: Path) -> Iterator[tuple[Insert, Insert]]:
    """Two bare tables in files of their own: one for texts, one for events."""
    files = [sqlite3.connect(home / f"bare-{name}.db", isolation_level=None) for name in ("texts", "events")]
    for file in files:
        file.execute("PRAGMA journal_mode=WAL")
        file.execute("PRAGMA synchronous=FULL")
        file.execute("CREATE TABLE bare (position INTEGER PRIMARY KEY, name TEXT NOT NULL, body BLOB)")
    texts, events = files
    insert = "INSERT INTO bare (name, body) VALUES (?, ?)"

    def insert_text(order: ReportIncident) -> None:
        texts.execute(insert, (order.command_id, order.description))

    def insert_event(order: ReportIncident) -> None:
        events.execute(insert, (order.command_id, order.model_dump_json(exclude={"description"})))

    yield insert_text, insert_event
    for file in files:
        file.close()


@asynccontextmanager
async def _asked_over_the_bus(bench: Bench) -> AsyncIterator[Connection]:
    bus = bench.servers.bus(SERVICE)
    async with started(bench.servers, bus):
        connection = await connect(bus, "bench-reports")
        for order in laid_down():
            _accepted(await ask(connection, SERVICE, order))
        yield connection
        await connection.close()
