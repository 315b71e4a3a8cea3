"""What a process of its own does that relays a ledger once and ends."""

import asyncio

from bus.connection import connect
from bus.relay import Relay
from tests.bus.fake_ledger import FakeLedger
from tests.children import Say


def relay_once(_say: Say, address: str, count: int) -> None:
    asyncio.run(_relay(address, count))


async def _relay(address: str, count: int) -> None:
    connection = await connect(address, "relay-child")
    await Relay("plans", FakeLedger().record(count).entries, connection).drain()
    await connection.close()
