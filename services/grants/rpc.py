"""The service on the bus: its commands as questions, what it hears of the others, and how it is."""

import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import Any

from bus.connection import Connection
from bus.hearing import Hearing
from bus.reacting import reacting
from bus.relay import Relay
from bus.rpc import answer_commands, answer_status, broker_beside
from contracts.answers import Accepted, Refusal
from contracts.envelope import Instruction
from ledger.ledger import Ledger, utc_now
from services.grants.handlers import handle
from services.grants.reactions import DURABLE, HEARD, noted

SERVICE = "grants"


@contextlib.asynccontextmanager
async def serving(
    ledger: Ledger, relay: Relay, connection: Connection, clock: Callable[[], datetime] = utc_now
) -> AsyncIterator[None]:
    """Answer the commands of the service, and how it is, while the context is open."""
    broker = broker_beside(connection)

    def answer(order: Instruction) -> Accepted | Refusal:
        return handle(ledger, order, clock())

    hearing = Hearing(answer, HEARD, noted)
    async with reacting(connection, DURABLE, HEARD, hearing.hear) as reactions:

        def status() -> dict[str, Any]:
            return {
                "recorded": ledger.last_position(),
                "published": relay.status.position,
                "read": hearing.read,
                "error": relay.status.error or reactions.error,
            }

        answer_commands(broker, SERVICE, answer)
        answer_status(broker, SERVICE, status)
        await broker.start()
        try:
            yield
        finally:
            await broker.stop()
