"""R19, R20 and bad input 3.4: all that is wrong in a file is told at once, with its cell, and nothing is taken in."""

from pathlib import Path

import pytest

from contracts.answers import refuse
from contracts.statistics import StatisticsSource
from tests.statistics.sheets import TABLE, Service, put, read, told
from varna.statistics import receive


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "counts.csv"


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("Antal", "Beskrivning", ("CASE_COLUMN", 1, "F1")),
        ("Senare", "Ärendenummer", ("CASE_COLUMN", 1, "H1")),
        ("Senare", "Namn på anmälare", ("CASE_COLUMN", 1, "H1")),
        ("Senare", "Något", ("UNKNOWN_COLUMN", 1, "H1")),
        ("Senare", "Antl", ("UNKNOWN_COLUMN", 1, "H1")),
        ("Senare", "antal", ("COLUMN_TWICE", 1, "H1")),
        ("Senare\n", "Inom 24 timmar\n", ("COLUMN_TWICE", 1, "H1")),
        ("Nämnd;", ";", ("UNKNOWN_COLUMN", 1, "A1")),
        ("Kärrtorp", "640823-3234", ("PERSONAL_DATA", 2, "B2")),
        (";12;", ";6408233234;", ("PERSONAL_DATA", 2, "F2")),
        (";12;", ";408233234;", ("PERSONAL_DATA", 2, "F2")),
        ("Kärrtorp", "070-123 45 67", ("PERSONAL_DATA", 2, "B2")),
        ("Kärrtorp", "K" * 401, ("TOO_LONG", 2, "B2")),
        (";12;", ";12,5;", ("NOT_A_COUNT", 2, "F2")),
        (";12;", ";12.5;", ("NOT_A_COUNT", 2, "F2")),
        (";12;", ";-12;", ("NOT_A_COUNT", 2, "F2")),
        (";12;", ";tolv;", ("NOT_A_COUNT", 2, "F2")),
        (";12;", ";1 2;", ("NOT_A_COUNT", 2, "F2")),
        (";12;", ";=SUM(A1);", ("NOT_A_COUNT", 2, "F2")),
        (";12;", ";1e3;", ("NOT_A_COUNT", 2, "F2")),
        (";12;", ";99999999;", ("TOO_LARGE", 2, "F2")),
        (";12;9;2", ";12;9;4", ("CONTRADICTION", 2, "F2")),
        (";12;9;2", ";;9;2", ("CONTRADICTION", 2, "F2")),
        ("Klotter;12", "Klotr;12", ("UNKNOWN_KIND", 2, "E2")),
        ("Klotter;12", ";12", ("UNKNOWN_KIND", 2, "E2")),
        ("Skarpnäck;Kärrtorp", "Totalt;", ("TOTAL_ROW", 2, "A2")),
        ("Skarpnäck;Kärrtorp", "Skarpnäck;Summa", ("TOTAL_ROW", 2, "B2")),
        ("Skarpnäck;Kärrtorp", ";Kärrtorp", ("BAD_CODE", 2, "A2")),
        ("Kärrtorp", "=cmd|' /C calc'!A0", ("BAD_CODE", 2, "B2")),
        ("2025-01-01;2025-04-30;Klotter;12", "2025-02-29;2025-04-30;Klotter;12", ("NOT_A_DAY", 2, "C2")),
        ("2025-01-01;2025-04-30;Klotter;12", "2025-01-01;45777;Klotter;12", ("NOT_A_DAY", 2, "D2")),
        ("2025-01-01;2025-04-30;Klotter;12", "01/02/2025;2025-04-30;Klotter;12", ("NOT_A_DAY", 2, "C2")),
        ("2025-01-01;2025-04-30;Klotter;12", "2025-01-01;2024-04-30;Klotter;12", ("NOT_A_PERIOD", 2, "D2")),
        ("2025-01-01;2025-04-30;Klotter;12", "2024-12-01;2025-04-30;Klotter;12", ("NOT_A_PERIOD", 2, "D2")),
        ("2025-01-01;2025-04-30;Klotter;12", "2025-01-01;2025-05-31;Klotter;12", ("PERIOD_OVERLAPS", 2, "F2")),
        (";9;2", ";9;2;7", ("NO_HEADING", 2, "I2")),
        ("Bagarmossen", "Kärrtorp", ("ROW_TWICE", 3, "F3")),
    ],
)
async def test_R19_a_cell_that_is_wrong_is_told_with_its_place(
    path: Path, old: str, new: str, wanted: tuple[str, int, str]
) -> None:
    service, received = await read(path, TABLE.replace(old, new, 1))
    assert wanted in told(received.problems)
    assert service.asked == []
    values = {new, "640823-3234", "6408233234", "Ärendenummer", "Beskrivning"} - {"antal", "Kärrtorp", ";"}
    said = " ".join(f"{found.reason_sv} {found.reason_en} {found.field}" for found in received.problems)
    assert not any(value in said for value in values)


