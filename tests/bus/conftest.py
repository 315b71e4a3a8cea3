"""What the tests of the bus share: connections to a fresh stream."""

from collections.abc import AsyncIterator

import pytest

from bus.connection import Connection, connect
from bus.stream import declare
from tests.processes import NatsServer


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
