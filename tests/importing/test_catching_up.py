"""A service that rests on another is given an import when it has heard all that the other has recorded."""

from typing import Any

import pytest

from bus.connection import connect
from bus.rpc import ServiceSlowError, answer_status, broker_beside
from tests.processes import NatsServer
from varna.cli.catching_up import caught_up


class Roles:
    """Two services on a real bus, of which one hears the other an event further each time it is asked."""

    def __init__(self, step: int = 1, error: str | None = None) -> None:
        self.heard = 0
        self.step = step
        self.error = error

    def plans(self) -> dict[str, Any]:
        return {"recorded": 3, "published": 3, "error": None}

    def reports(self) -> dict[str, Any]:
        self.heard += self.step
        return {"recorded": 0, "published": 0, "read": {"plans": self.heard}, "error": self.error}


async def _wait(nats_server: NatsServer, roles: Roles, service: str) -> list[tuple[int, int]]:
    connection = await connect(nats_server.url, "catching-up")
    broker = broker_beside(connection)
    answer_status(broker, "plans", roles.plans)
    answer_status(broker, "reports", roles.reports)
    await broker.start()
    told = list[tuple[int, int]]()
    try:
        await caught_up(connection, service, lambda heard, whole: told.append((heard, whole)))
    finally:
        await broker.stop()
        await connection.close()
    return told


async def test_it_waits_until_all_is_heard_and_tells_how_far(nats_server: NatsServer) -> None:
    roles = Roles()
    assert await _wait(nats_server, roles, "reports") == [(1, 3), (2, 3)]
    assert roles.heard == 3


async def test_a_service_that_rests_on_no_other_is_not_asked(nats_server: NatsServer) -> None:
    roles = Roles()
    assert await _wait(nats_server, roles, "plans") == []
    assert roles.heard == 0


async def test_a_service_that_hears_no_more_is_not_waited_for(nats_server: NatsServer) -> None:
    with pytest.raises(ServiceSlowError, match="a gap"):
        await _wait(nats_server, Roles(step=0, error="a gap"), "reports")
