"""Where this service keeps things: facts in the ledger, whose pseudonym it is in the vault."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from ledger.ledger import Ledger
from ledger.links import Links
from services.training.standing import Standing


@dataclass(frozen=True, slots=True)
class Stores:
    """What is open while the service runs."""

    ledger: Ledger
    links: Links
    standing: Standing = field(default_factory=Standing)
    """Where everybody stood when somebody last asked; only whoever has the links alone may look."""


@contextlib.contextmanager
def opened(ledger: Ledger, vault_address: str) -> Iterator[Stores]:
    """Open the vault beside a ledger that is open."""
    with contextlib.closing(Links.open("training", vault_address)) as links:
        yield Stores(ledger, links)
