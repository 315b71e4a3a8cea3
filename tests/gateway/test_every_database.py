"""Every question is answered alike from SQLite and from PostgreSQL, and from one moment."""

import asyncio
from collections.abc import Iterator

import orjson
import pytest
import sqlalchemy as sa

from gateway.app import build_app
from gateway.documents.named import named_documents
from gateway.execution import Execution
from gateway.limits import Limits
from gateway.projector.engine import open_engine
from gateway.projector.generations import current_tables, prepare
from gateway.projector.projection import Projection
from gateway.schema import executable
from gateway.snapshots import Snapshots
from gateway.views.plans import plans
from gateway.views.reader import Known, Reader, reading
from tests.gateway.asking_gateway import client_of
from tests.gateway.gateway_history import sample_log
from tests.gateway.test_answer_cache import further

ASKED = {
    "overview": {"year": 2026},
    "plan": {"namnd": "skarpnack", "year": 2026},
    "plans-on-date": {"on": "2017-06-01"},
    "deadlines": {},
    "diff": {"namnd": "skarpnack", "fromVersion": 1, "toVersion": 2},
    "eligibility": {"orgnr": "802002-4280", "namnd": "skarpnack", "kind": "GRANT", "on": "2026-06-01"},
    "training-coverage": {"by": "UNIT", "course": "grundutbildning", "on": "2026-06-01"},
    "training-gaps": {"namnd": "skarpnack", "on": "2026-06-01"},
}


@pytest.fixture
def filled(database: str) -> Iterator[sa.Engine]:
    opened = open_engine(database)
    prepare(opened)
    Projection(opened, current_tables(opened)).apply(sample_log().events)
    yield opened
    opened.dispose()


async def test_every_named_document_is_answered_alike(filled: sa.Engine, engine: sa.Engine) -> None:
    assert set(ASKED) == set(named_documents(Execution(executable(), Limits())))
    for name, variables in ASKED.items():
        for moment in (None, "2026-06-01T00:00:00Z"):
            body = {"documentId": name, "variables": {**variables, "asOf": moment}}
            async with client_of(build_app(filled, None)) as one, client_of(build_app(engine, None)) as other:
                answers = [(await http.post("/graphql", json=body)).content for http in (one, other)]
            assert answers[0] == answers[1], name
            assert "errors" not in orjson.loads(answers[0]), name


NUL = "\0"


@pytest.mark.parametrize(
    "asked",
    [
        "plan(namnd: $text, year: 2026) { title }",
        "grants(namnd: $text, year: 2026) { id }",
        "outstandingDuties(namnd: $text) { id }",
        "guidance(situation: $text) { mayReport }",
    ],
)
async def test_a_text_that_no_database_can_look_for_is_answered_alike(filled: sa.Engine, asked: str) -> None:
    body = {"query": f"query Q($text: String!) {{ {asked} }}", "variables": {"text": f"skarp{NUL}nack"}}
    async with client_of(build_app(filled, None)) as http:
        said = (await http.post("/graphql", json=body)).text
    assert "INTERNAL" not in said
    assert NUL not in said


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(filled: sa.Engine) -> None:
    projection = Projection(filled, current_tables(filled))
    log = further(sample_log().on("2026-10-01"), 1)
    with reading(filled) as before:
        label = before.label()
        projection.apply(log.events)
        assert before.label() == label
        assert len(plans(before, None)) == 3
    with reading(filled) as after:
        assert after.label().positions["plans"] == len(log.events)


async def test_many_at_once_wait_for_their_turn_and_none_for_each_other(filled: sa.Engine) -> None:
    snapshots = Snapshots(filled)

    async def ask() -> int:
        async with snapshots.open() as snapshot:
            await snapshot.label()
            return len(await snapshot.ask(plans, None))

    assert await asyncio.gather(*(ask() for _ in range(60))) == [3] * 60


def test_what_is_worked_out_once_is_worked_out_anew_when_something_is_recorded(filled: sa.Engine) -> None:
    counted: list[int] = []

    def plans_there_are(reader: Reader, as_of: int | None) -> int:
        counted.append(len(reader.rows("plan", as_of)))
        return counted[-1]

    projection, known = Projection(filled, current_tables(filled)), Known()
    log = further(sample_log().on("2026-10-01"), 1)
    with filled.connect() as one, filled.connect() as other:
        told = [Reader(each, known).once(plans_there_are, None) for each in (one, other)]
    assert told == counted * 2
    projection.apply(log.events)
    with filled.connect() as connection:
        Reader(connection, known).once(plans_there_are, None)
    assert len(counted) == 2
