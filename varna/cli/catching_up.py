"""Waiting until a service has heard what another has recorded, before it is given what rests on that."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from bus.connection import Connection
from bus.rpc import ServiceSlowError, ask_status

HEARS = dict.fromkeys(("reports", "grants", "training"), "plans")
"""Which service notes what another one records: they know a nämnd when plans has established it."""
PATIENCE = 60.0
_LOOK = 0.1

Told = Callable[[int, int], None]
"""Told how far the service has heard, and how far there is to hear, in positions."""


async def caught_up(connection: Connection, service: str, told: Told = lambda _heard, _whole: None) -> None:
    """Wait until a service has heard all; raises ServiceSlowError with why it has not."""
    if service not in HEARS:
        return
    other = HEARS[service]
    until = time.monotonic() + PATIENCE
    whole = (await ask_status(connection, other))["recorded"]
    while (heard := _heard(said := await ask_status(connection, service), other)) < whole:
        told(heard, whole)
        if said["error"] or time.monotonic() > until:
            raise ServiceSlowError(f"{service} has heard {other} up to {heard} of {whole}: {said['error'] or 'slow'}")
        await asyncio.sleep(_LOOK)


def _heard(status: dict[str, Any], other: str) -> int:
    return int(status["read"][other])
