"""Named documents: kept with the positions they were read at, and never given again after those have moved."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import orjson
import pytest
import sqlalchemy as sa

from contracts.plan_progress import ProgressReported
from gateway.app import build_app
from gateway.cache import Cache, Kept
from gateway.http import GRAPHQL
from gateway.projector.projection import Projection
from gateway.views.reader import Label, Reader, reading
from tests.gateway.asking_gateway import Client, client_of
from tests.gateway.gateway_history import FIRST, Log, sample_log
from tests.gateway.reports_told import noted_by_all

PLAN = {"namnd": "skarpnack", "year": 2026}


async def get(http: httpx.AsyncClient, name: str, variables: Any, **headers: str) -> httpx.Response:
    parameters = {"documentId": name, "variables": orjson.dumps(variables).decode()}
    named = {header.replace("_", "-"): value for header, value in headers.items()}
    return await http.get("/graphql", params=parameters, headers=named)


def further(log: Log, number: int) -> Log:
    """Report progress of one measure once more; the note counts."""
    stated = {
        "namnd": "skarpnack",
        "plan_id": FIRST,
        "activity_id": f"{FIRST}-b",
        "status": "ongoing" if number % 2 else "done",
        "reported_on": "2026-10-01",
        "note": str(number),
    }
    log.clock += timedelta(seconds=1)
    return log.add(ProgressReported.model_validate_json(orjson.dumps(stated)))


@pytest.fixture
def log() -> Log:
    return sample_log().on("2026-10-01")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the views that were read, as they are."""
    seen: list[str] = []
    asked = Reader.rows

    def rows(self: Reader, view: str, *rest: Any) -> Any:
        seen.append(view)
        return asked(self, view, *rest)

    monkeypatch.setattr(Reader, "rows", rows)
    return seen


async def test_an_answer_is_given_again_until_the_positions_move(
    ask: Client, projection: Projection, log: Log, reads: list[str]
) -> None:
    first = await get(ask.http, "plan", PLAN)
    reads.clear()
    again = await get(ask.http, "plan", PLAN)
    assert reads == []
    assert (again.content, again.headers["etag"]) == (first.content, first.headers["etag"])
    projection.apply(further(log, 1).events)
    moved = await get(ask.http, "plan", PLAN)
    assert reads
    assert moved.headers["etag"] != first.headers["etag"]
    assert moved.headers["varna-positions"] == f"plans={len(log.events)}"
    statuses = {each["id"]: each["status"] for each in moved.json()["data"]["plan"]["activities"]}
    assert statuses[f"{FIRST}-b"] == "ONGOING"


async def test_a_known_answer_is_not_sent_again(ask: Client, projection: Projection, log: Log) -> None:
    first = await get(ask.http, "plan", PLAN)
    etag = first.headers["etag"]
    for said in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        known = await get(ask.http, "plan", PLAN, if_none_match=said)
        assert (known.status_code, known.content) == (304, b""), said
        assert known.headers["etag"] == etag
        assert known.headers["cache-control"] == "private, no-cache"
        assert known.headers["vary"] == "Accept"
    assert (await get(ask.http, "plan", PLAN, if_none_match='"other"')).status_code == 200
    projection.apply(further(log, 1).events)
    assert (await get(ask.http, "plan", PLAN, if_none_match=etag)).status_code == 200


async def test_the_tag_is_the_same_in_every_process_and_differs_with_what_is_asked(
    ask: Client, engine: sa.Engine
) -> None:
    now = datetime(2026, 11, 20, 9, tzinfo=UTC)
    first = (await get(ask.http, "plan", PLAN)).headers["etag"]
    async with client_of(build_app(engine, None, now=lambda: now)) as other:
        assert (await get(other, "plan", PLAN)).headers["etag"] == first
        assert (await get(other, "plan", PLAN, accept=GRAPHQL)).headers["etag"] != first
        assert (await get(other, "plan", {**PLAN, "year": 2027})).headers["etag"] != first
        assert (await get(other, "plan", {**PLAN, "more": 1})).headers["etag"] == first
    async with client_of(build_app(engine, None, now=lambda: now + timedelta(days=1))) as tomorrow:
        assert (await get(tomorrow, "plan", PLAN)).headers["etag"] != first


async def test_an_answer_about_a_closed_past_is_given_again_whatever_happens_since(
    ask: Client, projection: Projection, log: Log, reads: list[str]
) -> None:
    projection.apply(noted_by_all(log.clock))
    past = {**PLAN, "asOf": "2026-06-01T00:00:00Z"}
    first = await get(ask.http, "plan", past)
    projection.apply(further(log, 1).events)
    reads.clear()
    again = await get(ask.http, "plan", past, if_none_match=first.headers["etag"])
    assert (again.status_code, reads) == (304, [])


async def test_an_answer_about_a_moment_that_is_not_over_is_read_again(
    ask: Client, projection: Projection, log: Log, reads: list[str]
) -> None:
    future = {**PLAN, "asOf": "2026-10-02T00:00:00Z"}
    first = await get(ask.http, "plan", future)
    projection.apply(further(log, 1).events)
    reads.clear()
    again = await get(ask.http, "plan", future)
    assert reads
    assert again.content != first.content


async def test_a_tag_of_a_closed_past_does_not_change_with_the_positions(
    ask: Client, engine: sa.Engine, projection: Projection, log: Log
) -> None:
    projection.apply(noted_by_all(log.clock))
    past = {**PLAN, "asOf": "2026-06-01T00:00:00Z"}
    first = (await get(ask.http, "plan", past)).headers["etag"]
    projection.apply(further(log, 1).events)
    now = datetime(2026, 11, 20, 9, tzinfo=UTC)
    async with client_of(build_app(engine, None, now=lambda: now)) as other:
        assert (await get(other, "plan", past)).headers["etag"] == first


