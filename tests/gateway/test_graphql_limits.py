"""What a document may not do (reliability 3.2): each refused with a stable code, and nothing of it said back."""

import logging
from typing import Any

import pytest

from gateway.app import build_app
from gateway.execution import Execution
from gateway.limits import Limits
from gateway.schema import executable
from tests.gateway.asking_gateway import Client, client_of

SECRET = "640823-3234"
"""Stands for anything somebody sent by mistake; it must come back nowhere."""


def deep(levels: int) -> str:
    return "{ namnder " + "{ predecessors " * levels + "{ code }" + " }" * levels + " }"


def fan_out(doublings: int) -> str:
    chain = " ".join(
        f"fragment f{n} on Namnd {{ a{n}: predecessors {{ ...f{n + 1} }} b{n}: predecessors {{ ...f{n + 1} }} }}"
        for n in range(doublings)
    )
    return f"{{ namnder {{ ...f0 }} }} {chain} fragment f{doublings} on Namnd {{ code }}"


def chain_of(fragments: int) -> str:
    links = " ".join(f"fragment f{n} on Namnd {{ ...f{n + 1} }}" for n in range(fragments))
    return f"{{ namnder {{ ...f0 }} }} {links} fragment f{fragments} on Namnd {{ code }}"


REFUSED = {
    "33 depth": (deep(13), "TOO_DEEP"),
    "33 depth beyond the parser": (deep(800), "TOO_DEEP"),
    "34 depth in fragments": (
        "{ namnder { ...a } } fragment a on Namnd { predecessors { ...b } } fragment b on Namnd { predecessors "
        + "{ predecessors " * 11
        + "{ code }"
        + " }" * 11
        + " }",
        "TOO_DEEP",
    ),
    "34 a long chain of fragments": (chain_of(200), "TOO_DEEP"),
    "35 aliases": ("{" + " ".join(f"a{n}: namnder {{ code }}" for n in range(16)) + "}", "TOO_MANY_ALIASES"),
    "35 thousands of aliases": (
        "{" + " ".join(f"a{n}: namnder {{ code }}" for n in range(2000)) + "}",
        "TOO_MANY_TOKENS",
    ),
    "36 duplicated fields": ("{" + "namnder { code } " * 501 + "}", "TOO_MANY_TOKENS"),
    "36 many fields": ("{ namnder {" + "code " * 501 + "} }", "TOO_MANY_FIELDS"),
    "36 fields that fan out": (fan_out(40), "TOO_DEEP"),
    "36 fields that fan out within the depth": (fan_out(9), "TOO_MANY_FIELDS"),
    "37 directives": ("{ namnder { code " + "@include(if: true) " * 21 + "} }", "TOO_MANY_DIRECTIVES"),
    "37 unknown directives": ("{ namnder { code " + "@x " * 500 + "} }", "TOO_MANY_DIRECTIVES"),
    "38 circular fragments": (
        "{ namnder { ...a } } fragment a on Namnd { predecessors { code ...a } }",
        "GRAPHQL_VALIDATION_FAILED",
    ),
    "comments": ("# x\n" * 2500 + "{ namnder { code } }", "TOO_MANY_TOKENS"),
    "43 a string where none fits": (f'{{ overview(year: "{SECRET}") {{ planStatus }} }}', "GRAPHQL_VALIDATION_FAILED"),
    "43 not GraphQL": (f'{{ "{SECRET}" }}', "GRAPHQL_PARSE_FAILED"),
    "43 an unfinished string": (f'{{ plan(namnd: "{SECRET}', "GRAPHQL_PARSE_FAILED"),
    "43 a day that is none": (f'{{ plans(on: "{SECRET}") {{ id }} }}', "GRAPHQL_VALIDATION_FAILED"),
    "43 an enum that is none": (f'{{ plans(status: "{SECRET}") {{ id }} }}', "GRAPHQL_VALIDATION_FAILED"),
    "a moment without a time zone": ('{ plans(asOf: "2026-01-01T00:00:00") { id } }', "GRAPHQL_VALIDATION_FAILED"),
    "45 a number too large": ("{ overview(year: 99999999999) { planStatus } }", "GRAPHQL_VALIDATION_FAILED"),
    "49 a subscription": ("subscription { ticks }", "GRAPHQL_VALIDATION_FAILED"),
    "no such operation": ("query a { namnder { code } } query b { namnder { code } }", "OPERATION_UNKNOWN"),
    "deep introspection": (
        "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }",
        "GRAPHQL_VALIDATION_FAILED",
    ),
}


