"""Which rule set holds for a nämnd, a kind of support and a day (G05, G14): the same answer wherever it is asked."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol, TypeVar

from contracts.grant_terms import SupportKind
from contracts.namnder import Namnder


class Issued(Protocol):
    """A rule set as it was issued: the fact itself, or a row of it."""

    @property
    def namnd(self) -> str | None: ...
    @property
    def rule_set(self) -> str: ...
    @property
    def kinds(self) -> tuple[SupportKind, ...]: ...
    @property
    def valid_from(self) -> date: ...


Rules = TypeVar("Rules", bound=Issued)


def in_force(issued: Iterable[Rules], namnder: Namnder, namnd: str, kind: SupportKind, on: date) -> Rules | None:
    """Return the rules that hold: the nämnd's own, else those it takes over by a merger this year, else the city's."""
    candidates = [rules for rules in issued if kind in rules.kinds and rules.valid_from <= on]
    for whose in ({namnd}, _merged_this_year(namnder, namnd, on), {None}):
        of_theirs = [rules for rules in candidates if rules.namnd in whose]
        if of_theirs:
            return max(of_theirs, key=lambda rules: (rules.valid_from, rules.rule_set))
    return None


def _merged_this_year(namnder: Namnder, into: str, on: date) -> set[str | None]:
    """Return what went up in a nämnd earlier in the year: the old rules hold for the rest of it."""
    return {
        code
        for code, found in namnder.items()
        if found.successor == into
        and found.last_day is not None
        and found.last_day < on
        and (found.last_day + timedelta(days=1)).year == on.year
    }
