"""Where everybody stands now: what the ledger has got since somebody last asked is folded in."""

from pydantic_core import from_json

from contracts.upcasting import upcast
from services.training.keeping.stores import Stores
from services.training.standing import Standing

_AT_A_TIME = 5_000


def caught_up(stores: Stores) -> Standing:
    """Return where everybody stands as of the ledger's last event."""
    while entries := stores.ledger.entries(stores.standing.position, _AT_A_TIME):
        for entry in entries:
            stores.standing.take(entry.position, *upcast(entry.type, from_json(entry.sealed)["data"]))
    return stores.standing
