"""The service on the bus."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime

from bus.connection import Connection
from bus.relay import Relay
from bus.serving import Service, served
from ledger.ledger import Ledger, utc_now
from services.grants.handlers import handle
from services.grants.reactions import HEARD, noted

SERVICE = "grants"


def serving(
    ledger: Ledger, relay: Relay, connection: Connection, clock: Callable[[], datetime] = utc_now
) -> AbstractAsyncContextManager[None]:
    """Answer the commands of the service, and how it is, while the context is open."""
    service = Service(
        name=SERVICE,
        answer=lambda order: handle(ledger, order, clock()),
        recorded=ledger.last_position,
        heard=HEARD,
        called_for=noted,
    )
    return served(service, relay, connection)
