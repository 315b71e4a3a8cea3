"""From a command to its answer: what names employees goes by way of the vault, which makes them pseudonyms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

from contracts.answers import Accepted, Refusal
from contracts.envelope import Instruction
from ledger import handling
from services.training.handlers import RULES, decide
from services.training.keeping.stores import Stores
from services.training.now import Now


@dataclass(frozen=True, slots=True)
class CarryOut:
    """Decides a command and records what follows from it."""

    stores: Stores
    order: Instruction

    def __call__(self, now: Now) -> Accepted | Refusal:
        """Record what follows, or say why not; what the stores have to do for it is done before."""
        return handling.handle(self.stores.ledger, RULES, self.order, partial(decide, now=now))


Way = Callable[[Stores, Any, Now, CarryOut], Accepted | Refusal]

WAYS: Final[Mapping[type[Instruction], Way]] = {}
"""The commands that more than the ledger has a part in."""


def handle(stores: Stores, order: Instruction, moment: datetime) -> Accepted | Refusal:
    """Answer a command: as before when it is known, else record what follows from it, or say why not."""
    carry_out, now = CarryOut(stores, order), Now(moment)
    way = WAYS.get(type(order))
    return way(stores, order, now, carry_out) if way else carry_out(now)
