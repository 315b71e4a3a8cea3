"""A nämnd that reports how many it employs, and gives no staff lists: the portal says where each is counted (T07)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from contracts.completions import CourseCompleted, Post, StaffLeft, StaffListTaken, StaffPlaced
from contracts.coverage import coverage
from contracts.training_terms import Purpose
from contracts.training_units import HeadcountCell, HeadcountsReported, ReportHeadcounts
from contracts.vocabulary import Role
from tests.training.house import House, house_in
from tests.training.persons import (
    ANNA,
    BO,
    CIA,
    COURSE,
    DONE,
    FIRST_DAY,
    LIST_DAY,
    P1,
    P2,
    P3,
    READY,
    SECOND,
    completing,
    forget,
    needed,
    placing,
    results,
    staff,
)
from tests.training.spec import NAMND, given, order

EARLIER, AFTER = date(2023, 3, 3), date(2024, 9, 9)
THERE = (Post(unit="enhet-1", function="larare"),)
ELSEWHERE = (Post(unit="enhet-2", function="larare"),)
COUNTED = order(
    ReportHeadcounts,
    Role.LOCAL_COORDINATOR,
    namnd=NAMND,
    on=FIRST_DAY,
    cells=(HeadcountCell(unit="enhet-1", function="larare", headcount=40),),
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with house_in(tmp_path) as opened:
        yield opened.told(*READY, needed(), COUNTED, results((ANNA, COURSE, 1, DONE), (BO, COURSE, 1, DONE)))


def figures(house: House, on: date) -> dict[str, tuple[int, int]]:
    standing = house.standing
    found = coverage(standing.ground(), standing.people.values(), COURSE, on)
    return {cell.unit: tuple(figure) for cell, figure in found.items()}


def test_T07_whoever_has_completed_is_counted_where_the_portal_has_them(house: House) -> None:
    assert figures(house, DONE) == {"enhet-1": (2, 40)}
    assert figures(house, EARLIER) == {"enhet-1": (0, 40)}


def test_T07_a_later_line_in_another_unit_moves_and_an_older_one_does_not() -> None:
    scenario = given(*READY, COUNTED).when(completing((P1, COURSE, 1, DONE))).then(CourseCompleted, StaffPlaced)
    scenario.then_said(StaffPlaced, namnd=NAMND, person=P1, posts=THERE, from_day=DONE)
    scenario.when(completing((P1, SECOND, 1, EARLIER), unit_of_all="enhet-2")).then(CourseCompleted)
    scenario.when(completing((P1, SECOND, 1, AFTER), unit_of_all="enhet-2")).then(CourseCompleted, StaffPlaced)
    scenario.then_said(StaffPlaced, person=P1, posts=ELSEWHERE, from_day=AFTER)


def test_T07_somebody_with_many_lines_is_placed_from_the_first_of_them() -> None:
    scenario = given(*READY, COUNTED).when(completing((P1, COURSE, 1, AFTER), (P1, COURSE, 1, DONE)))
    scenario.then(CourseCompleted, CourseCompleted, StaffPlaced).then_said(StaffPlaced, from_day=DONE)


def test_T07_the_same_list_again_is_no_news_but_places_whoever_came_before_the_counts() -> None:
    told = completing((P1, COURSE, 1, DONE))
    scenario = given(*READY, told, COUNTED)
    scenario.when(told).then(StaffPlaced)
    scenario.when(told).then()


def test_T07_once_there_is_a_staff_list_it_alone_says_who_works_where() -> None:
    scenario = given(*READY, COUNTED, completing((P1, COURSE, 1, DONE), (P2, COURSE, 1, DONE)))
    scenario.when(placing((P1, "enhet-1", "larare"))).then(StaffListTaken, StaffLeft, HeadcountsReported)
    scenario.then_said(StaffLeft, person=P2, from_day=LIST_DAY)
    scenario.when(completing((P3, COURSE, 1, LIST_DAY))).then(CourseCompleted)


def test_T07_a_running_service_places_nobody_by_the_portal_where_there_are_lists(house: House) -> None:
    house.told(staff((ANNA, "enhet-1", "larare")), results((CIA, COURSE, 1, DONE)))
    assert house.posts(CIA) == house.posts(BO) == []


def test_T14_whom_only_the_portal_has_placed_is_in_no_count_of_a_staff_list() -> None:
    scenario = given(*READY, COUNTED, completing((P1, COURSE, 1, DONE), purpose=Purpose.ELECTED))
    scenario.when(placing((P2, "enhet-2", "larare")))
    scenario.then_said(HeadcountsReported, unit="enhet-1", functions={})
    scenario.then_said(HeadcountsReported, unit="enhet-2", functions={"larare": 1})


def test_N09_they_can_be_forgotten_though_no_list_says_that_they_have_left(house: House) -> None:
    before = figures(house, LIST_DAY)
    house.told(forget(ANNA))
    assert not house.knows(ANNA)
    assert figures(house, LIST_DAY) == before
    house.told(staff((BO, "enhet-1", "larare")))
    house.refused(forget(BO), "STILL_EMPLOYED")
