"""Who somebody is lies in the vault alone: lists are resolved there, and everything else knows pseudonyms (N09)."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from contracts.answers import Accepted
from contracts.completions import CourseCompleted, StaffLeft, StaffListTaken, StaffPlaced, TakeInStaff
from contracts.envelope import Instruction
from contracts.importing import ImportCommands, Step
from contracts.training_terms import Purpose
from contracts.training_units import HeadcountsReported
from contracts.vocabulary import Role
from ledger.ledger import Change, ConflictError
from tests.training.house import House, house_in
from tests.training.persons import (
    ANNA,
    BO,
    CIA,
    COURSE,
    DONE,
    LATER,
    LIST_DAY,
    READY,
    course,
    needed,
    redate,
    results,
    staff,
    unit,
    withdraw,
)
from tests.training.spec import NAMND, OTHER, order


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with house_in(tmp_path) as opened:
        yield opened.told(*READY)


def test_N09_a_person_is_the_same_in_every_list_of_every_namnd_and_counted_once(house: House) -> None:
    house.told(staff((ANNA, "enhet-1", "larare")), results((ANNA, COURSE, 1, DONE)))
    house.told(staff((ANNA, "hemtjanst", "larare"), namnd=OTHER))
    assert house.news(results((ANNA, COURSE, 1, DONE), namnd=OTHER, unit_of_all="hemtjanst")) == []
    assert house.posts(ANNA) == [(OTHER, "hemtjanst", "larare"), (NAMND, "enhet-1", "larare")]
    assert house.done(ANNA) == [(COURSE, 1, DONE)]
    assert house.stores.links.unsettled() == []


def test_who_completes_before_the_staff_list_comes_is_let_in_and_recognised(house: House) -> None:
    (completed,) = house.news(results((ANNA, COURSE, 1, DONE)))
    assert isinstance(completed, CourseCompleted)
    placed = house.news(staff((ANNA, "enhet-1", "larare")))[1]
    assert isinstance(placed, StaffPlaced)
    assert placed.person == completed.person == house.who(ANNA)


def test_who_leaves_and_comes_back_is_the_same_person(house: House) -> None:
    house.told(staff((ANNA, "enhet-1", "larare"), (BO, "enhet-1", "larare")))
    pseudonym = house.who(ANNA)
    left = house.news(staff((BO, "enhet-1", "larare"), on=LATER))
    assert [type(fact) for fact in left] == [StaffListTaken, StaffLeft, HeadcountsReported]
    assert house.posts(ANNA) == []
    house.told(staff((ANNA, "enhet-2", "chef"), (BO, "enhet-1", "larare"), on=date(2025, 9, 1)))
    assert house.who(ANNA) == pseudonym
    assert house.posts(ANNA) == [(NAMND, "enhet-2", "chef")]


def test_T14_employee_and_elected_cannot_be_joined(house: House) -> None:
    elected = {"purpose": Purpose.ELECTED}
    house.told(staff((ANNA, "enhet-1", "larare")), staff((ANNA, "enhet-1", "ledamot"), **elected))
    assert house.who(ANNA) != house.who(ANNA, Purpose.ELECTED)
    house.told(results((ANNA, COURSE, 1, DONE), **elected))
    assert house.done(ANNA) == []


def test_a_rehearsal_says_what_would_be_answered_and_leaves_nothing(house: House) -> None:
    before = house.stores.ledger.last_position()
    rehearsed = house.tell(staff((ANNA, "enhet-1", "larare"), dry_run=True))
    assert isinstance(rehearsed, Accepted)
    assert rehearsed.position == house.stores.ledger.last_position() == before
    assert isinstance(house.tell(results((ANNA, COURSE, 1, DONE), dry_run=True)), Accepted)
    house.refused(results((ANNA, "okand", 1, DONE), dry_run=True), "LIST_REFUSED")
    assert not house.knows(ANNA)
    assert isinstance(house.tell(staff((ANNA, "enhet-1", "larare"))), Accepted), "under the id of the rehearsal"
    assert house.stores.ledger.last_position() > before


def test_N09_a_refused_list_leaves_no_link_and_repeats_no_number(house: House) -> None:
    refusal = house.refused(results((ANNA, COURSE, 1, DONE), (BO, "okand", 1, DONE)), "LIST_REFUSED")
    assert not house.knows(ANNA)
    assert not house.knows(BO)
    assert BO not in refusal.model_dump_json()


def test_N09_no_answer_names_a_pseudonym(house: House) -> None:
    answers = [
        house.tell(staff((ANNA, "enhet-1", "larare"))),
        house.tell(results((ANNA, COURSE, 1, DONE)).model_copy(update={"command_id": "results-1"})),
    ]
    assert not any(house.who(ANNA) in answer.model_dump_json() for answer in answers)
    assert [answer.ids for answer in answers if isinstance(answer, Accepted)] == [(NAMND, "enhet-1"), (COURSE,)]


def test_the_same_command_again_is_answered_as_before_and_another_one_under_its_id_is_refused(house: House) -> None:
    told = results((ANNA, COURSE, 1, DONE))
    first = house.tell(told)
    assert house.tell(told) == first
    other = house.tell(results((BO, COURSE, 1, DONE)))
    assert "COMMAND_ID_REUSED" in other.model_dump_json()
    assert not house.knows(BO)


def test_only_who_may_give_a_list_makes_links(house: House) -> None:
    theirs = staff((ANNA, "enhet-1", "larare")).model_copy(update={"actor": staff((ANNA, "a", "b"), namnd=OTHER).actor})
    house.refused(theirs, "NOT_OWN_NAMND")
    head = order(TakeInStaff, Role.UNIT_HEAD, namnd=NAMND, on=LIST_DAY, rows=theirs.rows)
    house.refused(head, "ROLE_NOT_ALLOWED")
    assert not house.knows(ANNA)


def test_N09_no_import_holds_a_list_or_what_is_made_of_one(house: House) -> None:
    row = {"person": "p-" + "1" * 32, "unit": "enhet-1", "function": "larare"}
    for command, body in (
        ("TakeInStaff", {"namnd": NAMND, "on": "2025-02-01", "rows": []}),
        ("RecordStaff", {"namnd": NAMND, "purpose": "employee", "on": "2025-02-01", "rows": [row]}),
    ):
        steps = (Step(command=command, body=body),)
        imported = order(ImportCommands, Role.LOCAL_COORDINATOR, steps=steps)
        (problem,) = house.refused(imported, "IMPORT_REFUSED").details
        assert problem.code == "COMMAND_UNKNOWN"


def test_T16_a_withdrawn_completion_stays_withdrawn_though_the_portal_tells_it_again(house: House) -> None:
    house.told(results((ANNA, COURSE, 1, DONE), (ANNA, COURSE, 1, LATER)), withdraw(ANNA))
    assert house.done(ANNA) == [(COURSE, 1, LATER)]
    assert house.news(results((ANNA, COURSE, 1, DONE))) == []
    house.refused(withdraw(ANNA), "COMPLETION_UNKNOWN")


def test_T16_a_completion_is_moved_to_the_day_it_was_and_the_old_day_is_no_news(house: House) -> None:
    day = date(2024, 4, 4)
    house.told(results((ANNA, COURSE, 1, DONE)), redate(ANNA, to=day))
    assert house.done(ANNA) == [(COURSE, 1, day)]
    assert house.news(results((ANNA, COURSE, 1, DONE), (ANNA, COURSE, 1, day))) == []
    house.told(redate(ANNA, to=DONE, day=day))
    assert house.done(ANNA) == [(COURSE, 1, DONE)]


def test_a_completion_is_not_moved_to_where_it_cannot_have_been(house: House) -> None:
    house.told(results((ANNA, COURSE, 1, DONE), (ANNA, COURSE, 1, LATER)))
    house.refused(redate(ANNA, to=date(2027, 1, 1)), "DATE_IN_FUTURE", "corrected_to")
    house.refused(redate(ANNA, to=date(2021, 1, 1)), "COURSE_NOT_OFFERED", "corrected_to")
    house.refused(redate(ANNA, to=LATER), "COMPLETION_THERE", "corrected_to")
    house.refused(redate(BO, to=DONE), "COMPLETION_UNKNOWN")


@pytest.mark.parametrize(
    "wrong",
    [
        withdraw(CIA),
        withdraw(ANNA, day=LATER),
        withdraw(ANNA, version=2),
        withdraw(ANNA, key="okand"),
        withdraw(ANNA, namnd=OTHER),
        withdraw(ANNA, purpose=Purpose.ELECTED),
    ],
)
def test_N09_whoever_does_not_know_a_completion_does_not_learn_who_has_one(house: House, wrong: TakeInStaff) -> None:
    house.told(results((ANNA, COURSE, 1, DONE)))
    house.refused(wrong, "COMPLETION_UNKNOWN", "completed_on")


def test_what_a_failed_command_left_is_put_right_before_the_next(house: House) -> None:
    house.told(staff((ANNA, "enhet-1", "larare")))
    links = house.stores.links
    links.keep("employee", {BO: "p-" + "b" * 32})
    house.told(results((ANNA, COURSE, 1, DONE)))
    assert not house.knows(BO)
    assert house.knows(ANNA)


def test_a_list_that_another_command_overtakes_leaves_no_link(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def overtaken(changes: Sequence[Change], *_: object, **__: object) -> None:
        assert house.knows(ANNA), "links are on disk before anything is recorded"
        raise ConflictError(changes[0].stream)

    version = len(house.facts(f"namnd/{NAMND}"))
    monkeypatch.setattr(house.stores.ledger, "record", overtaken)
    house.refused(staff((ANNA, "enhet-1", "larare"), expected_version=version), "CONFLICT")
    assert not house.knows(ANNA)


def test_lists_that_come_at_once_give_nobody_two_pseudonyms(house: House) -> None:
    numbers = [str(number) for number in range(5000, 5060)]
    lists: list[Instruction] = [
        staff(*[(number, "enhet-1", "larare") for number in numbers]),
        staff(*[(number, "hemtjanst", "larare") for number in numbers], namnd=OTHER),
        results(*[(number, COURSE, 1, DONE) for number in numbers]),
        results(*[(number, COURSE, 1, LIST_DAY) for number in reversed(numbers)], namnd=OTHER, unit_of_all="hemtjanst"),
    ]
    sent = [order.model_copy(update={"command_id": f"at-once-{place}"}) for place, order in enumerate(lists)]
    with ThreadPoolExecutor(4) as threads:
        assert all(isinstance(answer, Accepted) for answer in threads.map(house.tell, sent))
    assert len(house.standing.people) == len(numbers)
    assert house.done(numbers[7]) == [(COURSE, 1, DONE), (COURSE, 1, LIST_DAY)]
    assert len(house.posts(numbers[7])) == 2


def test_a_unit_is_known_from_the_day_it_is_described(house: House) -> None:
    house.told(unit("ny", valid_from=LATER), course("ny-kurs", offered_from=LATER), needed("ny-kurs"))
    refusal = house.refused(staff((ANNA, "ny", "larare")), "LIST_REFUSED")
    assert [(each.field, each.code) for each in refusal.details] == [("rows.0.unit", "UNIT_NOT_VALID")]
    house.told(staff((ANNA, "ny", "larare"), on=LATER))
