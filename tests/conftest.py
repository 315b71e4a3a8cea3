"""Fixtures of all rooms. Plain code that tests share stands in `tests/processes.py`; nothing imports from here."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import nats
import pytest

from tests.processes import NatsServer, PostgresCluster

_MEMORY = Path("/dev/shm")
_ENOUGH = 8 * 2**30
"""Bytes: four times what the databases of a whole run need."""

# Here processes die and never the machine, so that a disk in memory shows the same. Waiting for a real one, at each
# commit and for a thousand files a database, was most of what the tests of the ledger and of the read models took.
if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ENOUGH:
    tempfile.tempdir = str(_MEMORY)


@pytest.fixture(scope="session")
def nats_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NatsServer]:
    """One server for the whole run; take `fresh_stream` to find it without streams."""
    server = NatsServer(tmp_path_factory.mktemp("nats"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def nats_process(tmp_path: Path) -> Iterator[NatsServer]:
    """A server of the test's own, to kill, wipe and start again."""
    server = NatsServer(tmp_path / "nats")
    server.start()
    yield server
    server.stop()


@pytest.fixture
async def fresh_stream(nats_server: NatsServer) -> AsyncIterator[NatsServer]:
    """The shared server, without any stream before the test and after it."""
    await _delete_streams(nats_server.url)
    yield nats_server
    await _delete_streams(nats_server.url)


async def _delete_streams(url: str) -> None:
    connection = await nats.connect(url)
    jetstream = connection.jetstream()
    for info in await jetstream.streams_info():
        await jetstream.delete_stream(info.config.name or "")
    await connection.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """One PostgreSQL for the whole run; call it for the address of a new database."""
    cluster = PostgresCluster()
    yield cluster
    cluster.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new, empty database, once for each kind Värna runs on."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'varna.db'}"
    fresh: Callable[[], str] = request.getfixturevalue("postgres")
    return fresh()
