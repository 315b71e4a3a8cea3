"""A service on the bus: its commands as questions, what it hears of the others, and how it is."""

import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bus.connection import Connection
from bus.hearing import Hearing
from bus.reacting import reacting
from bus.relay import Relay
from bus.rpc import answer_commands, answer_status, broker_beside
from contracts.answers import Accepted, Refusal
from contracts.envelope import Instruction, Recorded


@dataclass(frozen=True, slots=True)
class Service:
    """What is a service's own: how it answers, how far its ledger has come, and what it makes of others' events."""

    name: str
    """Also the name under which it reads the stream."""
    answer: Callable[[Instruction], Accepted | Refusal]
    recorded: Callable[[], int]
    heard: Sequence[str]
    """The services whose events it acts on."""
    called_for: Callable[[Recorded], Instruction | None]


@contextlib.asynccontextmanager
async def served(service: Service, relay: Relay, connection: Connection) -> AsyncIterator[None]:
    """Answer the commands of the service, and how it is, while the context is open."""
    broker = broker_beside(connection)
    hearing = Hearing(service.answer, service.heard, service.called_for)
    async with reacting(connection, service.name, service.heard, hearing.hear) as reactions:

        def status() -> dict[str, Any]:
            return {
                "recorded": service.recorded(),
                "published": relay.status.position,
                "read": hearing.read,
                "error": relay.status.error or reactions.error,
            }

        answer_commands(broker, service.name, service.answer)
        answer_status(broker, service.name, status)
        await broker.start()
        try:
            yield
        finally:
            await broker.stop()
