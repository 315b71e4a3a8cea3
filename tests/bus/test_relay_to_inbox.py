"""From a ledger over a real server to a reader: every event, in order, the very same bytes."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bus.connection import Connection
from bus.inbox import Inbox
from bus.relay import Relay
from contracts.envelope import unseal
from contracts.subjects import EVENTS_STREAM
from tests.bus.fake_ledger import FIRST_MOMENT, TYPE, FakeLedger, sealed
from tests.bus.streams import positions, positions_on_stream, take_all, until


@pytest.mark.parametrize("count", [1, 4, 5, 9, 10, 1000, 2500])
async def test_everything_recorded_arrives_once_and_in_order(connection: Connection, count: int) -> None:
    ledger = FakeLedger().record(count)
    assert await Relay("plans", ledger.entries, connection).drain() == ledger.positions[-1]
    inbox = Inbox(connection, "reader")
    await inbox.open({})
    taken = await take_all(inbox, count)
    assert positions(taken) == ledger.positions
    previous = [0, *ledger.positions[:-1]]
    assert taken == [
        unseal("plans", entry.position, before, TYPE, entry.sealed)
        for entry, before in zip(ledger.events, previous, strict=True)
    ]
    assert await inbox.head() == {"plans": ledger.positions[-1], "reports": 0, "grants": 0, "training": 0}
    await inbox.close()


async def test_a_message_is_the_sealed_bytes_with_cloudevents_headers(connection: Connection) -> None:
    await Relay("plans", FakeLedger().record(2).entries, connection).drain()
    message = await connection.jetstream().get_msg(EVENTS_STREAM, seq=2)
    assert message.subject == "events.plans.NamndEstablished.namnd-3"
    assert message.data == sealed(3)
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=FIRST_MOMENT + 3)
    expected = {
        "Nats-Msg-Id": "plans-3",
        "position": "3",
        "previous": "1",
        "ce-specversion": "1.0",
        "ce-id": "plans-3",
        "ce-source": "/varna/plans",
        "ce-type": TYPE,
        "ce-time": moment.isoformat(),
        "ce-subject": "namnd-3",
        "content-type": "application/json",
    }
    assert expected.items() <= (message.headers or {}).items()


async def test_a_relay_with_amnesia_publishes_nothing_twice(connection: Connection) -> None:
    ledger = FakeLedger().record(12)
    for _ in range(3):
        await Relay("plans", ledger.entries, connection).drain()
    ledger.record(3)
    await Relay("plans", ledger.entries, connection).drain()
    assert await positions_on_stream(connection) == ledger.positions


async def test_two_relays_of_one_service_publish_nothing_twice(connection: Connection) -> None:
    ledger = FakeLedger().record(30)
    relays = [Relay("plans", ledger.entries, connection) for _ in range(2)]
    for _ in range(5):
        await asyncio.gather(*(relay.drain() for relay in relays))
        ledger.record(7)
    await asyncio.gather(*(relay.drain() for relay in relays))
    assert await positions_on_stream(connection) == ledger.positions


async def test_a_woken_relay_publishes_without_waiting_for_its_poll(connection: Connection) -> None:
    ledger = FakeLedger().record(1)
    relay = Relay("plans", ledger.entries, connection)
    running = asyncio.create_task(relay.run())
    await until(lambda: relay.status.position == 1, "the first event is on the stream")
    started = asyncio.get_running_loop().time()
    ledger.record(1)
    await asyncio.to_thread(relay.wake)
    await until(lambda: relay.status.position == 3, "the second event is on the stream")
    assert asyncio.get_running_loop().time() - started < 0.5
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_events_of_two_services_keep_an_order_each(connection: Connection) -> None:
    await Relay("plans", FakeLedger().record(20).entries, connection).drain()
    await connection.jetstream().publish("events.other.Something.city", b"{}", headers={"position": "1"})
    ledger = FakeLedger().record(30)
    await Relay("plans", ledger.entries, connection).drain()
    inbox = Inbox(connection, "reader", ["plans"])
    await inbox.open({})
    assert positions(await take_all(inbox, 30)) == ledger.positions
    await inbox.close()
