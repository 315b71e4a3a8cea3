"""Appending: a ledger's record, receipt included, against a bare INSERT of the same bytes in the same database.

One transaction a batch on both sides, each on disk before it is answered. The bare table has a primary key and
nothing else: no streams, no receipts.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice

import psycopg

from benchmarks.bench import Bench
from benchmarks.ledgers import changes, order
from benchmarks.report import Line, Target, compared
from benchmarks.synthetic import Happening, history
from benchmarks.timing import clocked, take_turns
from contracts.envelope import Fact, seal
from ledger.ledger import Ledger

_TARGETS = {("SQLite", 1): Target(0.6)}
_SIZES = {1: 200, 10: 60}
"""How many transactions a turn has, by the events in each."""

Insert = Callable[[list[tuple[str, bytes]]], None]


async def measure(bench: Bench) -> list[Line]:
    lines: list[Line] = []
    for database, address in (("SQLite", bench.servers.sqlite()), ("PostgreSQL", bench.servers.postgresql())):
        with _inserting(database, address) as insert:
            both = _Both(Ledger.open("bench", address), insert)
            for size in _SIZES:
                bench.say(f"append x{size} on {database}")
                rates = await take_turns(
                    {"ledger": lambda: both.record(size), "a bare INSERT": lambda: both.insert(size)},  # noqa: B023
                    bench.rounds(5, 20),
                )
                target = _TARGETS.get((database, size))
                lines.append(compared(f"append x{size} {database}", rates, "ledger", "a bare INSERT", target=target))
            both.ledger.close()
    return lines


class _Both:
    """A ledger and a bare table that are given the same kind of events."""

    def __init__(self, ledger: Ledger, insert: Insert) -> None:
        self.ledger = ledger
        self._insert = insert
        self._source: Iterator[Happening] = history(1_000_000)
        self._lengths: dict[str, int] = {}
        self._commands = 0

    async def record(self, size: int) -> float:
        asked = [(list(changes(some, self._lengths)), order(str(self._next()))) for some in self._batches(size)]
        with clocked() as clock:
            for wanted, command in asked:
                self.ledger.record(wanted, command, ("syntetisk",))
        return clock.rate(size * len(asked))

    async def insert(self, size: int) -> float:
        rows = [[self._row(fact) for _, fact in some] for some in self._batches(size)]
        with clocked() as clock:
            for batch in rows:
                self._insert(batch)
        return clock.rate(size * len(rows))

    def _batches(self, size: int) -> list[list[Happening]]:
        return [list(islice(self._source, size)) for _ in range(_SIZES[size])]

    def _row(self, fact: Fact) -> tuple[str, bytes]:
        return fact.type, seal(fact, 1_767_225_600_000_000, order("bare"), "syntetisk-bare")

    def _next(self) -> int:
        self._commands += 1
        return self._commands


@contextmanager
def _inserting(database: str, address: str) -> Iterator[Insert]:
    if database == "PostgreSQL":
        with psycopg.connect(address, autocommit=True) as server:
            server.execute("CREATE TABLE bare (position BIGSERIAL PRIMARY KEY, topic TEXT NOT NULL, state BYTEA)")

            def insert_there(rows: list[tuple[str, bytes]]) -> None:
                with server.transaction(), server.cursor() as cursor:
                    cursor.executemany("INSERT INTO bare (topic, state) VALUES (%s, %s)", rows)

            yield insert_there
        return
    file = sqlite3.connect(f"{address.removeprefix('sqlite:///')}.bare", isolation_level=None)
    file.execute("PRAGMA journal_mode=WAL")
    file.execute("PRAGMA synchronous=FULL")
    file.execute("CREATE TABLE bare (position INTEGER PRIMARY KEY, topic TEXT NOT NULL, state BLOB)")

    def insert_here(rows: list[tuple[str, bytes]]) -> None:
        file.execute("BEGIN IMMEDIATE")
        file.executemany("INSERT INTO bare (topic, state) VALUES (?, ?)", rows)
        file.execute("COMMIT")

    yield insert_here
    file.close()
