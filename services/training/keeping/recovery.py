"""What is put right at each start, and before each command: what a crash, or a restored backup, left half done."""

from dataclasses import replace

from pydantic import TypeAdapter
from pydantic_core import to_json

from contracts.completions import EmployeeForgotten
from services.training.by_pseudonym import RecordForgetting
from services.training.forgetting import STREAM
from services.training.keeping.catching_up import caught_up
from services.training.keeping.stores import Stores
from services.training.now import Now
from services.training.recording import record

_FORGETTING = TypeAdapter(RecordForgetting)


def recover(stores: Stores, now: Now) -> None:
    """Bring the vault to what the ledger says: whoever is forgotten stays so, though an older copy was put back."""
    with stores.links.alone():
        put_right(stores, now)
        forgotten = stores.ledger.load(STREAM)
        stores.links.forget_again(fact.person for fact in forgotten if isinstance(fact, EmployeeForgotten))
        caught_up(stores)  # a large city takes seconds: better now than while somebody waits for an answer


def put_right(stores: Stores, now: Now) -> None:
    """Settle or discard the links of a command that failed, and complete forgettings; mostly there are none."""
    if unsettled := stores.links.unsettled():
        people = caught_up(stores).people
        stores.links.settle(each for each in unsettled if each in people)
        stores.links.discard(each for each in unsettled if each not in people)
    for remembered in stores.links.forgetting():
        order = _FORGETTING.validate_json(remembered)
        if order.person:
            stores.links.forget(order.person, to_json(order))
            record(stores.ledger, order, replace(now, standing=caught_up(stores)))
            stores.links.forgotten(order.person)
