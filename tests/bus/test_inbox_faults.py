"""What a reader meets on a bad day: repeats, disorder, holes, poison, newer releases, a server that forgot."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nats.js.api import AckPolicy, ConsumerConfig

from bus.connection import Connection
from bus.inbox import GapError, Inbox
from bus.pulling import REQUEST
from bus.relay import Relay
from bus.stream import declare
from bus.wire import PoisonError
from contracts.subjects import EVENTS_STREAM
from contracts.upcasting import UnknownEventError
from tests.bus.fake_ledger import TYPE, FakeLedger
from tests.bus.streams import made_again, positions, publish, take_all, until
from tests.processes import NatsServer


@pytest.fixture
async def inbox(connection: Connection) -> AsyncIterator[Inbox]:
    opened = Inbox(connection, "reader")
    await opened.open({})
    yield opened
    await opened.close()


async def test_duplicates_after_the_window_are_skipped(connection: Connection, inbox: Inbox) -> None:
    for round_number in range(3):
        for position in (1, 3, 5):
            await publish(connection, position, max(0, position - 2), message_id=f"{round_number}-{position}")
    await publish(connection, 7, 5)
    assert positions(await take_all(inbox, 4)) == [1, 3, 5, 7]
    assert await inbox.take(0) == []


async def test_only_duplicates_do_not_fill_what_the_server_holds_unacknowledged(
    connection: Connection, inbox: Inbox
) -> None:
    await publish(connection, 1, 0)
    await take_all(inbox, 1)
    for number in range(20):
        await publish(connection, 1, 0, message_id=f"again-{number}")
    assert await inbox.take(0.3) == []
    info = await connection.jetstream().consumer_info(EVENTS_STREAM, "reader")
    assert (info.num_pending, info.num_ack_pending) == (0, 0)


async def test_disorder_is_a_gap_and_stops_before_it(connection: Connection, inbox: Inbox) -> None:
    await publish(connection, 1, 0)
    await publish(connection, 5, 3)
    await publish(connection, 3, 1)
    assert positions(await take_all(inbox, 1)) == [1]
    for _ in range(2):
        with pytest.raises(GapError, match="must follow position 1, but follows 3") as stop:
            await inbox.take(2)
    assert (stop.value.service, stop.value.expected, stop.value.found) == ("plans", 1, 3)


async def test_a_gap_that_is_filled_later_is_read_after_a_resync(connection: Connection, inbox: Inbox) -> None:
    await publish(connection, 3, 1)
    with pytest.raises(GapError):
        await inbox.take(2)
    await inbox.resync()
    with pytest.raises(GapError):
        await inbox.take(2)
    # A person had the stream removed; the relay filled it again.
    await made_again(connection)
    await Relay("plans", FakeLedger().record(4).entries, connection).drain()
    await inbox.resync()
    assert positions(await take_all(inbox, 4)) == [1, 3, 5, 7]


POISON: dict[str, Callable[[Connection], object]] = {
    "no position": lambda bus: publish(bus, 3, 1, headers={"position": None}),
    "a position that is no number": lambda bus: publish(bus, 3, 1, headers={"position": "three"}),
    "a negative position": lambda bus: publish(bus, 3, 1, headers={"position": "-3"}),
    "a position of foreign digits": lambda bus: publish(bus, 3, 1, headers={"position": "٣"}),
    "a position of 5,000 digits": lambda bus: publish(bus, 3, 1, headers={"position": "3" * 5000}),
    "no previous": lambda bus: publish(bus, 3, 1, headers={"previous": None}),
    "a previous above the position": lambda bus: publish(bus, 3, 1, headers={"previous": "4"}),
    "no type": lambda bus: publish(bus, 3, 1, headers={"ce-type": None}),
    "a type of another service": lambda bus: publish(bus, 3, 1, headers={"ce-type": "grants.GrantApproved.v1"}),
    "an empty body": lambda bus: publish(bus, 3, 1, payload=b""),
    "a body that is no JSON": lambda bus: publish(bus, 3, 1, payload=b"\xff\xfe secret"),
    "a body that is a list": lambda bus: publish(bus, 3, 1, payload=b"[1]"),
    "a body that is a number": lambda bus: publish(bus, 3, 1, payload=b"7"),
    "a body without data": lambda bus: publish(bus, 3, 1, payload=b'{"recorded_at": 1, "actor": {}}'),
    "a moment that is a text": lambda bus: publish(
        bus, 3, 1, payload=b'{"recorded_at":"secret","actor":{},"causation":"","correlation":"","data":{}}'
    ),
    "data that is a text": lambda bus: publish(
        bus, 3, 1, payload=b'{"recorded_at":1,"actor":{},"causation":"","correlation":"","data":"secret"}'
    ),
}


@pytest.mark.parametrize("kind", POISON)
async def test_poison_stops_the_reader_and_is_not_acknowledged(connection: Connection, inbox: Inbox, kind: str) -> None:
    await publish(connection, 1, 0)
    await POISON[kind](connection)  # type: ignore[misc]
    await publish(connection, 5, 3)
    assert positions(await take_all(inbox, 1)) == [1]
    with pytest.raises(PoisonError, match="is not an event") as stop:
        await inbox.take(2)
    assert stop.value.service == "plans"
    assert "secret" not in str(stop.value)
    await inbox.ack()
    await until_acknowledged(connection, 1)
    # Started again, the same reader stops at the same place.
    await inbox.open({"plans": 1})
    with pytest.raises(PoisonError):
        await inbox.take(2)
    # Where it has a position, an operator can have the reader go past it.
    if stop.value.position is not None:
        assert stop.value.position == 3
        await inbox.open({"plans": 3})
        assert positions(await take_all(inbox, 1)) == [5]


async def until_acknowledged(connection: Connection, count: int) -> None:
    async with asyncio.timeout(5):
        while True:
            floor = (await connection.jetstream().consumer_info(EVENTS_STREAM, "reader")).ack_floor
            if floor is not None and floor.stream_seq >= count:
                break
    assert floor.stream_seq == count


@pytest.mark.parametrize("newer", [TYPE.replace(".v1", ".v2"), "plans.NothingWeKnow.v1"])
async def test_an_unknown_newer_event_stops_the_reader(connection: Connection, inbox: Inbox, newer: str) -> None:
    await publish(connection, 1, 0)
    await publish(connection, 3, 1, headers={"ce-type": newer})
    assert positions(await take_all(inbox, 1)) == [1]
    with pytest.raises(UnknownEventError, match=newer):
        await inbox.take(2)
    await inbox.ack()
    await until_acknowledged(connection, 1)


async def test_a_reader_that_dies_between_commit_and_acknowledgement_reads_nothing_twice(
    connection: Connection, inbox: Inbox
) -> None:
    ledger = FakeLedger().record(50)
    relay = Relay("plans", ledger.entries, connection)
    await relay.drain()
    committed = positions(await inbox.take(2))
    await inbox.close()  # without ack
    ledger.record(10)
    await relay.drain()
    reborn = Inbox(connection, "reader")
    await reborn.open({"plans": committed[-1]})
    assert committed + positions(await take_all(reborn, 60 - len(committed))) == ledger.positions
    await reborn.close()


async def test_a_reader_that_dies_before_its_commit_is_given_the_same_again_at_once(
    connection: Connection, inbox: Inbox
) -> None:
    ledger = FakeLedger().record(50)
    relay = Relay("plans", ledger.entries, connection)
    await relay.drain()
    await take_all(inbox, 50)
    ledger.record(50)
    await relay.drain()
    lost = positions(await inbox.take(2))
    assert lost
    await inbox.close()
    ledger.record(10)
    await relay.drain()
    reborn = Inbox(connection, "reader")
    await reborn.open({"plans": ledger.positions[49]})
    assert positions(await take_all(reborn, 60)) == ledger.positions[50:]
    await reborn.close()


@pytest.mark.parametrize("committed", [0, 40, 99])
async def test_a_reader_restored_from_an_older_backup_is_given_what_it_lost(
    connection: Connection, inbox: Inbox, committed: int
) -> None:
    """The server believes that all is acknowledged, and nothing new comes that would show the gap."""
    ledger = FakeLedger().record(100)
    await Relay("plans", ledger.entries, connection).drain()
    await take_all(inbox, 100)
    await until_acknowledged(connection, 100)
    await inbox.open({"plans": ledger.positions[committed - 1] if committed else 0})
    assert positions(await take_all(inbox, 100 - committed)) == ledger.positions[committed:]


async def test_a_consumer_of_an_earlier_release_gets_our_settings(connection: Connection) -> None:
    jetstream = connection.jetstream()
    ledger = FakeLedger().record(10)
    await Relay("plans", ledger.entries, connection).drain()
    for name, policy in (("changeable", AckPolicy.ALL), ("unchangeable", AckPolicy.EXPLICIT)):
        older = ConsumerConfig(durable_name=name, ack_policy=policy, ack_wait=1, max_ack_pending=7)
        await jetstream.add_consumer(EVENTS_STREAM, older)
        inbox = Inbox(connection, name)
        await inbox.open({})
        assert positions(await take_all(inbox, 10)) == ledger.positions
        found = (await jetstream.consumer_info(EVENTS_STREAM, name)).config
        assert (found.ack_policy, found.ack_wait, found.max_ack_pending) == (AckPolicy.ALL, 30, 20_000)
        await inbox.close()


async def test_a_consumer_deleted_under_a_running_reader_is_made_again(connection: Connection, inbox: Inbox) -> None:
    ledger = FakeLedger().record(10)
    relay = Relay("plans", ledger.entries, connection)
    await relay.drain()
    taken = await take_all(inbox, 10)
    await connection.jetstream().delete_consumer(EVENTS_STREAM, "reader")
    ledger.record(5)
    await relay.drain()
    assert positions(taken + await take_all(inbox, 5)) == ledger.positions


async def test_a_backlog_comes_in_bounded_batches(connection: Connection, inbox: Inbox) -> None:
    ledger = FakeLedger().record(5000)
    await Relay("plans", ledger.entries, connection).drain()
    sizes: list[int] = []
    taken: list[int] = []
    most_waiting = 0
    while len(taken) < 5000:
        batch = positions(await inbox.take(2))
        await inbox.ack()
        sizes.append(len(batch))
        taken += batch
        await asyncio.sleep(0.05)  # a slow reader, while the next messages arrive
        most_waiting = max(most_waiting, len(inbox._pull.waiting))
    assert taken == ledger.positions
    assert 1000 < max(sizes) <= REQUEST
    assert 0 < most_waiting <= 2 * REQUEST


async def test_a_single_event_is_not_kept_waiting_for_company(connection: Connection, inbox: Inbox) -> None:
    started = asyncio.get_running_loop().time()
    await publish(connection, 1, 0)
    assert len(await inbox.take(5)) == 1
    assert asyncio.get_running_loop().time() - started < 1


async def test_nothing_there_is_said_after_the_wait(inbox: Inbox) -> None:
    started = asyncio.get_running_loop().time()
    assert await inbox.take(0.3) == []
    assert 0.25 < asyncio.get_running_loop().time() - started < 2


async def test_an_inbox_opened_before_the_stream_exists_waits_for_it(own_connection: Connection) -> None:
    inbox = Inbox(own_connection, "reader")
    await inbox.open({})
    assert await inbox.take(0.1) == []
    assert "does not exist yet" in str(inbox.trouble)
    assert await inbox.head() == {"plans": 0, "reports": 0, "grants": 0, "training": 0}
    await declare(own_connection)
    await publish(own_connection, 1, 0)
    assert positions(await take_all(inbox, 1)) == [1]
    assert inbox.trouble is None
    await inbox.close()


async def test_trouble_says_that_the_bus_is_away(nats_process: NatsServer, own_connection: Connection) -> None:
    await declare(own_connection)
    inbox = Inbox(own_connection, "reader")
    await inbox.open({})
    nats_process.stop()
    await until(lambda: not own_connection.is_connected, "the connection is lost")
    assert await inbox.take(0.1) == []
    assert inbox.trouble == "no connection to the bus"
    await inbox.close()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deliveries=st.lists(st.integers(min_value=0, max_value=9), min_size=1, max_size=30))
async def test_whatever_order_they_stand_in_none_is_read_twice_or_out_of_turn(
    connection: Connection, deliveries: list[int]
) -> None:
    await made_again(connection)
    for number, index in enumerate(deliveries):
        await publish(connection, 2 * index + 1, max(0, 2 * index - 1), message_id=f"delivery-{number}")
    inbox = Inbox(connection, "reader")
    await inbox.open({})
    taken: list[int] = []
    gap = False
    try:
        while batch := await inbox.take(0.02):
            taken += positions(batch)
    except GapError:
        gap = True
    await inbox.close()
    count, expect_gap = 0, False
    for index in deliveries:
        expect_gap = index > count
        if expect_gap:
            break
        count = max(count, index + 1)
    assert taken == [2 * index + 1 for index in range(count)]
    assert gap == expect_gap
