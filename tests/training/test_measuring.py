"""Coverage frozen at a forum's cut-off, whatever is corrected afterwards, and what of it reaches plans (T16, T08)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from contracts.answers import Refusal
from contracts.coverage import coverage
from contracts.envelope import Fact
from contracts.training_measures import ActivityCovered, CoverageFrozen, UnitFigure
from contracts.training_noting import ActivityNoted, CourseRequired, PlanNoted
from contracts.vocabulary import Forum
from services.training import measuring
from tests.training.house import House, house_in
from tests.training.persons import (
    COURSE,
    DONE,
    FIRST_DAY,
    READY,
    SECOND,
    Line,
    course,
    many,
    measure,
    needed,
    redate,
    results,
    staff,
    unit,
    withdraw,
)
from tests.training.spec import FORMER, NAMND, OTHER

CUT_OFF = date(2025, 4, 30)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with house_in(tmp_path) as opened:
        yield opened.told(*READY, needed())


def has(*lines: Line, on: date = DONE) -> object:
    return results(*[(who, COURSE, 1, on) for who, _, _ in lines])


def frozen(house: House) -> list[CoverageFrozen]:
    return [fact for fact in house.facts(f"measured/{NAMND}") if isinstance(fact, CoverageFrozen)]


def today(house: House) -> dict[str, tuple[int, int]]:
    standing = house.standing
    figures = coverage(standing.ground(), standing.people.values(), COURSE, CUT_OFF)
    return {cell.unit: tuple(figure) for cell, figure in figures.items()}


def test_T16_the_value_at_the_cut_off_is_frozen_and_late_corrections_change_only_todays(house: House) -> None:
    lines = many(4)
    after = results((lines[3][0], COURSE, 1, date(2025, 5, 5)))
    house.told(staff(*lines), has(*lines[:3]), after, measure())
    (fact,) = frozen(house)
    assert (fact.forum, fact.year, fact.on, fact.part) == (Forum.TERTIAL_1, 2025, CUT_OFF, 1)
    assert fact.figures == (UnitFigure(unit="enhet-1", function="larare", completed=3, relevant=4),)

    house.told(withdraw(lines[0][0]), redate(lines[3][0], to=date(2025, 4, 29), day=date(2025, 5, 5)))
    house.told(withdraw(lines[1][0]))
    assert frozen(house) == [fact]
    assert today(house) == {"enhet-1": (2, 4)}


def test_T16_a_forum_is_measured_once_and_each_year_anew(house: House) -> None:
    house.told(staff(*many(3)), measure())
    house.refused(measure(), "COVERAGE_FROZEN", "forum")
    house.told(measure(Forum.TERTIAL_2), measure(Forum.ANNUAL_REPORT))
    assert [fact.on for fact in frozen(house)] == [CUT_OFF, date(2025, 8, 31), date(2025, 12, 31)]


def test_T16_the_cut_off_day_must_be_over(house: House) -> None:
    house.told(staff(*many(3)))
    house.refused(measure(Forum.ANNUAL_REPORT, 2026), "CUT_OFF_NOT_OVER", "year")
    last, next_day = datetime(2026, 8, 31, 21, 59, tzinfo=UTC), datetime(2026, 8, 31, 22, 0, tzinfo=UTC)
    refused = house.tell(measure(Forum.TERTIAL_2, 2026), at=last)
    assert isinstance(refused, Refusal)
    assert refused.code == "CUT_OFF_NOT_OVER"
    assert not isinstance(house.tell(measure(Forum.TERTIAL_2, 2026), at=next_day), Refusal)


def test_only_forums_with_a_cut_off_are_measured_of_a_namnd_that_existed_and_needed_something(house: House) -> None:
    house.refused(measure(Forum.DIALOGUE), "FORUM_WITHOUT_CUT_OFF", "forum")
    house.refused(measure(namnd=FORMER), "NAMND_NOT_VALID", "year")
    house.refused(measure(namnd=OTHER), "NOTHING_TO_MEASURE", "namnd")


def test_every_course_that_somebody_needs_is_frozen_and_only_of_the_own_namnd(house: House) -> None:
    house.told(needed(SECOND, functions=("chef",)), course("ingens"), needed(namnd=OTHER))
    house.told(staff(*many(2), ("9000", "enhet-2", "chef")), staff(("9001", "hemtjanst", "larare"), namnd=OTHER))
    house.told(measure())
    assert {fact.course: {(each.unit, each.function) for each in fact.figures} for fact in frozen(house)} == {
        COURSE: {("enhet-1", "larare"), ("enhet-2", "chef")},
        SECOND: {("enhet-2", "chef")},
    }


def test_many_units_are_frozen_in_parts_that_each_fit_into_an_event(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measuring, "_FIGURES_IN_AN_EVENT", 2)
    house.told(staff(*[(f"{5000 + number}", "enhet-1", f"roll-{number}") for number in range(5)]), measure())
    assert [(fact.part, len(fact.figures)) for fact in frozen(house)] == [(1, 2), (2, 2), (3, 1)]
    assert {each.function for fact in frozen(house) for each in fact.figures} == {f"roll-{n}" for n in range(5)}


def test_a_full_part_fits_into_an_event_however_long_the_names_are() -> None:
    figure = UnitFigure(unit="e" * 80, function="f" * 80, completed=20_000, relevant=20_000)
    fact = CoverageFrozen(
        namnd="n" * 80,
        course="c" * 80,
        forum=Forum.TERTIAL_1,
        year=2025,
        on=CUT_OFF,
        part=1,
        figures=(figure,) * measuring._FIGURES_IN_AN_EVENT,
    )
    assert len(fact.model_dump_json()) < 60 * 1024


def required(*departments: str, plan: str = "plan-1", activity: str = "a1") -> tuple[Fact, ...]:
    """A measure of a plan in force requires the course."""
    named = {"namnd": NAMND, "plan_id": plan}
    return (
        PlanNoted(**named, starts=FIRST_DAY, ends=date(2026, 12, 31)),
        ActivityNoted(**named, activity_id=activity, courses=(COURSE,), departments=departments),
        CourseRequired(
            **named,
            activity_id=activity,
            course=COURSE,
            departments=departments,
            from_day=FIRST_DAY,
            to_day=date(2027, 1, 1),
        ),
    )


def shares(house: House) -> list[int | None]:
    return [fact.share for fact in house.facts(f"measured/{NAMND}") if isinstance(fact, ActivityCovered)]


@pytest.mark.parametrize(
    ("there", "have", "share"), [(30, 29, 96), (5, 2, 40), (4, 2, None), (19, 19, None), (20, 20, 100), (20, 0, 0)]
)
def test_T08_a_measure_gets_its_share_in_whole_per_cent_unless_it_tells_of_a_few(
    house: House, there: int, have: int, share: int | None
) -> None:
    house.happened(*required())
    lines = many(there)
    house.told(staff(*lines), *([has(*lines[:have])] if have else []), measure())
    assert shares(house) == [share]
    (covered,) = [fact for fact in house.facts(f"measured/{NAMND}") if isinstance(fact, ActivityCovered)]
    assert (covered.plan_id, covered.activity_id, covered.course, covered.on) == ("plan-1", "a1", COURSE, CUT_OFF)


def test_N09_a_share_of_departments_is_withheld_when_the_rest_of_the_namnd_is_a_few(house: House) -> None:
    house.told(unit("stor", department="Skola"), unit("liten", department="Kansli"))
    house.happened(*required("Skola"))
    lines = many(30, "stor")
    house.told(staff(*lines, *many(2, "liten", first=7000)), has(*lines[:10]), measure())
    assert shares(house) == [None]


def test_a_share_of_departments_is_of_those_alone(house: House) -> None:
    house.told(unit("stor", department="Skola"), unit("annan", department="Kansli"))
    house.happened(*required("Skola"))
    school, office = many(30, "stor"), many(30, "annan", first=7000)
    house.told(staff(*school, *office), has(*school[:15], *office[:3]), measure())
    assert shares(house) == [50]


def test_N09_a_share_without_a_few_of_those_it_is_for_is_not_told_as_that_of_all(house: House) -> None:
    house.told(*(unit(code, department=code.title()) for code in ("skola", "kansli", "fritid", "vard")))
    house.happened(*required("Skola", "Kansli"))
    school, leisure, care = many(40, "skola"), many(30, "fritid", first=7000), many(31, "vard", first=8000)
    house.told(staff(*school, *many(2, "kansli", first=6000), *leisure, *care))
    house.told(has(*school[:20], *leisure[:15], *care[:15]), measure())
    assert shares(house) == [None]


def test_what_a_plan_no_longer_requires_is_not_measured(house: House) -> None:
    facts = required()
    house.happened(*facts[:-1], facts[-1].model_copy(update={"to_day": CUT_OFF}))
    house.told(staff(*many(30)), measure())
    assert shares(house) == []
