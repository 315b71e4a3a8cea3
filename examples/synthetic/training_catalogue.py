"""The catalogue of an invented city: courses, units with function levels, and who needs what. None of it exists."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from examples.synthetic.support import NAMNDER

Levels = dict[tuple[str, str], tuple[str, ...]]
"""The function levels of each unit of a nämnd."""

FUNCTIONS: Mapping[str, int] = {
    "socialsekreterare": 22,
    "forskollarare": 25,
    "behandlingsassistent": 14,
    "faltassistent": 6,
    "underskoterska": 18,
    "handlaggare": 11,
    "enhetschef": 4,
}
"""Of a hundred employees so many have each function."""
LEVELS: Mapping[tuple[str, ...], int] = {
    (): 40,
    ("preventing",): 20,
    ("preventing", "detecting"): 20,
    ("detecting",): 10,
    ("detecting", "acting"): 6,
    ("acting",): 4,
}


@dataclass(frozen=True, slots=True)
class Course:
    """A course of the invented catalogue, and how many of those who need it take it in a year."""

    key: str
    title: str
    share: float
    versions: tuple[date, ...] = (date(2021, 1, 1),)
    said: Mapping[str, Any] = field(default_factory=dict)
    needed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What the rule says of who needs it; nothing is everybody."""
    again: bool = False
    """Whether it is taken anew, since it does not count for good."""


COURSES = (
    Course("exempel-grund", "Exempelkurs grund", 0.60, (date(2021, 1, 1), date(2023, 1, 1))),
    Course(
        "exempel-fordjupning",
        "Exempelkurs fördjupning",
        0.45,
        said={"prerequisites": ["exempel-grund"]},
        needed={"function_levels": ["detecting", "acting"]},
    ),
    Course(
        "exempel-rutiner",
        "Exempelkurs rutiner",
        0.75,
        said={"validity": {"months": 12, "to_year_end": True}},
        needed={"function_levels": ["preventing", "detecting", "acting"]},
        again=True,
    ),
    Course("exempel-chef", "Exempelkurs för chefer", 0.70, needed={"functions": ["enhetschef"]}),
    Course("exempel-arlig", "Exempelkurs varje år", 0.62, said={"validity": {"months": 12}}, again=True),
)


def laid_down(levels: Levels) -> dict[str, Any]:
    """Return the courses, the units and who needs what, as an import file has them."""
    return {
        "format": "varna.training/1",
        "courses": [issued for course in COURSES for issued in _issued(course)],
        "units": [_unit(namnd, unit, its) for (namnd, unit), its in levels.items()],
        "rule_sets": [
            {
                "namnd": namnd,
                "rule_set": "exempel-2021",
                "valid_from": "2021-01-01",
                "rules": [_rule(course) for course in COURSES],
            }
            for namnd in NAMNDER
        ],
    }


def _rule(course: Course) -> dict[str, Any]:
    return {"course": course.key, **{name: list(said) for name, said in course.needed.items()}}


def _issued(course: Course) -> Iterator[dict[str, Any]]:
    for version, offered in enumerate(course.versions, start=1):
        said = {"course": course.key, "version": version, "title": course.title, "form": "web"}
        yield {**said, "audience": ["staff", "managers"], "offered_from": offered.isoformat(), **course.said}


def _unit(namnd: str, unit: str, levels: Sequence[str]) -> dict[str, Any]:
    place = int(unit[-3:])
    return {
        "namnd": namnd,
        "unit": unit,
        "name": f"Exempelenhet {place}",
        "department": f"Exempelavdelning {place % 6 + 1}",
        "function_levels": list(levels),
        "valid_from": "2021-01-01",
    }
