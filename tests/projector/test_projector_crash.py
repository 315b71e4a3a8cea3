"""The projector killed at every named place, as a process of its own: after a restart nothing is lost or doubled."""

import signal
from collections.abc import Callable, Iterator

import pytest

from bus.connection import Connection
from gateway.projector.generations import ask_for_rebuild, current_tables
from tests.children import Child
from tests.processes import NatsServer
from tests.projector.projector_child import project
from tests.projector.read_models import ReadModels
from tests.projector.running import relayed, until
from tests.projector.sample_history import plans_history, sample_ledger
from tests.projector.sample_ledger import SERVICE

LAST = plans_history()[-1].position


class Children:
    """Projectors as processes; those still alive at the end of the test are killed."""

    def __init__(self, bus: str, read_models: ReadModels) -> None:
        self.bus = bus
        self.read_models = read_models
        self.started: list[Child] = []

    def start(self, failpoint: str = "") -> Child:
        self.started.append(Child(project, self.bus, self.read_models.address, failpoint=failpoint))
        return self.started[-1]

    def end(self) -> None:
        for child in self.started:
            child.kill()


@pytest.fixture
def children(read_models: ReadModels, fresh_stream: NatsServer) -> Iterator[Children]:
    started = Children(fresh_stream.url, read_models)
    yield started
    started.end()


async def killed(child: Child) -> None:
    await until(lambda: child.status is not None, "the failpoint killed the projector")
    assert child.status == -signal.SIGKILL


def at(read_models: ReadModels) -> int:
    return read_models.projection().positions.get(SERVICE, 0)


@pytest.mark.parametrize("failpoint", ["P1", "P2", "P3", "P4"])
async def test_killed_while_it_follows(
    failpoint: str,
    children: Children,
    read_models: ReadModels,
    connection: Connection,
    another: Callable[[], ReadModels],
) -> None:
    await relayed(sample_ledger(), connection)
    await killed(children.start(failpoint))
    assert at(read_models) == (0 if failpoint in {"P1", "P2"} else LAST)
    children.start()
    await until(lambda: at(read_models) == LAST, "the next projector has everything")
    assert read_models.digest() == another().fold(plans_history()).digest()


@pytest.mark.parametrize("failpoint", ["B1", "B2"])
async def test_killed_while_it_rebuilds(
    failpoint: str,
    children: Children,
    read_models: ReadModels,
    connection: Connection,
    another: Callable[[], ReadModels],
) -> None:
    await relayed(sample_ledger(), connection)
    before = read_models.fold(plans_history()[:30]).digest()
    ask_for_rebuild(read_models.engine)
    await killed(children.start(failpoint))
    assert current_tables(read_models.engine).generation == 1
    assert read_models.digest() == before, "what was read before is still there"
    children.start()
    await until(lambda: at(read_models) == LAST, "the next projector has everything")
    assert current_tables(read_models.engine).generation == 2
    assert read_models.digest() == another().fold(plans_history()).digest()
