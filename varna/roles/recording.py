"""What every service has: its ledger, on its way to the bus."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass

from bus.connection import Connection, NotPermittedError
from bus.relay import Relay, RelayStoppedError
from bus.stream import StreamMismatchError, declare
from ledger.ledger import Ledger
from varna.roles.connected import connected, going_on
from varna.settings import Settings

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recording:
    """What a service works with."""

    ledger: Ledger
    relay: Relay
    connection: Connection
    relaying: asyncio.Task[None]


@contextlib.asynccontextmanager
async def recording(service: str, settings: Settings) -> AsyncIterator[Recording]:
    """Hold a service's ledger, and relay what is recorded there to the bus."""
    with contextlib.closing(Ledger.open(service, settings.needed("ledger"))) as ledger:
        async with connected(settings, service) as connection:
            await declare(connection, replicas=settings.replicas)
            relay = Relay(service, ledger.entries, connection, replicas=settings.replicas)
            ledger.on_recorded.append(relay.wake)
            async with going_on(f"relay of {service}", _relaying(relay)) as task:
                yield Recording(ledger, relay, connection, task)


async def _relaying(relay: Relay) -> None:
    """Relay for ever. What stops a relay must not stop the service: commands are recorded, and the status says why."""
    try:
        await relay.run()
    except (NotPermittedError, RelayStoppedError, StreamMismatchError) as stop:
        log.error("the relay stands still: %s", stop)  # noqa: TRY400 - the text says it all
        await asyncio.Event().wait()
