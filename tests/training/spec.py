"""The language of given, when and then, as the tests of this service speak it."""

from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from contracts.envelope import Actor, Fact, Instruction
from contracts.vocabulary import Role
from ledger.handling import Decide
from services.training.handlers import RULES, decide
from services.training.now import Now
from services.training.roles import BOUND_TO_NAMND, MAY
from tests.given_when_then import FORMER, MERGED, NAMND, OTHER, History, namnder_noted

__all__ = ["FORMER", "MERGED", "NAMND", "OTHER"]

Order = TypeVar("Order", bound=Instruction)
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


class Scenario(History):
    """Decides at a moment."""

    rules = RULES

    def deciding(self, at: datetime = NOW) -> Decide:
        return partial(decide, now=Now(at))


def given(*history: Instruction | Fact) -> Scenario:
    return Scenario().given(*history)


def order(kind: type[Order], by: Role | None = None, /, of: str = NAMND, **body: Any) -> Order:
    """A command by somebody who may give it, unless a role is named; the nämnd of the actor is `of`."""
    role = by or next(able for able, orders in MAY.items() if kind in orders)
    actor = Actor(account="test", role=role, namnd=of if role in BOUND_TO_NAMND else None)
    return kind(**{"command_id": "command-1", **body}, actor=actor)


def noted() -> tuple[Instruction, ...]:
    """A register: three nämnder and one that went up in another."""
    return namnder_noted(order)
