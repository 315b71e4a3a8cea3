"""Staff lists: who is new, has moved, came back or has left, and how many that makes in each unit (N09, T07)."""

from datetime import date

from contracts.completions import Post, StaffLeft, StaffListTaken, StaffPlaced
from contracts.training_terms import Purpose
from contracts.training_units import HeadcountsReported
from tests.training.persons import LATER, LIST_DAY, P1, P2, P3, READY, placing
from tests.training.spec import FORMER, NAMND, OTHER, given

TEACHER = (P1, "enhet-1", "larare")


def post(unit: str, function: str = "larare") -> Post:
    return Post(unit=unit, function=function)


def test_N09_the_first_list_places_everybody_by_pseudonym_and_counts_each_unit() -> None:
    told = given(*READY).when(placing(TEACHER, (P2, "enhet-1", "larare"), (P3, "enhet-2", "chef")))
    told.then(StaffListTaken, StaffPlaced, StaffPlaced, StaffPlaced, HeadcountsReported, HeadcountsReported)
    told.then_said(StaffPlaced, namnd=NAMND, person=P1, posts=(post("enhet-1"),), from_day=LIST_DAY)
    told.then_said(HeadcountsReported, unit="enhet-1", on=LIST_DAY, functions={"larare": 2})
    told.then_said(HeadcountsReported, unit="enhet-2", on=LIST_DAY, functions={"chef": 1})


def test_the_same_list_again_is_no_news_and_on_a_later_day_only_that_it_still_holds() -> None:
    scenario = given(*READY, placing(TEACHER))
    scenario.when(placing(TEACHER)).then()
    scenario.when(placing(TEACHER, on=LATER)).then(StaffListTaken).then_said(StaffListTaken, on=LATER)


def test_identical_lines_count_once_and_two_posts_are_one_person_in_two_cells() -> None:
    told = given(*READY).when(placing(TEACHER, TEACHER, (P1, "enhet-2", "chef"), TEACHER))
    told.then(StaffListTaken, StaffPlaced, HeadcountsReported, HeadcountsReported)
    told.then_said(StaffPlaced, person=P1, posts=(post("enhet-1"), post("enhet-2", "chef")))
    told.then_said(HeadcountsReported, unit="enhet-1", functions={"larare": 1})
    told.then_said(HeadcountsReported, unit="enhet-2", functions={"chef": 1})


def test_the_order_of_the_lines_is_no_news() -> None:
    lines = TEACHER, (P1, "enhet-2", "chef"), (P2, "enhet-1", "larare")
    given(*READY, placing(*lines)).when(placing(*reversed(lines))).then()


def test_T07_who_changes_unit_is_placed_anew_and_both_units_are_counted_again() -> None:
    told = given(*READY, placing(TEACHER)).when(placing((P1, "enhet-2", "larare"), on=LATER))
    told.then(StaffListTaken, StaffPlaced, HeadcountsReported, HeadcountsReported)
    told.then_said(StaffPlaced, person=P1, posts=(post("enhet-2"),), from_day=LATER)
    told.then_said(HeadcountsReported, unit="enhet-1", on=LATER, functions={})


def test_who_is_not_in_the_list_has_left_and_may_come_back() -> None:
    both = TEACHER, (P2, "enhet-1", "larare")
    scenario = given(*READY, placing(*both))
    scenario.when(placing(TEACHER, on=LATER)).then(StaffListTaken, StaffLeft, HeadcountsReported)
    scenario.then_said(StaffLeft, person=P2, from_day=LATER)
    scenario.when(placing(*both, on=date(2025, 9, 1))).then(StaffListTaken, StaffPlaced, HeadcountsReported)
    scenario.then_said(StaffPlaced, person=P2, posts=(post("enhet-1"),), from_day=date(2025, 9, 1))


def test_a_list_of_one_namnd_moves_nobody_in_another() -> None:
    scenario = given(*READY, placing(TEACHER))
    scenario.when(placing((P1, "hemtjanst", "larare"), namnd=OTHER))
    scenario.then(StaffListTaken, StaffPlaced, HeadcountsReported).then_said(StaffPlaced, namnd=OTHER, person=P1)


def test_T14_a_list_of_the_elected_moves_no_employee_and_is_counted_with_them() -> None:
    scenario = given(*READY, placing(TEACHER))
    elected = {"purpose": Purpose.ELECTED}
    scenario.when(placing((P2, "enhet-1", "ledamot"), **elected)).then(StaffListTaken, StaffPlaced, HeadcountsReported)
    scenario.then_said(HeadcountsReported, unit="enhet-1", functions={"larare": 1, "ledamot": 1})
    scenario.when(placing((P3, "enhet-1", "ledamot"), on=LATER, **elected))
    scenario.then(StaffListTaken, StaffPlaced, StaffLeft).then_said(StaffLeft, person=P2)


def test_a_list_older_than_the_newest_is_refused_also_when_that_one_moved_nobody() -> None:
    scenario = given(*READY, placing(TEACHER), placing(TEACHER, on=LATER))
    scenario.when(placing((P1, "enhet-2", "larare"), on=date(2025, 5, 1))).then_refused("OLDER_THAN_NEWEST", "on")


def test_every_line_that_does_not_fit_is_told_with_its_field() -> None:
    scenario = given(*READY).when(placing((P1, "enhet-9", "larare"), TEACHER, (P2, "hemtjanst", "larare")))
    refusal = scenario.then_refused("LIST_REFUSED", "rows")
    assert [(each.field, each.code) for each in refusal.details] == [
        ("rows.0.unit", "UNIT_UNKNOWN"),
        ("rows.2.unit", "UNIT_UNKNOWN"),
    ]
    assert "2 av 3" in refusal.reason_sv


def test_a_day_that_has_not_come_or_on_which_there_is_no_namnd_is_refused() -> None:
    scenario = given(*READY)
    scenario.when(placing(TEACHER, on=date(2027, 1, 1))).then_refused("DATE_IN_FUTURE", "on")
    scenario.when(placing(TEACHER, namnd=FORMER)).then_refused("NAMND_NOT_VALID", "on")
    scenario.when(placing(TEACHER, namnd="okand")).then_refused("NAMND_UNKNOWN", "namnd")
