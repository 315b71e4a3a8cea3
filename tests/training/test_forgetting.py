"""Who is forgotten is in no file any more, and everything that is counted stays as it was (N09)."""

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from contracts.answers import Accepted
from contracts.completions import EmployeeForgotten
from contracts.coverage import coverage
from contracts.noting_namnder import NoteMerger
from contracts.training_terms import ForgettingGround, Purpose
from ledger.erasable import TracesLeftError
from ledger.erasable_sqlite import copy as copy_of
from services.training.keeping.stores import Stores
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
    forget,
    needed,
    results,
    staff,
    unit,
    withdraw,
)
from tests.training.spec import FORMER, MERGED, NAMND, OTHER, TODAY, order

POSTS = (ANNA, "enhet-1", "larare"), (BO, "enhet-1", "larare")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with house_in(tmp_path) as opened:
        yield opened.told(*READY, needed(), staff(*POSTS), results((ANNA, COURSE, 1, DONE), (BO, COURSE, 1, DONE)))


def gone(house: House, on: date = LATER) -> House:
    """Anna has left."""
    return house.told(staff(POSTS[1], on=on))


def counted(house: House, on: date) -> dict[str, tuple[int, int]]:
    standing = house.standing
    figures = coverage(standing.ground(), standing.people.values(), COURSE, on)
    return {cell.unit: tuple(figure) for cell, figure in figures.items()}


def link_of(stores: Stores, number: str) -> bytes:
    return stores.links._hash("employee", number)


def files(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def test_N09_forgotten_the_link_is_in_no_file_and_counts_and_history_are_exact(house: House, tmp_path: Path) -> None:
    gone(house)
    pseudonym, link = house.who(ANNA), link_of(house.stores, ANNA)
    before = {day: counted(house, day) for day in (LIST_DAY, LATER, TODAY)}
    assert before == {LIST_DAY: {"enhet-1": (2, 2)}, LATER: {"enhet-1": (1, 1)}, TODAY: {"enhet-1": (1, 1)}}
    assert link in files(tmp_path)

    (forgotten,) = house.news(forget(ANNA, ground=ForgettingGround.REQUESTED, decision="SKN 2026/17"))
    assert isinstance(forgotten, EmployeeForgotten)
    assert (forgotten.namnd, forgotten.person, forgotten.decision) == (NAMND, pseudonym, "SKN 2026/17")
    assert not house.knows(ANNA)
    on_disk = files(tmp_path)
    assert link not in on_disk
    assert ANNA.encode() not in on_disk
    assert link_of(house.stores, BO) in on_disk, "what is kept is found where it stands"
    assert {day: counted(house, day) for day in before} == before
    assert house.stores.links.forgetting() == []


def test_who_comes_back_after_being_forgotten_is_somebody_new(house: House) -> None:
    gone(house)
    before = house.who(ANNA)
    house.told(forget(ANNA), staff(*POSTS, on=date(2025, 9, 1)))
    assert house.who(ANNA) != before
    assert house.done(ANNA) == []
    assert counted(house, TODAY) == {"enhet-1": (1, 2)}


def test_who_still_has_a_post_anywhere_is_not_forgotten(house: House) -> None:
    house.refused(forget(ANNA), "STILL_EMPLOYED", "employee")
    gone(house).told(staff((ANNA, "hemtjanst", "larare"), namnd=OTHER))
    house.refused(forget(ANNA), "STILL_EMPLOYED", "employee")
    assert house.knows(ANNA)


def test_a_post_in_a_namnd_that_has_ended_keeps_nobody(house: House) -> None:
    day = date(2019, 3, 3)
    house.told(unit("gammal", FORMER, valid_from=day))
    house.told(staff((CIA, "gammal", "larare"), namnd=FORMER, on=day))
    house.told(order(NoteMerger, namnd=OTHER, into=NAMND, last_day=date(2026, 12, 31)))
    house.refused(forget(CIA, namnd=OTHER), "EMPLOYEE_UNKNOWN")
    house.told(forget(CIA, namnd=MERGED))
    assert not house.knows(CIA)


@pytest.mark.parametrize(
    "wrong", [forget(CIA), forget(ANNA, namnd=OTHER), forget(ANNA, purpose=Purpose.ELECTED)], ids=str
)
def test_N09_a_namnd_learns_nothing_of_those_it_does_not_know(house: House, wrong: object) -> None:
    gone(house).refused(wrong, "EMPLOYEE_UNKNOWN", "employee")  # type: ignore[arg-type]


def test_who_only_ever_had_a_withdrawn_completion_can_be_forgotten(house: House) -> None:
    house.told(results((CIA, COURSE, 1, DONE)), withdraw(CIA), forget(CIA))
    assert not house.knows(CIA)


def test_forgetting_is_answered_again_and_its_id_forgets_nobody_else(house: House) -> None:
    gone(house)
    first = house.tell(forget(ANNA))
    assert isinstance(first, Accepted)
    assert house.tell(forget(ANNA)) == first
    house.told(staff((CIA, "enhet-1", "larare"), on=date(2025, 8, 1)))
    other = house.tell(forget(BO))
    assert "COMMAND_ID_REUSED" in other.model_dump_json()
    assert house.knows(BO)
    house.refused(forget(ANNA).model_copy(update={"command_id": "forget-2"}), "EMPLOYEE_UNKNOWN")


def test_somebody_reading_the_file_delays_forgetting_and_the_next_command_completes_it(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone(house)
    link = link_of(house.stores, ANNA)
    with house.stores.links._database.transaction() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 50")
    reader = sqlite3.connect(tmp_path / "training-vault.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM training_links").fetchall()
    with pytest.raises(TracesLeftError):
        house.tell(forget(ANNA))
    reader.close()
    assert isinstance(house.tell(forget(ANNA)), Accepted), "whoever never got an answer gets it now"
    assert link not in files(tmp_path)
    assert house.stores.links.forgetting() == []


def test_an_older_vault_put_back_is_brought_up_to_what_the_ledger_knows(tmp_path: Path) -> None:
    folder, copy = tmp_path / "data", tmp_path / "copy.db"
    with house_in(folder) as house:
        gone(house.told(*READY, staff(*POSTS)))
        link = link_of(house.stores, ANNA)
        copy_of(folder / "training-vault.db", copy)
        house.told(forget(ANNA))
    for file in folder.glob("training-vault.db-*"):
        file.unlink()
    shutil.copy(copy, folder / "training-vault.db")
    assert link in files(folder)
    with house_in(folder) as house:
        assert not house.knows(ANNA)
        assert house.knows(BO)
    assert link not in files(folder)
