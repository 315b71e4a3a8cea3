"""GraphQL over HTTP: what the specification says of requests, answers, media types and statuses."""

from typing import Any

import httpx
import orjson
import pytest

from gateway.http import GRAPHQL, JSON, App
from tests.gateway.asking_gateway import Client, client_of

QUESTION = {"query": "{ __typename }"}


async def send(ask: Client, content: bytes, **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return await ask.http.post("/graphql", content=content, headers=named)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (JSON, JSON),
        (GRAPHQL, GRAPHQL),
        (f"{GRAPHQL}; charset=utf-8", GRAPHQL),
        (f"{GRAPHQL}, {JSON}", GRAPHQL),
        (f"{JSON}, {GRAPHQL}", JSON),
        (f"{JSON};q=0.5, {GRAPHQL};q=0.9", GRAPHQL),
        (f"text/html, {GRAPHQL};q=0.1, */*;q=0.05", GRAPHQL),
    ],
)
async def test_the_media_type_is_what_the_client_takes(ask: Client, accept: str | None, media: str) -> None:
    request = ask.http.build_request("POST", "/graphql", json=QUESTION)
    request.headers.pop("accept")
    if accept:
        request.headers["accept"] = accept
    answer = await ask.http.send(request)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{media}; charset=utf-8"
    assert answer.json() == {"data": {"__typename": "Query"}}
    assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize("accept", ["text/html", f"{GRAPHQL};q=0", f"{JSON}; charset=latin-1", f"{JSON};q=x"])
async def test_a_client_that_takes_neither_is_told_so(ask: Client, accept: str) -> None:
    answer = await send(ask, orjson.dumps(QUESTION), content_type=JSON, accept=accept)
    assert answer.status_code == 406
    assert answer.json()["errors"][0]["extensions"]["code"] == "NOT_ACCEPTABLE"


@pytest.mark.parametrize(
    ("query", "variables"),
    [("{", None), ("{ nope }", None), ("query($v: Int!) { overview(year: $v) { planStatus } }", {"v": "x"})],
    ids=["not parsed", "not valid", "variables do not fit"],
)
async def test_a_document_that_cannot_be_executed_is_400_without_data(
    ask: Client, query: str, variables: dict[str, Any] | None
) -> None:
    body = orjson.dumps({"query": query, "variables": variables})
    modern = await send(ask, body, content_type=JSON, accept=GRAPHQL)
    assert modern.status_code == 400
    assert "data" not in modern.json()
    older = await send(ask, body, content_type=JSON, accept=JSON)
    assert older.status_code == 200
    assert "data" not in older.json()
    assert older.json()["errors"] == modern.json()["errors"]


async def test_data_that_is_missing_in_part_is_200(ask: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("gateway.views.plans.plan", broken)
    body = orjson.dumps({"query": '{ __typename plan(namnd: "x", year: 2026) { id } }'})
    answer = await send(ask, body, content_type=JSON, accept=GRAPHQL)
    assert answer.status_code == 200
    assert answer.json()["data"] == {"__typename": "Query", "plan": None}


MALFORMED = {
    "not JSON": (b"{", "MALFORMED_JSON"),
    "nothing": (b"", "MALFORMED_JSON"),
    "not UTF-8": (b'{"query": "\xff"}', "MALFORMED_JSON"),
    "half a character": (b'{"query": "{ __typename }", "variables": {"v": "\\ud800"}}', "MALFORMED_JSON"),
    "not a number": (b'{"query": "{ __typename }", "variables": {"v": NaN}}', "MALFORMED_JSON"),
    "nested 5,000 deep": (b'{"variables":' + b"[" * 5000 + b"]" * 5000 + b"}", "MALFORMED_JSON"),
    "39 a batch": (b'[{"query": "{ __typename }"}]', "BATCHING_OFF"),
    "not an object": (b'"{ __typename }"', "BAD_REQUEST"),
    "no query": (b"{}", "BAD_REQUEST"),
    "query of another type": (b'{"query": {}}', "BAD_REQUEST"),
    "variables as text": (b'{"query": "{ __typename }", "variables": "{}"}', "BAD_REQUEST"),
    "variables as a list": (b'{"query": "{ __typename }", "variables": []}', "BAD_REQUEST"),
    "operation of another type": (b'{"query": "{ __typename }", "operationName": 1}', "BAD_REQUEST"),
    "extensions of another type": (b'{"query": "{ __typename }", "extensions": 1}', "BAD_REQUEST"),
}


@pytest.mark.parametrize(("content", "code"), MALFORMED.values(), ids=list(MALFORMED))
async def test_a_request_that_is_not_one_is_400(ask: Client, content: bytes, code: str) -> None:
    answer = await send(ask, content, content_type=JSON)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == code


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json; charset=latin-1",
        "",
    ],
)
async def test_47_48_only_json_is_read(ask: Client, kind: str) -> None:
    answer = await send(ask, orjson.dumps(QUESTION), content_type=kind)
    assert answer.status_code == 415
    assert answer.headers["accept"] == JSON


