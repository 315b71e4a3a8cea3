"""Where this service keeps things: facts in the ledger, texts in the vault, one-time tokens in their box."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from ledger.ledger import Ledger
from ledger.tokens import Tokens
from ledger.vault import Vault


@dataclass(frozen=True, slots=True)
class Stores:
    """What is open while the service runs."""

    ledger: Ledger
    vault: Vault
    tokens: Tokens


@contextlib.contextmanager
def opened(ledger: Ledger, vault_address: str) -> Iterator[Stores]:
    """Open the vault and the token box beside a ledger that is open."""
    with (
        contextlib.closing(Vault.open("reports", vault_address)) as vault,
        contextlib.closing(Tokens.open("reports", vault_address)) as tokens,
    ):
        yield Stores(ledger, vault, tokens)
