"""A process that relays a ledger once and ends; the failpoint of its environment kills it on the way."""

import asyncio
import sys

from bus.connection import connect
from bus.relay import Relay
from tests.bus.fake_ledger import FakeLedger


async def main(address: str, count: int) -> None:
    connection = await connect(address, "relay-child")
    await Relay("plans", FakeLedger().record(count).entries, connection).drain()
    await connection.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
