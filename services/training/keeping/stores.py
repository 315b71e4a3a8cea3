"""Where this service keeps things: facts in the ledger, whose pseudonym it is in the vault."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Stores:
    """What is open while the service runs."""

    ledger: Ledger


@contextlib.contextmanager
def opened(ledger: Ledger, _vault_address: str) -> Iterator[Stores]:
    """Open the vault beside a ledger that is open."""
    yield Stores(ledger)