async def test_119_every_row_in_error_is_told_at_once_and_nothing_is_asked_for(path: Path) -> None:
    wrong = TABLE.replace(";12;", ";tolv;").replace("Björkhagen;2025-01-01", "Björkhagen;igår").replace("1 234", "?")
    service, received = await read(path, wrong)
    assert told(received.problems) == [("NOT_A_COUNT", 2, "F2"), ("NOT_A_DAY", 4, "C4"), ("NOT_A_COUNT", 5, "F5")]
    assert service.asked == []


@pytest.mark.parametrize(
    ("headings", "missing"),
    [("nämnd;period", "antal"), ("period;antal", "nämnd"), ("nämnd;antal;månad", "år"), ("nämnd;antal;från", "till")],
)
async def test_110_a_column_that_must_be_there_is_named(path: Path, headings: str, missing: str) -> None:
    _, received = await read(path, f"{headings}\n1;2;3\n")
    assert [found.code for found in received.problems] == ["MISSING_COLUMN"]
    assert missing in received.problems[0].reason_sv


async def test_R20_counts_of_ia_say_their_kind_and_are_never_cases(path: Path) -> None:
    counts = "nämnd;period;antal\nSkarpnäck;2025;3\n"
    _, received = await read(path, counts, StatisticsSource.IA)
    assert told(received.problems) == [("MISSING_COLUMN", 1, "A1")]
    _, received = await read(path, counts.replace("antal", "typ;antal").replace("3", "hot;3"), StatisticsSource.IA)
    assert received.problems == ()


async def test_R19_headings_alone_are_no_statistics(path: Path) -> None:
    _, received = await read(path, TABLE.splitlines()[0])
    assert told(received.problems) == [("NO_ROWS", 1, "A1")]


async def test_R19_two_files_do_not_count_the_same(tmp_path: Path) -> None:
    paths = tmp_path / "a.csv", tmp_path / "b.csv"
    for path in paths:
        put(path, TABLE)
    service = Service()
    received = await receive(paths, StatisticsSource.SISAB, service)
    assert {found.code for found in received.problems} == {"IN_TWO_FILES"}
    assert service.asked == []


async def test_R19_more_periods_than_fit_in_one_command_are_refused(path: Path) -> None:
    rows = [f"Nämnd {number};20{year:02};1" for number in range(60) for year in range(40)]
    service, received = await read(path, "\n".join(["nämnd;år;antal", *rows]))
    assert told(received.problems) == [("TOO_MANY_PARTS", None, None)]
    assert service.asked == []


async def test_R19_what_the_service_refuses_is_told_with_its_row(path: Path) -> None:
    put(path, TABLE)
    district = refuse("DISTRICT_UNKNOWN", "sv", "en", field="steps.1.rows.2.district", hint="gör om")
    namnd = refuse("NAMND_UNKNOWN", "sv", "en", field="steps.0.namnd", hint="gör om")
    whole = refuse("IMPORT_REFUSED", "sv", "en", field="steps", hint="gör om").model_copy(
        update={"details": (district, namnd)}
    )
    received = await receive([path], StatisticsSource.SISAB, Service(whole))
    assert told(received.problems) == [("DISTRICT_UNKNOWN", 2, "stadsdel"), ("NAMND_UNKNOWN", 5, "nämnd")]


async def test_R19_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    received = await receive([tmp_path / "none.csv"], StatisticsSource.SISAB, Service())
    assert told(received.problems) == [("NO_FILE", None, None)]
