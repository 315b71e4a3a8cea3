"""Rounds of applications: a budget, days and a rule set; nothing is decided outside an open one (G01).

The nämnd never promises more than the budget. A court can: when it sets a revocation aside the promise holds again,
and then nothing more is approved until there is room.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet, out_of_range
from contracts.envelope import Fact
from contracts.grant_rules import BudgetCommitted, BudgetReleased, CloseRound, OpenRound, RoundClosed, RoundOpened
from contracts.grant_terms import SupportKind
from contracts.namnder import not_valid
from contracts.plans import Period
from services.grants.around import Around
from services.grants.rules import no_rules


@dataclass(frozen=True, slots=True)
class Round:
    """The state of one round. Amounts are öre."""

    namnd: str
    round_id: str
    kind: SupportKind
    period: Period
    budget: int
    opens_on: date
    closes_on: date
    rule_set: str
    committed: Mapping[str, int] = field(default_factory=dict)
    """What is promised, by support."""
    closed_on: date | None = None

    @property
    def room(self) -> int:
        """What is left of the budget."""
        return self.budget - sum(self.committed.values())


def evolve(current: Round | None, fact: Fact) -> Round:
    """Return the round after a fact; the first fact of its stream makes it."""
    match fact:
        case RoundOpened():
            return Round(
                namnd=fact.namnd,
                round_id=fact.round_id,
                kind=fact.kind,
                period=fact.period,
                budget=fact.budget.ore,
                opens_on=fact.opens_on,
                closes_on=fact.closes_on,
                rule_set=fact.rule_set,
            )
        case _ if current is None:
            raise LookupError(f"the stream of a round cannot begin with {fact.type}")
        case BudgetCommitted():
            return _committed(current, fact.support_id, fact.amount.ore)
        case BudgetReleased():
            return _committed(current, fact.support_id, -fact.amount.ore)
        case RoundClosed():
            return replace(current, closed_on=fact.closed_on)
        case _:
            raise LookupError(f"no fact of a round: {fact.type}")


def _committed(current: Round, support_id: str, more: int) -> Round:
    promised = current.committed.get(support_id, 0) + more
    return replace(current, committed={**current.committed, support_id: promised})


def open_round(current: Round | None, order: OpenRound, around: Around) -> Decision:
    """Open a round under the rules that hold on the day it opens."""
    city = around.city
    if current is not None:
        return _round_exists()
    refusal = (
        not_valid(city.namnder, order.namnd, order.opens_on, "namnd")
        or (_not_in_rounds() if order.kind is SupportKind.LETTING else None)
        or not_before(order.closes_on, order.opens_on, "closes_on")
        or out_of_range(order.closes_on, "closes_on")
        or out_of_range(order.period.starts, "period.starts")
        or out_of_range(order.period.ends, "period.ends")
        or not_before(order.period.ends, order.opens_on, "period.ends")
    )
    rules = city.rules.in_force(city.namnder, order.namnd, order.kind, order.opens_on)
    if refusal or rules is None:
        return refusal or no_rules("opens_on")
    return (
        RoundOpened(
            namnd=order.namnd,
            round_id=order.round_id,
            kind=order.kind,
            period=order.period,
            budget=order.budget,
            opens_on=order.opens_on,
            closes_on=order.closes_on,
            rule_set=rules.rule_set,
        ),
    )


def close_round(current: Round, order: CloseRound, around: Around) -> Decision:
    """Close a round for good."""
    return (
        not_open(current, order.closed_on, "closed_on")
        or not_yet(order.closed_on, around.today, "closed_on")
        or (RoundClosed(namnd=order.namnd, round_id=order.round_id, closed_on=order.closed_on),)
    )


def unknown() -> Refusal:
    """Return the refusal of a round that has not been opened."""
    return refuse(
        "ROUND_UNKNOWN",
        "Nämnden har ingen sådan ansökningsomgång.",
        "The nämnd has no such round of applications.",
        field="round_id",
        hint="Hämta koden ur frågan rounds, eller öppna en omgång. / Take the code from the question rounds, or open"
        " a round.",
    )


def not_open(current: Round, on: date, field_of: str) -> Refusal | None:
    """Refuse what can only be done in an open round."""
    if current.closed_on is None and current.opens_on <= on:
        return None
    opens, over = current.opens_on, current.closed_on
    return refuse(
        "ROUND_NOT_OPEN",
        f"Omgången är stängd sedan {over}." if over else f"Omgången öppnar först {opens}.",
        f"The round is closed since {over}." if over else f"The round does not open until {opens}.",
        field=field_of,
        hint="Ta ärendet i en omgång som är öppen. / Take the case in a round that is open.",
    )


def no_room(current: Round, amount: int) -> Refusal | None:
    """Refuse to promise more than is left of the budget (G01)."""
    if amount <= current.room:
        return None
    return refuse(
        "OVER_BUDGET",
        f"Beloppet ryms inte i omgångens budget; kvar är {max(current.room, 0)} öre.",
        f"The amount does not fit in the budget of the round; {max(current.room, 0)} öre are left.",
        field="amount.ore",
        hint="Bevilja ett lägre belopp eller avslå. / Approve a smaller amount, or reject.",
    )


def _not_in_rounds() -> Refusal:
    return refuse(
        "KIND_NOT_IN_ROUNDS",
        "Lokaler söks inte i omgångar.",
        "Premises are not applied for in rounds.",
        field="kind",
        hint="Använd RequestLetting. / Use RequestLetting.",
    )


def _round_exists() -> Refusal:
    return refuse(
        "ROUND_EXISTS",
        "Nämnden har redan en omgång med den koden.",
        "The nämnd already has a round of that code.",
        field="round_id",
        hint="Välj en annan kod. / Choose another code.",
    )
