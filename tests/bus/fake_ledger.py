"""A ledger in a list: what a relay reads, with the holes that receipts leave between positions."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from contracts.envelope import Actor, seal
from contracts.organisation import EstablishNamnd, NamndEstablished
from contracts.vocabulary import NamndKind, Role

FIRST_MOMENT = 1_790_000_000_000_000
TYPE = NamndEstablished.type


@dataclass(frozen=True, slots=True)
class FakeEntry:
    position: int
    type: str
    sealed: bytes


def sealed(number: int, tale: str = "") -> bytes:
    """The bytes of the event with this number; another tale gives other bytes."""
    order = EstablishNamnd(
        command_id=f"command-{number}",
        actor=Actor(account="registrator", role=Role.REGISTRAR),
        namnd=f"namnd-{number}",
        name=f"Nämnd {number}{tale}",
        kind=NamndKind.FACKNAMND,
        valid_from=date(2020, 1, 1),
    )
    fact = NamndEstablished(
        namnd=order.namnd,
        name=order.name,
        kind=order.kind,
        valid_from=order.valid_from,
        plan_obliged=order.plan_obliged,
        police_area=None,
    )
    return seal(fact, FIRST_MOMENT + number, order, f"correlation-{number}")


@dataclass
class FakeLedger:
    """Every second position is a receipt's, so the events stand at 1, 3, 5 and so on."""

    tale: str = ""
    events: list[FakeEntry] = field(default_factory=list)

    def record(self, count: int) -> "FakeLedger":
        for _ in range(count):
            position = 2 * len(self.events) + 1
            self.events.append(FakeEntry(position, TYPE, sealed(position, self.tale)))
        return self

    def entries(self, after: int, limit: int) -> Sequence[FakeEntry]:
        first = max(0, (after + 1) // 2)
        return self.events[first : first + limit]

    @property
    def positions(self) -> list[int]:
        return [entry.position for entry in self.events]
