"""The links: whoever has a pseudonym keeps it, until the link is forgotten, and then it is in no file."""

import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.links import Links, pseudonym
from ledger.store import LedgerBusyError
from tests.children import Child
from tests.ledger.vault_child import forget
from tests.ledger.vault_files import written

NUMBERS = [f"{number}" for number in range(10_000, 11_200)]


@pytest.fixture
def links(database: str) -> Iterator[Links]:
    opened = Links.open("training", database)
    yield opened
    opened.close()


def made(numbers: list[str]) -> dict[str, str]:
    return {number: pseudonym() for number in numbers}


def test_N09_a_person_has_one_pseudonym_for_each_purpose(links: Links) -> None:
    staff, elected = made(NUMBERS), made(NUMBERS[:3])
    assert links.known("employee", NUMBERS) == {}
    links.keep("employee", staff)
    links.keep("elected", elected)
    assert links.known("employee", [*NUMBERS, "99999"]) == staff
    assert links.known("elected", NUMBERS) == elected
    assert set(staff.values()).isdisjoint(elected.values())
    assert all(re.fullmatch(r"p-[0-9a-f]{32}", each) for each in staff.values())


def test_what_is_kept_is_known_after_the_next_start(database: str) -> None:
    first, kept = Links.open("training", database), made(NUMBERS[:5])
    first.keep("employee", kept)
    first.settle(kept.values())
    first.close()
    again = Links.open("training", database)
    assert again.known("employee", NUMBERS) == kept
    assert again.unsettled() == []
    again.close()


def test_nobody_can_try_all_numbers_without_the_secret(tmp_path: Path) -> None:
    hashes = set()
    for city in ("one", "other"):
        links = Links.open("training", f"sqlite:///{tmp_path / city / 'vault.db'}")
        hashes.add(links._hash("employee", "10000"))
        links.close()
    assert len(hashes) == 2


def test_a_settled_link_is_not_discarded(links: Links) -> None:
    kept = made(NUMBERS[:2])
    links.keep("employee", kept)
    settled, refused = kept.values()
    links.settle([settled])
    assert links.unsettled() == [refused]
    links.discard(kept.values())
    assert links.known("employee", NUMBERS) == {NUMBERS[0]: settled}
    assert links.unsettled() == []


def test_a_forgotten_link_is_gone_and_its_command_known_until_it_is_recorded(links: Links) -> None:
    kept = made(NUMBERS[:2])
    links.keep("employee", kept)
    gone, stays = kept.values()
    links.forget(gone, b"order")
    links.forget(gone, b"another")
    assert links.known("employee", NUMBERS) == {NUMBERS[1]: stays}
    assert links.forgetting() == [b"order"]
    links.forgotten(gone)
    assert links.forgetting() == []


@pytest.mark.parametrize("how", ["forget", "discard", "forget_again"])
def test_N09_what_is_gone_is_in_no_file(database: str, links: Links, how: str) -> None:
    kept = made(NUMBERS)
    links.keep("employee", kept)
    gone = {NUMBERS[number] for number in (0, 601, 1199)}
    pseudonyms = [kept[number] for number in gone]
    if how == "forget":
        for each in pseudonyms:
            links.forget(each, b"order")
            links.forgotten(each)
    else:
        getattr(links, how)(pseudonyms)
    on_disk = written(database)
    found = {number for number in NUMBERS if links._hash("employee", number) in on_disk}
    assert found == set(NUMBERS) - gone, "what is kept is found where it stands, what is gone nowhere"


def test_N09_no_number_is_written_down(database: str, links: Links) -> None:
    links.keep("employee", made(["KANARIE7654321"]))
    assert b"KANARIE7654321" not in written(database)


def test_an_older_copy_is_brought_up_to_what_the_ledger_knows(links: Links) -> None:
    kept = made(NUMBERS[:2])
    links.keep("employee", kept)
    links.settle(kept.values())
    gone, stays = kept.values()
    assert links.forget_again([gone, pseudonym()]) == 1
    assert links.forget_again([gone]) == 0
    assert links.known("employee", NUMBERS) == {NUMBERS[1]: stays}


def test_killed_between_forgetting_and_its_event_the_command_is_still_known(database: str) -> None:
    killed = Child(forget, database, failpoint="V1")
    (said,) = killed.said()
    assert killed.ended() == -signal.SIGKILL
    links = Links.open("training", database)
    assert links.known("employee", ["10000"]) == {}
    assert links.forgetting() == [b'{"ground": "order"}']
    assert re.fullmatch(r"p-[0-9a-f]{32}", said)
    links.close()


def test_a_second_process_is_told_that_the_links_are_in_use(links: Links, database: str) -> None:
    with pytest.raises(LedgerBusyError, match=r"(?s)Valvet för training används redan"):
        Links.open("training", database)


def test_N09_an_error_of_the_database_does_not_repeat_the_number(links: Links, database: str) -> None:
    kept = made(["10000"])
    links.keep("employee", kept)
    with pytest.raises(Exception, match=r"(?i)unique|constraint") as told:
        links.keep("employee", made(["10000"]))
    assert "10000" not in str(told.value)
    assert kept["10000"] not in str(told.value)
