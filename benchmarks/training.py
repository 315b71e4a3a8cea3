"""A list of completions taken in, what is recorded folded anew, and the share of a whole city asked for.

A part of a list is one command: numbers become pseudonyms, all of it is judged, facts and receipt are on disk before
the answer. By hand it is the same lines decoded and put into a bare table, in one transaction. The city is invented
(examples/synthetic/training.py): 9,000 employees, or all 45,000 with `--full`.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import count, islice
from urllib.parse import urlencode

from benchmarks.bench import Bench
from benchmarks.questions import Client, serving
from benchmarks.rebuild import in_own_process
from benchmarks.relay import empty_stream
from benchmarks.report import Equality, Finding, Line, compared
from benchmarks.timing import Way, clocked, spread, take_turns
from bus.connection import connect
from bus.relay import Relay
from contracts.answers import Accepted, Refusal
from contracts.completions import CompletionRow, StaffRow, TakeInCompletions, TakeInStaff
from contracts.envelope import Actor, Instruction
from contracts.noting_namnder import NoteNamnd
from contracts.vocabulary import Role
from examples.synthetic import training as invented
from examples.synthetic.support import NAMNDER
from examples.synthetic.training_catalogue import laid_down
from ledger.ledger import Ledger, utc_now
from services.training.carrying_out import handle
from services.training.handlers import RULES
from services.training.keeping.stores import Stores, opened

SERVICE = "training"
_ACTOR = Actor(account="syntetisk", role=Role.SYSTEM)
_QUICK = {"employees": 9_000, "units": 360}
_COLD, _KEPT = 3, 100
"""How often each way asks in a turn."""
_INSERT = "INSERT INTO bare (employee, unit, function, course, version, day) VALUES (?, ?, ?, ?, ?, ?)"
_COUNT = "SELECT unit, count(DISTINCT employee) FROM bare WHERE course = ? AND day <= ? GROUP BY unit"


async def measure(bench: Bench) -> list[Line]:
    city = invented.City() if bench.full else invented.City(**_QUICK)
    ids = (f"syntetisk-{number:06}" for number in count())
    with (
        closing(Ledger.open(SERVICE, bench.servers.sqlite())) as ledger,
        opened(ledger, bench.servers.sqlite()) as stores,
        closing(sqlite3.connect(bench.home / "bare-completions.db", isolation_level=None)) as bare,
    ):
        _laid_down(stores, city, ids)
        bare.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE bare (employee TEXT, unit TEXT, function TEXT, course TEXT, version INTEGER, day TEXT);"
        )
        bench.say(f"take in five years of {city.employees:,} employees, and put as much into a bare table")
        rates = await _taken_in(stores, bare, city, ids)
        lines: list[Line] = [compared("completions taken in, lines", rates, "service", "bare table")]
        lines.append(Finding("staff lists taken in", spread(rates["staff"]), "lines/s"))
        lines += await _asked(bench, ledger, bare)
    return lines


def _laid_down(stores: Stores, city: invented.City, ids: Iterator[str]) -> None:
    for namnd in NAMNDER:
        _accepted(stores, NoteNamnd(command_id=next(ids), actor=_ACTOR, namnd=namnd, valid_from=date(2007, 1, 1)))
    for name, order in (("courses", "IssueCourse"), ("units", "EnterUnit"), ("rule_sets", "LayDownRelevance")):
        kind = RULES.orders[order]
        role = Role.CENTRAL_COORDINATOR if name == "courses" else Role.LOCAL_COORDINATOR
        for entry in json.loads(json.dumps(laid_down(city.levels)))[name]:
            actor = Actor(account="syntetisk", role=role, namnd=entry.get("namnd"))
            said = {"command_id": next(ids), "actor": actor.model_dump(mode="json"), **entry}
            _accepted(stores, kind.model_validate_json(json.dumps(said)))


async def _taken_in(
    stores: Stores, bare: sqlite3.Connection, city: invented.City, ids: Iterator[str]
) -> dict[str, list[float]]:
    """Take in every list; of completions, each goes the two ways in turns that begin with another one."""
    rates: dict[str, list[float]] = {"service": [], "bare table": [], "staff": []}
    for turn, listed in enumerate(invented.lists(city)):
        order, rows = _order(listed, next(ids)), len(listed.rows)
        if listed.holds == "staff":
            rates["staff"].append(_clocked(stores, order, rows))
            continue
        body = json.dumps(listed.rows)
        for way in ("service", "bare table") if turn % 4 == 1 else ("bare table", "service"):
            rate = _clocked(stores, order, rows) if way == "service" else _by_hand(bare, body)
            rates[way].append(rate)
    return rates


def _order(listed: invented.Listed, command_id: str) -> Instruction:
    said = {"command_id": command_id, "actor": _ACTOR, "namnd": listed.namnd}
    if listed.holds == "completions":
        return TakeInCompletions(**said, rows=tuple(map(_completion, listed.rows)))
    posts = tuple(StaffRow(employee=row[0], unit=row[1], function=row[2]) for row in listed.rows)
    return TakeInStaff(**said, on=date(listed.year, 1, 1), rows=posts)


def _completion(row: tuple[str, ...]) -> CompletionRow:
    employee, unit, function, course, version, day = row
    return CompletionRow(
        employee=employee,
        unit=unit,
        function=function,
        course=course,
        version=int(version),
        completed_on=date.fromisoformat(day),
    )


def _clocked(stores: Stores, order: Instruction, rows: int) -> float:
    with clocked() as clock:
        _accepted(stores, order)
    return clock.rate(rows)


def _by_hand(bare: sqlite3.Connection, body: str) -> float:
    with clocked() as clock:
        rows = json.loads(body)
        bare.execute("BEGIN")
        bare.executemany(_INSERT, rows)
        bare.execute("COMMIT")
    return clock.rate(len(rows))


def _accepted(stores: Stores, order: Instruction) -> Accepted:
    answer = handle(stores, order, utc_now())
    if isinstance(answer, Refusal):
        raise RuntimeError(f"a synthetic command was refused: {answer.code}")  # noqa: TRY004 - no type is wrong
    return answer


async def _asked(bench: Bench, ledger: Ledger, bare: sqlite3.Connection) -> list[Line]:
    bus, read_models = bench.servers.bus(SERVICE), bench.servers.sqlite()
    connection = await connect(bus, "bench-training")
    await empty_stream(connection)
    await Relay(SERVICE, ledger.entries, connection).drain()
    await connection.close()
    events = _events(ledger)
    bench.say(f"rebuild {events:,} events of training")
    found = await in_own_process(bus, read_models)
    lines: list[Line] = [
        Finding("rebuild of training", spread([events / found["seconds"]]), "events/s", note=f"{events:,} events"),
        Finding("rebuild of training, peak memory", spread([found["megabytes"]]), "MB"),
    ]
    bench.say("ask for the share of the whole city")
    with serving(read_models, bus) as port:
        client = Client(port)
        lines += await _shares(bench, client, bare)
        client.close()
    return lines


def _events(ledger: Ledger) -> int:
    after = found = 0
    while page := ledger.entries(after, 10_000):
        after, found = page[-1].position, found + len(page)
    return found


async def _shares(bench: Bench, client: Client, bare: sqlite3.Connection) -> list[Line]:
    """Ask in turns for answers that are kept, for answers of days that nobody has asked for, and by hand."""
    days = (f"{year}-{month:02}-28" for year in range(2021, 2027) for month in range(3, 12))

    def variables(on: str) -> dict[str, str]:
        return {"by": "CITY", "course": "exempel-grund", "on": on}

    def question(on: str) -> str:
        return f"/graphql?{urlencode({'documentId': 'training-coverage', 'variables': json.dumps(variables(on))})}"

    kept = question("2025-12-31")
    once, again = client.ask("GET", kept), client.ask("GET", kept)

    async def cold() -> float:
        with clocked() as clock:
            for on in islice(days, _COLD):
                client.ask("GET", question(on))
        return clock.rate(_COLD)

    async def by_hand() -> float:
        with clocked() as clock:
            bare.execute(_COUNT, ("exempel-grund", "2025-12-31")).fetchall()
        return clock.rate(1)

    ways: dict[str, Way] = {"cold": cold, "kept": client.asking(_KEPT, "GET", kept), "one GROUP BY": by_hand}
    rates = await take_turns(ways, bench.rounds(3, 9))
    return [
        compared("share of the city, cold", rates, "cold", "one GROUP BY"),
        compared("share of the city, kept", rates, "kept", "one GROUP BY"),
        *(Finding(f"share of the city, {name}", spread([1000 / each for each in rates[name]]), "ms") for name in ways),
        Equality("share of the city, the answer", {"first": once.decode(), "kept": again.decode()}),
    ]
