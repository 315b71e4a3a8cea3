"""From a command to its answer: what has texts or tokens goes by way of the vault or their box."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

from contracts.answers import Accepted, Refusal
from contracts.envelope import Instruction
from contracts.incidents import ReportIncident
from contracts.surveys import AnswerSurvey, CloseSurvey, DistributeSurvey, WithdrawDistribution
from contracts.vault_access import EraseText, ReadText
from ledger import handling
from ledger.unit_of_work import UnitOfWork
from services.reports.handlers import RULES, decide
from services.reports.keeping import answering, erasing, reporting
from services.reports.keeping.stores import Stores
from services.reports.now import Now


@dataclass(frozen=True, slots=True)
class CarryOut:
    """Decides a command and records what follows from it."""

    stores: Stores
    order: Instruction

    def __call__(self, now: Now) -> Accepted | Refusal:
        """Record what follows, or say why not; what the stores have to do for it is done before."""
        return handling.handle(self.stores.ledger, RULES, self.order, partial(decide, now=now))

    def objection(self, now: Now) -> Refusal | None:
        """Say why the command would be refused, and record nothing."""
        work = UnitOfWork(self.stores.ledger.load, RULES.evolve, RULES.stream_of)
        decision = decide(work, self.order, False, now=now)
        return decision if isinstance(decision, Refusal) else None


Way = Callable[[Stores, Any, Now, CarryOut], Accepted | Refusal]

WAYS: Final[Mapping[type[Instruction], Way]] = {
    ReportIncident: reporting.report_incident,
    ReadText: erasing.read_text,
    EraseText: erasing.erase_text,
    AnswerSurvey: answering.answer_survey,
    DistributeSurvey: answering.distribute_survey,
    WithdrawDistribution: answering.withdraw_distribution,
    CloseSurvey: answering.close_survey,
}
"""The commands that more than the ledger has a part in."""


def handle(stores: Stores, order: Instruction, moment: datetime) -> Accepted | Refusal:
    """Answer a command: as before when it is known, else record what follows from it, or say why not."""
    carry_out, now = CarryOut(stores, order), Now(moment)
    way = WAYS.get(type(order))
    return way(stores, order, now, carry_out) if way else carry_out(now)
