"""Ready means: the answers are fresh. Otherwise it says why not."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest
import sqlalchemy as sa

from bus.connection import Connection, connect
from contracts.subjects import status_subject
from gateway.app import build_app
from gateway.projector.engine import open_engine
from tests.gateway.asking_gateway import client_of
from tests.processes import NatsServer

RUNNING = {"state": "running", "state_en": "Running", "lag": {"plans": 0}}


@pytest.fixture
async def bus(nats_server: NatsServer) -> AsyncIterator[Connection]:
    connection = await connect(nats_server.url, "test")
    yield connection
    await connection.close()


async def ready(engine: sa.Engine, bus: Connection) -> httpx.Response:
    async with client_of(build_app(engine, bus)) as http:
        return await http.get("/readyz")


async def says(bus: Connection, status: dict[str, Any]) -> None:
    async def answer(message: Any) -> None:
        await message.respond(orjson.dumps(status))

    await bus.subscribe(status_subject("projector"), cb=answer)
    await bus.flush()


async def test_ready_when_the_projector_runs_and_is_caught_up(engine: sa.Engine, bus: Connection) -> None:
    await says(bus, RUNNING)
    answer = await ready(engine, bus)
    assert (answer.status_code, answer.json()) == (200, {"status": "ready"})


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ({**RUNNING, "lag": {"plans": 400}}, "400 positions behind"),
        ({"state": "rebuilding", "state_en": "Rebuilding the read models", "lag": {}}, "Rebuilding the read models"),
        (
            {"state": "stopped", "state_en": "Stopped", "reason_en": "Position 7 cannot be read.", "lag": {}},
            "Stopped · Position 7 cannot be read.",
        ),
    ],
)
async def test_not_ready_while_the_projector_is_behind_or_stopped(
    engine: sa.Engine, bus: Connection, status: dict[str, Any], reason: str
) -> None:
    await says(bus, status)
    answer = await ready(engine, bus)
    assert answer.status_code == 503
    assert answer.json()["reason"].endswith(reason)


async def test_not_ready_without_a_projector(engine: sa.Engine, bus: Connection) -> None:
    answer = await ready(engine, bus)
    assert (answer.status_code, "does not run" in answer.json()["reason"]) == (503, True)


async def test_not_ready_without_read_models(tmp_path: Path, bus: Connection) -> None:
    empty = open_engine(f"sqlite:///{tmp_path / 'empty.db'}")
    answer = await ready(empty, bus)
    empty.dispose()
    assert (answer.status_code, "not there yet" in answer.json()["reason"]) == (503, True)
