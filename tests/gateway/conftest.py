"""Fixtures of the gateway's tests: read models filled by the projector's own folds."""

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
from tests.gateway.gateway_history import Log, sample_log

TODAY = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def log() -> Log:
    return sample_log()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    opened = open_engine(f"sqlite:///{tmp_path / 'read-models.db'}")
    prepare(opened)
    yield opened
    opened.dispose()


@pytest.fixture
def projection(engine: sa.Engine) -> Projection:
    return Projection(engine, current_tables(engine))


@pytest.fixture
def told(projection: Projection, log: Log) -> Projection:
    """The read models, with the whole sample history told."""
    projection.apply(log.events)
    return projection


@pytest.fixture
def reader(engine: sa.Engine, told: Projection) -> Iterator[Reader]:
    with reading(engine) as opened:
        yield opened


@pytest.fixture
def app(engine: sa.Engine, told: Projection) -> App:
    return build_app(engine, None, now=lambda: TODAY)


@pytest.fixture
async def ask(app: App) -> AsyncIterator[Client]:
    async with client_of(app) as http:
        yield Client(http)
