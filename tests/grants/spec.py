"""The language of given, when and then, as the tests of this service speak it."""

from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from contracts.envelope import Actor, Fact, Instruction
from contracts.vocabulary import Role
from ledger.handling import Decide
from services.grants.handlers import RULES, decide
from services.grants.now import Now
from services.grants.roles import BOUND_TO_NAMND, MAY
from tests.given_when_then import FORMER, MERGED, NAMND, OTHER, History, namnder_noted

__all__ = ["FORMER", "MERGED", "NAMND", "OTHER"]

Order = TypeVar("Order", bound=Instruction)
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
POSITION = 77
"""The ledger's last position, whenever these tests decide."""
ACCOUNTS = {Role.GRANTS_OFFICER: "officer", Role.GRANTS_DECIDER: "decider"}
"""The accounts of those who assess and those who decide; of others it is `test`."""


class Scenario(History):
    """Decides at a moment."""

    rules = RULES

    def deciding(self, at: datetime = NOW) -> Decide:
        return partial(decide, now=Now(at, POSITION))


def given(*history: Instruction | Fact) -> Scenario:
    return Scenario().given(*history)


def order(
    kind: type[Order], /, by: Role | None = None, of: str = NAMND, account: str | None = None, **body: Any
) -> Order:
    """A command by somebody who may give it, unless a role is named; the nämnd of the actor is `of`.

    What a command makes is named after its `command_id`: give one when two of a kind are needed.
    """
    role = by or next(able for able, orders in MAY.items() if kind in orders)
    actor = Actor(
        account=account or ACCOUNTS.get(role, "test"), role=role, namnd=of if role in BOUND_TO_NAMND else None
    )
    return kind(**{"command_id": "command-1", **body}, actor=actor)


def noted() -> tuple[Instruction, ...]:
    """A register: three nämnder and one that went up in another."""
    return namnder_noted(order)
