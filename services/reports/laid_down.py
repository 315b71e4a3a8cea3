"""What the city lays down for all reports: time limits, what milieus are called, which sources a picture needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import twice
from contracts.envelope import Fact
from contracts.guidance import IssueMilieuList, LimitsSet, MilieuListIssued, SetLimits
from contracts.situation import ExpectSources, SourcesExpected
from contracts.situation_terms import SourceKind

GRAFFITI_HOURS = 24
REVIEW_DAYS = 30
"""What holds until the city has set its own limits (R18, R31)."""


@dataclass(frozen=True, slots=True)
class LaidDown:
    """Limits and lists by the day or year they hold from."""

    review_days: Mapping[date, int] = field(default_factory=dict)
    milieu_lists: Mapping[str, date] = field(default_factory=dict)
    expected: Mapping[int, tuple[SourceKind, ...]] = field(default_factory=dict)

    def review_days_on(self, on: date) -> int:
        """Return how many days a nämnd has to review its activities."""
        begun = [day for day in self.review_days if day <= on]
        return self.review_days[max(begun)] if begun else REVIEW_DAYS

    def milieu_list_on(self, on: date) -> str | None:
        """Return the version of the milieu list in force on a day (A17)."""
        begun = [(day, version) for version, day in self.milieu_lists.items() if day <= on]
        return max(begun)[1] if begun else None

    def expected_in(self, year: int) -> tuple[SourceKind, ...]:
        """Return which sources a picture of a year is expected to have (R07)."""
        begun = [first for first in self.expected if first <= year]
        return self.expected[max(begun)] if begun else ()


def evolve(laid_down: LaidDown, fact: Fact) -> LaidDown:
    """Return the state after a fact; facts of others leave it as it is."""
    match fact:
        case LimitsSet():
            return replace(laid_down, review_days={**laid_down.review_days, fact.valid_from: fact.review_days})
        case MilieuListIssued():
            return replace(laid_down, milieu_lists={**laid_down.milieu_lists, fact.version: fact.valid_from})
        case SourcesExpected():
            return replace(laid_down, expected={**laid_down.expected, fact.from_year: fact.kinds})
        case _:
            return laid_down


def set_limits(order: SetLimits) -> Decision:
    """Set limits that hold from a day on."""
    return (LimitsSet(graffiti_hours=order.graffiti_hours, review_days=order.review_days, valid_from=order.valid_from),)


def issue_milieu_list(laid_down: LaidDown, order: IssueMilieuList) -> Decision:
    """Lay down a new version of the milieu list (A17)."""
    return (
        (_version_taken() if order.version in laid_down.milieu_lists else None)
        or twice((entry.milieu for entry in order.entries), "entries")
        or (
            MilieuListIssued(
                version=order.version,
                valid_from=order.valid_from,
                source=order.source,
                dated=order.dated,
                entries=order.entries,
            ),
        )
    )


def expect_sources(order: ExpectSources) -> Decision:
    """Lay down which sources every picture needs from a year on."""
    return twice(order.kinds, "kinds") or (SourcesExpected(from_year=order.from_year, kinds=order.kinds),)


def _version_taken() -> Refusal:
    return refuse(
        "VERSION_EXISTS",
        "Det finns redan en version med den beteckningen.",
        "There is already a version of that name.",
        field="version",
        hint="Ge den nya versionen en egen beteckning. / Give the new version a name of its own.",
    )