@pytest.mark.parametrize(("document", "code"), REFUSED.values(), ids=list(REFUSED))
async def test_a_document_beyond_a_limit_is_refused(
    ask: Client, document: str, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = await ask.http.post(
        "/graphql", json={"query": document}, headers={"accept": "application/graphql-response+json"}
    )
    assert answer.status_code == 400
    errors = answer.json()["errors"]
    assert errors[0]["extensions"]["code"] == code
    assert len(errors) <= 5
    assert "data" not in answer.json()
    assert SECRET not in answer.text
    assert SECRET not in caplog.text


BAD_VARIABLES: dict[str, tuple[str, Any, str | None]] = {
    "wrong type": ("query($v: Int!) { overview(year: $v) { planStatus } }", SECRET, None),
    "too large": ("query($v: Int!) { overview(year: $v) { planStatus } }", 2**31, None),
    "missing": ("query($v: Int!) { overview(year: $v) { planStatus } }", None, None),
    "not in the list": ("query($v: PlanStatus) { plans(status: $v) { id } }", SECRET, None),
    "no such day": ("query($v: Date) { plans(on: $v) { id } }", "2026-31-12", None),
    "a day in another form": ("query($v: Date) { plans(on: $v) { id } }", "20260101", None),
    "no time zone": ("query($v: DateTime) { plans(asOf: $v) { id } }", "2026-01-01T00:00:00", None),
    "a moment out of all time": ("query($v: DateTime) { plans(asOf: $v) { id } }", "0001-01-01T00:00:00+14:00", None),
    "deep in a command": (
        "mutation($v: DraftPlanInput!) { draftPlan(input: $v) { __typename } }",
        {"namnd": "x", "actor": {"account": "a", "role": SECRET}, "head": {"title": "T", "period": {}}},
        "head.period",
    ),
    "an unknown field": (
        "mutation($v: SubmitPlanInput!) { submitPlan(input: $v) { __typename } }",
        {SECRET: SECRET, "planId": "x", "submittedOn": "2026-01-01", "actor": {"account": "a", "role": "SLK"}},
        None,
    ),
}


@pytest.mark.parametrize(("document", "value", "field"), BAD_VARIABLES.values(), ids=list(BAD_VARIABLES))
async def test_a_variable_that_does_not_fit_is_named_and_not_repeated(
    ask: Client, document: str, value: Any, field: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await ask.post(document, {"v": value})
    errors = answer.json()["errors"]
    assert {error["extensions"]["code"] for error in errors} == {"BAD_VARIABLES"}
    assert all("$v" in error["message"] for error in errors)
    assert field in {error["extensions"]["field"] for error in errors}
    assert SECRET not in answer.text
    assert SECRET not in caplog.text


async def test_40_a_variable_of_hundreds_of_thousands_of_elements_is_stopped_by_the_body_limit(ask: Client) -> None:
    answer = await ask.post("query($v: [Int]) { __typename }", {"v": [1] * 200_000})
    assert answer.status_code == 413
    assert answer.json()["errors"][0]["extensions"]["code"] == "BODY_TOO_LARGE"


async def test_at_most_five_errors_are_told(ask: Client) -> None:
    answer = await ask.post("{ " + " ".join(f"x{n}" for n in range(50)) + " }")
    assert len(answer.json()["errors"]) == 5


async def test_42_nothing_is_suggested(ask: Client) -> None:
    answer = await ask.post("{ namndr { code } plans { titel } }")
    assert "namnder" not in answer.text
    assert "title" not in answer.text


async def test_41_introspection_is_a_setting(ask: Client, engine: Any) -> None:
    assert (await ask("{ __schema { queryType { name } } }"))["__schema"]["queryType"]["name"] == "Query"
    closed = build_app(engine, None, limits=Limits(introspection=False))
    async with client_of(closed) as http:
        client = Client(http)
        for document in (
            "{ __schema { queryType { name } } }",
            '{ __type(name: "Plan") { name } }',
            "{ ...f } fragment f on Query { __schema { queryType { name } } }",
        ):
            assert await client.code(document) == "INTROSPECTION_OFF"
        assert (await client("{ __typename }")) == {"__typename": "Query"}


async def test_the_usual_introspection_query_is_answered(ask: Client) -> None:
    from graphql import build_client_schema, get_introspection_query  # noqa: PLC0415 - only here

    found = await ask(get_introspection_query())
    assert "planDiff" in build_client_schema(found).query_type.fields  # type: ignore[union-attr]


async def test_43_the_text_of_an_exception_reaches_neither_the_client_nor_the_log(
    ask: Client, engine: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError(f"row of {SECRET}")

    monkeypatch.setattr("gateway.views.organisation.register", broken)
    caplog.set_level(logging.DEBUG)
    answer = await ask.post("{ namnder { code } }")
    assert answer.status_code == 200
    [error] = answer.json()["errors"]
    assert error["extensions"] == {"code": "INTERNAL"}
    assert error["path"] == ["namnder"]
    assert SECRET not in answer.text
    assert "RuntimeError" in caplog.text
    assert SECRET not in caplog.text


def test_documents_that_passed_are_remembered_and_the_oldest_forgotten() -> None:
    execution = Execution(executable(), Limits())
    first = execution.read("{ namnder { code } }")
    assert execution.read("{ namnder { code } }") is first
    for number in range(64):
        execution.read(f"query q{number} {{ namnder {{ code }} }}")
    assert execution.read("{ namnder { code } }") is not first


def test_documents_at_their_limits_pass() -> None:
    execution = Execution(executable(), Limits())
    aliases = "{" + " ".join(f"a{n}: namnder {{ code }}" for n in range(15)) + "}"
    fields = "{ namnder {" + "code " * 499 + "} }"
    for document in (deep(10), aliases, fields):
        assert not isinstance(execution.read(document), list)
    assert isinstance(execution.read(deep(11)), list)
