"""The invented associations and decisions: the same every time, about nobody, and taken in by the rules."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import deid
from contracts.organisation_number import of_a_legal_person
from examples.synthetic import support
from tests.support_tables import support_tables
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


def test_the_gate_finds_nobody_in_any_line_of_any_file(folder: Path) -> None:
    found = [name for name, line in rows(folder) if deid.check(line).outcome is not deid.Outcome.CLEAN]
    assert found == []


def test_there_are_as_many_as_there_should_be_and_they_say_what_they_are(folder: Path) -> None:
    decisions = [line for name, line in rows(folder) if name[0] == "2"]
    assert len(decisions) == support.DECISIONS
    assert all("EXEMPEL-" in line for line in decisions)
    assert all(row["organisation"].startswith("Exempelföreningen ") for row in support.organisations())


def test_the_same_seed_writes_the_same_and_another_writes_something_else() -> None:
    once = list(support.tables())
    assert once == list(support.tables())
    assert once != list(support.tables(support.SEED + 1))


async def test_the_service_takes_in_what_is_invented_also_where_the_namnd_has_rules_of_its_own(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = ("socialnamnden", "hasselby-vallingby", "skarpnack")
    monkeypatch.setattr(support_tables, "NAMNDER", (*support.NAMNDER, "hagersten-liljeholmen"))
    service = Service(tmp_path)
    try:
        await service.ready()
        taken = [folder / "1-omgangar.csv"]
        for namnd in own:
            for year in (2021, 2025):
                file = folder / f"{year}-{namnd}.csv"
                shortened = tmp_path / file.name
                shortened.write_text("\n".join(file.read_text("utf-8").splitlines()[:21]) + "\n", "utf-8")
                taken.append(shortened)
        organisations = tmp_path / "0-organisationer.csv"
        needed = {line.split(";")[2] for file in taken[1:] for line in file.read_text("utf-8").splitlines()}
        lines = (folder / "0-organisationer.csv").read_text("utf-8").splitlines()
        organisations.write_text("\n".join([lines[0], *(one for one in lines if one[:11] in needed)]) + "\n", "utf-8")
        received = await support_tables.receive([organisations, *taken], service.ask)
        assert received.problems == ()
        assert sum(summary.approved + summary.rejected for summary in received.summaries) == 120
    finally:
        service.ledger.close()
