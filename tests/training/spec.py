"""Given a history, when a command comes, then facts or a refusal: the language of the tests of this room."""

from datetime import UTC, date, datetime
from functools import partial
from typing import Any, Self, TypeVar

from contracts.answers import Refusal
from contracts.envelope import Actor, Fact, Instruction
from contracts.noting_namnder import NoteMerger, NoteNamnd
from contracts.vocabulary import Role
from ledger.handling import carry_out
from ledger.unit_of_work import UnitOfWork
from services.training.handlers import RULES, decide
from services.training.now import Now
from services.training.roles import BOUND_TO_NAMND, MAY

Order = TypeVar("Order", bound=Instruction)
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
NAMND, OTHER, FORMER, MERGED = "skarpnack", "kungsholmen", "hagersten-liljeholmen", "hagersten-alvsjo"


class Scenario:
    """A log kept in memory, and what the last command led to."""

    def __init__(self) -> None:
        self.log: dict[str, list[Fact]] = {}
        self.outcome: tuple[Fact, ...] | Refusal | None = None

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

    def when(self, order: Instruction, at: datetime = NOW) -> Self:
        """Decide on a command at a moment."""
        work = self.work()
        ids = carry_out(work, RULES, order, partial(decide, now=Now(at)), lambda _: False)
        self.outcome = ids if isinstance(ids, Refusal) else self._keep(work)
        return self

    def then(self, *facts: type[Fact]) -> Self:
        """The command led to facts of exactly these types, in this order."""
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
        return UnitOfWork(lambda stream: self.log.get(stream, []), RULES.evolve, RULES.stream_of)

    def _keep(self, work: UnitOfWork) -> tuple[Fact, ...]:
        made: tuple[Fact, ...] = ()
        for change in work.changes():
            assert change.expected_version == len(self.log.get(change.stream, []))
            self.log.setdefault(change.stream, []).extend(change.facts)
            made += change.facts
        return made


def given(*history: Instruction | Fact) -> Scenario:
    return Scenario().given(*history)


def order(kind: type[Order], by: Role | None = None, /, of: str = NAMND, **body: Any) -> Order:
    """A command by somebody who may give it, unless a role is named; the nämnd of the actor is `of`."""
    role = by or next(able for able, orders in MAY.items() if kind in orders)
    actor = Actor(account="test", role=role, namnd=of if role in BOUND_TO_NAMND else None)
    return kind(**{"command_id": "command-1", **body}, actor=actor)


def noted() -> tuple[Instruction, ...]:
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
