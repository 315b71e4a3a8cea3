"""Coverage that is measured for good: of every course at a forum's cut-off, and of what measures require (T16, T01)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from contracts.answers import Decision, Facts, Refusal, refuse
from contracts.coverage import Cell, Figure, Ground, Requirement, coverage
from contracts.disclosure import Disclosure, Path, by_path
from contracts.envelope import Fact
from contracts.namnder import Namnder, not_valid
from contracts.training_measures import ActivityCovered, CoverageFrozen, MeasureCoverage, UnitFigure
from contracts.vocabulary import Forum
from services.training.standing import Standing, Wanted

_CUT_OFFS: Final[Mapping[Forum, tuple[int, int]]] = {
    Forum.TERTIAL_1: (4, 30),
    Forum.TERTIAL_2: (8, 31),
    Forum.ANNUAL_REPORT: (12, 31),
}
"""The month and day as of which a forum is told."""
_FIGURES_IN_AN_EVENT = 200
"""So that an event stays small however long the names of its units are."""

Measured = frozenset[tuple[Forum, int]]
"""The forums and years of which a nämnd's coverage is frozen."""


def evolve(measured: Measured | None, fact: Fact) -> Measured:
    """Return what is measured after a fact."""
    before = measured or frozenset()
    return before | {(fact.forum, fact.year)} if isinstance(fact, CoverageFrozen) else before


def measure(measured: Measured, standing: Standing, namnder: Namnder, order: MeasureCoverage, today: date) -> Decision:
    """Freeze how many have each course at the cut-off, as it is known now."""
    if order.forum not in _CUT_OFFS:
        return _no_cut_off()
    on = date(order.year, *_CUT_OFFS[order.forum])
    return (
        not_valid(namnder, order.namnd, on, "year")
        or (_not_over(on) if today <= on else None)
        or (_frozen_already() if (order.forum, order.year) in measured else None)
        or _measured(standing, order, on)
        or _nothing_to_measure()
    )


def _measured(standing: Standing, order: MeasureCoverage, on: date) -> Facts:
    ground = standing.ground()
    of_the_namnd = {unit: days for unit, days in ground.headcounts.items() if unit[0] == order.namnd}
    people = [person for person in standing.people.values() if any(held.namnd == order.namnd for held in person.held)]
    local = replace(ground, headcounts=of_the_namnd)
    frozen = [
        fact
        for course in sorted(standing.catalogue)
        for fact in _frozen(order, course, on, coverage(local, people, course, on))
    ]
    return (*frozen, *_covered(standing, ground, order, on)) if frozen else ()


def _frozen(order: MeasureCoverage, course: str, on: date, figures: Mapping[Cell, Figure]) -> Iterator[CoverageFrozen]:
    told = [
        UnitFigure(unit=cell.unit, function=cell.function, completed=figure.completed, relevant=figure.relevant)
        for cell, figure in sorted(figures.items())
    ]
    for start in range(0, len(told), _FIGURES_IN_AN_EVENT):
        yield CoverageFrozen(
            namnd=order.namnd,
            course=course,
            forum=order.forum,
            year=order.year,
            on=on,
            part=start // _FIGURES_IN_AN_EVENT + 1,
            figures=tuple(told[start : start + _FIGURES_IN_AN_EVENT]),
        )


def _covered(standing: Standing, ground: Ground, order: MeasureCoverage, on: date) -> Iterator[ActivityCovered]:
    @cache
    def disclosure(course: str) -> Disclosure:
        return Disclosure(by_path(ground, on, coverage(ground, standing.people.values(), course, on)))

    for wanted, requirement in _required(standing.wanted, order.namnd, on):
        yield ActivityCovered(
            namnd=order.namnd,
            plan_id=wanted.plan_id,
            activity_id=wanted.activity_id,
            course=wanted.course,
            forum=order.forum,
            year=order.year,
            on=on,
            share=_share(disclosure(wanted.course), requirement),
        )


def _required(
    wanted: Mapping[Wanted, Sequence[Requirement]], namnd: str, on: date
) -> Iterator[tuple[Wanted, Requirement]]:
    """Yield what each measure of a nämnd requires on a day, once."""
    for each, spans in wanted.items():
        requirement = next((span for span in spans if span.holds(on)), None)
        if each.namnd == namnd and requirement:
            yield each, requirement


def _share(disclosure: Disclosure, requirement: Requirement) -> int | None:
    """Return the share of those the measure is for; none when it could be used to find out of a few of them."""

    def concerned(path: Path) -> bool:
        namnd, department = path[:2]
        return namnd == requirement.namnd and (not requirement.departments or department in requirement.departments)

    figures, left_out = disclosure.gathered(concerned)
    if not figures or left_out:
        return None
    (figure,) = figures
    return min(100, 100 * figure.completed // figure.relevant) if figure.relevant else None


def _no_cut_off() -> Refusal:
    return refuse(
        "FORUM_WITHOUT_CUT_OFF",
        "Forumet har ingen dag då läget mäts.",
        "The forum has no day as of which it is measured.",
        field="forum",
        hint="Ange tertialrapport 1, tertialrapport 2 eller verksamhetsberättelsen."
        " / Give tertial report 1, tertial report 2 or the annual report.",
    )


def _not_over(on: date) -> Refusal:
    return refuse(
        "CUT_OFF_NOT_OVER",
        f"Läget mäts per den {on}, och den dagen är inte slut.",
        f"It is measured as of {on}, and that day is not over.",
        field="year",
        hint="Mät dagen efter eller senare. / Measure on the day after or later.",
    )


def _frozen_already() -> Refusal:
    return refuse(
        "COVERAGE_FROZEN",
        "Läget är redan mätt för det forumet; det mäts aldrig om.",
        "It is measured for that forum already, and is never measured again.",
        field="forum",
        hint="Det som har rättats efteråt syns bredvid det frysta. / What was corrected since is shown beside it.",
    )


def _nothing_to_measure() -> Refusal:
    return refuse(
        "NOTHING_TO_MEASURE",
        "Ingen i nämnden behövde någon kurs den dagen, enligt regler och personaltal.",
        "Nobody in the nämnd needed a course on that day, by rules and headcounts.",
        field="namnd",
        hint="Fastställ vem som behöver vilka kurser, och ta in personallistan."
        " / Lay down who needs which courses, and take in the staff list.",
    )
