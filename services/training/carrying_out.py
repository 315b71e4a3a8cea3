"""From a command to its answer: what names employees goes by way of the vault, which makes them pseudonyms."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from contracts.answers import Accepted, Refusal
from contracts.completions import (
    ForgetEmployee,
    RedateCompletion,
    TakeInCompletions,
    TakeInStaff,
    WithdrawCompletion,
)
from contracts.envelope import Instruction
from contracts.training_measures import MeasureCoverage
from services.training.keeping import corrections, forgetting, lists, measuring
from services.training.keeping.stores import Stores
from services.training.now import Now
from services.training.recording import record

Way = Callable[[Stores, Any, Now], Accepted | Refusal]

WAYS: Final[Mapping[type[Instruction], Way]] = {
    TakeInStaff: lists.take_in_staff,
    TakeInCompletions: lists.take_in_completions,
    WithdrawCompletion: corrections.withdraw,
    RedateCompletion: corrections.redate,
    ForgetEmployee: forgetting.forget,
    MeasureCoverage: measuring.measure,
}
"""The commands that more than the ledger has a part in."""


def handle(stores: Stores, order: Instruction, moment: datetime) -> Accepted | Refusal:
    """Answer a command: as before when it is known, else record what follows from it, or say why not."""
    way = WAYS.get(type(order))
    return way(stores, order, Now(moment)) if way else record(stores.ledger, order, Now(moment))
