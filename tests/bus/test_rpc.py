"""Asking a service and answering, over a real server."""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date

import pytest
from faststream.nats import NatsRouter
from faststream.specification import AsyncAPI

from bus.connection import Connection, connect
from bus.requests import BODY_LIMIT
from bus.rpc import (
    ServiceDownError,
    ServiceSlowError,
    answer_commands,
    answer_status,
    ask,
    ask_status,
    broker_beside,
)
from contracts.answers import Accepted, Refusal, refuse
from contracts.catalogue import commands
from contracts.envelope import Actor, Instruction
from contracts.importing import ImportCommands, Step
from contracts.organisation import EstablishNamnd
from contracts.vocabulary import NamndKind, Role
from tests.processes import NatsServer

ACTOR = Actor(account="registrator", role=Role.REGISTRAR)


def establish(number: int, name: str = "Nämnden") -> EstablishNamnd:
    return EstablishNamnd(
        command_id=f"command-{number}",
        actor=ACTOR,
        namnd="namnden",
        name=name,
        kind=NamndKind.FACKNAMND,
        valid_from=date(2020, 1, 1),
    )


@asynccontextmanager
async def answering(connection: Connection, handle: Callable[[Instruction], Accepted | Refusal]) -> AsyncIterator[None]:
    router = NatsRouter()
    answer_commands(router, "plans", handle)
    broker = broker_beside(connection)
    broker.include_router(router)
    await broker.start()
    try:
        yield
    finally:
        await broker.stop()


@pytest.fixture
async def asker(nats_server: NatsServer) -> AsyncIterator[Connection]:
    opened = await connect(nats_server.url, "asker")
    yield opened
    await opened.close()


async def test_the_command_arrives_whole_and_the_answer_returns(asker: Connection) -> None:
    heard: list[Instruction] = []

    def handle(order: Instruction) -> Accepted:
        heard.append(order)
        return Accepted(position=7, ids=("namnden",))

    async with answering(asker, handle):
        assert await ask(asker, "plans", establish(1)) == Accepted(position=7, ids=("namnden",))
    assert heard == [establish(1)]


async def test_a_refusal_is_an_answer(asker: Connection) -> None:
    refusal = refuse("NAMND_EXISTS", "Nämnden finns redan.", "The nämnd exists already.", field="namnd", items=("a",))
    async with answering(asker, lambda _order: refusal):
        assert await ask(asker, "plans", establish(1)) == refusal


async def test_a_thousand_at_once_are_each_answered_with_their_own(asker: Connection) -> None:
    def handle(order: Instruction) -> Accepted:
        return Accepted(position=int(order.command_id.removeprefix("command-")))

    async with answering(asker, handle):
        answers = await asyncio.gather(*(ask(asker, "plans", establish(n), wait=30) for n in range(1000)))
    assert [answer.position for answer in answers if isinstance(answer, Accepted)] == list(range(1000))


async def test_one_of_two_instances_gets_each_command(asker: Connection) -> None:
    heard: list[str] = []

    def handle(order: Instruction) -> Accepted:
        heard.append(order.command_id)
        return Accepted(position=1)

    async with answering(asker, handle), answering(asker, handle):
        await asyncio.gather(*(ask(asker, "plans", establish(n)) for n in range(50)))
    assert sorted(heard) == sorted(establish(n).command_id for n in range(50))


async def test_a_service_that_is_down_is_said_to_be_down_at_once(asker: Connection) -> None:
    with pytest.raises(ServiceDownError, match="plans is not running"):
        await ask(asker, "plans", establish(1), wait=30)


async def test_a_service_that_is_slow_is_said_to_be_slow(asker: Connection) -> None:
    over = threading.Event()

    def handle(_order: Instruction) -> Accepted:
        over.wait(20)
        return Accepted(position=1)

    async with answering(asker, handle):
        with pytest.raises(ServiceSlowError, match=r"did not answer within 0\.2 s"):
            await ask(asker, "plans", establish(1), wait=0.2)
        over.set()


