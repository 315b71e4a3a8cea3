"""What the tests of the bus share: connections to a fresh stream."""

import signal
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bus.connection import Connection, connect
from bus.permissions import ROLES, authorization
from bus.stream import declare
from tests.processes import NatsServer, wait_until


@pytest.fixture
async def connection(fresh_stream: NatsServer) -> AsyncIterator[Connection]:
    """A connection to the shared server, whose EVENTS is declared and empty."""
    opened = await connect(fresh_stream.url, "test")
    await declare(opened)
    yield opened
    await opened.close()


@pytest.fixture
async def own_connection(nats_process: NatsServer) -> AsyncIterator[Connection]:
    """A connection to the server of the test's own, without a stream."""
    opened = await connect(nats_process.url, "test")
    yield opened
    await opened.close()


@pytest.fixture
async def guarded_server(nats_process: NatsServer) -> NatsServer:
    """A server where every role has a user whose password is its own name, and nobody else may connect."""
    settings = nats_process.home / "nats.conf"
    settings.write_text(settings.read_text() + authorization({role: role for role in ROLES}))
    assert nats_process._child is not None
    nats_process._child.send_signal(signal.SIGHUP)  # read the settings again
    wait_until(lambda: "Reloaded: authorization users" in nats_process.log.read_text(), "the users are known")
    return nats_process


@pytest.fixture
async def as_role(guarded_server: NatsServer) -> AsyncIterator[Callable[[str], Awaitable[Connection]]]:
    """Connect to the guarded server as a role."""
    opened = []

    async def connect_as(role: str) -> Connection:
        opened.append(await connect(guarded_server.url, role, user=role, password=role))
        return opened[-1]

    yield connect_as
    for connection in opened:
        await connection.close()
