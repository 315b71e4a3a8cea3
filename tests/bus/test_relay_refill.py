"""The stream lost, restored from long ago, or ahead of its ledger: refilled, or a clear stop."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import pytest

from bus.connection import Connection
from bus.inbox import Inbox
from bus.relay import Relay, RelayStoppedError
from bus.stream import StreamMismatchError, declare
from tests.bus.fake_ledger import FakeEntry, FakeLedger
from tests.bus.streams import positions, positions_on_stream, publish, take_all, until
from tests.processes import NatsServer


@asynccontextmanager
async def running(relay: Relay) -> AsyncIterator["asyncio.Task[None]"]:
    task = asyncio.create_task(relay.run())
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_relay_makes_the_stream_when_there_is_none(own_connection: Connection) -> None:
    ledger = FakeLedger().record(8)
    assert await Relay("plans", ledger.entries, own_connection).drain() == ledger.positions[-1]
    await declare(own_connection)  # raises if the relay had made another stream than ours


@pytest.mark.parametrize("end", [NatsServer.stop, NatsServer.kill])
async def test_a_wiped_stream_is_refilled_while_everybody_runs(
    nats_process: NatsServer, own_connection: Connection, end: Callable[[NatsServer], None]
) -> None:
    ledger = FakeLedger().record(1200)
    relay = Relay("plans", ledger.entries, own_connection)
    inbox = Inbox(own_connection, "reader")
    async with running(relay):
        await until(lambda: relay.status.position == ledger.positions[-1], "everything is on the stream")
        await inbox.open({})
        first = await take_all(inbox, 1200)
        end(nats_process)
        nats_process.wipe()
        nats_process.start()
        ledger.record(5)
        relay.wake()
        late = await take_all(inbox, 5)
        assert positions(first + late) == ledger.positions
        assert await positions_on_stream(own_connection) == ledger.positions
    newcomer = Inbox(own_connection, "newcomer")
    await newcomer.open({})
    assert positions(await take_all(newcomer, 1205)) == ledger.positions
    await newcomer.close()
    await inbox.close()


async def test_an_idle_relay_refills_a_wiped_stream_unasked(
    nats_process: NatsServer, own_connection: Connection
) -> None:
    ledger = FakeLedger().record(30)
    relay = Relay("plans", ledger.entries, own_connection)
    async with running(relay):
        await until(lambda: relay.status.position == ledger.positions[-1], "everything is on the stream")
        nats_process.stop()
        nats_process.wipe()
        nats_process.start()
        inbox = Inbox(own_connection, "reader")
        await inbox.open({})
        assert positions(await take_all(inbox, 30)) == ledger.positions
        await inbox.close()


@pytest.mark.parametrize("awake", [True, False], ids=["while it runs", "before it starts"])
async def test_an_older_copy_of_the_stream_is_brought_up_to_date(
    nats_process: NatsServer, own_connection: Connection, awake: bool
) -> None:
    ledger = FakeLedger().record(40)
    relay = Relay("plans", ledger.entries, own_connection)
    await relay.drain()
    inbox = Inbox(own_connection, "reader")
    await inbox.open({})
    taken = await take_all(inbox, 40)
    nats_process.stop()
    older = nats_process.home / "older"
    shutil.copytree(nats_process.store, older)
    nats_process.start()
    await relay_again(relay)
    ledger.record(25)
    await relay_again(relay)
    taken += await take_all(inbox, 25)
    nats_process.stop()
    nats_process.wipe()
    shutil.copytree(older, nats_process.store)
    nats_process.start()
    if not awake:
        relay = Relay("plans", ledger.entries, own_connection)
    ledger.record(3)
    await relay_again(relay)
    taken += await take_all(inbox, 3)
    assert positions(taken) == ledger.positions
    assert await positions_on_stream(own_connection) == ledger.positions
    await inbox.close()


async def relay_again(relay: Relay) -> None:
    """Publish all there is, as soon as the restarted server lets us."""
    async with running(relay):
        last = relay._entries(0, 10_000)[-1].position
        await until(lambda: relay.status.position == last and relay.status.error is None, "the relay is up to date")


async def test_accepted_under_load_over_restarts_arrives_once(
    nats_process: NatsServer, own_connection: Connection
) -> None:
    ledger = FakeLedger().record(10)
    relay = Relay("plans", ledger.entries, own_connection)
    inbox = Inbox(own_connection, "reader")
    await inbox.open({})
    taken: list[int] = []

    async def read() -> None:
        while True:
            taken.extend(positions(await inbox.take(0.2)))
            await inbox.ack()

    async def write() -> None:
        while True:
            ledger.record(10)
            relay.wake()
            await asyncio.sleep(0.005)

    async with running(relay):
        reading, writing = asyncio.create_task(read()), asyncio.create_task(write())
        for end in (nats_process.stop, nats_process.kill, nats_process.kill):
            goal = len(taken) + 50
            await until(lambda goal=goal: reading.done() or len(taken) >= goal, "events arrive")  # type: ignore[misc]
            await asyncio.to_thread(end)
            await asyncio.to_thread(nats_process.start)
        writing.cancel()
        await until(lambda: reading.done() or len(taken) >= len(ledger.events), "everything arrives")
        reading.cancel()
        await asyncio.gather(reading, writing, return_exceptions=True)
    assert taken == ledger.positions
    assert await positions_on_stream(own_connection) == ledger.positions
    await inbox.close()


async def test_status_says_that_the_bus_is_away_and_that_it_is_back(
    nats_process: NatsServer, own_connection: Connection
) -> None:
    relay = Relay("plans", FakeLedger().record(1).entries, own_connection)
    async with running(relay):
        await until(lambda: relay.status.position == 1, "the event is on the stream")
        nats_process.stop()
        await until(lambda: relay.status.error == "no connection to the bus", "the status says so")
        nats_process.start()
        await until(lambda: relay.status.error is None, "the status says that it is over")


async def test_a_stream_ahead_of_its_ledger_stops_the_relay(connection: Connection) -> None:
    await Relay("plans", FakeLedger().record(20).entries, connection).drain()
    restored = FakeLedger().record(15)
    relay = Relay("plans", restored.entries, connection)
    with pytest.raises(RelayStoppedError, match="ahead of the ledger of plans: it holds position 39"):
        await relay.run()
    assert "older backup" in str(relay.status.error)
    assert len(await positions_on_stream(connection)) == 20


async def test_other_bytes_under_a_used_position_stop_the_relay(connection: Connection) -> None:
    await Relay("plans", FakeLedger().record(20).entries, connection).drain()
    regrown = FakeLedger(tale=" with another history").record(25)
    relay = Relay("plans", regrown.entries, connection)
    with pytest.raises(RelayStoppedError, match="different things at position 39"):
        await relay.run()
    assert len(await positions_on_stream(connection)) == 20


async def test_a_foreign_message_under_the_services_subjects_stops_the_relay(connection: Connection) -> None:
    await publish(connection, 1, 0, headers={"position": None})
    with pytest.raises(RelayStoppedError, match="not written by a relay"):
        await Relay("plans", FakeLedger().record(2).entries, connection).drain()


async def test_what_is_no_event_in_the_ledger_stops_the_relay_before_it(connection: Connection) -> None:
    ledger = FakeLedger().record(2)
    ledger.events[1] = FakeEntry(3, ledger.events[1].type, b"not sealed")
    with pytest.raises(RelayStoppedError, match="position 3 that is not an event"):
        await Relay("plans", ledger.entries, connection).run()
    assert await positions_on_stream(connection) == []


async def test_a_stream_with_other_settings_stops_the_relay(own_connection: Connection) -> None:
    jetstream = own_connection.jetstream()
    await jetstream.add_stream(name="EVENTS", subjects=["events.>"], max_age=3600)
    with pytest.raises(StreamMismatchError, match="max_age"):
        await declare(own_connection)
    assert (await jetstream.stream_info("EVENTS")).config.max_age == 3600


async def test_a_ledger_that_cannot_be_read_for_a_while_is_waited_for(connection: Connection) -> None:
    ledger = FakeLedger().record(3)
    failures = iter([OSError("secret of a database"), RuntimeError("secret of a database")])

    def entries(after: int, limit: int) -> Sequence[FakeEntry]:
        failure = next(failures, None)
        if failure is not None:
            raise failure
        return ledger.entries(after, limit)

    relay = Relay("plans", entries, connection)
    async with running(relay):
        await until(lambda: relay.status.error is not None, "the status says that the ledger cannot be read")
        assert "secret" not in str(relay.status.error)
        await until(lambda: relay.status.position == 5, "everything is on the stream")
        assert relay.status.error is None


async def test_some_of_a_batch_further_back_on_the_stream_is_not_stored_again(connection: Connection) -> None:
    ledger = FakeLedger().record(10)
    await Relay("plans", ledger.entries, connection).drain()
    # A duplicate of position 9 after position 19, as a relay of an earlier release could have left it.
    await publish(connection, 9, 7, message_id="older-relay-9")
    ledger.record(2)
    await Relay("plans", ledger.entries, connection).drain()
    assert await positions_on_stream(connection) == [*ledger.positions[:10], 9, *ledger.positions[10:]]
