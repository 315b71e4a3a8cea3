"""A ledger in a list: facts with positions that have holes, as in a real ledger where receipts stand between events."""

from dataclasses import dataclass

from contracts.envelope import Actor, Fact, Instruction, Recorded, seal, unseal
from contracts.vocabulary import Role

FIRST_MOMENT = 1_790_000_000_000_000
SERVICE = "plans"
ORDER = Instruction(command_id="sample-history", actor=Actor(account="samordnare-1", role=Role.LOCAL_COORDINATOR))


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as a relay reads it from a ledger."""

    position: int
    type: str
    sealed: bytes


class Ledger:
    """Facts of a service in a list, as a relay reads them; every third position is a receipt's."""

    def __init__(self, facts: list[Fact], service: str = SERVICE, begins: int = 0) -> None:
        """`begins` is how many seconds after the first moment of all its first event was recorded."""
        self.service = service
        self.begins = begins
        self.list: list[Entry] = []
        for fact in facts:
            self.add(fact)

    def add(self, fact: Fact) -> None:
        number = len(self.list)
        position = number + number // 2 + 1
        self.list.append(Entry(position, fact.type, seal(fact, moment(self.begins + position), ORDER, "sample")))

    def entries(self, after: int, limit: int) -> list[Entry]:
        return [entry for entry in self.list if entry.position > after][:limit]

    @property
    def recorded(self) -> list[Recorded]:
        """The events as an inbox hands them over."""
        before = [0, *(entry.position for entry in self.list)]
        return [
            unseal(self.service, entry.position, previous, entry.type, entry.sealed)
            for previous, entry in zip(before, self.list, strict=False)
        ]


def moment(position: int) -> int:
    """When the event at a position was recorded."""
    return FIRST_MOMENT + position * 1_000_000
