"""What a process of its own does that runs the projector."""

import asyncio

from bus.connection import connect
from gateway.projector.engine import open_engine
from gateway.projector.projector import Projector
from tests.children import Say


def project(_say: Say, bus: str, read_models: str) -> None:
    asyncio.run(_project(bus, read_models))


async def _project(bus: str, read_models: str) -> None:
    connection = await connect(bus, "projector-child")
    await Projector(open_engine(read_models), connection).run()
