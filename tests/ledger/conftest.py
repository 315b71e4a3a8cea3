from collections.abc import Iterator

import pytest

from ledger.ledger import Ledger


@pytest.fixture
def ledger(database: str) -> Iterator[Ledger]:
    """An open, empty ledger, once on each kind of database."""
    opened = Ledger.open("plans", database)
    yield opened
    opened.close()
