"""A process of its own that keeps, erases, forgets or spends, and is killed where the test says.

Run as `python -m tests.ledger.vault_child WHAT ADDRESS`.
"""

import sys

from contracts.failpoints import reach
from ledger.links import Links, pseudonym
from ledger.tokens import Tokens
from ledger.vault import Vault


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def keep(address: str) -> None:
    vault = Vault.open("reports", address)
    kept = vault.keep("kungsholmen", "incident/1", "en text")
    say(kept.model_dump_json())
    reach("V2")
    vault.settle([kept.reference])


def erase(address: str) -> None:
    vault = Vault.open("reports", address)
    kept = vault.keep("kungsholmen", "incident/1", "en text")
    vault.settle([kept.reference])
    say(kept.model_dump_json())
    vault.erase(kept.reference, b'{"ground": "order"}')
    reach("V1")
    vault.erased(kept.reference)


def forget(address: str) -> None:
    links, made = Links.open("training", address), pseudonym()
    links.keep("employee", {"10000": made})
    links.settle([made])
    say(made)
    links.forget(made, b'{"ground": "order"}')
    reach("V1")
    links.forgotten(made)


def spend(address: str) -> None:
    tokens = Tokens.open("reports", address)
    token = tokens.issue("utskick-1", 5)[0]
    say(token)
    with tokens.spending(token) as spending:
        assert spending is not None
        reach("V3")
        reach("V4")
        spending.spent()


def hold(address: str) -> None:
    vault, tokens = Vault.open("reports", address), Tokens.open("reports", address)
    say("open")
    sys.stdin.read()
    tokens.close()
    vault.close()


if __name__ == "__main__":
    {"keep": keep, "erase": erase, "forget": forget, "spend": spend, "hold": hold}[sys.argv[1]](sys.argv[2])
