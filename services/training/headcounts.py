"""How many work in each unit and function of a nämnd, from which day: what coverage is counted against (T07)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from contracts.answers import Decision, Facts, Refusal, refuse
from contracts.checks import not_yet, out_of_range
from contracts.envelope import Fact
from contracts.namnder import Namnder, not_valid
from contracts.training_units import HeadcountsReported, ReportHeadcounts
from services.training.units import Units, missing

Counts = Mapping[str, Mapping[str, int]]
"""By unit and function; a unit or function that is left out has nobody."""


@dataclass(frozen=True, slots=True)
class Headcounts:
    """The newest counts of a nämnd, and the day they are from."""

    on: date | None = None
    counts: Counts = field(default_factory=dict)


def evolve(headcounts: Headcounts | None, fact: Fact) -> Headcounts:
    """Return the counts after a fact; facts of others leave them as they are."""
    before = headcounts or Headcounts()
    if not isinstance(fact, HeadcountsReported):
        return before
    return Headcounts(fact.on, {**before.counts, fact.unit: fact.functions})


def report(headcounts: Headcounts, units: Units, namnder: Namnder, order: ReportHeadcounts, today: date) -> Decision:
    """Take in how many a nämnd employs on a day; the units that are as before are no news."""
    return (
        not_valid(namnder, order.namnd, order.on, "on")
        or not_yet(order.on, today, "on")
        or out_of_range(order.on, "on")
        or older_than_newest(headcounts.on, order.on, "on")
        or _cells_wrong(units, order)
        or changed(headcounts, order.namnd, order.on, _by_unit(order))
    )


def changed(headcounts: Headcounts, namnd: str, on: date, counts: Counts) -> Facts:
    """Return what is news of the counts of a whole nämnd; a unit that is not among them has nobody any more."""
    return tuple(
        HeadcountsReported(namnd=namnd, unit=unit, on=on, functions=dict(sorted(counts.get(unit, {}).items())))
        for unit in sorted({*headcounts.counts, *counts})
        if counts.get(unit, {}) != headcounts.counts.get(unit, {})
    )


def older_than_newest(newest: date | None, on: date, field_of: str) -> Refusal | None:
    """Refuse a list as of a day before the newest one that is taken in."""
    if newest is None or on >= newest:
        return None
    return refuse(
        "OLDER_THAN_NEWEST",
        f"Det finns redan uppgifter från {newest}; en äldre lista skulle göra dem fel.",
        f"There are figures of {newest} already; an older list would make them wrong.",
        field=field_of,
        hint=f"Ta in en lista från {newest} eller senare. / Take in a list of {newest} or later.",
    )


def _by_unit(order: ReportHeadcounts) -> Counts:
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for cell in order.cells:
        if cell.headcount:
            counts[cell.unit][cell.function] = cell.headcount
    return counts


def _cells_wrong(units: Units, order: ReportHeadcounts) -> Refusal | None:
    """Refuse the cells that are wrong, all of them at once."""
    seen: set[tuple[str, str]] = set()
    wrong: list[Refusal] = []
    for place, cell in enumerate(order.cells):
        refusal = missing(units, cell.unit, order.on, f"cells.{place}.unit") or (
            _twice(place) if (cell.unit, cell.function) in seen else None
        )
        wrong += [refusal] if refusal else []
        seen.add((cell.unit, cell.function))
    return wrong[0].model_copy(update={"details": tuple(wrong) if len(wrong) > 1 else ()}) if wrong else None


def _twice(place: int) -> Refusal:
    return refuse(
        "CELL_TWICE",
        "Enheten och funktionen står mer än en gång i listan.",
        "The unit and the function stand more than once in the list.",
        field=f"cells.{place}",
        hint="Slå ihop raderna. / Put the lines together.",
    )
