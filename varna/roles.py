"""The roles a process can play: each service, the projector, the gateway. One process may play one or all."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

import uvicorn

from bus.connection import Connection, NotPermittedError, connect
from bus.relay import Relay, RelayStoppedError
from bus.stream import StreamMismatchError, declare
from gateway.app import build_app
from gateway.projector.engine import open_engine
from gateway.projector.generations import prepare
from gateway.projector.projector import Projector
from ledger.ledger import Ledger
from services.plans import rpc as plans_rpc
from services.reports import rpc as reports_rpc
from services.reports.keeping.stores import opened
from varna.settings import Settings

log = logging.getLogger(__name__)

Role = Callable[[Settings], AbstractAsyncContextManager[asyncio.Task[None]]]
"""Enters when the role is ready to work; the task it gives ends only with an error or by being cancelled."""


@dataclass(frozen=True, slots=True)
class _Recording:
    """What a service works with: its ledger, on its way to the bus."""

    ledger: Ledger
    relay: Relay
    connection: Connection
    relaying: asyncio.Task[None]


@contextlib.asynccontextmanager
async def plans(settings: Settings) -> AsyncIterator[asyncio.Task[None]]:
    """Be the plans service: answer commands, record facts, relay them to the bus."""
    async with _recording("plans", settings) as at, plans_rpc.serving(at.ledger, at.relay, at.connection):
        yield at.relaying


@contextlib.asynccontextmanager
async def reports(settings: Settings) -> AsyncIterator[asyncio.Task[None]]:
    """Be the reports service: as plans, with a vault of its own for texts that can be erased."""
    vault = settings.needed("vault")
    async with _recording("reports", settings) as at:
        with opened(at.ledger, vault) as stores:
            async with reports_rpc.serving(stores, at.relay, at.connection):
                yield at.relaying


@contextlib.asynccontextmanager
async def _recording(service: str, settings: Settings) -> AsyncIterator[_Recording]:
    """Hold a service's ledger, and relay what is recorded there to the bus."""
    with contextlib.closing(Ledger.open(service, settings.needed("ledger"))) as ledger:
        async with _connected(settings, service) as connection:
            await declare(connection, replicas=settings.replicas)
            relay = Relay(service, ledger.entries, connection, replicas=settings.replicas)
            ledger.on_recorded.append(relay.wake)
            async with _running(f"relay of {service}", _relaying(relay)) as task:
                yield _Recording(ledger, relay, connection, task)


async def _relaying(relay: Relay) -> None:
    """Relay for ever. What stops a relay must not stop the service: commands are recorded, and the status says why."""
    try:
        await relay.run()
    except (NotPermittedError, RelayStoppedError, StreamMismatchError) as stop:
        log.error("the relay stands still: %s", stop)  # noqa: TRY400 - the text says it all
        await asyncio.Event().wait()


@contextlib.asynccontextmanager
async def projector(settings: Settings) -> AsyncIterator[asyncio.Task[None]]:
    """Be the projector: fold the bus into read models."""
    engine = open_engine(settings.needed("read_model"))
    try:
        async with (
            _connected(settings, "projector") as connection,
            _running("projector", Projector(engine, connection).run()) as task,
        ):
            yield task
    finally:
        engine.dispose()


@contextlib.asynccontextmanager
async def gateway(settings: Settings) -> AsyncIterator[asyncio.Task[None]]:
    """Be the gateway: answer GraphQL from the read models and send commands over the bus."""
    listener = _listen(settings)
    engine = open_engine(settings.needed("read_model"))
    try:
        await asyncio.to_thread(prepare, engine)
        async with _connected(settings, "gateway") as connection:
            server = _Server(uvicorn.Config(build_app(engine, connection), **_QUIET))
            async with _running("gateway", server.serve([listener]), server.stop) as task:
                await server.listening()
                yield task
    finally:
        engine.dispose()
        listener.close()


ROLES: dict[str, Role] = {"plans": plans, "reports": reports, "projector": projector, "gateway": gateway}
TITLES = {
    "plans": "tjänsten för handlingsplaner",
    "reports": "tjänsten för rapporter och lägesbilder",
    "projector": "projektorn",
    "gateway": "grafgränssnittet",
}

_QUIET: dict[str, Any] = {"log_level": "warning", "access_log": False, "lifespan": "off", "server_header": False}
"""No access log: who asked for what is nobody's business until there is an audited log for it (N06)."""


class PortTakenError(Exception):
    """The gateway cannot listen where it should."""


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


@contextlib.asynccontextmanager
async def _connected(settings: Settings, role: str) -> AsyncIterator[Connection]:
    connection = await connect(
        settings.bus, role, user=settings.bus_user, password=settings.bus_password, ca_file=settings.bus_ca
    )
    try:
        yield connection
    finally:
        await connection.close()


@contextlib.asynccontextmanager
async def _running(
    name: str, work: Coroutine[Any, Any, None], stop: Callable[[], None] | None = None
) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(work, name=name)
    try:
        yield task
    finally:
        if stop is None:
            task.cancel()
        else:
            stop()
        with contextlib.suppress(asyncio.CancelledError):
            await task
