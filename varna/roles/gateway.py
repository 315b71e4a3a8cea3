"""The role of the gateway."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from typing import Any

import uvicorn

from gateway.app import build_app
from gateway.projector.engine import open_engine
from gateway.projector.generations import prepare
from varna.roles import PortTakenError
from varna.roles.connected import connected, going_on
from varna.settings import Settings

_QUIET: dict[str, Any] = {"log_level": "warning", "access_log": False, "lifespan": "off", "server_header": False}
"""No access log: who asked for what is nobody's business until there is an audited log for it (N06)."""


@contextlib.asynccontextmanager
async def role(settings: Settings) -> AsyncIterator[asyncio.Task[None]]:
    """Be the gateway: answer GraphQL from the read models and send commands over the bus."""
    listener = _listen(settings)
    engine = open_engine(settings.needed("read_model"))
    try:
        await asyncio.to_thread(prepare, engine)
        async with connected(settings, "gateway") as connection:
            server = _Server(uvicorn.Config(build_app(engine, connection), **_QUIET))
            async with going_on("gateway", server.serve([listener]), server.stop) as task:
                await server.listening()
                yield task
    finally:
        engine.dispose()
        listener.close()


class _Server(uvicorn.Server):
    """A server that leaves signals to whoever runs it, so that the roles stop in their order."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._listening = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._listening.set()

    async def listening(self) -> None:
        await self._listening.wait()

    def stop(self) -> None:
        self.should_exit = True


def _listen(settings: Settings) -> socket.socket:
    """Take the port before anything else is started, so that a taken one is told plainly."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError:
        listener.close()
        raise PortTakenError(
            f"Porten {settings.port} är upptagen; välj en annan med --port. · "
            f"Port {settings.port} is taken; choose another with --port."
        ) from None
    return listener
