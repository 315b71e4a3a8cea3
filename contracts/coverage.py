"""How many of those who need a course have it on a day: one calculation, for what is frozen and for what is shown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from contracts.training_rules import RelevanceRule
from contracts.training_terms import Validity
from contracts.vocabulary import FunctionLevel


class Held(NamedTuple):
    """A post somebody has or had; `to_day` is the first day without it."""

    namnd: str
    unit: str
    function: str
    from_day: date
    to_day: date | None = None


class Done(NamedTuple):
    """A completion."""

    course: str
    version: int
    completed_on: date


@dataclass(slots=True)
class Person:
    """What is known of a pseudonym."""

    held: list[Held] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)


class Cell(NamedTuple):
    """A unit of a nämnd, and a function in it."""

    namnd: str
    unit: str
    function: str


class Figure(NamedTuple):
    """How many of those who need a course have it."""

    completed: int
    relevant: int


@dataclass(frozen=True, slots=True)
class CourseVersion:
    """What decides whether a completion of a version counts."""

    validity: Validity
    prerequisites: tuple[str, ...]
    offered_from: date
    replaces_earlier: bool


Catalogue = Mapping[str, Mapping[int, CourseVersion]]
"""Every course's versions by number."""


@dataclass(frozen=True, slots=True)
class UnitTerms:
    """A unit as it is described from a day on."""

    department: str | None
    function_levels: frozenset[FunctionLevel]
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class RuleSet:
    """What a rule set says from a day on; without a nämnd, for the whole city."""

    namnd: str | None
    key: str
    valid_from: date
    rules: tuple[RelevanceRule, ...]


@dataclass(frozen=True, slots=True)
class Requirement:
    """A course that a measure of a plan in force requires, of some departments or of the whole nämnd."""

    namnd: str
    course: str
    departments: frozenset[str]
    from_day: date
    to_day: date | None = None
    """The first day on which it is not required any more."""

    def holds(self, on: date) -> bool:
        """Tell whether it is required on a day."""
        return self.from_day <= on and (self.to_day is None or on < self.to_day)


@dataclass(frozen=True, slots=True)
class Ground:
    """All that coverage rests on besides the persons."""

    catalogue: Catalogue
    units: Mapping[tuple[str, str], Sequence[UnitTerms]]
    """By nämnd and unit, in the order of their first days."""
    headcounts: Mapping[tuple[str, str], Sequence[tuple[date, Mapping[str, int]]]]
    """By nämnd and unit, in the order of their days: how many in each function."""
    rule_sets: Sequence[RuleSet]
    requirements: Sequence[Requirement]


def coverage(ground: Ground, people: Iterable[Person], course: str, on: date) -> dict[Cell, Figure]:
    """Return the figure of every unit and function in which somebody needs the course on the day."""
    relevant = dict(_relevant(ground, course, on))
    completed = dict.fromkeys(relevant, 0)
    for person in people:
        cells = {Cell(*held[:3]) for held in person.held if _holds(held, on)} & relevant.keys()
        if cells and has(ground.catalogue, person.done, course, on):
            for cell in cells:
                completed[cell] += 1
    return {cell: Figure(completed[cell], headcount) for cell, headcount in relevant.items()}


def has(catalogue: Catalogue, done: Sequence[Done], course: str, on: date) -> bool:
    """Tell whether somebody has a course on a day: a completion that counts then, and all that must come before it."""
    return any(
        each.course == course
        and _counts(catalogue[course], each, on)
        and all(
            _ever(done, earlier, on) for earlier in catalogue[course][each.version].prerequisites if earlier != course
        )
        for each in done
    )


def expires(validity: Validity, completed_on: date) -> date | None:
    """Return the first day on which a completion no longer counts; None when it counts for good."""
    if validity.months is None:
        return None
    if validity.to_year_end:
        return date((_months_later(completed_on, validity.months)).year + 1, 1, 1)
    return _months_later(completed_on, validity.months)


def needs(ground: Ground, cell: Cell, course: str, on: date) -> bool:
    """Tell whether those in a unit and a function need a course on a day (T07, T10)."""
    unit = described(ground.units.get(cell[:2], ()), on)
    if unit is None:
        return False
    if any(
        requirement.namnd == cell.namnd
        and requirement.course == course
        and requirement.holds(on)
        and (not requirement.departments or unit.department in requirement.departments)
        for requirement in ground.requirements
    ):
        return True
    return any(
        rule.course == course and _fits(rule, cell, unit)
        for rule_set in in_force(ground.rule_sets, cell.namnd, on)
        for rule in rule_set.rules
    )


def in_force(rule_sets: Sequence[RuleSet], namnd: str, on: date) -> Iterator[RuleSet]:
    """Yield the newest version of each rule set of a nämnd, and of the city, that holds on a day."""
    newest: dict[tuple[str | None, str], RuleSet] = {}
    for rule_set in sorted(rule_sets, key=lambda each: each.valid_from):
        if rule_set.namnd in (None, namnd) and rule_set.valid_from <= on:
            newest[rule_set.namnd, rule_set.key] = rule_set
    yield from newest.values()


def described(versions: Sequence[UnitTerms], on: date) -> UnitTerms | None:
    """Return how a unit is described on a day; None when it does not exist then."""
    found = next((each for each in reversed(versions) if each.valid_from <= on), None)
    return None if found is None or (found.valid_to is not None and found.valid_to < on) else found


def _relevant(ground: Ground, course: str, on: date) -> Iterator[tuple[Cell, int]]:
    for (namnd, unit), reports in ground.headcounts.items():
        functions = next((found for day, found in reversed(reports) if day <= on), {})
        for function, headcount in functions.items():
            cell = Cell(namnd, unit, function)
            if headcount and needs(ground, cell, course, on):
                yield cell, headcount


def _fits(rule: RelevanceRule, cell: Cell, unit: UnitTerms) -> bool:
    return (
        (not rule.units or cell.unit in rule.units)
        and (not rule.departments or unit.department in rule.departments)
        and (not rule.function_levels or not unit.function_levels.isdisjoint(rule.function_levels))
        and (not rule.functions or cell.function in rule.functions)
    )


def _holds(held: Held, on: date) -> bool:
    return held.from_day <= on and (held.to_day is None or on < held.to_day)


def _counts(versions: Mapping[int, CourseVersion], done: Done, on: date) -> bool:
    validity = versions[done.version].validity
    if done.completed_on > on or any(
        later > done.version and version.replaces_earlier and version.offered_from <= on
        for later, version in versions.items()
    ):
        return False
    if validity.counts_from and done.completed_on < validity.counts_from:
        return False
    if validity.counts_to and done.completed_on > validity.counts_to:
        return False
    over = expires(validity, done.completed_on)
    return over is None or on < over


def _ever(done: Sequence[Done], course: str, on: date) -> bool:
    return any(each.course == course and each.completed_on <= on for each in done)


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first.replace(day=min(day.day, (following - first).days))
