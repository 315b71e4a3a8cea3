"""Which rule set holds for a nämnd, a kind of support and a day (G05, G14): the same answer wherever it is asked.

A nämnd's own rules go before the city's. When SLK rolls out rules that begin later than the nämnd's own, each nämnd
decides for itself: the city's take over from the day on which it attests their introduction, and not before.
"""

from collections.abc import Iterable, Mapping
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
Introduced = Mapping[tuple[str, str], date]
"""When a nämnd attested that it works by a rule set."""


def in_force(
    issued: Iterable[Rules], introduced: Introduced, namnder: Namnder, namnd: str, kind: SupportKind, *, on: date
) -> Rules | None:
    """Return the rules that hold: the nämnd's own, else those it takes over by a merger this year, else the city's."""
    candidates = [rules for rules in issued if kind in rules.kinds and rules.valid_from <= on]
    for whose in ({namnd}, _merged_this_year(namnder, namnd, on)):
        own = _latest(rules for rules in candidates if rules.namnd in whose)
        if own is not None and not _replaced(own, candidates, introduced, on):
            return own
    return _latest(rules for rules in candidates if rules.namnd is None)


def _latest(found: Iterable[Rules]) -> Rules | None:
    return max(found, key=lambda rules: (rules.valid_from, rules.rule_set), default=None)


def _replaced(own: Issued, candidates: Iterable[Issued], introduced: Introduced, on: date) -> bool:
    """Tell whether a nämnd has introduced rules of the city that begin later than its own."""
    return any(
        rules.namnd is None
        and rules.valid_from > own.valid_from
        and introduced.get((own.namnd or "", rules.rule_set), date.max) <= on
        for rules in candidates
    )


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
