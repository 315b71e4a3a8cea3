"""What is completed at once is what graphql-core would have said, whatever the rows hold."""

import copy
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
import sqlalchemy as sa
from graphql import DocumentNode, ExecutionResult, Executor, execute

from contracts.grant_terms import SupportKind
from gateway import documents
from gateway.execution import Execution
from gateway.limits import Limits
from gateway.schema import executable
from gateway.schema.asking import Asking
from gateway.snapshots import Snapshots
from gateway.views import eligibility
from tests.gateway import support_told as told
from tests.gateway.city_told import CityTold
from tests.gateway.test_every_database import ASKED
from tests.grants.spec import NAMND, OTHER

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TWICE = """query {
    a: plan(namnd: "skarpnack", year: 2026) { ...P activities { id responsible { title } } }
    b: plan(namnd: "skarpnack", year: 2027) { ...P period { ends } }
    c: namnder { __typename code ... on Namnd { name code } }
}
fragment P on Plan { id period { starts } activities { id title: category schedule { printed } } }"""
CHOSEN = "query($yes: Boolean!) { namnder { code name @include(if: $yes) ... @skip(if: $yes) { kindLabel } } }"
ABOUT = {"orgnr": told.ORGNR, "namnd": NAMND, "kind": "GRANT", "on": "2026-11-20"}
WRONG: tuple[Any, ...] = (None, [], [None], {}, "okänt", True, 7, 2.5, 2**40, object(), RuntimeError("x"), ({},))


def named(name: str) -> str:
    return (Path(documents.__path__[0]) / f"{name}.graphql").read_text("utf-8")


EXECUTION = Execution(executable(), Limits())


async def answers(engine: sa.Engine, text: str, **variables: Any) -> list[tuple[bytes, list[Any]]]:
    """Return what the gateway answers, and what graphql-core does by itself."""
    document = EXECUTION.read(text)
    assert isinstance(document, DocumentNode), document
    operation = EXECUTION.operation(document, None)
    assert operation is not None
    async with Snapshots(engine).open() as snapshot:
        context = Asking(snapshot, None, lambda: NOW)  # type: ignore[arg-type]
        ours = await EXECUTION.answer(document, operation, variables, context)
        theirs = execute(
            executable(), document, context_value=context, variable_values=variables, executor_class=Executor
        )
        return [_shown(ours), _shown(theirs if isinstance(theirs, ExecutionResult) else await theirs)]


def _shown(result: ExecutionResult) -> tuple[bytes, list[Any]]:
    said = [(error.message, error.path, error.locations, type(error.original_error)) for error in result.errors or ()]
    return orjson.dumps(result.data), said


@pytest.mark.parametrize("name", ASKED)
async def test_a_named_document_is_answered_the_same_to_the_byte(engine: sa.Engine, name: str) -> None:
    ours, theirs = await answers(engine, named(name), **ASKED[name])
    assert ours == theirs
    assert not ours[1]
    assert len(ours[0]) > len(b'{"plan":null}')


@pytest.mark.parametrize(("text", "variables"), [(TWICE, {}), (CHOSEN, {"yes": True}), (CHOSEN, {"yes": False})])
async def test_fragments_aliases_and_directives_choose_the_same_fields(
    engine: sa.Engine, text: str, variables: dict[str, Any]
) -> None:
    ours, theirs = await answers(engine, text, **variables)
    assert ours == theirs
    assert not ours[1]


async def test_an_answer_on_support_is_completed_without_graphql_core(
    city: CityTold, monkeypatch: pytest.MonkeyPatch
) -> None:
    told.begun(city)
    told.paid(city)
    completed: list[str] = []
    execute_field = Executor.execute_field

    def noting(self: Executor, *given: Any) -> Any:
        completed.append(given[2][0].node.name.value)
        return execute_field(self, *given)

    monkeypatch.setattr(Executor, "execute_field", noting)
    ours, theirs = await answers(city.engine, named("eligibility"), **ABOUT)
    assert ours == theirs
    assert completed[:2] == ["eligibility", "eligibility"], "once for all by us, then by graphql-core alone"
    assert len(completed) > 50


async def test_a_row_that_is_not_what_its_type_says_fails_the_same_way(
    city: CityTold, monkeypatch: pytest.MonkeyPatch
) -> None:
    told.begun(city)
    told.rejected(city, OTHER)
    told.paid(city)
    with city.reading() as reader:
        asked = eligibility.Asked(told.ORGNR, NAMND, SupportKind.GRANT, NOW.date())
        row = eligibility.eligibility(reader, None, asked)
    failed = 0
    for damaged in _damaged(row):
        monkeypatch.setattr(eligibility, "eligibility", lambda *_, damaged=damaged: damaged)
        ours, theirs = await answers(city.engine, named("eligibility"), **ABOUT)
        assert ours == theirs
        failed += bool(ours[1])
    assert failed > 100


def _damaged(row: Any) -> Iterator[Any]:
    for number, path in enumerate(_paths(row)):
        for turn in range(3):
            yield _with(row, path, WRONG[(3 * number + turn) % len(WRONG)])


def _paths(value: Any, *above: Any) -> Iterator[tuple[Any, ...]]:
    within = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in within:
        yield (*above, step)
        yield from _paths(each, *above, step)


def _with(row: Any, path: tuple[Any, ...], wrong: Any) -> Any:
    damaged = copy.deepcopy(row)
    at = damaged
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = wrong
    return damaged
