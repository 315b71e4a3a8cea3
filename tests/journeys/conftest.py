from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.one_machine import OneMachine, one_machine


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[OneMachine]:
    with one_machine(tmp_path / "data") as machine:
        yield machine
