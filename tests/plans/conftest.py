from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.ledger import Ledger


@pytest.fixture
def plans_ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An open, empty ledger of the plans service in a file of its own."""
    opened = Ledger.open("plans", f"sqlite:///{tmp_path / 'plans.db'}")
    yield opened
    opened.close()
