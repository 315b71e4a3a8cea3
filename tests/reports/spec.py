"""The language of given, when and then, as the tests of this service speak it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, TypeVar

from contracts.envelope import Actor, Fact, Instruction
from contracts.guidance import District, ListDistricts
from contracts.noting import NoteAppointment
from contracts.vault import TextReference
from contracts.vocabulary import Role
from ledger.handling import Decide
from services.reports.handlers import RULES, decide
from services.reports.now import Now
from services.reports.roles import BOUND_TO_NAMND, MAY, NOBODY_IN_PARTICULAR
from tests.given_when_then import NAMND, History, namnder_noted

Order = TypeVar("Order", bound=Instruction)
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
LOCAL, CENTRAL = "skarpnack-2020", "central-2020"
"""The appointments of the coordinators in `noted`."""


class Scenario(History):
    """Decides at a moment, with what the stores know of what the command names, as `Now` has it."""

    rules = RULES

    def deciding(self, at: datetime = NOW, texts: Mapping[str, TextReference] | None = None, **known: Any) -> Decide:
        return partial(decide, now=Now(at, texts or {}, **known))


def given(*history: Instruction | Fact) -> Scenario:
    return Scenario().given(*history)


def order(kind: type[Order], /, by: Role | None = None, of: str = NAMND, **body: Any) -> Order:
    """A command by somebody who may give it, unless a role is named; the nämnd of the actor is `of`.

    What a command makes is named after its `command_id`: give one when two of a kind are needed.
    """
    role = by or next(able for able, orders in MAY.items() if kind in orders)
    account = NOBODY_IN_PARTICULAR.get(role, "test")
    actor = Actor(account=account, role=role, namnd=of if role in BOUND_TO_NAMND else None)
    return kind(**{"command_id": "command-1", **body}, actor=actor)


def text_reference(number: int = 1) -> TextReference:
    """Where a text lies in the vault, and its digest."""
    return TextReference(reference=f"t-{number:032x}", digest=f"{number:064x}")


def noted() -> tuple[Instruction, ...]:
    """A register: three nämnder and one that went up in another, coordinators, and the districts of Skarpnäck."""
    return (
        *namnder_noted(order),
        order(NoteAppointment, namnd=NAMND, appointment_id=LOCAL, from_day=date(2020, 1, 1)),
        order(NoteAppointment, appointment_id=CENTRAL, from_day=date(2020, 1, 1)),
        order(
            ListDistricts,
            by=Role.SLK,
            namnd=NAMND,
            districts=(
                District(code="bagarmossen", title="Bagarmossen"),
                District(code="bjorkhagen", title="Björkhagen"),
                District(code="karrtorp", title="Kärrtorp"),
            ),
        ),
    )
