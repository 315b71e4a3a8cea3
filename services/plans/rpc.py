"""The service on the bus."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime

from bus.connection import Connection
from bus.relay import Relay
from bus.serving import Service, served
from contracts.days import day_in_the_city
from ledger.ledger import Ledger, utc_now
from services.plans.handlers import handle
from services.plans.reactions import HEARD, called_for

SERVICE = "plans"


def serving(
    ledger: Ledger, relay: Relay, connection: Connection, clock: Callable[[], datetime] = utc_now
) -> AbstractAsyncContextManager[None]:
    """Answer the commands of the service, and how it is, while the context is open."""
    service = Service(
        name=SERVICE,
        answer=lambda order: handle(ledger, order, day_in_the_city(clock())),
        recorded=ledger.last_position,
        heard=HEARD,
        called_for=called_for,
    )
    return served(service, relay, connection)
