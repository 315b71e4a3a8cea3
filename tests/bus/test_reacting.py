"""A service that hears another: everything, in order, whatever happens to the stream; or it says why not."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import pytest

from bus.connection import Connection, connect
from bus.permissions import READERS
from bus.reacting import reacting
from bus.relay import Relay
from contracts.envelope import Recorded
from tests.bus.fake_ledger import FakeLedger
from tests.bus.streams import made_again, publish, until
from tests.processes import NatsServer

DURABLE = "reports"


class Heard:
    """Takes note of what it is handed; fails as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self.positions: list[int] = []
        self.failures = failures

    def __call__(self, event: Recorded) -> None:
        if self.failures and event.position == 5:
            self.failures -= 1
            raise OSError("namnd-5 is not told")
        self.positions.append(event.position)


async def test_everything_is_heard_in_order_and_what_comes_later_too(connection: Connection) -> None:
    ledger = FakeLedger().record(2500)
    relay = Relay("plans", ledger.entries, connection)
    await relay.drain()
    heard = Heard()
    async with reacting(connection, DURABLE, ("plans",), heard) as status:
        await until(lambda: len(heard.positions) == 2500, "all of them are heard")
        ledger.record(3)
        await relay.drain()
        await until(lambda: heard.positions == ledger.positions, "what came later is heard")
        assert status.error is None


async def test_it_is_read_from_the_start_at_each_start(connection: Connection) -> None:
    ledger = FakeLedger().record(7)
    await Relay("plans", ledger.entries, connection).drain()
    for _ in range(2):
        heard = Heard()
        async with reacting(connection, DURABLE, ("plans",), heard):
            await until(partial(_all_heard, heard, ledger), "all of them are heard")


def _all_heard(heard: Heard, ledger: FakeLedger) -> bool:
    return heard.positions == ledger.positions


async def test_events_of_no_interest_are_not_handed_over(connection: Connection) -> None:
    await connection.jetstream().publish("events.reports.Anything.city", b"{}", headers={"position": "1"})
    ledger = FakeLedger().record(3)
    await Relay("plans", ledger.entries, connection).drain()
    heard = Heard()
    async with reacting(connection, DURABLE, ("plans",), heard) as status:
        await until(lambda: heard.positions == ledger.positions, "those of plans are heard")
        assert status.error is None


async def test_a_wiped_bus_is_refilled_and_nothing_is_heard_twice_or_missed(nats_process: NatsServer) -> None:
    connection = await connect(nats_process.url, "test")
    ledger = FakeLedger().record(20)
    relay = Relay("plans", ledger.entries, connection)
    relaying = asyncio.create_task(relay.run())
    heard = Heard()
    async with reacting(connection, DURABLE, ("plans",), heard) as status:
        await until(lambda: heard.positions == ledger.positions, "what was there is heard")
        nats_process.kill()
        nats_process.wipe()
        ledger.record(20)
        await asyncio.to_thread(nats_process.start)
        await until(lambda: heard.positions == ledger.positions, "what came meanwhile is heard, once")
        await until(lambda: status.error is None, "all is well again")
    relaying.cancel()
    await asyncio.gather(relaying, return_exceptions=True)
    await connection.close()


async def test_a_bus_without_its_stream_is_waited_for(nats_process: NatsServer) -> None:
    connection = await connect(nats_process.url, "test")
    heard = Heard()
    async with reacting(connection, DURABLE, ("plans",), heard) as status:
        await until(lambda: "does not exist yet" in (status.error or ""), "it says what it waits for")
        ledger = FakeLedger().record(3)
        await Relay("plans", ledger.entries, connection).drain()
        await until(lambda: heard.positions == ledger.positions, "all of them are heard")
    await connection.close()


async def test_a_gap_is_told_and_read_again_when_it_is_filled(connection: Connection) -> None:
    await publish(connection, 3, 1)
    heard = Heard()
    async with reacting(connection, DURABLE, ("plans",), heard) as status:
        await until(lambda: "events of plans are missing" in (status.error or ""), "the gap is told")
        assert heard.positions == []
        # A person had the stream removed; the relay filled it again.
        await made_again(connection)
        ledger = FakeLedger().record(4)
        await Relay("plans", ledger.entries, connection).drain()
        await until(lambda: heard.positions == ledger.positions, "all of them are heard")
        await until(lambda: status.error is None, "all is well again")


@pytest.mark.parametrize(
    ("headers", "said"),
    [({"position": None}, "is not an event"), ({"ce-type": "plans.NamndEstablished.v99"}, "NamndEstablished.v99")],
)
async def test_it_stands_still_before_what_it_cannot_read(
    connection: Connection, headers: dict[str, str | None], said: str
) -> None:
    await publish(connection, 1, 0)
    await publish(connection, 3, 1, headers=headers)
    await publish(connection, 5, 3)
    heard = Heard()
    async with reacting(connection, DURABLE, ("plans",), heard) as status:
        await until(lambda: said in (status.error or ""), "it says why it stands still")
        assert heard.positions == [1]


async def test_what_could_not_be_done_is_done_again_and_nothing_is_passed_over(
    connection: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    ledger = FakeLedger().record(4)
    await Relay("plans", ledger.entries, connection).drain()
    heard = Heard(failures=2)
    async with reacting(connection, DURABLE, ("plans",), heard) as status:
        await until(lambda: status.error == "position 5 of plans cannot be acted on (OSError)", "the trouble is told")
        assert heard.positions == [1, 3]
        await until(lambda: heard.positions == ledger.positions, "all of them are heard, each once")
        await until(lambda: status.error is None, "all is well again")
    assert "namnd-5" not in caplog.text


async def test_each_service_may_read_under_its_own_name(
    as_role: Callable[[str], Awaitable[Connection]],
) -> None:
    ledger = FakeLedger().record(3)
    plans = await as_role("plans")
    await Relay("plans", ledger.entries, plans).drain()
    heard = Heard()
    async with reacting(await as_role("reports"), *READERS["reports"], ("plans",), heard):
        await until(lambda: heard.positions == ledger.positions, "reports hears plans")
    async with reacting(plans, *READERS["reports"], ("plans",), heard) as status:
        await until(lambda: "does not let reports read" in (status.error or ""), "it says what it lacks")