async def test_a_slow_command_keeps_no_other_waiting(asker: Connection) -> None:
    over = threading.Event()

    def handle(order: Instruction) -> Accepted:
        if order.command_id == "command-0":
            over.wait(20)
        return Accepted(position=1)

    async with answering(asker, handle):
        slow = asyncio.create_task(ask(asker, "plans", establish(0), wait=30))
        await ask(asker, "plans", establish(1), wait=10)
        assert not slow.done()
        over.set()
        await slow


async def test_without_a_bus_the_service_is_down(nats_process: NatsServer) -> None:
    connection = await connect(nats_process.url, "asker")
    asking = asyncio.create_task(connection.subscribe("rpc.plans.EstablishNamnd"))  # somebody who never answers
    await asking
    waiting = asyncio.create_task(ask(connection, "plans", establish(1), wait=30))
    await connection.flush()
    nats_process.kill()
    with pytest.raises(ServiceSlowError, match="was lost before its answer"):
        await waiting
    with pytest.raises(ServiceDownError, match="no connection"):
        await ask(connection, "plans", establish(1), wait=30)
    await connection.close()


async def test_commands_are_answered_again_after_a_restart_of_the_bus(nats_process: NatsServer) -> None:
    connection = await connect(nats_process.url, "asker")
    async with answering(connection, lambda _order: Accepted(position=1)):
        nats_process.kill()
        nats_process.start()
        async with asyncio.timeout(20):
            while True:
                try:
                    assert await ask(connection, "plans", establish(1), wait=1) == Accepted(position=1)
                    break
                except (ServiceDownError, ServiceSlowError):
                    await asyncio.sleep(0.02)
    await connection.close()


async def test_a_crash_of_the_handler_is_answered_and_its_words_stay_inside(
    asker: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    def handle(_order: Instruction) -> Accepted:
        raise RuntimeError("640823-3234 in the text of an error")

    with caplog.at_level(logging.DEBUG):
        async with answering(asker, handle):
            answer = await ask(asker, "plans", establish(1))
    assert isinstance(answer, Refusal)
    assert answer.code == "INTERNAL"
    assert "same command_id" in str(answer.hint)
    assert "640823" not in answer.model_dump_json() + caplog.text
    assert "EstablishNamnd failed: RuntimeError at" in caplog.text


async def test_too_large_is_refused_before_it_is_sent(asker: Connection) -> None:
    step = Step(command="EstablishNamnd", body={"name": "x" * 4_200_000})
    order = ImportCommands(command_id="import-1", actor=ACTOR, steps=(step,))
    answer = await ask(asker, "plans", order)  # nobody answers, and nobody needs to
    assert isinstance(answer, Refusal)
    assert answer.code == "TOO_LARGE"


async def test_an_import_may_be_as_large_as_the_bus_carries(asker: Connection) -> None:
    step = Step(command="EstablishNamnd", body={"name": "x" * 4_150_000})
    order = ImportCommands(command_id="import-1", actor=ACTOR, steps=(step,))
    async with answering(asker, lambda order: Accepted(position=len(order.model_dump_json()))):
        answer = await ask(asker, "plans", order, wait=30)
    assert isinstance(answer, Accepted)
    assert answer.position > 4_150_000 > BODY_LIMIT


async def test_status_of_a_role(asker: Connection) -> None:
    with pytest.raises(ServiceDownError):
        await ask_status(asker, "projector")
    broker = broker_beside(asker)
    answer_status(broker, "projector", lambda: {"positions": {"plans": 7}, "error": None})
    await broker.start()
    assert await ask_status(asker, "projector") == {"positions": {"plans": 7}, "error": None}
    await broker.stop()


async def test_the_published_description_names_every_command_and_its_fields(asker: Connection) -> None:
    broker = broker_beside(asker)
    answer_commands(broker, "plans", lambda _order: Accepted(position=1))
    described = AsyncAPI(broker, title="plans", version="1", schema_version="3.0.0").to_specification().to_jsonable()
    addresses = {name: channel["address"] for name, channel in described["channels"].items()}
    assert addresses == {name: f"rpc.plans.{name}" for name in commands("plans")}
    assert {"namnd", "name", "valid_from"} <= set(described["components"]["schemas"]["EstablishNamnd"]["properties"])
    assert asker.connected_url is not None
    assert str(asker.connected_url.port) not in str(described["servers"])
