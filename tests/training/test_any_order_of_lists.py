"""Whatever lists come in whatever order: everybody stands where a plain reckoning of the lists has them."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st
from pydantic_core import from_json

from contracts.answers import Refusal
from contracts.coverage import coverage
from contracts.envelope import Instruction
from contracts.training_terms import CorrectionGround
from contracts.vocabulary import Role
from services.training.by_pseudonym import RecordRedating, RecordWithdrawal
from services.training.standing import Standing
from tests.training.persons import COURSE, READY, completing, needed, placing
from tests.training.spec import NAMND, OTHER, Scenario, given, order

PERSONS = tuple("p-" + letter * 32 for letter in "abc")
UNITS = {NAMND: ("enhet-1", "enhet-2"), OTHER: ("hemtjanst",)}
DAYS = tuple(date(2025, month, 1) for month in range(1, 6))
BASE = given(*READY, needed(), needed(namnd=OTHER)).log

Post = tuple[str, str]
"""Somebody, and a unit."""


class Step(NamedTuple):
    """What is sent: by which nämnd, of whom, of which day, corrected to which; or with which posts."""

    what: str
    namnd: str
    who: str
    on: date
    to: date
    posts: frozenset[Post]


@dataclass
class Model:
    """The lists as they were accepted, and each day somebody has completed the course, with who told it."""

    lists: dict[str, list[tuple[date, frozenset[Post]]]] = field(default_factory=lambda: {NAMND: [], OTHER: []})
    told: dict[tuple[str, date], str] = field(default_factory=dict)
    gone: set[tuple[str, date]] = field(default_factory=set)

    def staff(self, namnd: str, on: date, posts: frozenset[Post]) -> bool:
        if any(on < day for day, _ in self.lists[namnd]):
            return False
        self.lists[namnd].append((on, posts))
        return True

    def complete(self, namnd: str, who: str, on: date) -> bool:
        self.told.setdefault((who, on), namnd)
        return True

    def withdraw(self, namnd: str, who: str, on: date) -> bool:
        if self.told.get((who, on)) != namnd or (who, on) in self.gone:
            return False
        self.gone.add((who, on))
        return True

    def redate(self, namnd: str, who: str, on: date, to: date) -> bool:
        there = (who, to) in self.told and (who, to) not in self.gone
        if there or not self.withdraw(namnd, who, on):
            return False
        self.told[who, to] = namnd
        self.gone.discard((who, to))
        return True

    def placed(self, on: date) -> set[tuple[str, str, str]]:
        newest = {namnd: [posts for day, posts in lists if day <= on][-1:] for namnd, lists in self.lists.items()}
        return {(who, namnd, unit) for namnd, found in newest.items() for posts in found for who, unit in posts}

    def figures(self, on: date) -> dict[tuple[str, str], tuple[int, int]]:
        has = {who for (who, day) in self.told.keys() - self.gone if day <= on}
        relevant = Counter((namnd, unit) for _, namnd, unit in self.placed(on))
        completed = Counter((namnd, unit) for who, namnd, unit in self.placed(on) if who in has)
        return {cell: (completed[cell], count) for cell, count in relevant.items()}


def command(step: Step) -> Instruction:
    namnd = step.namnd
    if step.what == "staff":
        return placing(*[(who, unit, "larare") for who, unit in sorted(step.posts)], on=step.on, namnd=namnd)
    if step.what == "complete":
        return completing((step.who, COURSE, 1, step.on), namnd=namnd, unit_of_all=UNITS[namnd][0])
    said: dict[str, Any] = {"namnd": namnd, "person": step.who, "course": COURSE, "version": 1, "completed_on": step.on}
    if step.what == "withdraw":
        ground = CorrectionGround.RECORDED_IN_ERROR
        return order(RecordWithdrawal, Role.LOCAL_COORDINATOR, of=namnd, **said, ground=ground)
    return order(RecordRedating, Role.LOCAL_COORDINATOR, of=namnd, **said, corrected_to=step.to)


def accepted(model: Model, step: Step) -> bool:
    match step.what:
        case "staff":
            return model.staff(step.namnd, step.on, step.posts)
        case "complete":
            return model.complete(step.namnd, step.who, step.on)
        case "withdraw":
            return model.withdraw(step.namnd, step.who, step.on)
        case _:
            return model.redate(step.namnd, step.who, step.on, step.to)


def standing_of(scenario: Scenario) -> Standing:
    standing = Standing()
    for facts in scenario.log.values():
        for fact in facts:
            standing.take(standing.position + 1, fact.type, from_json(fact.model_dump_json()))
    return standing


def placed(standing: Standing, on: date) -> set[tuple[str, str, str]]:
    return {
        (who, held.namnd, held.unit)
        for who, person in standing.people.items()
        for held in person.held
        if held.from_day <= on and (held.to_day is None or on < held.to_day)
    }


@st.composite
def steps(draw: st.DrawFn) -> Step:
    namnd = draw(st.sampled_from((NAMND, NAMND, OTHER)))
    post = st.tuples(st.sampled_from(PERSONS), st.sampled_from(UNITS[namnd]))
    return Step(
        draw(st.sampled_from((*["staff"] * 4, "complete", "complete", "withdraw", "redate"))),
        namnd,
        draw(st.sampled_from(PERSONS)),
        draw(st.sampled_from(DAYS)),
        draw(st.sampled_from(DAYS)),
        draw(st.frozensets(post, min_size=1, max_size=4)),
    )


@settings(max_examples=80, deadline=None)
@any_of(st.lists(steps(), max_size=18))
def test_T07_any_order_of_lists_and_corrections_leads_to_the_same_standing(taken: list[Step]) -> None:
    scenario, model = Scenario(), Model()
    scenario.log = {stream: list(facts) for stream, facts in BASE.items()}
    for step in taken:
        scenario.when(command(step))
        assert isinstance(scenario.outcome, Refusal) != accepted(model, step), (step, scenario.outcome)
    standing = standing_of(scenario)
    for on in (date(2024, 12, 31), *DAYS, date(2026, 1, 1)):
        figures = coverage(standing.ground(), standing.people.values(), COURSE, on)
        assert placed(standing, on) == model.placed(on)
        assert {cell[:2]: tuple(figure) for cell, figure in figures.items()} == model.figures(on)
