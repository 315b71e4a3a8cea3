"""The service on the bus."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime

from bus.connection import Connection
from bus.relay import Relay
from bus.serving import Service, served
from ledger.ledger import utc_now
from services.training.carrying_out import handle
from services.training.keeping.recovery import recover
from services.training.keeping.stores import Stores
from services.training.now import Now
from services.training.reactions import HEARD, noted

SERVICE = "training"


def serving(
    stores: Stores, relay: Relay, connection: Connection, clock: Callable[[], datetime] = utc_now
) -> AbstractAsyncContextManager[None]:
    """Put right what the last stop left half done; then answer commands, and how it is, while the context is open."""
    recover(stores, Now(clock()))
    service = Service(
        name=SERVICE,
        answer=lambda order: handle(stores, order, clock()),
        recorded=stores.ledger.last_position,
        heard=HEARD,
        called_for=noted,
    )
    return served(service, relay, connection)
