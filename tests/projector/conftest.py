"""What the tests of the projector share."""

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from bus.connection import Connection, connect
from bus.stream import declare
from tests.processes import NatsServer
from tests.projector.read_models import ReadModels


@pytest.fixture
def read_models(database: str) -> Iterator[ReadModels]:
    """Empty read models, on SQLite and on PostgreSQL."""
    opened = ReadModels(database)
    yield opened
    opened.close()


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Callable[[], ReadModels]]:
    """Call it for more empty read models, on SQLite."""
    opened: list[ReadModels] = []

    def open_one() -> ReadModels:
        opened.append(ReadModels(f"sqlite:///{tmp_path / f'another-{len(opened)}.db'}"))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
async def connection(fresh_stream: NatsServer) -> AsyncIterator[Connection]:
    """A connection to the shared server, whose EVENTS is declared and empty."""
    opened = await connect(fresh_stream.url, "test")
    await declare(opened)
    yield opened
    await opened.close()
