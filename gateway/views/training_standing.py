"""Where training stands on a day: the rows of courses, units, rules and pseudonyms, counted by the one calculation.

This is the only view that reads rows of pseudonyms. What leaves it is figures.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

import sqlalchemy as sa

from contracts.coverage import (
    Cell,
    CourseVersion,
    Done,
    Figure,
    Ground,
    Held,
    Person,
    Requirement,
    RuleSet,
    UnitTerms,
    coverage,
)
from contracts.gate import as_recorded
from contracts.training_rules import RelevanceRule
from contracts.training_terms import Validity
from contracts.vocabulary import FunctionLevel
from gateway.views.reader import Reader, Row, known

Figures = Mapping[Cell, Figure]

_LEVELS = {level.value: level for level in FunctionLevel}


class Standing:
    """What is known, as of a moment, of a day."""

    def __init__(self, reader: Reader, as_of: int | None, on: date) -> None:
        """Read what coverage rests on besides the persons."""
        self._reader = reader
        self.as_of = as_of
        self.on = on
        self.ground = Ground(
            catalogue=_catalogue(reader, as_of),
            units=_units(reader, as_of),
            headcounts=_headcounts(reader, as_of, on),
            rule_sets=[_rule_set(row) for row in reader.rows("relevance", as_of)],
            requirements=[each for row in reader.rows("course_requirement", as_of) for each in _requirements(row)],
        )

    def needed_in(self, namnd: str) -> list[str]:
        """Return the courses that somebody in a nämnd needs."""
        return [
            course
            for course in sorted(self.ground.catalogue)
            if any(cell.namnd == namnd for cell in coverage(self.ground, (), course, self.on))
        ]

    def figures(self, courses: Collection[str]) -> dict[str, Figures]:
        """Return how many of those who need each course have it, in each unit and function."""
        people = list(_people(self._reader, self.as_of, self.on.isoformat(), self._counting(courses)))
        return {course: coverage(self.ground, people, course, self.on) for course in courses}

    def _counting(self, courses: Collection[str]) -> frozenset[str]:
        """Return the courses whose completions decide: those asked for, and what must come before them."""
        versions = (version for course in courses for version in self.ground.catalogue.get(course, {}).values())
        return frozenset(courses).union(*(version.prerequisites for version in versions))


def _people(reader: Reader, as_of: int | None, on: str, courses: frozenset[str]) -> Iterator[Person]:
    """Yield those who have a post on a day and had done any of the courses by then, with no more than that."""
    day = date.fromisoformat
    for body in reader.bodies("training_person", as_of):
        done = [Done(course, version, day(then)) for course, version, then in body["done"] if course in courses]
        held = [
            Held(namnd, unit, function, day(begins))
            for namnd, unit, function, begins, ended in body["held"]
            if begins <= on and (ended is None or on < ended)
        ]
        if done and held:
            yield Person(held, done)


def _catalogue(reader: Reader, as_of: int | None) -> dict[str, dict[int, CourseVersion]]:
    catalogue: dict[str, dict[int, CourseVersion]] = {}
    for row in reader.rows("course", as_of):
        catalogue.setdefault(row["course"], {})[row["version"]] = CourseVersion(
            validity=Validity.model_validate(row["validity"], strict=False),
            prerequisites=tuple(row["prerequisites"]),
            offered_from=date.fromisoformat(row["offered_from"]),
            replaces_earlier=row["replaces_earlier"],
        )
    return catalogue


def _units(reader: Reader, as_of: int | None) -> dict[tuple[str, str], list[UnitTerms]]:
    return {
        _unit(row["key"]): [_terms(each) for each in row["versions"]] for row in reader.rows("training_unit", as_of)
    }


def _terms(version: Row) -> UnitTerms:
    return UnitTerms(
        department=version["department"],
        function_levels=frozenset(_LEVELS[each] for each in version["function_levels"]),
        valid_from=date.fromisoformat(version["valid_from"]),
        valid_to=_day(version["valid_to"]),
    )


def _headcounts(
    reader: Reader, as_of: int | None, on: date
) -> dict[tuple[str, str], list[tuple[date, Mapping[str, int]]]]:
    """Return of every unit only the newest count that holds on the day."""
    table = reader.table("headcount")
    counted = table.alias()
    newest = (
        sa.select(sa.func.max(counted.c.key))
        .where(known(counted, as_of), counted.c.from_day <= on.isoformat())
        .group_by(counted.c.unit)
    )
    found = reader.rows("headcount", as_of, table.c.key.in_(newest))
    return {_unit(row["unit"]): [(date.fromisoformat(row["from_day"]), row["functions"])] for row in found}


def _rule_set(row: Row) -> RuleSet:
    return RuleSet(
        namnd=row["namnd"],
        key=row["rule_set"],
        valid_from=date.fromisoformat(row["valid_from"]),
        rules=tuple(RelevanceRule.model_validate(each, strict=False, context=as_recorded) for each in row["rules"]),
    )


def _requirements(row: Row) -> Iterator[Requirement]:
    for span in row["spans"]:
        yield Requirement(
            namnd=row["namnd"],
            course=row["key"].rpartition("/")[2],
            departments=frozenset(span["departments"]),
            from_day=date.fromisoformat(span["from_day"]),
            to_day=_day(span["to_day"]),
        )


def _unit(key: str) -> tuple[str, str]:
    namnd, _, unit = key.partition("/")
    return namnd, unit


def _day(said: str | None) -> date | None:
    return None if said is None else date.fromisoformat(said)
