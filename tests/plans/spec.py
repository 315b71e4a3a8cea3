"""The language of given, when and then, as the tests of this service speak it."""

from datetime import date
from functools import partial
from typing import Any, TypeVar

from contracts.envelope import Actor, Fact, Instruction
from contracts.vocabulary import Role
from ledger.handling import Decide
from services.plans.handlers import RULES, decide
from services.plans.roles import BOUND_TO_NAMND, MAY
from tests.given_when_then import NAMND, History

Order = TypeVar("Order", bound=Instruction)
TODAY = date(2026, 11, 20)


class Scenario(History):
    """Decides on a day."""

    rules = RULES

    def deciding(self, today: date = TODAY) -> Decide:
        return partial(decide, today=today)


def given(*history: Instruction | Fact) -> Scenario:
    return Scenario().given(*history)


def order(kind: type[Order], /, by: Role | None = None, of: str = NAMND, **body: Any) -> Order:
    """A command by somebody who may give it, unless a role is named; the nämnd of the actor is `of`."""
    role = by or next(able for able, orders in MAY.items() if kind in orders)
    actor = Actor(account="test", role=role, namnd=of if role in BOUND_TO_NAMND else None)
    return kind(command_id="command-1", actor=actor, **body)
