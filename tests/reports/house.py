"""The reports service with its real stores, without a bus."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from contracts.answers import Accepted, Refusal
from contracts.envelope import Fact, Instruction
from ledger.ledger import Ledger
from services.reports.carrying_out import CarryOut, handle
from services.reports.keeping.recovery import recover
from services.reports.keeping.stores import Stores, opened
from services.reports.now import Now
from tests.reports.spec import NOW


class House:
    """The stores of a running service, and commands to it."""

    def __init__(self, stores: Stores) -> None:
        self.stores = stores
        self._told = 0

    def told(self, *orders: Instruction) -> "House":
        """Carry out commands that must be accepted, each under an id of its own unless it has a telling one."""
        for each in orders:
            self._told += 1
            named = each.command_id if each.command_id != "command-1" else f"told-{self._told:04}"
            answer = self.tell(each.model_copy(update={"command_id": named}))
            assert isinstance(answer, Accepted), answer
        return self

    def tell(self, order: Instruction, at: datetime = NOW) -> Accepted | Refusal:
        return handle(self.stores, order, at)

    def accepted(self, order: Instruction) -> Accepted:
        answer = self.tell(order)
        assert isinstance(answer, Accepted), answer
        return answer

    def facts(self, stream: str) -> list[Fact]:
        return self.stores.ledger.load(stream)

    def refusal(self, order: Instruction) -> Refusal:
        answer = self.tell(order)
        assert isinstance(answer, Refusal), answer
        return answer

    def one(self, stream: str, kind: type[Fact]) -> Any:
        (found,) = [fact for fact in self.facts(stream) if type(fact) is kind]
        return found


@contextmanager
def house_in(folder: Path) -> Iterator[House]:
    """Open the service on a folder, and put right what was left half done there."""
    ledger = Ledger.open("reports", f"sqlite:///{folder / 'reports.db'}", lambda: NOW)
    try:
        with opened(ledger, f"sqlite:///{folder / 'reports-vault.db'}") as stores:
            recover(stores, Now(NOW), lambda order, now: CarryOut(stores, order)(now))
            yield House(stores)
    finally:
        ledger.close()