async def test_an_answer_with_errors_is_not_kept(ask: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr("gateway.views.plans.plan", broken)
        failed = await get(ask.http, "plan", PLAN)
        assert failed.json()["errors"][0]["extensions"]["code"] == "INTERNAL"
        assert "etag" not in failed.headers
    assert (await get(ask.http, "plan", PLAN)).json()["data"]["plan"]["id"] == FIRST


async def test_54_an_unknown_document_and_unfit_variables_are_refused(ask: Client) -> None:
    unknown = await get(ask.http, "640823-3234", {})
    assert (unknown.status_code, unknown.json()["errors"][0]["extensions"]["code"]) == (404, "DOCUMENT_UNKNOWN")
    assert "640823" not in unknown.text
    unfit = await get(ask.http, "plan", {"namnd": "skarpnack", "year": "x"}, accept=GRAPHQL)
    assert (unfit.status_code, unfit.json()["errors"][0]["extensions"]["code"]) == (400, "BAD_VARIABLES")
    for variables in ("{", "[]", '"x"'):
        answer = await ask.http.get("/graphql", params={"documentId": "plan", "variables": variables})
        assert answer.status_code == 400
    assert (await ask.http.get("/graphql?documentId=plan&documentId=overview")).status_code == 400


async def test_a_named_document_is_asked_by_post_too(ask: Client) -> None:
    answer = await ask.http.post("/graphql", json={"documentId": "plan", "variables": PLAN})
    assert answer.json() == (await get(ask.http, "plan", PLAN)).json()


async def test_the_same_question_at_once_is_read_once(ask: Client, reads: list[str]) -> None:
    answers = await asyncio.gather(*(get(ask.http, "overview", {"year": 2026}) for _ in range(20)))
    assert len({answer.content for answer in answers}) == 1
    assert reads.count("namnd") == 1


async def test_no_answer_is_older_than_its_label_while_events_stream_in(
    ask: Client, projection: Projection, log: Log, engine: sa.Engine
) -> None:
    """Each label says how far the answer had come; the note of the last report says how far it had in truth."""
    start = len(log.events)
    reports = further(log, start + 1).events
    for number in range(start + 2, start + 61):
        reports = further(log, number).events
    done = asyncio.Event()

    async def project() -> None:
        for end in range(start + 1, len(reports) + 1):
            await asyncio.to_thread(projection.apply, reports[:end])
        done.set()

    seen: set[int] = set()

    async def check() -> None:
        last = 0
        while not done.is_set():
            before = (await asyncio.to_thread(_position, engine)).get("plans", 0)
            answer = await get(ask.http, "plan", PLAN)
            label = int(answer.headers["varna-positions"].removeprefix("plans="))
            status = answer.json()["data"]["plan"]["activities"][1]["status"]
            assert label >= before, "older than what could be read when it was asked"
            assert label >= last, "older than what the same reader has seen"
            if label > start:
                assert status == ("ONGOING" if label % 2 else "DONE"), label
            last = label
            seen.add(label)

    await asyncio.gather(project(), *(check() for _ in range(4)))
    assert len(seen) > 5


def _position(engine: sa.Engine) -> dict[str, int]:
    with reading(engine) as reader:
        return dict(reader.label().positions)


def kept(body: bytes, position: int = 1, *, closed: bool = False) -> Kept:
    return Kept(body, "tag", Label(1, {"plans": position}, {"plans": position}), closed)


async def test_the_answers_used_longest_ago_are_let_go_when_the_bytes_run_out() -> None:
    cache = Cache(limit=10_000)
    now = kept(b"").label
    asked: list[str] = []

    async def answer(name: str) -> None:
        async def ask() -> Kept:
            asked.append(name)
            return kept(b"x" * 3000)

        await cache.answer(name, now, ask)

    for name in ("a", "b", "a", "c", "a", "b"):
        await answer(name)
    assert asked == ["a", "b", "c", "b"]
    assert cache.size <= 10_000


async def test_an_answer_larger_than_the_cache_is_given_and_not_kept() -> None:
    cache = Cache(limit=1000)
    large = kept(b"x" * 5000)

    async def ask() -> Kept:
        return large

    assert await cache.answer("a", large.label, ask) is large
    assert cache.size == 0


async def test_one_who_leaves_does_not_take_the_answer_from_the_others() -> None:
    cache, started, go_on = Cache(limit=10_000), asyncio.Event(), asyncio.Event()

    async def ask() -> Kept:
        started.set()
        await go_on.wait()
        return kept(b"x")

    now = kept(b"").label
    first = asyncio.create_task(cache.answer("a", now, ask))
    await started.wait()
    second = asyncio.create_task(cache.answer("a", now, ask))
    first.cancel()
    go_on.set()
    assert (await second).body == b"x"
    with pytest.raises(asyncio.CancelledError):
        await first


async def test_a_failed_reading_is_told_to_everyone_and_tried_again() -> None:
    cache = Cache(limit=10_000)
    now = kept(b"").label

    async def fail() -> Kept:
        raise RuntimeError

    async def ask() -> Kept:
        return kept(b"x")

    for failed in await asyncio.gather(*(cache.answer("a", now, fail) for _ in range(3)), return_exceptions=True):
        assert isinstance(failed, RuntimeError)
    assert (await cache.answer("a", now, ask)).body == b"x"


def test_a_closed_answer_holds_until_the_read_models_are_rebuilt() -> None:
    closed = kept(b"", closed=True)
    assert closed.holds(Label(1, {"plans": 9}, {}))
    assert not closed.holds(Label(2, {"plans": 1}, {}))
    assert not kept(b"").holds(Label(1, {"plans": 2}, {}))
