"""R19 and bad input 3.4: workbooks say what the same CSV file says; what hides, runs or swells in them is refused."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.statistics.sheets import TABLE, read, repacked, told, workbook

HEADINGS = TABLE.splitlines()[0].split(";")
DTD = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "counts.xlsx"


async def test_R19_a_workbook_says_the_same_as_a_csv_file(path: Path) -> None:
    plain, _ = await read(path, TABLE)
    other, received = await read(path, workbook())
    assert received.problems == ()
    assert other.digests == plain.digests


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904], ids=["1900", "1904"])
async def test_116_days_are_read_by_the_calendar_of_the_workbook(path: Path, epoch: Any) -> None:
    row = ["Skarpnäck", "Kärrtorp", date(2025, 1, 1), datetime(2025, 4, 30), "Klotter", 12, 9, 2]  # noqa: DTZ001

    def calendar(book: Any) -> None:
        if epoch:
            book.epoch = epoch

    service, received = await read(path, workbook(calendar, rows=[HEADINGS, row]))
    assert received.problems == ()
    assert service.bodies[0]["period"] == {"starts": "2025-01-01", "ends": "2025-04-30"}


async def test_116_a_bare_number_is_no_day(path: Path) -> None:
    row = ["Skarpnäck", "Kärrtorp", 45658, 45777, "Klotter", 12, 9, 2]
    _, received = await read(path, workbook(rows=[HEADINGS, row]))
    assert told(received.problems) == [("NOT_A_DAY", 2, "C2")]


async def test_117_a_personnummer_kept_as_a_number_is_refused(path: Path) -> None:
    row = ["Skarpnäck", "Kärrtorp", "2025-01-01", "2025-04-30", "Klotter", 408233234, 9, 2]
    _, received = await read(path, workbook(rows=[HEADINGS, row]))
    assert told(received.problems) == [("PERSONAL_DATA", 2, "F2")]


def _formula(book: Any) -> None:
    book.active["F2"] = "=3+9"


def _merged(book: Any) -> None:
    book.active.merge_cells("A2:A4")


def _hidden_row(book: Any) -> None:
    book.active.row_dimensions[3].hidden = True


def _hidden_column(book: Any) -> None:
    book.active.column_dimensions["G"].hidden = True


def _hidden_sheet(book: Any) -> None:
    book.create_sheet("mer").sheet_state = "hidden"


def _two_sheets(book: Any) -> None:
    book.create_sheet("mer").append(["x"])


def _error(book: Any) -> None:
    book.active["F2"] = "#N/A"


def _truth(book: Any) -> None:
    book.active["F2"] = True


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        (_formula, ("FORMULA", 2, "F2")),
        (_merged, ("MERGED", 2, "A2")),
        (_hidden_row, ("HIDDEN", 3, None)),
        (_hidden_column, ("HIDDEN", None, "G")),
        (_hidden_sheet, ("HIDDEN", None, None)),
        (_two_sheets, ("SEVERAL_SHEETS", None, None)),
        (_error, ("NOT_PLAIN", 2, "F2")),
        (_truth, ("NOT_PLAIN", 2, "F2")),
    ],
)
async def test_115_what_a_reader_does_not_see_is_refused_with_its_place(
    path: Path, change: Any, wanted: tuple[str, int | None, str | None]
) -> None:
    service, received = await read(path, workbook(change))
    assert told(received.problems) == [wanted]
    assert service.asked == []


async def test_115_several_troubles_are_told_at_once(path: Path) -> None:
    def change(book: Any) -> None:
        _formula(book)
        _hidden_row(book)

    _, received = await read(path, workbook(change))
    assert {found.code for found in received.problems} == {"FORMULA", "HIDDEN"}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    counts=st.dictionaries(
        st.tuples(st.sampled_from(["Skarpnäck", "Hägersten-Älvsjö"]), st.sampled_from(["Kärrtorp", "Björkhagen", ""])),
        st.none() | st.integers(0, 100_000),
        min_size=1,
    ),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]),
    separator=st.sampled_from(";,\t"),
)
async def test_106_the_same_counts_have_the_same_digest_in_any_form(
    path: Path, counts: dict[tuple[str, str], int | None], encoding: str, separator: str
) -> None:
    rows = [[*place, 2025, count] for place, count in counts.items()]
    lines = [separator.join("" if cell is None else str(cell) for cell in row) for row in rows]
    headings = ["nämnd", "stadsdel", "år", "antal"]
    text = "\n".join([separator.join(headings), *reversed(lines)])
    one, first = await read(path, workbook(rows=[headings, *rows]))
    two, second = await read(path, text.encode(encoding))
    assert first.problems == second.problems == ()
    assert one.digests == two.digests


async def test_an_empty_sheet_beside_is_no_matter(path: Path) -> None:
    _, received = await read(path, workbook(lambda book: book.create_sheet("tomt")))
    assert received.problems == ()


def _sheet(parts: dict[str, bytes]) -> str:
    return next(name for name in parts if name.startswith("xl/worksheets/sheet"))


def _macro(parts: dict[str, bytes]) -> None:
    parts["xl/vbaProject.bin"] = b"x"


def _linked(parts: dict[str, bytes]) -> None:
    parts["xl/externalLinks/externalLink1.xml"] = b"<x/>"


def _embedded(parts: dict[str, bytes]) -> None:
    parts["xl/embeddings/oleObject1.bin"] = b"x"


def _fetched(parts: dict[str, bytes]) -> None:
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        b'<Relationships><Relationship Id="r1" Type="image" Target="http://x/" TargetMode="External"/></Relationships>'
    )


def _entities(parts: dict[str, bytes]) -> None:
    parts[_sheet(parts)] = DTD + parts[_sheet(parts)].replace(b'<?xml version="1.0"?>', b"")


def _external_entity(parts: dict[str, bytes]) -> None:
    parts["docProps/app.xml"] = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'


def _bomb(parts: dict[str, bytes]) -> None:
    parts["xl/media/a.bin"] = bytes(9_000_000)


def _slipping(parts: dict[str, bytes]) -> None:
    parts["../out.xml"] = b"<x/>"


def _not_xml(parts: dict[str, bytes]) -> None:
    parts[_sheet(parts)] = b"<worksheet><sheetData>"


def _backwards(parts: dict[str, bytes]) -> None:
    parts[_sheet(parts)] = parts[_sheet(parts)].replace(b'<row r="3"', b'<row r="2"', 1)


def _cell_twice(parts: dict[str, bytes]) -> None:
    parts[_sheet(parts)] = parts[_sheet(parts)].replace(b'r="G2"', b'r="F2"', 1)


def _no_book(parts: dict[str, bytes]) -> None:
    del parts["xl/workbook.xml"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_macro, "NOT_ONLY_CELLS"),
        (_linked, "NOT_ONLY_CELLS"),
        (_embedded, "NOT_ONLY_CELLS"),
        (_fetched, "NOT_ONLY_CELLS"),
        (_entities, "ENTITIES"),
        (_external_entity, "ENTITIES"),
        (_bomb, "SWELLS"),
        (_slipping, "NOT_A_WORKBOOK"),
        (_not_xml, "NOT_A_WORKBOOK"),
        (_backwards, "NOT_A_WORKBOOK"),
        (_cell_twice, "NOT_A_WORKBOOK"),
        (_no_book, "NOT_A_WORKBOOK"),
    ],
)
async def test_112_113_114_122_a_dangerous_package_is_refused_whole(path: Path, change: Any, code: str) -> None:
    service, received = await read(path, repacked(workbook(), change))
    assert told(received.problems) == [(code, None, None)]
    assert service.asked == []


async def test_112_a_cell_at_the_far_end_of_a_sheet_costs_nothing(path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        parts[_sheet(parts)] = parts[_sheet(parts)].replace(b"</sheetData>", far)

    _, received = await read(path, repacked(workbook(), change))
    assert [found.code for found in received.problems] == ["TOO_MUCH"]


async def test_112_a_merge_over_all_of_a_sheet_costs_nothing(path: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        merged = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        parts[_sheet(parts)] = parts[_sheet(parts)].replace(b"</sheetData>", merged)

    _, received = await read(path, repacked(workbook(), change))
    assert told(received.problems) == [("MERGED", 1, "A1")]


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 1000, workbook()[:-40], workbook()[:2000]])
async def test_a_workbook_that_is_cut_off_is_refused(path: Path, content: bytes) -> None:
    _, received = await read(path, content)
    assert told(received.problems) == [("NOT_A_WORKBOOK", None, None)]
