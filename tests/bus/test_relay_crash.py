"""A relay killed anywhere loses nothing and, started again, repeats nothing that a reader would notice."""

import asyncio
import signal

import pytest

from bus.connection import Connection
from bus.inbox import Inbox
from tests.bus.fake_ledger import FakeLedger
from tests.bus.relay_child import relay_once
from tests.bus.streams import positions, positions_on_stream, take_all
from tests.children import Child
from tests.processes import NatsServer


async def relay_in_a_process(server: NatsServer, count: int, failpoint: str = "") -> int | None:
    return await asyncio.to_thread(lambda: Child(relay_once, server.url, count, failpoint=failpoint).ended())


@pytest.mark.parametrize(
    ("failpoint", "count", "on_stream_after"),
    [
        ("R1", 3, 0),
        ("R2", 3, 0),
        ("R2:2", 3, 1),
        ("R3", 3, 1),
        ("R4", 3, 1),
        ("R3:3", 3, 3),
        ("R1", 1500, 0),
        ("R2:700", 1500, 0),
        ("R2:1000", 1500, 0),
        ("R3", 1500, 1000),
        ("R4", 1500, 1000),
        ("R1:2", 1500, 1000),
        ("R2:1200", 1500, 1000),
        ("R3:2", 1500, 1500),
    ],
)
async def test_killed_and_started_again(
    fresh_stream: NatsServer, connection: Connection, failpoint: str, count: int, on_stream_after: int
) -> None:
    assert await relay_in_a_process(fresh_stream, count, failpoint) == -signal.SIGKILL
    ledger = FakeLedger().record(count)
    state = (await connection.jetstream().stream_info("EVENTS")).state
    assert state.messages == on_stream_after, "the failpoint was not where the test believes"
    assert await relay_in_a_process(fresh_stream, count) == 0
    inbox = Inbox(connection, "reader")
    await inbox.open({})
    assert positions(await take_all(inbox, count)) == ledger.positions
    assert (await connection.jetstream().stream_info("EVENTS")).state.messages == count
    await inbox.close()


async def test_killed_again_and_again(fresh_stream: NatsServer, connection: Connection) -> None:
    ledger = FakeLedger().record(40)
    for failpoint in ("R2:7", "R3", "R1", "R2:33"):
        await relay_in_a_process(fresh_stream, 40, failpoint)
    assert await relay_in_a_process(fresh_stream, 40) == 0
    assert await positions_on_stream(connection) == ledger.positions
