"""Bad input about training, against the whole system: refused, not repeated, not kept; and good input taken in.

One running system gets everything. What it answered, printed and left on disk is looked through afterwards, the vault
with the links between numbers and pseudonyms too.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from contracts.catalogue import commands
from tests.journeys.bad_fields import NOT_BY_PEOPLE, orders_of
from tests.journeys.bad_training_tables import lists_taken_in
from tests.journeys.looked_through import (
    counted,
    found,
    gone_wrong,
    not_refused,
    refused_in_both,
    secrets_of,
    unexplained,
)
from tests.journeys.sent_and_told import Outcome
from tests.journeys.sent_to_a_city import everything_sent_to
from tests.journeys.training_city import RECORDED, training_city
from tests.journeys.training_orders import LEFT, LEFT_TOO, NUMBERS, ORDERS
from tests.journeys.training_sent import about_training

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

BAD = ("shapes", "fields", "persons", "codes", "rules")
GOOD = ("sorts", "words", "lists", "turns", "questions")
FEWEST_BAD, FEWEST_GOOD = 1_500, 200
VAULT = "training-vault.db"
FORGOTTEN = (LEFT, *LEFT_TOO)
"""By what is right, in the end."""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    home = tmp_path_factory.mktemp("bad-training")
    with everything_sent_to(training_city(home / "data"), home, about_training) as outcome:
        yield outcome


def test_every_command_that_people_send_is_tried() -> None:
    sent = {f"training.{order}" for order in ORDERS}
    assert sent == set(orders_of("training"))
    assert len(commands("training")) == len(sent) + len(NOT_BY_PEOPLE & commands("training").keys())


@pytest.mark.parametrize("group", BAD)
def test_bad_input_is_refused_with_its_field_a_reason_and_what_to_do(outcome: Outcome, group: str) -> None:
    assert [each for each in outcome.bad[group] if not refused_in_both(each)] == []


def test_questions_that_cannot_be_answered_say_why(outcome: Outcome) -> None:
    assert unexplained(outcome) == []


@pytest.mark.parametrize("name", ["unreadable", "refused"])
def test_T01_T07_bad_lists_are_refused_each_for_its_own_fault(outcome: Outcome, name: str) -> None:
    assert not_refused(*outcome.files[name]) == []


def test_nothing_bad_was_recorded_and_nothing_went_wrong_inside(outcome: Outcome) -> None:
    assert gone_wrong(outcome) == []


def test_N09_nobody_got_a_pseudonym_by_what_was_refused(outcome: Outcome, tmp_path: Path) -> None:
    before = links_in(outcome.there_before, "", tmp_path / "before")
    assert before
    assert links_in(outcome.told, "while it ran: ", tmp_path / "after") == before
    in_the_end = links_in(outcome.told, "", tmp_path / "in the end")
    assert len(before - in_the_end) == len(FORGOTTEN), "who is forgotten is seen"
    assert in_the_end - before, "who is taken in is seen"


def links_in(files: Mapping[str, bytes], place: str, folder: Path) -> set[tuple[bytes, str]]:
    """Return the links that the vault's files hold."""
    folder.mkdir()
    for name in (VAULT, f"{VAULT}-wal"):
        if (content := files.get(place + name)) is not None:
            (folder / name).write_bytes(content)
    with closing(sqlite3.connect(folder / VAULT)) as vault:
        return set(vault.execute("SELECT hash, pseudonym FROM training_links"))


def test_I8_N09_nothing_that_was_refused_and_no_number_is_said_again_or_kept(outcome: Outcome) -> None:
    assert found(outcome.told, {*secrets_of(outcome), *NUMBERS}) == set()
    assert found(outcome.told, {RECORDED}), "what is recorded is found"


@pytest.mark.parametrize("group", GOOD)
def test_good_input_is_taken_in(outcome: Outcome, group: str) -> None:
    assert [each for each in outcome.good[group] if each.over_bus.outcome != "accepted"] == []


def test_T01_T07_good_lists_are_taken_in(outcome: Outcome) -> None:
    _, said = outcome.files["good"]
    assert said["problems"] == []
    assert said["taken_in"] == len(dict(lists_taken_in()))


def test_as_many_as_are_promised(outcome: Outcome) -> None:
    bad, good = counted(outcome)
    good["files"] = len(dict(lists_taken_in()))
    assert sum(bad.values()) >= FEWEST_BAD, bad
    assert sum(good.values()) >= FEWEST_GOOD, good
