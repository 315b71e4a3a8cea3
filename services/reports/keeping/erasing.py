"""Reading and erasing texts of the vault, in the order that keeps every promise whatever breaks in between."""

from dataclasses import replace
from typing import Protocol

from pydantic import TypeAdapter
from pydantic_core import to_json

from contracts.answers import Accepted, Refusal
from contracts.envelope import Contract
from contracts.failpoints import reach
from contracts.vault_access import EraseText, ReadText
from services.reports.keeping.stores import Stores
from services.reports.keeping.texts import CarryOut
from services.reports.now import Now


class CheckedFirst(Protocol):
    """Carries out a command, and can say beforehand why it would be refused."""

    def __call__(self, now: Now) -> Accepted | Refusal:
        """Record what follows from the command."""
        ...

    def objection(self, now: Now) -> Refusal | None:
        """Say why the command would be refused, and record nothing."""
        ...


class Erasing(Contract):
    """What the vault remembers of an erasure until its event is recorded."""

    owner: str
    order: EraseText


_ERASING = TypeAdapter(Erasing)


def read_text(stores: Stores, order: ReadText, now: Now, carry_out: CarryOut) -> Accepted | Refusal:
    """Record the reading, then tell the text. A repeated command tells nothing: each reading is recorded."""
    answered = stores.ledger.receipt(order)
    if answered is not None:
        return answered
    answer = carry_out(replace(now, owner=stores.vault.namnd_of(order.reference)))
    if isinstance(answer, Refusal):
        return answer
    text = stores.vault.read(order.reference)
    return answer.model_copy(update={"disclosed": () if text is None else (text,)})


def erase_text(stores: Stores, order: EraseText, now: Now, carry_out: CheckedFirst) -> Accepted | Refusal:
    """Delete the text, then record that it is erased; what dies in between is completed at the next start."""
    owner = stores.vault.namnd_of(order.reference) or _owner_before(stores, order.reference)
    found = replace(now, owner=owner)
    answered = stores.ledger.receipt(order) or carry_out.objection(found)
    if answered is not None or owner is None:
        return answered or carry_out(found)
    stores.vault.erase(order.reference, to_json(Erasing(owner=owner, order=order)))
    reach("V1")
    answer = carry_out(found)
    stores.vault.erased(order.reference)
    return answer


def _owner_before(stores: Stores, reference: str) -> str | None:
    """Return whose the text was when an erasure got no further than deleting it."""
    return next((owner for owner, order in unfinished(stores) if order.reference == reference), None)


def unfinished(stores: Stores) -> list[tuple[str, EraseText]]:
    """Return the erasures whose event is perhaps not recorded: whose text it was, and the command."""
    found = (_ERASING.validate_json(remembered) for remembered in stores.vault.erasing())
    return [(erasing.owner, erasing.order) for erasing in found]
