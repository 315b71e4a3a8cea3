"""Where everybody stands, folded from the events of this ledger: what coverage is measured by, and who still works.

A city has hundreds of thousands of these events, so those of persons are read as the plain data they are recorded as.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, NamedTuple

from contracts.completions import (
    CompletionRedated,
    CompletionWithdrawn,
    CourseCompleted,
    StaffLeft,
    StaffListTaken,
    StaffPlaced,
)
from contracts.courses import CourseIssued
from contracts.coverage import CourseVersion, Done, Ground, Held, Person, Requirement, RuleSet, UnitTerms
from contracts.envelope import Fact
from contracts.gate import as_recorded
from contracts.training_noting import CourseNoLongerRequired, CourseRequired
from contracts.training_rules import RelevanceLaidDown
from contracts.training_units import HeadcountsReported, UnitEntered

Data = Mapping[str, Any]
Unit = tuple[str, str]
"""A nämnd and a unit."""


class Wanted(NamedTuple):
    """A course that a measure of a plan requires."""

    namnd: str
    plan_id: str
    activity_id: str
    course: str


@dataclass(slots=True)
class Standing:
    """All that coverage rests on, as of a position of the ledger. It grows in place, for one thread at a time."""

    position: int = 0
    people: defaultdict[str, Person] = field(default_factory=lambda: defaultdict(Person))
    """By pseudonym."""
    listed: set[str] = field(default_factory=set)
    """The nämnder that give staff lists, so that it is known who has left."""
    catalogue: defaultdict[str, dict[int, CourseVersion]] = field(default_factory=lambda: defaultdict(dict))
    units: defaultdict[Unit, dict[date, UnitTerms]] = field(default_factory=lambda: defaultdict(dict))
    headcounts: defaultdict[Unit, dict[date, Mapping[str, int]]] = field(default_factory=lambda: defaultdict(dict))
    rule_sets: dict[tuple[str | None, str, date], RuleSet] = field(default_factory=dict)
    wanted: defaultdict[Wanted, list[Requirement]] = field(default_factory=lambda: defaultdict(list))

    def take(self, position: int, event_type: str, data: Data) -> None:
        """Take in the next event."""
        if fold := _OF_PERSONS.get(event_type):
            fold(self, data)
        elif known := _OF_THE_GROUND.get(event_type):
            kind, fold = known
            fold(self, kind.model_validate(data, strict=False, context=as_recorded))
        self.position = position

    def ground(self) -> Ground:
        """Return what coverage rests on besides the persons."""
        return Ground(
            catalogue=self.catalogue,
            units={unit: [days[day] for day in sorted(days)] for unit, days in self.units.items()},
            headcounts={unit: [(day, days[day]) for day in sorted(days)] for unit, days in self.headcounts.items()},
            rule_sets=list(self.rule_sets.values()),
            requirements=[each for spans in self.wanted.values() for each in spans],
        )


def _placed(standing: Standing, data: Data) -> None:
    day = date.fromisoformat(data["from_day"])
    posts = [Held(data["namnd"], post["unit"], post["function"], day) for post in data["posts"]]
    _left(standing, data)
    standing.people[data["person"]].held += posts


def _left(standing: Standing, data: Data) -> None:
    person, day = standing.people[data["person"]], date.fromisoformat(data["from_day"])
    person.held = [
        each._replace(to_day=day) if each.namnd == data["namnd"] and each.to_day is None else each
        for each in person.held
    ]


def _listed(standing: Standing, data: Data) -> None:
    standing.listed.add(data["namnd"])


def _completed(standing: Standing, data: Data) -> None:
    standing.people[data["person"]].done.append(_done(data, "completed_on"))


def _withdrawn(standing: Standing, data: Data) -> None:
    standing.people[data["person"]].done.remove(_done(data, "completed_on"))


def _redated(standing: Standing, data: Data) -> None:
    _withdrawn(standing, data)
    standing.people[data["person"]].done.append(_done(data, "corrected_to"))


def _done(data: Data, day: str) -> Done:
    return Done(data["course"], data["version"], date.fromisoformat(data[day]))


def _issued(standing: Standing, fact: CourseIssued) -> None:
    standing.catalogue[fact.course][fact.version] = CourseVersion(
        fact.validity, fact.prerequisites, fact.offered_from, fact.replaces_earlier
    )


def _entered(standing: Standing, fact: UnitEntered) -> None:
    levels = frozenset(fact.function_levels)
    terms = UnitTerms(fact.department, levels, fact.valid_from, fact.valid_to)
    standing.units[fact.namnd, fact.unit][fact.valid_from] = terms


def _counted(standing: Standing, fact: HeadcountsReported) -> None:
    standing.headcounts[fact.namnd, fact.unit][fact.on] = fact.functions


def _laid_down(standing: Standing, fact: RelevanceLaidDown) -> None:
    key = fact.namnd, fact.rule_set, fact.valid_from
    standing.rule_sets[key] = RuleSet(*key, fact.rules)


def _required(standing: Standing, fact: CourseRequired) -> None:
    departments = frozenset(fact.departments)
    requirement = Requirement(fact.namnd, fact.course, departments, fact.from_day, fact.to_day)
    standing.wanted[_wanted(fact)].append(requirement)


def _no_longer(standing: Standing, fact: CourseNoLongerRequired) -> None:
    spans = standing.wanted[_wanted(fact)]
    spans[:] = [replace(each, to_day=min(each.to_day or fact.from_day, fact.from_day)) for each in spans]


def _wanted(fact: CourseRequired | CourseNoLongerRequired) -> Wanted:
    return Wanted(fact.namnd, fact.plan_id, fact.activity_id, fact.course)


_OF_PERSONS: Final[Mapping[str, Callable[[Standing, Data], None]]] = {
    StaffListTaken.type: _listed,
    StaffPlaced.type: _placed,
    StaffLeft.type: _left,
    CourseCompleted.type: _completed,
    CompletionWithdrawn.type: _withdrawn,
    CompletionRedated.type: _redated,
}

_OF_THE_GROUND: Final[Mapping[str, tuple[type[Fact], Callable[[Standing, Any], None]]]] = {
    CourseIssued.type: (CourseIssued, _issued),
    UnitEntered.type: (UnitEntered, _entered),
    HeadcountsReported.type: (HeadcountsReported, _counted),
    RelevanceLaidDown.type: (RelevanceLaidDown, _laid_down),
    CourseRequired.type: (CourseRequired, _required),
    CourseNoLongerRequired.type: (CourseNoLongerRequired, _no_longer),
}
