"""Lists of the training portal and of staff: whole files, every problem by cell, and no employee number ever said."""

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from contracts.answers import Accepted, Refusal
from contracts.courses import IssueCourse
from contracts.noting_namnder import NoteNamnd
from contracts.training_terms import Audience, CourseForm, Purpose
from contracts.training_units import EnterUnit
from tests.training.house import House, house_in
from tests.training.spec import NAMND, order
from varna.importing import Problem
from varna.training import Received, completions, receiving, staff
from varna.training.lines import LARGEST_PART
from varna.training.receiving import Order

ON = date(2026, 3, 1)
STAFF = """\
Anställningsnummer;Enhet;Funktion
E1001;Familjeenheten;Socialsekreterare
e1002;familjeenheten;socialsekreterare
4711;vuxenenheten;Enhetschef
"""
DONE = """\
Anst.nr;Enhet;Befattning;Kurs;Version;Genomförd
E1001;familjeenheten;Socialsekreterare;Grundutbildning;1;2025-02-03
E1002;familjeenheten;Socialsekreterare;Grundutbildning;;2025-02-04
4711;vuxenenheten;Enhetschef;Grundutbildning;v1;2025-02-05
"""
ENGLISH = """\
Employee,Unit,Function,Course,Completed on
E1001,familjeenheten,socialsekreterare,grundutbildning,2025-02-03
"""


class Lists:
    """The training service with two units and a course, and lists that it is given."""

    def __init__(self, house: House, folder: Path) -> None:
        self.house, self.folder = house, folder
        self.asked: list[Order] = []
        self.said: list[tuple[int, int]] = []
        house.told(
            order(NoteNamnd, namnd=NAMND, valid_from=date(2007, 1, 1)),
            *(
                order(EnterUnit, namnd=NAMND, unit=name, name=name, valid_from=date(2020, 1, 1))
                for name in ("familjeenheten", "vuxenenheten")
            ),
            order(
                IssueCourse,
                course="grundutbildning",
                version=1,
                title="Grundutbildning",
                form=CourseForm.WEB,
                audience=(Audience.STAFF,),
                offered_from=date(2020, 1, 1),
            ),
        )

    async def completions(self, content: str | bytes, *, dry_run: bool = False) -> Received:
        return await completions(
            self._file(content), NAMND, self._ask, purpose=Purpose.EMPLOYEE, dry_run=dry_run, progress=self._progress
        )

    async def staff(self, content: str | bytes, on: date = ON, *, dry_run: bool = False) -> Received:
        return await staff(
            self._file(content),
            NAMND,
            on,
            self._ask,
            purpose=Purpose.EMPLOYEE,
            dry_run=dry_run,
            progress=self._progress,
        )

    @property
    def recorded(self) -> int:
        return self.house.stores.ledger.last_position()

    async def _ask(self, order: Order) -> Accepted | Refusal:
        self.asked.append(order)
        return self.house.tell(order)

    def _progress(self, _doing: str, number: int, parts: int) -> None:
        self.said.append((number, parts))

    def _file(self, content: str | bytes) -> Path:
        file = self.folder / "lista"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file


@pytest.fixture
def lists(tmp_path: Path) -> Iterator[Lists]:
    with house_in(tmp_path) as house:
        yield Lists(house, tmp_path)


def told(received: Received) -> list[tuple[str, str | None]]:
    """What is wrong, and where; every problem says in two languages why, and what to do, and nothing is stored."""
    assert received.accepted is None
    assert all(found.reason_sv and found.reason_en and found.suggestion for found in received.problems)
    return [(found.code, found.field) for found in received.problems]


async def test_T01_a_list_of_completions_is_taken_in_and_once_only(lists: Lists) -> None:
    first = await lists.completions(DONE)
    assert (first.problems, first.rows, first.parts) == ((), 3, 1)
    assert lists.house.done("E1002") == [("grundutbildning", 1, date(2025, 2, 4))]
    recorded = lists.recorded
    assert (await lists.completions(DONE)).accepted
    assert (await lists.completions(ENGLISH)).accepted
    assert lists.recorded == recorded


async def test_T07_a_staff_list_is_the_whole_staff_of_a_day(lists: Lists) -> None:
    assert (await lists.staff(STAFF)).problems == ()
    assert lists.house.posts("E1002") == [(NAMND, "familjeenheten", "socialsekreterare")]
    moved = STAFF.replace("e1002;familjeenheten", "e1002;vuxenenheten").replace("4711;vuxenenheten;Enhetschef\n", "")
    assert (await lists.staff(moved, date(2026, 4, 1))).problems == ()
    assert lists.house.posts("E1002") == [(NAMND, "vuxenenheten", "socialsekreterare")]
    assert lists.house.posts("4711") == []


async def test_a_rehearsal_stores_nothing_and_keeps_nobody(lists: Lists) -> None:
    before = lists.recorded
    for rehearsed in (await lists.completions(DONE, dry_run=True), await lists.staff(STAFF, dry_run=True)):
        assert rehearsed.accepted
        assert rehearsed.dry_run
    assert lists.recorded == before
    assert not lists.house.knows("E1001")


