"""Projecting live: batches of 500 as they arrive, decoded, folded and committed, against the library's way."""

from collections.abc import Callable
from itertools import chain

import sqlalchemy as sa

from benchmarks.bench import Bench, one_digest
from benchmarks.ledgers import pages
from benchmarks.peer import RunnerPeer, project_on_sqlite
from benchmarks.report import Equality, Line, Target, compared
from benchmarks.timing import Way, clocked, take_turns
from gateway.projector.digests import digest_now
from gateway.projector.engine import open_engine
from gateway.projector.generations import current_tables, prepare
from gateway.projector.projection import Projection
from ledger.ledger import Ledger

BATCH = 500
_EVENTS = 10_000
_PEER_EVENTS = 500
"""Enough for a rate: the library's projections cost the same for each event."""
_TARGET = Target(20)


async def measure(bench: Bench) -> list[Line]:
    few = list(chain.from_iterable(pages(bench.ledger, BATCH, _PEER_EVENTS)))
    runner = RunnerPeer(bench.servers.postgresql(), few)
    digests: dict[str, str] = {}
    bench.say(f"project {_EVENTS:,} events live, on SQLite and PostgreSQL, and {_PEER_EVENTS:,} the library's way")

    async def peer_on_postgresql() -> float:
        return runner.project()

    async def peer_on_sqlite() -> float:
        return project_on_sqlite(bench.servers.sqlite(), few)

    rates = await take_turns(
        {
            "SQLite": _live(bench, bench.servers.sqlite, digests, "SQLite"),
            "ProjectionRunner": peer_on_postgresql,
            "PostgreSQL": _live(bench, bench.servers.postgresql, digests, "PostgreSQL"),
            "SQLite TrackingRecorder": peer_on_sqlite,
        },
        bench.rounds(3, 8),
    )
    return [
        compared("live per 500, PostgreSQL", rates, "PostgreSQL", "ProjectionRunner", target=_TARGET),
        compared("live per 500, SQLite", rates, "SQLite", "ProjectionRunner", target=_TARGET),
        compared("live per 500, SQLite", rates, "SQLite", "SQLite TrackingRecorder"),
        Equality(f"read models after {_EVENTS:,} events", digests),
    ]


def _live(bench: Bench, database: Callable[[], str], digests: dict[str, str], name: str) -> Way:
    async def project() -> float:
        engine = open_engine(database())
        rate = project_live(bench.ledger, engine, _EVENTS)
        digests[name] = digest_of(engine)
        engine.dispose()
        return rate

    return project


def project_live(ledger: Ledger, engine: sa.Engine, events: int) -> float:
    """Follow a ledger from its first event in batches; return events a second, the reading and decoding included."""
    prepare(engine)
    projection = Projection(engine, current_tables(engine))
    with clocked() as clock:
        for batch in pages(ledger, BATCH, events):
            projection.apply(batch)
    return clock.rate(events)


def digest_of(engine: sa.Engine) -> str:
    """Return one digest of every row of every view, spans included."""
    tables = current_tables(engine)
    with engine.connect() as connection:
        return one_digest(digest_now(connection, tables))
