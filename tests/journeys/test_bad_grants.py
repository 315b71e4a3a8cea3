"""Bad input about support, against the whole system: refused, not repeated, not kept; and good input taken in.

One running system gets everything. What it answered, printed and left on disk is looked through afterwards.
"""

from collections.abc import Iterator

import pytest

from contracts.catalogue import commands
from tests.journeys.bad_fields import NOT_BY_PEOPLE, orders_of
from tests.journeys.bad_grant_tables import tables_taken_in
from tests.journeys.grant_orders import ORDERS
from tests.journeys.grants_city import RECORDED, grants_city
from tests.journeys.grants_sent import about_grants
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

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

BAD = ("shapes", "fields", "persons", "codes", "rules")
GOOD = ("organisations", "words", "sorts", "turns", "questions")
FEWEST_BAD, FEWEST_GOOD = 2_500, 200


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    home = tmp_path_factory.mktemp("bad-grants")
    with everything_sent_to(grants_city(home / "data"), home, about_grants) as outcome:
        yield outcome


def test_every_command_that_people_send_is_tried() -> None:
    sent = {f"grants.{order}" for order in ORDERS}
    assert sent == set(orders_of("grants"))
    assert len(commands("grants")) == len(sent) + len(NOT_BY_PEOPLE & commands("grants").keys())


@pytest.mark.parametrize("group", BAD)
def test_bad_input_is_refused_with_its_field_a_reason_and_what_to_do(outcome: Outcome, group: str) -> None:
    assert [each for each in outcome.bad[group] if not refused_in_both(each)] == []


def test_questions_that_cannot_be_answered_say_why(outcome: Outcome) -> None:
    assert unexplained(outcome) == []


@pytest.mark.parametrize("name", ["unreadable", "refused"])
def test_bad_tables_are_refused_each_for_its_own_fault(outcome: Outcome, name: str) -> None:
    assert not_refused(*outcome.files[name]) == []


def test_nothing_bad_was_recorded_and_nothing_went_wrong_inside(outcome: Outcome) -> None:
    assert gone_wrong(outcome) == []


def test_I8_nothing_that_was_refused_is_said_again_or_kept(outcome: Outcome) -> None:
    assert found(outcome.told, secrets_of(outcome)) == set()
    assert found(outcome.told, {RECORDED}), "what is recorded is found"


@pytest.mark.parametrize("group", GOOD)
def test_good_input_is_taken_in(outcome: Outcome, group: str) -> None:
    assert [each for each in outcome.good[group] if each.over_bus.outcome != "accepted"] == []


def test_good_tables_are_taken_in(outcome: Outcome) -> None:
    _, said = outcome.files["good"]
    assert said["problems"] == []
    assert len(said["summaries"]) == len(dict(tables_taken_in()))


def test_as_many_as_are_promised(outcome: Outcome) -> None:
    bad, good = counted(outcome)
    good["files"] = len(dict(tables_taken_in()))
    assert sum(bad.values()) >= FEWEST_BAD, bad
    assert sum(good.values()) >= FEWEST_GOOD, good
