"""What a person has completed, by pseudonym: what of a list of completions is news (N09, T01, T02)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from contracts.answers import Decision, Facts, Refusal, refuse
from contracts.checks import not_yet, out_of_range
from contracts.completions import CompletionRedated, CompletionWithdrawn, CourseCompleted
from contracts.envelope import Fact
from contracts.namnder import Namnder
from contracts.namnder import unknown as namnd_unknown
from services.training.by_pseudonym import Completion, RecordCompletions
from services.training.courses import Courses, course_unknown, offered
from services.training.lists import list_refused
from services.training.units import Units, unit_unknown


class Taken(NamedTuple):
    """A version of a course, and the day somebody completed it."""

    course: str
    version: int
    completed_on: date


@dataclass(frozen=True, slots=True)
class Person:
    """What somebody has completed."""

    holds: Mapping[Taken, str] = field(default_factory=dict)
    """What counts, and the nämnd that told it."""
    known: Mapping[Taken, str] = field(default_factory=dict)
    """All that was ever told, also what is corrected: the portal goes on telling it, and that is no news."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a list of completions must fit with."""

    namnder: Namnder
    courses: Courses
    units: Units
    today: date


def evolve(person: Person | None, fact: Fact) -> Person:
    """Return the person after a fact."""
    before = person or Person()
    match fact:
        case CourseCompleted():
            taken = Taken(fact.course, fact.version, fact.completed_on)
            return Person({**before.holds, taken: fact.namnd}, {**before.known, taken: fact.namnd})
        case CompletionWithdrawn():
            return Person(_without(before, fact), before.known)
        case CompletionRedated():
            moved = Taken(fact.course, fact.version, fact.corrected_to)
            return Person({**_without(before, fact), moved: fact.namnd}, {**before.known, moved: fact.namnd})
        case _:
            return before


def take_in(person: Callable[[str], Person], around: Around, order: RecordCompletions) -> Decision:
    """Record the completions that nobody has told before."""
    return (
        namnd_unknown(around.namnder, order.namnd)
        or list_refused(list(_wrong(around, order)), len(order.rows))
        or _news(person, order)
    )


def wrong_day(courses: Courses, taken: Taken, today: date, field: str) -> Refusal | None:
    """Refuse a day on which the version could not be completed."""
    return (
        not_yet(taken.completed_on, today, field)
        or out_of_range(taken.completed_on, field)
        or (
            None
            if offered(courses[taken.course][taken.version], taken.completed_on)
            else refuse(
                "COURSE_NOT_OFFERED",
                "Kursversionen gavs inte den dagen.",
                "The version of the course was not offered on that day.",
                field=field,
                hint="Rätta dagen eller versionen. / Correct the day or the version.",
            )
        )
    )


def _without(person: Person, fact: CompletionWithdrawn | CompletionRedated) -> dict[Taken, str]:
    gone = Taken(fact.course, fact.version, fact.completed_on)
    return {taken: namnd for taken, namnd in person.holds.items() if taken != gone}


def _news(person: Callable[[str], Person], order: RecordCompletions) -> Facts:
    by_person: defaultdict[str, dict[Taken, Completion]] = defaultdict(dict)
    for row in order.rows:
        by_person[row.person].setdefault(Taken(row.course, row.version, row.completed_on), row)
    return tuple(
        CourseCompleted(
            namnd=order.namnd,
            person=pseudonym,
            purpose=order.purpose,
            unit=row.unit,
            function=row.function,
            course=row.course,
            version=row.version,
            completed_on=row.completed_on,
        )
        for pseudonym, told in by_person.items()
        for known in (person(pseudonym).known,)
        for taken, row in told.items()
        if taken not in known
    )


def _wrong(around: Around, order: RecordCompletions) -> Iterator[Refusal]:
    problem_of = cache(lambda taken: _problem(around, taken))
    for place, row in enumerate(order.rows):
        found = [
            None if row.unit in around.units else unit_unknown("unit"),
            problem_of(Taken(row.course, row.version, row.completed_on)),
        ]
        for problem in filter(None, found):
            yield problem.model_copy(update={"field": f"rows.{place}.{problem.field}"})


def _problem(around: Around, taken: Taken) -> Refusal | None:
    if taken.course not in around.courses:
        return course_unknown()
    if taken.version not in around.courses[taken.course]:
        return refuse(
            "VERSION_UNKNOWN",
            "Kursen har ingen sådan version.",
            "The course has no such version.",
            field="version",
            hint="Rätta versionen, eller lägg in den i kurskatalogen. / Correct the version, or issue it first.",
        )
    return wrong_day(around.courses, taken, around.today, "completed_on")
