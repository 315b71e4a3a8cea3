"""Given a history, when a command comes, then facts or a refusal: the language of the tests of every service."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar, Self

from contracts.answers import Refusal
from contracts.envelope import Fact, Instruction
from contracts.noting_namnder import NoteMerger, NoteNamnd
from ledger.handling import Decide, Rules, carry_out
from ledger.unit_of_work import UnitOfWork

NAMND, OTHER, FORMER, MERGED = "skarpnack", "kungsholmen", "hagersten-liljeholmen", "hagersten-alvsjo"


class History(ABC):
    """A log kept in memory, and what the last command led to."""

    rules: ClassVar[Rules]

    def __init__(self) -> None:
        self.log: dict[str, list[Fact]] = {}
        self.outcome: tuple[Fact, ...] | Refusal | None = None

    @abstractmethod
    def deciding(self, *around: Any, **known: Any) -> Decide:
        """How the service decides, with what a test says of the surroundings."""

    def given(self, *history: Instruction | Fact) -> Self:
        """Let commands be accepted, and facts simply have happened."""
        for step in history:
            if isinstance(step, Instruction):
                assert not isinstance(self.when(step).outcome, Refusal), self.outcome
            else:
                work = self.work()
                work.add((step,))
                self._keep(work)
        return self

    def when(self, order: Instruction, *around: Any, **known: Any) -> Self:
        """Decide on a command in surroundings that `deciding` takes."""
        work = self.work()
        ids = carry_out(work, self.rules, order, self.deciding(*around, **known), lambda _: False)
        self.outcome = ids if isinstance(ids, Refusal) else self._keep(work)
        return self

    def then(self, *facts: type[Fact]) -> Self:
        """The command led to facts of exactly these types, in this order in each stream."""
        assert not isinstance(self.outcome, Refusal), self.outcome
        assert self.outcome is not None
        assert [type(fact) for fact in self.outcome] == list(facts)
        return self

    def then_said(self, fact_type: type[Fact], **said: Any) -> Self:
        """One of the facts is of this type and says this much."""
        assert not isinstance(self.outcome, Refusal), self.outcome
        found = [fact for fact in self.outcome or () if type(fact) is fact_type]
        assert said in [{name: getattr(fact, name) for name in said} for fact in found], found
        return self

    def then_refused(self, code: str, field: str | None = None, items: tuple[str, ...] | None = None) -> Refusal:
        refusal = self.outcome
        assert isinstance(refusal, Refusal), refusal
        assert refusal.code == code, refusal
        assert refusal.reason_sv
        assert refusal.reason_en
        assert refusal.hint
        assert field is None or refusal.field == field
        assert items is None or refusal.items == items
        return refusal

    def state(self, stream: str) -> Any:
        """What the facts of a stream make."""
        return self.work().state(stream)

    def work(self) -> UnitOfWork:
        return UnitOfWork(lambda stream: self.log.get(stream, []), self.rules.evolve, self.rules.stream_of)

    def _keep(self, work: UnitOfWork) -> tuple[Fact, ...]:
        made: tuple[Fact, ...] = ()
        for change in work.changes():
            assert change.expected_version == len(self.log.get(change.stream, []))
            self.log.setdefault(change.stream, []).extend(change.facts)
            made += change.facts
        return made


def namnder_noted(order: Callable[..., Instruction]) -> tuple[Instruction, ...]:
    """A register: three nämnder and one that went up in another."""
    return (
        *(
            order(NoteNamnd, namnd=code, valid_from=since)
            for code, since in (
                (NAMND, date(1997, 1, 1)),
                (OTHER, date(1997, 1, 1)),
                (FORMER, date(2007, 1, 1)),
                (MERGED, date(2020, 7, 1)),
            )
        ),
        order(NoteMerger, namnd=FORMER, into=MERGED, last_day=date(2020, 6, 30)),
    )
