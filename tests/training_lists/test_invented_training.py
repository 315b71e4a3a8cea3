"""The invented city of employees: the same every time, about nobody, and a small one like it is taken in."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import deid
from contracts.answers import Accepted, Refusal
from contracts.importing import ImportCommands
from contracts.noting_namnder import NoteNamnd
from contracts.training_terms import Purpose
from examples.synthetic import training as invented
from examples.synthetic.support import NAMNDER
from examples.synthetic.training import City
from tests.training.house import House, house_in
from tests.training.spec import order
from varna.importing import import_files
from varna.training import completions, staff
from varna.training.receiving import Order

SMALL = {"employees": 900, "units": 36}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    written = tmp_path_factory.mktemp("invented")
    invented.write(written, City(**SMALL))
    return written


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with house_in(tmp_path) as opened:
        yield opened.told(*(order(NoteNamnd, namnd=namnd, valid_from=date(2007, 1, 1)) for namnd in NAMNDER))


def test_N09_nobody_in_it_has_a_number_that_anybody_else_could_have(folder: Path) -> None:
    lines = [line for file in folder.glob("*/*.csv") for line in file.read_text("utf-8").splitlines()[1:]]
    assert all(line.startswith("EX") for line in lines)
    assert [line for line in lines[::50] if deid.check(line).outcome is not deid.Outcome.CLEAN] == []


def test_the_same_seed_writes_the_same_and_another_writes_something_else() -> None:
    once = list(invented.lists(City(**SMALL)))
    assert once == list(invented.lists(City(**SMALL)))
    assert once != list(invented.lists(City(seed=2, **SMALL)))


def test_a_city_of_45_000_has_more_than_300_000_completions_and_people_who_move_leave_and_come_back() -> None:
    city = City(**SMALL)
    years = [(set(posts), dict(posts), completed) for _, posts, completed in city.years()]
    assert sum(len(completed) for *_, completed in years) > 300_000 * SMALL["employees"] / invented.EMPLOYEES
    assert [len(there) for there, *_ in years] == [SMALL["employees"]] * len(invented.YEARS)
    first, second, third = (there for there, *_ in years[:3])
    assert first - second
    assert (first & third) - second
    assert any(years[1][1][serial] != years[0][1][serial] for serial in first & second)
    assert (invented.EMPLOYEES, invented.UNITS) == (45_000, 1_800)


async def test_T01_T07_the_service_takes_in_what_is_invented(folder: Path, house: House) -> None:
    async def ask(_service: str, order: ImportCommands) -> Accepted | Refusal:
        return house.tell(order)

    async def ask_lists(order: Order) -> Accepted | Refusal:
        return house.tell(order)

    assert (await import_files([folder / "training.yaml"], ask)).problems == ()
    told = {"purpose": Purpose.EMPLOYEE, "progress": lambda *_: None}
    for year in (2021, 2022):
        for namnd in NAMNDER[:3]:
            listed = await staff(folder / f"staff/{year}-01-01-{namnd}.csv", namnd, date(year, 1, 1), ask_lists, **told)
            done = await completions(folder / f"completions/{year}-{namnd}.csv", namnd, ask_lists, **told)
            assert (listed.problems, done.problems) == ((), ())
    assert len(house.standing.people) > 200
