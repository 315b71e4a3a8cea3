"""What processes of their own do that keep, erase, forget or spend, and are killed where the test says."""

import signal

from contracts.failpoints import reach
from ledger.links import Links, pseudonym
from ledger.tokens import Tokens
from ledger.vault import Vault
from tests.children import Say


def keep(say: Say, address: str) -> None:
    vault = Vault.open("reports", address)
    kept = vault.keep("kungsholmen", "incident/1", "en text")
    say(kept.model_dump_json())
    reach("V2")
    vault.settle([kept.reference])


def erase(say: Say, address: str) -> None:
    vault = Vault.open("reports", address)
    kept = vault.keep("kungsholmen", "incident/1", "en text")
    vault.settle([kept.reference])
    say(kept.model_dump_json())
    vault.erase(kept.reference, b'{"ground": "order"}')
    reach("V1")
    vault.erased(kept.reference)


def forget(say: Say, address: str) -> None:
    links, made = Links.open("training", address), pseudonym()
    links.keep("employee", {"10000": made})
    links.settle([made])
    say(made)
    links.forget(made, b'{"ground": "order"}')
    reach("V1")
    links.forgotten(made)


def spend(say: Say, address: str) -> None:
    tokens = Tokens.open("reports", address)
    token = tokens.issue("utskick-1", 5)[0]
    say(token)
    with tokens.spending(token) as spending:
        assert spending is not None
        reach("V3")
        reach("V4")
        spending.spent()


def hold(say: Say, address: str) -> None:
    _held = Vault.open("reports", address), Tokens.open("reports", address)
    say("open")
    signal.pause()
