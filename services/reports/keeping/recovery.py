"""What is put right at each start: texts, erasures and tokens that a crash, or a restored backup, left half done."""

from collections import defaultdict
from collections.abc import Callable

from contracts.answers import Accepted, Refusal
from contracts.vault_access import EraseText
from services.reports.keeping.answering import settle_marked, withdraw_ended
from services.reports.keeping.erasing import unfinished
from services.reports.keeping.stores import Stores
from services.reports.keeping.texts import settle
from services.reports.now import Now
from services.reports.reading import ERASURES, erased_in

Resume = Callable[[EraseText, Now], Accepted | Refusal]
"""Records an erasure whose text is gone already."""


def recover(stores: Stores, now: Now, resume: Resume) -> None:
    """Bring the vault and the tokens to what the ledger says."""
    kept: defaultdict[str, list[str]] = defaultdict(list)
    for text in stores.vault.unsettled():
        kept[text.stream].append(text.reference)
    for stream, references in kept.items():
        settle(stores, stream, references)
    for owner, order in unfinished(stores):
        resume(order, Now(now.moment, owner=owner))
        stores.vault.erased(order.reference)
    stores.vault.erase_again(erased_in(stores.ledger.load(ERASURES)))
    settle_marked(stores)
    withdraw_ended(stores)
