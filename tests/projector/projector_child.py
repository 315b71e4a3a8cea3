"""A process that runs the projector; the failpoint of its environment kills it on the way."""

import asyncio
import sys

from bus.connection import connect
from gateway.projector.engine import open_engine
from gateway.projector.projector import Projector


async def main(bus: str, read_models: str) -> None:
    connection = await connect(bus, "projector-child")
    await Projector(open_engine(read_models), connection).run()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
