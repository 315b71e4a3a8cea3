"""Lists of completions: what nobody told before is recorded, and all that is wrong is told at once (N09, T01, T02)."""

from datetime import date

from contracts.completions import CourseCompleted
from contracts.training_terms import Purpose
from tests.training.persons import COURSE, DONE, FIRST_DAY, P1, P2, READY, SECOND, completing, course
from tests.training.spec import NAMND, OTHER, TODAY, given

LATER = date(2024, 8, 8)


def test_T01_a_completion_is_recorded_by_pseudonym_with_unit_version_and_day() -> None:
    told = given(*READY).when(completing((P1, COURSE, 1, DONE))).then(CourseCompleted)
    told.then_said(
        CourseCompleted,
        namnd=NAMND,
        person=P1,
        purpose=Purpose.EMPLOYEE,
        unit="enhet-1",
        function="larare",
        course=COURSE,
        version=1,
        completed_on=DONE,
    )


def test_T01_the_same_completion_again_changes_nothing_whichever_namnd_tells_it() -> None:
    told = completing((P1, COURSE, 1, DONE), (P1, COURSE, 1, DONE))
    scenario = given(*READY).when(told).then(CourseCompleted)
    scenario.when(told).then()
    scenario.when(completing((P1, COURSE, 1, DONE), namnd=OTHER, unit_of_all="hemtjanst")).then()


def test_T02_several_completions_of_a_person_and_a_course_are_normal() -> None:
    many = (P1, COURSE, 1, DONE), (P2, COURSE, 1, DONE), (P1, SECOND, 1, DONE), (P1, COURSE, 1, LATER)
    scenario = given(*READY).when(completing(*many)).then(*[CourseCompleted] * 4)
    scenario.when(completing(*many, (P1, COURSE, 1, TODAY))).then(CourseCompleted)


def test_every_problem_is_told_with_its_row_and_field_and_no_pseudonym_or_value() -> None:
    told = completing(
        (P1, COURSE, 1, DONE),
        (P1, "okand-kurs", 1, DONE),
        (P1, COURSE, 7, DONE),
        (P1, COURSE, 1, date(2027, 1, 1)),
        (P1, COURSE, 1, date(1999, 12, 31)),
        (P1, COURSE, 1, date(2021, 12, 31)),
        (P2, SECOND, 1, date(2025, 1, 1)),
    )
    ended = course("kort", offered_to=date(2023, 1, 1))
    refusal = given(*READY, ended).when(told).then_refused("LIST_REFUSED", "rows")
    assert [(each.field, each.code) for each in refusal.details] == [
        ("rows.1.course", "COURSE_UNKNOWN"),
        ("rows.2.version", "VERSION_UNKNOWN"),
        ("rows.3.completed_on", "DATE_IN_FUTURE"),
        ("rows.4.completed_on", "DATE_OUT_OF_RANGE"),
        ("rows.5.completed_on", "COURSE_NOT_OFFERED"),
    ]
    assert "5 av 7" in refusal.reason_sv
    assert P1 not in refusal.model_dump_json()
    assert "okand-kurs" not in refusal.model_dump_json()


def test_a_line_can_have_more_than_one_problem() -> None:
    refusal = given(*READY).when(completing((P1, "okand", 1, DONE), unit_of_all="enhet-9")).then_refused("LIST_REFUSED")
    assert [each.field for each in refusal.details] == ["rows.0.unit", "rows.0.course"]
    assert "1 av 1" in refusal.reason_sv


def test_a_version_can_be_completed_on_its_first_and_its_last_day_only() -> None:
    last = date(2023, 1, 1)
    scenario = given(*READY, course("kort", offered_to=last))
    scenario.when(completing((P1, "kort", 1, FIRST_DAY), (P1, "kort", 1, last))).then(CourseCompleted, CourseCompleted)
    scenario.when(completing((P1, "kort", 1, date(2023, 1, 2)))).then_refused("LIST_REFUSED")


def test_the_answer_to_a_hopeless_list_stays_small() -> None:
    told = completing(*[(P1, "okand", 1, DONE)] * 700)
    assert len(given(*READY).when(told).then_refused("LIST_REFUSED").details) == 500


def test_only_a_namnd_of_the_register_takes_in_completions() -> None:
    scenario = given(*READY)
    scenario.when(completing((P1, COURSE, 1, DONE), namnd="okand")).then_refused("NAMND_UNKNOWN", "namnd")