async def test_optional_parts_may_be_null_and_unknown_ones_are_ignored(ask: Client) -> None:
    answer = await ask.http.post(
        "/graphql",
        json={**QUESTION, "variables": None, "operationName": None, "extensions": None, "more": 1},
    )
    assert answer.json() == {"data": {"__typename": "Query"}}


async def test_one_of_several_operations_is_named(ask: Client) -> None:
    body = {"query": "query a { __typename } query b { namnder { code } }", "operationName": "a"}
    assert (await ask.http.post("/graphql", json=body)).json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize("more", [{}, {"variables": "{}"}])
@pytest.mark.parametrize("query", ["{ __typename }", "mutation { __typename }"])
async def test_46_nothing_but_a_named_document_is_asked_by_get(ask: Client, query: str, more: dict[str, str]) -> None:
    answer = await ask.http.get("/graphql", params={"query": query, **more})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
async def test_other_methods_are_refused(ask: Client, method: str) -> None:
    answer = await ask.http.request(method, "/graphql")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST"


async def test_a_body_is_refused_when_it_says_it_is_too_large_or_is(ask: Client) -> None:
    large = orjson.dumps({"query": "{ __typename }", "more": "x" * 70_000})
    assert (await send(ask, large, content_type=JSON)).status_code == 413

    async def parts() -> Any:
        for start in range(0, len(large), 1000):
            yield large[start : start + 1000]

    answer = await ask.http.post("/graphql", content=parts(), headers={"content-type": JSON})
    assert answer.status_code == 413


CROSSING = {
    "origin": {"origin": "https://evil.example"},
    "origin on another port": {"origin": "http://127.0.0.1:9999"},
    "a file": {"origin": "null"},
    "another site": {"sec-fetch-site": "cross-site"},
    "another name of the site": {"sec-fetch-site": "same-site"},
}


@pytest.mark.parametrize("headers", CROSSING.values(), ids=list(CROSSING))
async def test_pages_of_other_sites_may_not_ask(ask: Client, headers: dict[str, str]) -> None:
    answer = await ask.http.post("/graphql", json=QUESTION, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["errors"][0]["extensions"]["code"] == "CROSS_ORIGIN"
    named = await ask.http.get("/graphql", params={"documentId": "overview"}, headers=headers)
    assert named.status_code == 403


async def test_our_own_pages_may_ask(ask: Client) -> None:
    headers = {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}
    assert (await ask.http.post("/graphql", json=QUESTION, headers=headers)).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "localhost.evil:1"]
)
async def test_a_name_that_was_made_to_point_here_is_unknown(ask: Client, host: str) -> None:
    answer = await ask.http.post("/graphql", json=QUESTION, headers={"host": host})
    assert answer.status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000", "127.8.8.8"])
async def test_the_names_of_the_machine_itself_are_known(ask: Client, host: str) -> None:
    assert (await ask.http.post("/graphql", json=QUESTION, headers={"host": host})).status_code == 200


async def test_every_answer_keeps_browsers_from_guessing(ask: Client) -> None:
    for answer in (await ask.http.get("/"), await ask.post("{ __typename }"), await ask.http.get("/nowhere")):
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert (await ask.post("{ __typename }")).headers["cache-control"] == "no-store"


async def test_the_start_page_is_in_swedish_and_loads_nothing(ask: Client) -> None:
    page = await ask.http.get("/")
    assert page.status_code == 200
    assert '<html lang="sv">' in page.text
    assert "src=" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    links = [part.split('"')[0].replace("&amp;", "&") for part in page.text.split('href="')[1:]]
    for link in links:
        if not link.startswith("/readyz"):
            assert (await ask.http.get(link.replace("&quot;", '"'))).status_code == 200, link


async def test_the_schema_is_published(ask: Client) -> None:
    assert "type Query" in (await ask.http.get("/schema.graphql")).text


async def test_healthz_is_up_and_unknown_addresses_are_not_found(ask: Client) -> None:
    assert (await ask.http.get("/healthz")).json() == {"status": "up"}
    assert (await ask.http.get("/graphql/")).status_code == 404
    assert (await ask.http.post("/healthz")).status_code == 405


async def test_head_answers_without_a_body(ask: Client) -> None:
    answer = await ask.http.head("/")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 0


async def test_an_unforeseen_failure_tells_nothing(
    app: App, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("640823-3234")

    monkeypatch.setattr("gateway.app.start_page", broken)
    async with client_of(app) as http:
        answer = await http.get("/")
    assert answer.status_code == 500
    assert answer.json()["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert "640823-3234" not in answer.text + caplog.text


async def test_a_websocket_is_closed_and_the_life_of_a_server_is_followed(app: App) -> None:
    async def life(kind: str, *messages: str) -> list[dict[str, Any]]:
        waiting = [{"type": message} for message in messages]
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return waiting.pop(0)

        async def keep(message: Any) -> None:
            sent.append(message)

        await app({"type": kind}, receive, keep)
        return sent

    assert await life("websocket", "websocket.connect") == [{"type": "websocket.close", "code": 1008}]
    started = await life("lifespan", "lifespan.startup", "lifespan.shutdown")
    assert [message["type"] for message in started] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
