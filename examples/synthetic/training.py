"""Writes lists of an invented city's training: 45,000 employees in 1,800 units and five years, the same every time.

Nobody in them exists, and no such unit or course. Employee numbers begin with EX and have six digits. Run it with a
folder to write to: `python -m examples.synthetic.training data/utbildning`; `make example-training` does that and takes
the lists in.
"""

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml

from examples.synthetic.support import NAMNDER
from examples.synthetic.training_catalogue import COURSES, FUNCTIONS, LEVELS, Course, Levels, laid_down

SEED, EMPLOYEES, UNITS = 1, 45_000, 1_800
YEARS = range(2021, 2026)
_LEAVING, _MOVING, _ELSEWHERE, _TWO_POSTS, _COMING_BACK = 0.10, 0.06, 0.01, 0.02, 0.05
"""What becomes of an employee between two lists, and how many of those who are new have been there before."""

HEADINGS = {
    "staff": ("anställningsnummer", "enhet", "funktion"),
    "completions": ("anställningsnummer", "enhet", "funktion", "kurs", "version", "genomförd"),
}

Post = tuple[str, str, str]
"""Nämnd, unit and function."""


@dataclass(slots=True)
class City:
    """An invented city that changes from year to year; a smaller one is made in the same way."""

    seed: int = SEED
    employees: int = EMPLOYEES
    units: int = UNITS
    levels: Levels = field(default_factory=dict)
    """The function levels of every unit."""
    posts: dict[int, list[Post]] = field(default_factory=dict)
    """Who works where now, by serial number."""
    gone: list[int] = field(default_factory=list)
    done: set[tuple[int, str, int]] = field(default_factory=set)
    chance: Random = field(init=False)
    _serial: int = 100_000

    def __post_init__(self) -> None:
        """Lay out the units."""
        self.chance = Random(self.seed)
        for place in range(self.units):
            unit = NAMNDER[place % len(NAMNDER)], f"exempel-{place // len(NAMNDER) + 1:03}"
            self.levels[unit] = self._drawn(LEVELS)

    def years(self) -> Iterator[tuple[int, dict[int, list[Post]], list[tuple[int, Post, str, int, date]]]]:
        """Yield each year with its staff on the first of January, and what was completed in it."""
        for year in YEARS:
            self._change()
            yield year, self.posts, list(self._completed(year))

    def _change(self) -> None:
        for serial in list(self.posts):
            happens = self.chance.random()
            if happens < _LEAVING:
                del self.posts[serial]
                self.gone.append(serial)
            elif happens < _LEAVING + _MOVING:
                namnd, _, function = self.posts[serial][0]
                self.posts[serial] = [self._post(namnd, function)]
            elif happens < _LEAVING + _MOVING + _ELSEWHERE:
                self.posts[serial] = [self._post()]
        while len(self.posts) < self.employees:
            self.posts[self._somebody()] = [self._post() for _ in range(2 if self.chance.random() < _TWO_POSTS else 1)]

    def _somebody(self) -> int:
        if self.gone and self.chance.random() < _COMING_BACK:
            return self.gone.pop(self.chance.randrange(len(self.gone)))
        self._serial += 1
        return self._serial

    def _post(self, namnd: str | None = None, function: str | None = None) -> Post:
        there = self.units // len(NAMNDER)
        unit = f"exempel-{self.chance.randrange(there) + 1:03}"
        return namnd or self.chance.choice(NAMNDER), unit, function or self._drawn(FUNCTIONS)

    def _completed(self, year: int) -> Iterator[tuple[int, Post, str, int, date]]:
        for serial, (post, *_) in self.posts.items():
            for course in COURSES:
                version = sum(offered.year <= year for offered in course.versions)
                if self._takes(serial, post, course, version):
                    day = date(year, 1, 10) + timedelta(days=self.chance.randrange(340))
                    yield serial, post, course.key, version, day

    def _takes(self, serial: int, post: Post, course: Course, version: int) -> bool:
        if self.chance.random() > course.share or not self._needs(post, course):
            return False
        taken = serial, course.key, version
        if taken in self.done and not course.again:
            return False
        self.done.add(taken)
        return True

    def _needs(self, post: Post, course: Course) -> bool:
        namnd, unit, function = post
        functions = course.needed.get("functions", (function,))
        levels = course.needed.get("function_levels")
        return function in functions and (levels is None or not set(levels).isdisjoint(self.levels[namnd, unit]))

    def _drawn(self, choices: Mapping[Any, int]) -> Any:
        return self.chance.choices(list(choices), list(choices.values()))[0]


def number(serial: int) -> str:
    """Return the number of an employee who does not exist."""
    return f"EX{serial}"


class Listed(NamedTuple):
    """A list of a nämnd: its staff on the first of January, or what was completed in a year."""

    holds: str
    year: int
    namnd: str
    rows: list[tuple[str, ...]]

    @property
    def file(self) -> str:
        """The name of its file; those of staff have their day first."""
        when = f"{self.year}-01-01" if self.holds == "staff" else f"{self.year}"
        return f"{self.holds}/{when}-{self.namnd}.csv"


def lists(city: City) -> Iterator[Listed]:
    """Yield every list, staff before what is completed in the year."""
    for year, posts, completed in city.years():
        for namnd in NAMNDER:
            yield Listed("staff", year, namnd, list(_posts(namnd, posts)))
            yield Listed("completions", year, namnd, list(_rows(namnd, completed)))


def _posts(namnd: str, posts: Mapping[int, Sequence[Post]]) -> Iterator[tuple[str, ...]]:
    for serial, held in posts.items():
        for at, unit, function in held:
            if at == namnd:
                yield number(serial), unit, function


def _rows(namnd: str, completed: Iterable[tuple[int, Post, str, int, date]]) -> Iterator[tuple[str, ...]]:
    for serial, (at, unit, function), course, version, day in completed:
        if at == namnd:
            yield number(serial), unit, function, course, str(version), day.isoformat()


def write(folder: Path, city: City) -> None:
    """Write the import file and every list to a folder."""
    for name in ("staff", "completions"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    said = "# Påhittat: inget av detta finns. · Invented: nothing of this exists.\n"
    document = yaml.safe_dump(laid_down(city.levels), allow_unicode=True, sort_keys=False)
    (folder / "training.yaml").write_text(said + document, encoding="utf-8")
    for listed in lists(city):
        with (folder / listed.file).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";", lineterminator="\n").writerows([HEADINGS[listed.holds], *listed.rows])


if __name__ == "__main__":
    write(Path(sys.argv[1]), City())