async def test_a_workbook_is_a_list_too_with_numbers_and_days_as_it_has_them(lists: Lists) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["anställningsnummer", "enhet", "funktion", "kurs", "version", "genomförd"])
    sheet.append([4711, "vuxenenheten", "enhetschef", "grundutbildning", 1, date(2025, 2, 5)])
    written = BytesIO()
    book.save(written)
    assert (await lists.completions(written.getvalue())).problems == ()
    assert lists.house.done("4711") == [("grundutbildning", 1, date(2025, 2, 5))]


async def test_T01_every_problem_of_a_file_is_told_by_cell_and_nothing_is_taken_in(lists: Lists) -> None:
    before = lists.recorded
    wrong = DONE.replace("E1001", "E-1").replace("v1", "ett").replace("2025-02-04", "4/2 2025")
    assert told(await lists.completions(wrong)) == [
        ("NO_EMPLOYEE_NUMBER", "A2"),
        ("NOT_A_DAY", "F3"),
        ("NOT_A_VERSION", "E4"),
    ]
    assert told(await lists.completions(DONE.replace(";Enhetschef;", ";;"))) == [("EMPTY_CELL", "C4")]
    assert told(await lists.completions(DONE.splitlines()[0])) == [("NO_ROWS", "A1")]
    assert lists.recorded == before
    assert not lists.house.knows("E1002")


async def test_T01_what_the_service_refuses_is_told_by_cell_too(lists: Lists) -> None:
    wrong = DONE.replace("E1001;familjeenheten", "E1001;okänd").replace("Grundutbildning;v1", "Annan;1")
    wrong = wrong.replace("2025-02-04", "2019-02-04")
    assert told(await lists.completions(wrong)) == [
        ("UNIT_UNKNOWN", "B2"),
        ("COURSE_NOT_OFFERED", "F3"),
        ("COURSE_UNKNOWN", "D4"),
    ]
    assert told(await lists.staff(STAFF.replace("vuxenenheten", "okänd"))) == [("UNIT_UNKNOWN", "B4")]
    assert not lists.house.knows("E1001")


@pytest.mark.parametrize(
    "heading",
    ["Namn", "Förnamn", "Efternamn", "E-post", "Epostadress", "e-mail", "Personnummer", "Födelseår", "Telefon", "Name"],
)
async def test_N09_a_column_of_persons_is_refused(lists: Lists, heading: str) -> None:
    first, *rest = DONE.splitlines()
    with_it = "\n".join([f"{first};{heading}", *(f"{line};x" for line in rest)])
    assert told(await lists.completions(with_it)) == [("COLUMN_OF_PERSONS", "G1")]
    assert lists.asked == []


@pytest.mark.parametrize("number", ["19811228-9874", "811228-9874", "8112289874", "198112289874"])
async def test_N09_a_personal_identity_number_is_refused_and_not_repeated(lists: Lists, number: str) -> None:
    received = await lists.staff(STAFF.replace("E1001", number))
    assert told(received) == [("PERSONAL_DATA", "A2")]
    assert number not in repr(received)


async def test_N09_no_problem_says_whose_row_it_is(lists: Lists) -> None:
    wrong = DONE.replace("familjeenheten", "okänd").replace("2025-02-05", "2027-02-05")
    received = await lists.completions(wrong)
    assert len(told(received)) == 3
    said = json.dumps([repr(problem) for problem in received.problems])
    assert not any(number in said for number in ("E1001", "E1002", "4711"))


async def test_N09_the_id_of_an_import_cannot_be_made_from_the_list(lists: Lists) -> None:
    await lists.completions(ENGLISH)
    await lists.completions(ENGLISH)
    assert len({asked.command_id for asked in lists.asked}) == len(lists.asked) == 4


async def test_a_long_list_goes_in_parts_and_every_part_is_tried_before_the_first_is_taken_in(
    lists: Lists, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "MOST_COMPLETIONS", 2)
    before = lists.recorded
    assert told(await lists.completions(DONE.replace("2025-02-05", "2019-02-05"))) == [("COURSE_NOT_OFFERED", "F4")]
    assert [asked.dry_run for asked in lists.asked] == [True, True]
    assert lists.recorded == before
    taken = await lists.completions(DONE)
    assert (taken.parts, taken.rows) == (2, 3)
    assert [asked.dry_run for asked in lists.asked[2:]] == [True, True, False, False]
    assert lists.said[2:] == [(1, 2), (2, 2)] * 2
    assert lists.house.done("4711") == [("grundutbildning", 1, date(2025, 2, 5))]


async def test_a_part_of_long_codes_still_fits_in_one_command(lists: Lists) -> None:
    unit = "-".join(["enhet"] * 12)
    rows = "".join(f"{number};{unit};{unit};{unit};1;2025-02-03\n" for number in range(100_000, 116_000))
    received = await lists.completions(DONE.splitlines()[0] + "\n" + rows)
    assert len(lists.asked) == 2
    assert all(len(asked.model_dump_json()) < LARGEST_PART + 1_000 for asked in lists.asked)
    assert received.accepted is None


async def test_T07_a_staff_list_is_never_divided(lists: Lists, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MOST_STAFF", 2)
    found = (await lists.staff(STAFF)).problems
    assert [problem.code for problem in found] == ["TOO_MANY_POSTS"]
    assert lists.asked == []


def test_N09_a_problem_has_no_room_for_a_value() -> None:
    assert set(Problem.__dataclass_fields__) == {
        *("file", "line", "field", "code", "reason_sv", "reason_en", "suggestion", "severity")
    }
