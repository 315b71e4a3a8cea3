"""Whoever asks everything and adds and subtracts finds nothing of a few: coverage, gaps, frozen, targets (N09)."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from contracts.coverage import Figure
from contracts.disclosure import large
from contracts.envelope import Fact
from contracts.training_rules import RelevanceRule
from contracts.vocabulary import Forum, FunctionLevel
from gateway.views import training_gaps, training_measures
from gateway.views.reader import Reader, Row, reading
from gateway.views.training_coverage import Asked, CoverageBy, coverage
from gateway.views.training_disclosure import settled_day
from tests.contracts.subtraction import Vector, follows, groups, span, vector
from tests.projector import sample_training as told
from tests.projector.read_models import ReadModels
from tests.projector.sample_ledger import Ledger

NAMNDER, DEPARTMENTS = ("farsta", "skarpnack"), ("Ungdom", "Äldre")
Unit = tuple[str, str, tuple[FunctionLevel, ...], int, int, int]
"""Nämnd, department, function levels; how many work there, have the course, and had it when it was frozen."""


@st.composite
def units(draw: st.DrawFn) -> Unit:
    relevant = draw(st.integers(1, 23))
    now = draw(st.integers(0, relevant))
    then = draw(st.one_of(st.just(now), st.integers(0, relevant)))
    levels = tuple(draw(st.sets(st.sampled_from(list(FunctionLevel)), max_size=2)))
    return draw(st.sampled_from(NAMNDER)), draw(st.sampled_from(DEPARTMENTS)), levels, relevant, now, then


class City:
    """Read models to which one course after another is told, each needed in a year and in units of its own."""

    def __init__(self, address: str) -> None:
        self.read_models = ReadModels(address)
        self.ledger = Ledger([], "training")
        self.year = 2018

    def learn(self, drawn: list[Unit]) -> None:
        """Tell of a new course and of the units where it is needed."""
        self.year += 1
        begun = len(self.ledger.list)
        for fact in (*self._needed(drawn), *self._done(drawn)):
            self.ledger.add(fact)
        self.read_models.fold(self.ledger.recorded[begun:])

    @property
    def course(self) -> str:
        return f"kurs-{self.year}"

    def name(self, place: int) -> str:
        return f"enhet-{self.year}-{place}"

    def _needed(self, drawn: list[Unit]) -> Iterator[Fact]:
        yield told.course(self.course)
        for namnd in NAMNDER:
            own = tuple(self.name(place) for place, unit in enumerate(drawn) if unit[0] == namnd)
            rule = RelevanceRule(course=self.course, units=own or ("ingen",))
            yield told.rules(rule, namnd=namnd, on=date(self.year, 1, 1))
            target = told.target(course=self.course, year=self.year)
            yield target.model_copy(update={"namnd": namnd})

    def _done(self, drawn: list[Unit]) -> Iterator[Fact]:
        for place, (namnd, department, levels, relevant, now, then) in enumerate(drawn):
            name = self.name(place)
            yield told.unit(name, namnd, department=department, function_levels=levels)
            yield told.headcounts(relevant, name, namnd)
            for number in range(now):
                person = (self.year * 10 + place) * 100 + number
                yield told.placed(person, name, namnd=namnd)
                yield told.done(person, self.course, namnd=namnd, unit=name)
            frozen = told.frozen((name, then, relevant), namnd=namnd, course=self.course, part=place + 1)
            yield frozen.model_copy(update={"year": self.year, "on": date(self.year, 8, 31)})


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    opened = City(f"sqlite:///{tmp_path / 'read-models.db'}")
    yield opened
    opened.read_models.close()


class Attack:
    """What is told of the units of one course: sums of what they have now, and had when it was frozen."""

    def __init__(self, city: City, drawn: list[Unit]) -> None:
        city.learn(drawn)
        self.city = city
        self.units = drawn
        self.sums: list[Vector] = []
        self.levels: list[tuple[str | None, FunctionLevel, Figure]] = []
        # Whoever knows that nothing was corrected in a unit knows that both of its figures are one.
        changed = [place for place, unit in enumerate(drawn) if unit[4] != unit[5]]
        self.unknown = {(then, place): place for place in range(len(drawn)) for then in (False, True)}
        self.unknown |= {(True, place): len(drawn) + number for number, place in enumerate(changed)}
        self.size = len(drawn) + len(changed)
        with reading(city.read_models.engine) as reader:
            self._ask_of_the_city(reader)
            for namnd in NAMNDER:
                self._ask_of_gaps(reader, namnd)
                self._ask_of_frozen(reader, namnd)

    def _ask_of_the_city(self, reader: Reader) -> None:
        for by in CoverageBy:
            for namnd in (None, *NAMNDER):
                asked = Asked(by, self.city.course, date(self.city.year, 8, 31), namnd)
                for row in coverage(reader, None, asked, self._today())["groups"]:
                    self._take(row, row)

    def _ask_of_gaps(self, reader: Reader, namnd: str) -> None:
        gaps = training_gaps.gaps(reader, None, namnd, date(self.city.year, 8, 31), self._today())
        for group in (*gaps["units"], *gaps["function_levels"]):
            for figure in group["courses"]:
                self._take({**group, "namnd_code": namnd}, figure)

    def _ask_of_frozen(self, reader: Reader, namnd: str) -> None:
        frozen = training_measures.frozen_coverage(reader, None, namnd, Forum.TERTIAL_2, self.city.year)
        of_the_namnd = {"namnd_code": namnd}
        [target] = training_measures.targets(reader, None, namnd, self._today())
        self._take(of_the_namnd, target["today"])
        for group in (each for course in frozen["courses"] for each in course["groups"]):
            self._take(group, group["frozen"], then=True)
            self._take(group, group["known_now"])
        if frozen["courses"]:
            self._take(of_the_namnd, target["frozen"], then=True)
            self._take(of_the_namnd, target["known_now"])

    def _today(self) -> date:
        return date(self.city.year, 9, 3)

    def _take(self, group: Row, figure: Row, *, then: bool = False) -> None:
        if figure["withheld"]:
            return
        shown = Figure(figure["completed"], figure["relevant"])
        if group.get("function_level"):
            self.levels.append((group["namnd_code"], FunctionLevel[group["function_level"].upper()], shown))
            return
        within = [place for place in range(len(self.units)) if self._is_in(place, group)]
        assert shown == self.figure(within, then=then), "what is shown is true"
        self.sums.append(self.sum_of(within, then=then))

    def _is_in(self, place: int, group: Row) -> bool:
        own = (*self.units[place][:2], self.city.name(place))
        asked = [group.get(name) for name in ("namnd_code", "department", "unit")]
        return all(each in {None, one} for each, one in zip(asked, own, strict=True))

    def figure(self, places: Iterable[int], *, then: bool = False) -> Figure:
        within = [self.units[place] for place in places]
        return Figure(sum(unit[5 if then else 4] for unit in within), sum(unit[3] for unit in within))

    def sum_of(self, places: Iterable[int], *, then: bool) -> Vector:
        within = {self.unknown[then, place] for place in places}
        return vector(number in within for number in range(self.size))

    def found(self, *, then: bool) -> Iterator[tuple[int, ...]]:
        """Every group of units whose figure follows from all that is told."""
        basis = span(self.sums)
        for places in groups(len(self.units)):
            if follows(self.sum_of(places, then=then), basis):
                yield places


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(units(), min_size=1, max_size=6))
def test_N09_nothing_of_a_few_is_told_nor_found_by_subtraction(city: City, drawn: list[Unit]) -> None:
    attack = Attack(city, drawn)
    event(f"{len(span(attack.sums))} sums are told of {len(drawn)} units")
    for then in (False, True):
        small = [places for places in attack.found(then=then) if not large(attack.figure(places, then=then))]
        assert small == []
    known = list(attack.found(then=False))
    for namnd, level, figure in attack.levels:
        with_it = {place for place, unit in enumerate(drawn) if level in unit[2] and namnd in {None, unit[0]}}
        assert any(with_it.issuperset(places) and attack.figure(places) == figure for places in known)


PREVENTING = (FunctionLevel.PREVENTING,)


def test_N09_the_attack_finds_what_subtraction_gives(city: City) -> None:
    drawn: list[Unit] = [("farsta", "Ungdom", PREVENTING, 12, 5, 5), ("farsta", "Ungdom", PREVENTING, 3, 3, 3)]
    attack = Attack(city, drawn)
    assert list(attack.found(then=False)) == []
    attack.sums = [attack.sum_of([0, 1], then=True), attack.sum_of([0], then=False)]
    assert list(attack.found(then=True)) == [(0,), (1,), (0, 1)]


def test_T16_a_correction_that_makes_a_unit_large_does_not_give_what_it_was_when_frozen(city: City) -> None:
    drawn: list[Unit] = [("farsta", "Ungdom", PREVENTING, 12, 11, 12), ("farsta", "Ungdom", PREVENTING, 14, 5, 5)]
    drawn += [("farsta", "Ungdom", PREVENTING, 15, 6, 6), ("farsta", "Ungdom", PREVENTING, 22, 9, 9)]
    attack = Attack(city, drawn)
    assert list(attack.found(then=True)) == [(3,), (0, 1, 2), (0, 1, 2, 3)]
    assert list(attack.found(then=False)) == list(attack.found(then=True))


@pytest.mark.parametrize("on", [date.min, date(1, 1, 31), date(1999, 12, 31), date(2000, 1, 30)])
def test_a_day_before_this_work_began_is_answered_for_as_one_on_which_nothing_had(on: date) -> None:
    assert settled_day(on, date(2026, 11, 21)) == date(1999, 12, 31)
