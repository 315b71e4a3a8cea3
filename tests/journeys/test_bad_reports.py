"""Bad input against the whole system: all of it refused, none of it repeated, none of it kept; and good input taken in.

One running system gets everything. What it answered, printed and left on disk is looked through afterwards.
"""

from collections.abc import Iterator

import pytest

from tests.journeys.bad_tables import taken_in
from tests.journeys.looked_through import counted, found, gone_wrong, not_refused, refused_in_both, secrets_of
from tests.journeys.reports_city import RECORDED, reports_city
from tests.journeys.reports_sent import about_reports
from tests.journeys.sent_and_told import Outcome
from tests.journeys.sent_to_a_city import everything_sent_to

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

BAD = ("shapes", "fields", "persons", "codes", "counts", "rules")
GOOD = ("sorts", "hours", "words", "pictures")
FEWEST_BAD, FEWEST_GOOD = 200, 60
AN_OFFICE = "08-508 22 605"
"""Refused in a text without its office; the directory of the example files has it as that office's."""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    home = tmp_path_factory.mktemp("bad-reports")
    with everything_sent_to(reports_city(home / "data"), home, about_reports) as outcome:
        yield outcome


@pytest.mark.parametrize("group", BAD)
def test_bad_input_is_refused_with_its_field_a_reason_and_what_to_do(outcome: Outcome, group: str) -> None:
    assert [each for each in outcome.bad[group] if not refused_in_both(each)] == []


@pytest.mark.parametrize("name", ["unreadable", "refused"])
def test_R19_R20_bad_files_of_counts_are_refused_each_for_its_own_fault(outcome: Outcome, name: str) -> None:
    assert not_refused(*outcome.files[name]) == []


def test_nothing_bad_was_recorded_and_nothing_went_wrong_inside(outcome: Outcome) -> None:
    assert gone_wrong(outcome) == []


def test_I8_nothing_that_was_refused_is_said_again_or_kept(outcome: Outcome) -> None:
    sent = secrets_of(outcome)
    assert {secret for _, secret in found(outcome.there_before, sent)} == {AN_OFFICE}
    assert found(outcome.told, sent - {AN_OFFICE}) == set()
    assert found(outcome.told, {RECORDED}), "what is recorded is found"


@pytest.mark.parametrize("group", GOOD)
def test_good_input_is_taken_in(outcome: Outcome, group: str) -> None:
    refused = [each for each in outcome.good[group] if each.over_bus.outcome != "accepted"]
    assert refused == []


def test_R19_good_files_of_counts_are_taken_in(outcome: Outcome) -> None:
    _, said = outcome.files["good"]
    assert said["problems"] == []
    assert len(said["parts"]) == len(dict(taken_in()))


def test_as_many_as_are_promised(outcome: Outcome) -> None:
    bad, good = counted(outcome)
    good["files"] = len(dict(taken_in()))
    assert sum(bad.values()) >= FEWEST_BAD, bad
    assert sum(good.values()) >= FEWEST_GOOD, good
