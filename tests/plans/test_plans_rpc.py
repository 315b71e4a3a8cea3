import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest

from bus.connection import Connection, connect
from bus.relay import Relay
from bus.rpc import ask, ask_status
from bus.stream import declare
from contracts.answers import Accepted, Refusal
from ledger.ledger import Ledger
from services.plans.rpc import day_in_the_city, serving
from tests.plans.histories import V1, begun, plan_measure, submit
from tests.processes import NatsServer

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
async def asking(fresh_stream: NatsServer, plans_ledger: Ledger) -> AsyncIterator[Connection]:
    """A connection to the bus, where the plans service answers."""
    connection = await connect(fresh_stream.url, "test")
    await declare(connection)
    relay = Relay("plans", plans_ledger.entries, connection)
    async with serving(plans_ledger, relay, connection, lambda: NOW):
        for number, step in enumerate(begun()):
            answer = await ask(connection, "plans", step.model_copy(update={"command_id": f"history-{number}"}))
            assert isinstance(answer, Accepted), answer
        await relay.drain()
        yield connection
    await connection.close()


async def test_the_service_answers_over_the_bus(asking: Connection, plans_ledger: Ledger) -> None:
    answer = await ask(asking, "plans", plan_measure("a1"))
    assert answer == Accepted(position=plans_ledger.last_position(), ids=("a1",))


async def test_a_refusal_is_an_answer(asking: Connection) -> None:
    answer = await ask(asking, "plans", submit())
    assert isinstance(answer, Refusal)
    assert answer.code == "CONSULTATION_MISSING"


async def test_the_same_command_a_thousand_times_at_once_gets_one_answer(
    asking: Connection, plans_ledger: Ledger
) -> None:
    answers = await asyncio.gather(*(ask(asking, "plans", plan_measure("a1"), wait=60) for _ in range(1000)))
    assert len(answers) == 1000
    assert len(set(answers)) == 1
    assert isinstance(answers[0], Accepted)
    assert len(plans_ledger.load(f"plan/{V1}")) == 2

    same_id = plan_measure("a1").command_id
    other = await ask(asking, "plans", plan_measure("a2").model_copy(update={"command_id": same_id}))
    assert isinstance(other, Refusal)
    assert other.code == "COMMAND_ID_REUSED"


async def test_the_service_says_how_far_it_has_come(asking: Connection, plans_ledger: Ledger) -> None:
    position = plans_ledger.last_position()
    status = await ask_status(asking, "plans")
    assert status == {"recorded": position, "published": position, "read": {"reports": 0, "training": 0}, "error": None}


def test_a_day_begins_at_midnight_in_the_city() -> None:
    assert day_in_the_city(datetime(2026, 12, 31, 22, 59, tzinfo=UTC)) == date(2026, 12, 31)
    assert day_in_the_city(datetime(2026, 12, 31, 23, 0, tzinfo=UTC)) == date(2027, 1, 1)
    assert day_in_the_city(datetime(2026, 6, 30, 22, 0, tzinfo=UTC)) == date(2026, 7, 1)
