"""Where everybody stands, folded from events."""

from datetime import date

from pydantic_core import from_json

from contracts.completions import Post, StaffLeft, StaffPlaced
from contracts.coverage import Held
from contracts.envelope import Fact
from contracts.training_noting import CourseNoLongerRequired, CourseRequired
from contracts.training_terms import Purpose
from services.training.standing import Standing, Wanted
from tests.training.persons import COURSE, P1
from tests.training.spec import NAMND, OTHER

DAYS = tuple(date(2025, month, 1) for month in range(1, 6))


def standing(*facts: Fact) -> Standing:
    made = Standing()
    for position, fact in enumerate(facts, start=1):
        made.take(position, fact.type, from_json(fact.model_dump_json()))
    return made


def placed(day: date, *units: str, namnd: str = NAMND) -> StaffPlaced:
    posts = tuple(Post(unit=unit, function="larare") for unit in units)
    return StaffPlaced(namnd=namnd, person=P1, purpose=Purpose.EMPLOYEE, posts=posts, from_day=day)


def test_who_moves_twice_and_leaves_has_held_each_post_for_its_own_time() -> None:
    left = StaffLeft(namnd=NAMND, person=P1, purpose=Purpose.EMPLOYEE, from_day=DAYS[3])
    facts = placed(DAYS[0], "a"), placed(DAYS[1], "b"), placed(DAYS[2], "a", "b"), left, placed(DAYS[4], "a")
    assert standing(*facts, placed(DAYS[0], "c", namnd=OTHER)).people[P1].held == [
        Held(NAMND, "a", "larare", DAYS[0], DAYS[1]),
        Held(NAMND, "b", "larare", DAYS[1], DAYS[2]),
        Held(NAMND, "a", "larare", DAYS[2], DAYS[3]),
        Held(NAMND, "b", "larare", DAYS[2], DAYS[3]),
        Held(NAMND, "a", "larare", DAYS[4]),
        Held(OTHER, "c", "larare", DAYS[0]),
    ]


def test_T01_a_requirement_that_ends_early_and_comes_again_is_two_spans() -> None:
    named = {"namnd": NAMND, "plan_id": "plan", "activity_id": "a1", "course": COURSE}
    facts = (
        CourseRequired(**named, departments=("Skola",), from_day=DAYS[0], to_day=DAYS[2]),
        CourseNoLongerRequired(**named, from_day=DAYS[1]),
        CourseRequired(**named, departments=(), from_day=DAYS[3], to_day=DAYS[4]),
    )
    spans = standing(*facts).wanted[Wanted(NAMND, "plan", "a1", COURSE)]
    assert [[each.holds(day) for day in DAYS] for each in spans] == [
        [True, False, False, False, False],
        [False, False, False, True, False],
    ]
