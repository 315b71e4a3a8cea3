"""Malformed commands: each is refused with the field, none is repeated, nothing crashes."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bus.connection import Connection, connect
from bus.requests import read
from bus.rpc import answer_commands, broker_beside
from contracts.answers import ANSWER, Accepted, Refusal
from contracts.importing import ImportCommands
from contracts.organisation import EstablishNamnd
from tests.processes import NatsServer

GOOD: dict[str, Any] = {
    "command_id": "command-1",
    "actor": {"account": "registrator", "role": "registrar"},
    "namnd": "namnden",
    "name": "Nämnden",
    "kind": "facknamnd",
    "valid_from": "2020-01-01",
}
SECRET = "640823-3234"


def body(**changes: object) -> bytes:
    return json.dumps(GOOD | changes).encode()


def without(field: str) -> bytes:
    return json.dumps({name: value for name, value in GOOD.items() if name != field}).encode()


BAD: dict[str, tuple[bytes, str | None]] = {
    "01 empty body": (b"", None),
    "02 not JSON": (SECRET.encode(), None),
    "02 truncated": (body()[:-5], None),
    "03 NaN": (body(expected_version=float("nan")), None),
    "03 Infinity": (body(expected_version=float("inf")), None),
    "03 1e999": (body().replace(b'"Facknamnd"', b"1e999").replace(b"}", b', "expected_version": 1e999}', 1), None),
    "04 a field given twice": (body()[:-1] + b', "name": "' + SECRET.encode() + b'"}', None),
    "05 an unknown field": (body(spare=SECRET), "spare"),
    "05 an unknown field that is itself a secret": (body(**{SECRET: 1}), None),
    "05 an unknown field inside": (body(actor={**GOOD["actor"], "extra": SECRET}), "actor.extra"),
    "06 a missing field": (without("name"), "name"),
    "06 no actor": (without("actor"), "actor"),
    "07 a number for a text": (body(name=6408233234), "name"),
    "07 a text for a number": (body(expected_version="3"), "expected_version"),
    "07 true for a number": (body(expected_version=True), "expected_version"),
    "07 a text for a truth": (body(plan_obliged="yes"), "plan_obliged"),
    "07 a list for an object": (b"[]", None),
    "07 null": (b"null", None),
    "08 a number above 2^63": (body(expected_version=2**63 + 1), None),
    "08 a number of 5,000 digits": (body().replace(b"}", b', "expected_version": ' + b"9" * 5000 + b"}", 1), None),
    "08 a negative count": (body(expected_version=-1), "expected_version"),
    "09 above 64 KiB": (body(name=SECRET * 10_000), None),
    "10 nested 10,000 deep": (b'{"name":' + b"[" * 10_000 + b"]" * 10_000 + b"}", None),
    "11 NUL in a text": (body(name=f"{SECRET}\x00"), "name"),
    "12 a lone surrogate": (body().replace(b"N\\u00e4mnden", b"\\ud800" + SECRET.encode()), None),
    "13 invalid UTF-8": (body().replace(b"N\\u00e4mnden", b"\xff\xfe"), None),
    "13 UTF-16": (body().decode().encode("utf-16"), None),
    "13 a byte order mark": (b"\xef\xbb\xbf" + body(), None),
    "14 a long text": (body(name=SECRET * 100), "name"),
    "15 only white space": (body(name=" \t\n"), "name"),
    "15 only zero-width": (body(name="\u200b\u2060"), "name"),
    "16 a direction override": (body(name=f"{SECRET}\u202e"), "name"),
    "25 no key": (without("command_id"), "command_id"),
    "25 a short key": (body(command_id="x"), "command_id"),
    "31 a path as id": (body(namnd="../../etc"), "namnd"),
    "31 a wildcard as id": (body(namnd="a.>"), "namnd"),
    "32 upper case in an id": (body(namnd="NAMNDEN"), "namnd"),
    "32 braces around an id": (body(namnd="{0190a}"), "namnd"),
    "17 a date that does not exist": (body(valid_from="2019-31-12"), "valid_from"),
    "18 29 February of a common year": (body(valid_from="2026-02-29"), "valid_from"),
    "22 a value outside the closed list": (body(kind=SECRET), "kind"),
}


@pytest.mark.parametrize("kind", BAD)
def test_refused_with_its_field_and_without_its_value(kind: str) -> None:
    sent, field = BAD[kind]
    refusal = read(EstablishNamnd, sent)
    assert isinstance(refusal, Refusal)
    assert refusal.code in {"MALFORMED", "TOO_LARGE"}
    assert refusal.field == field
    assert refusal.reason_sv
    assert refusal.reason_en
    assert refusal.hint
    assert SECRET not in refusal.model_dump_json()
    assert "6408233234" not in refusal.model_dump_json()


def test_a_good_command_is_read() -> None:
    order = read(EstablishNamnd, body(name="  <script>'; drop table x; {{7*7}} "))
    assert isinstance(order, EstablishNamnd)
    assert order.name == "<script>'; drop table x; {{7*7}}"  # inert text: escaped where it is shown


def test_every_wrong_field_is_said() -> None:
    refusal = read(EstablishNamnd, body(namnd="A", name="", kind="x"))
    assert isinstance(refusal, Refusal)
    assert [one.field for one in refusal.details] == ["namnd", "name", "kind"]
    assert refusal.field == "namnd"


def test_a_tag_that_chooses_among_shapes_is_not_repeated() -> None:
    sent = {**{name: GOOD[name] for name in ("command_id", "actor")}, "steps": [{"command": SECRET, "body": {}}]}
    refusal = read(ImportCommands, json.dumps(sent).encode())
    assert isinstance(refusal, Refusal)
    assert refusal.field == "steps.0.command"
    assert SECRET not in refusal.model_dump_json()


@given(st.binary(max_size=300) | st.recursive(st.none() | st.text(), st.lists).map(lambda v: json.dumps(v).encode()))
def test_whatever_is_sent_there_is_an_answer(sent: bytes) -> None:
    assert isinstance(read(EstablishNamnd, sent), Refusal)


@given(st.dictionaries(st.sampled_from(sorted(GOOD)), st.none() | st.integers() | st.text() | st.lists(st.text())))
def test_whatever_stands_in_a_field_there_is_an_answer(changes: dict[str, object]) -> None:
    answer = read(EstablishNamnd, body(**changes))
    assert isinstance(answer, Refusal | EstablishNamnd)


@pytest.fixture
async def asker(nats_server: NatsServer) -> AsyncIterator[Connection]:
    connection = await connect(nats_server.url, "asker")
    broker = broker_beside(connection)
    answer_commands(broker, "plans", lambda _order: Accepted(position=1))
    await broker.start()
    yield connection
    await broker.stop()
    await connection.close()


async def test_every_bad_request_is_answered_over_the_bus(asker: Connection) -> None:
    for kind, (sent, _field) in BAD.items():
        reply = await asker.request("rpc.plans.EstablishNamnd", sent, timeout=10)
        answer = ANSWER.validate_json(reply.data)
        assert isinstance(answer, Refusal), kind
    good = await asker.request("rpc.plans.EstablishNamnd", body(), timeout=10)
    assert ANSWER.validate_json(good.data) == Accepted(position=1)


@pytest.mark.parametrize(
    "headers",
    [{"content-type": "application/xml"}, {"content-type": "text/plain"}, {"correlation_id": "x" * 500}, None],
)
async def test_headers_of_the_sender_change_nothing(asker: Connection, headers: dict[str, str] | None) -> None:
    reply = await asker.request("rpc.plans.EstablishNamnd", body(), timeout=10, headers=headers)
    assert ANSWER.validate_json(reply.data) == Accepted(position=1)
