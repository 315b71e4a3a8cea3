"""Messages the server sent and the reader never got; a relay that believes what is no longer so."""

import pytest

from bus.connection import Connection, connect
from bus.inbox import Inbox
from bus.relay import Relay
from tests.bus.cut_wire import Wire
from tests.bus.fake_ledger import FakeLedger
from tests.bus.streams import made_again, positions, positions_on_stream, take_all, until
from tests.processes import NatsServer


async def test_what_was_lost_with_a_connection_is_read_before_what_came_later(
    fresh_stream: NatsServer, connection: Connection
) -> None:
    ledger = FakeLedger().record(20)
    relay = Relay("plans", ledger.entries, connection)
    async with Wire(fresh_stream.port) as wire:
        reader = await connect(f"nats://127.0.0.1:{wire.port}", "reader")
        inbox = Inbox(reader, "reader")
        await inbox.open({})
        await relay.drain()
        taken = await take_all(inbox, 20)
        wire.swallow()
        ledger.record(20)
        await relay.drain()
        await until(lambda: wire.swallowed > 0, "the server has sent what nobody gets")
        wire.cut()
        await until(lambda: reader.stats["reconnects"] == 1 and reader.is_connected, "the reader is back")
        ledger.record(20)
        await relay.drain()
        taken += await take_all(inbox, 40)
        assert positions(taken) == ledger.positions
        await inbox.close()
        await reader.close()


@pytest.mark.parametrize("more", [1, 2, 7], ids=["one", "two", "a batch"])
async def test_a_stream_exchanged_behind_a_relays_back_is_noticed_by_its_next_publish(
    connection: Connection, more: int
) -> None:
    ledger = FakeLedger().record(30)
    relay = Relay("plans", ledger.entries, connection)
    await relay.drain()
    await made_again(connection)
    ledger.record(more)
    await relay.drain()
    assert await positions_on_stream(connection) == ledger.positions
