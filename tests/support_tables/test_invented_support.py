"""The invented associations and decisions: the same every time, about nobody, and taken in by the rules."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import deid
from contracts.organisation_number import of_a_legal_person
from examples.synthetic import support
from tests.support_tables.support_tables import Service


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("invented")
    support.write(written)
    return written


def rows(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.glob("*.csv")):
        yield from ((file.name, line) for line in file.read_text("utf-8").splitlines()[1:])


def test_N08_every_number_is_one_that_neither_a_person_nor_an_organisation_can_have() -> None:
    numbers = {row["orgnr"] for row in support.organisations()}
    assert len(numbers) == support.ORGANISATIONS
    assert {of_a_legal_person(number) for number in numbers} == numbers
    assert {number[0] for number in numbers} == {"4"}
    assert {number[2] for number in numbers} == {"9"}


def test_the_gate_finds_nobody_in_any_cell_of_any_file(folder: Path) -> None:
    cells = {cell for _, line in rows(folder) for cell in line.split(";")}
    assert [cell for cell in cells if deid.check(cell).outcome is not deid.Outcome.CLEAN] == []


def test_the_gate_finds_nobody_where_cells_stand_beside_each_other(folder: Path) -> None:
    tenth = [line for _, line in rows(folder)][::10]
    assert [line for line in tenth if deid.check(line).outcome is not deid.Outcome.CLEAN] == []


def test_there_are_as_many_as_there_should_be_and_they_say_what_they_are(folder: Path) -> None:
    decisions = [line for name, line in rows(folder) if name[0] == "2"]
    assert len(decisions) == support.DECISIONS
    assert all("EXEMPEL-" in line for line in decisions)
    assert all(row["organisation"].startswith("Exempelföreningen ") for row in support.organisations())


def test_the_same_seed_writes_the_same_and_another_writes_something_else() -> None:
    once = list(support.tables())
    assert once == list(support.tables())
    assert once != list(support.tables(support.SEED + 1))


async def test_G14_the_service_takes_in_what_is_invented_by_the_rules_of_each_namnd_and_year(
    folder: Path, tmp_path: Path
) -> None:
    service = Service(tmp_path, (*support.NAMNDER, "hagersten-liljeholmen"))
    service.merge("hagersten-liljeholmen", "hagersten-alvsjo", date(2020, 6, 30))
    places = [(year, namnd) for year in (2021, 2022, 2025) for namnd in support.NAMNDER]
    cases = [beginning(folder / f"{year}-{namnd}.csv") for year, namnd in places]
    needed = {line.split(";")[2] for table in cases for line in table}
    organisations = [line for line in whole(folder / "0-organisationer.csv") if line[:11] in needed | {"orgnr;organ"}]
    try:
        await service.rules()
        tables = [organisations, whole(folder / "1-omgangar.csv"), *cases]
        received = await service.take(*("\n".join(lines) + "\n" for lines in tables))
        assert received.problems == ()
        assert sum(summary.approved + summary.rejected for summary in received.summaries) == 6 * len(places)
    finally:
        service.ledger.close()


def whole(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


def beginning(file: Path) -> list[str]:
    """The headings and six rows."""
    return whole(file)[:7]
