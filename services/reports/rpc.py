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
from ledger.ledger import utc_now
from services.reports.carrying_out import CarryOut, handle
from services.reports.keeping.recovery import recover
from services.reports.keeping.stores import Stores
from services.reports.now import Now
from services.reports.reactions import DURABLE, HEARD, noted

SERVICE = "reports"


@contextlib.asynccontextmanager
async def serving(
    stores: Stores, relay: Relay, connection: Connection, clock: Callable[[], datetime] = utc_now
) -> AsyncIterator[None]:
    """Put right what the last stop left half done; then answer commands, and how it is, while the context is open."""
    recover(stores, Now(clock()), lambda order, now: CarryOut(stores, order)(now))
    broker = broker_beside(connection)

    def answer(order: Instruction) -> Accepted | Refusal:
        return handle(stores, order, clock())

    hearing = Hearing(answer, HEARD, noted)
    async with reacting(connection, DURABLE, HEARD, hearing.hear) as reactions:

        def status() -> dict[str, Any]:
            return {
                "recorded": stores.ledger.last_position(),
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
