"""Fixtures of the gateway's tests: read models filled by the projector's own folds."""

import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from gateway.app import build_app
from gateway.http import App
from gateway.projector.engine import open_engine
from gateway.projector.generations import current_tables, prepare
from gateway.projector.projection import Projection
from gateway.views.reader import Reader, reading
from tests.gateway.asking_gateway import Client, client_of
from tests.gateway.city_told import CityTold
from tests.gateway.gateway_history import sample_log

TODAY = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def told_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which the whole sample history has been told, to copy."""
    address = tmp_path_factory.mktemp("told") / "read-models.db"
    opened = open_engine(f"sqlite:///{address}")
    prepare(opened)
    Projection(opened, current_tables(opened)).apply(sample_log().events)
    opened.dispose()
    return address


@pytest.fixture
def engine(told_once: Path, tmp_path: Path) -> Iterator[sa.Engine]:
    """Read models that hold the sample history."""
    shutil.copy(told_once, tmp_path / "read-models.db")
    opened = open_engine(f"sqlite:///{tmp_path / 'read-models.db'}")
    yield opened
    opened.dispose()


@pytest.fixture
def projection(engine: sa.Engine) -> Projection:
    """The projection that goes on from the sample history."""
    return Projection(engine, current_tables(engine))


@pytest.fixture
def reader(engine: sa.Engine) -> Iterator[Reader]:
    with reading(engine) as opened:
        yield opened


@pytest.fixture
def app(engine: sa.Engine) -> App:
    return build_app(engine, None, now=lambda: TODAY)


@pytest.fixture
async def ask(app: App) -> AsyncIterator[Client]:
    async with client_of(app) as http:
        yield Client(http)


@pytest.fixture
def city(tmp_path: Path) -> Iterator[CityTold]:
    """A city nothing has been told of yet."""
    opened = CityTold(tmp_path)
    yield opened
    opened.close()
