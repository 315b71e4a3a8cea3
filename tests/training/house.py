"""The training service with its real stores, without a bus."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path

from pydantic_core import from_json, to_json

from contracts.answers import Accepted, Refusal
from contracts.catalogue import EVENTS
from contracts.coverage import Person
from contracts.envelope import Fact, Instruction
from contracts.noting_namnder import NoteNamnd
from contracts.training_terms import Purpose
from contracts.vocabulary import Role
from ledger.ledger import Change, Ledger
from services.training.carrying_out import handle
from services.training.keeping.catching_up import caught_up
from services.training.keeping.recovery import recover
from services.training.keeping.stores import Stores, opened
from services.training.now import Now
from services.training.standing import Standing
from services.training.streams import stream_of
from tests.training.spec import NAMND, NOW, TODAY, order


class House:
    """The stores of a running service, and commands to it."""

    def __init__(self, stores: Stores) -> None:
        self.stores = stores
        self._told = 0

    def told(self, *orders: Instruction) -> "House":
        """Carry out commands that must be accepted."""
        for each in orders:
            self.accepted(self._named(each))
        return self

    def happened(self, *facts: Fact) -> None:
        """Let facts of the nämnd simply have happened."""
        ledger, stream = self.stores.ledger, stream_of(facts[0])
        self._told += 1
        note = order(NoteNamnd, Role.SYSTEM, command_id=f"happened-{self._told}", namnd=NAMND, valid_from=TODAY)
        ledger.record([Change(stream, len(ledger.load(stream)), facts)], note, ())

    def news(self, sent: Instruction) -> list[Fact]:
        """Carry out a command that must be accepted; return the facts that follow."""
        before = self.stores.ledger.last_position()
        self.told(sent)
        return [
            EVENTS[entry.type].model_validate_json(to_json(from_json(entry.sealed)["data"]))
            for entry in self.stores.ledger.entries(before, 10_000)
        ]

    def refused(self, order: Instruction, code: str, field: str | None = None) -> Refusal:
        """A command that must be refused, and leaves nothing behind."""
        before = self.stores.ledger.last_position()
        answer = self.tell(self._named(order))
        assert isinstance(answer, Refusal), answer
        assert answer.code == code, answer
        assert field is None or answer.field == field, answer
        assert self.stores.ledger.last_position() == before
        assert self.stores.links.unsettled() == []
        return answer

    def accepted(self, order: Instruction) -> Accepted:
        answer = self.tell(order)
        assert isinstance(answer, Accepted), answer
        return answer

    def tell(self, order: Instruction, at: datetime = NOW) -> Accepted | Refusal:
        return handle(self.stores, order, at)

    def facts(self, stream: str) -> list[Fact]:
        return self.stores.ledger.load(stream)

    def knows(self, number: str, purpose: Purpose = Purpose.EMPLOYEE) -> bool:
        return bool(self.stores.links.known(purpose, [number]))

    def who(self, number: str, purpose: Purpose = Purpose.EMPLOYEE) -> str:
        return self.stores.links.known(purpose, [number])[number]

    def done(self, number: str) -> list[tuple[str, int, date]]:
        """What somebody has completed, as it stands."""
        return sorted((each.course, each.version, each.completed_on) for each in self._person(number).done)

    def posts(self, number: str) -> list[tuple[str, str, str]]:
        """The posts that somebody has now: nämnd, unit and function."""
        return sorted((each.namnd, each.unit, each.function) for each in self._person(number).held if not each.to_day)

    @property
    def standing(self) -> Standing:
        return caught_up(self.stores)

    def _person(self, number: str) -> Person:
        return self.standing.people[self.who(number)]

    def _named(self, order: Instruction) -> Instruction:
        """Give a command an id of its own, unless it has a telling one."""
        self._told += 1
        return (
            order
            if order.command_id != "command-1"
            else order.model_copy(update={"command_id": f"told-{self.stores.ledger.last_position()}-{self._told:04}"})
        )


@contextmanager
def house_in(folder: Path) -> Iterator[House]:
    """Open the service on a folder, and put right what was left half done there."""
    with (
        closing(Ledger.open("training", f"sqlite:///{folder / 'training.db'}", lambda: NOW)) as ledger,
        opened(ledger, f"sqlite:///{folder / 'training-vault.db'}") as stores,
    ):
        recover(stores, Now(NOW))
        yield House(stores)
