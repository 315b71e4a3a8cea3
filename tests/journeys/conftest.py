from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.one_machine import OneMachine


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[OneMachine]:
    machine = OneMachine(tmp_path / "data")
    yield machine
    if machine.process is not None:
        machine.process.kill()
        machine.process.communicate()
