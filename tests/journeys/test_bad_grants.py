"""Bad input about support, against the whole system: refused, not repeated, not kept; and good input taken in.

One running system gets everything. What it answered, printed and left on disk is looked through afterwards.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from contracts.catalogue import commands
from tests.journeys.bad_fields import orders_of
from tests.journeys.bad_grant_tables import tables_taken_in
from tests.journeys.grant_orders import ORDERS
from tests.journeys.grants_city import RECORDED
from tests.journeys.grants_sent import everything_about_grants
from tests.journeys.looked_through import SAYS_NO, found, is_at, refused_in_both
from tests.journeys.sent_and_told import MARK, Outcome

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

BAD = ("shapes", "fields", "persons", "codes", "rules")
GOOD = ("organisations", "words", "sorts", "turns", "questions")
FEWEST_BAD, FEWEST_GOOD = 2_500, 200


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    with everything_about_grants(tmp_path_factory.mktemp("bad-grants")) as outcome:
        yield outcome


def test_every_command_that_people_send_is_tried() -> None:
    sent = {f"grants.{order}" for order in ORDERS}
    assert sent == set(orders_of("grants"))
    assert len(commands("grants")) == len(sent) + len({"ImportCommands", "NoteNamnd", "NoteMerger"})


@pytest.mark.parametrize("group", BAD)
def test_bad_input_is_refused_with_its_field_a_reason_and_what_to_do(outcome: Outcome, group: str) -> None:
    assert [each for each in outcome.bad[group] if not refused_in_both(each)] == []


def test_questions_that_cannot_be_answered_say_why(outcome: Outcome) -> None:
    wrong = [
        (case, said)
        for case, said, _ in outcome.questions
        if said.outcome != "unread"
        or said.status not in SAYS_NO
        or not all(said.words)
        or said.code != case.code
        or not is_at(said.field, case.field)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", ["unreadable", "refused"])
def test_bad_tables_are_refused_each_for_its_own_fault(outcome: Outcome, name: str) -> None:
    files, said = outcome.files[name]
    assert said["accepted"] is None
    told = {(Path(problem["file"]).name, problem["code"]) for problem in said["problems"]}
    assert [file for file in files if (file.name, file.code) not in told] == []
    assert all(problem[part] for problem in said["problems"] for part in ("reason_sv", "reason_en", "suggestion"))


def test_nothing_bad_was_recorded_and_nothing_went_wrong_inside(outcome: Outcome) -> None:
    before, after = outcome.recorded
    assert before == after
    assert b"INTERNAL" not in outcome.told["answered"] + outcome.told["answered to questions"]
    printed = outcome.told["printed"].decode()
    assert [trouble for trouble in ("Traceback", "failed", "stands still") if trouble in printed] == []


def test_I8_nothing_that_was_refused_is_said_again_or_kept(outcome: Outcome) -> None:
    answers = [*outcome.questions, *(each for group in outcome.bad.values() for each in group)]
    sent = {secret for each in answers for secret in each.case.secrets} | {f"{MARK}-{group}" for group in BAD}
    sent |= {file.secret for files, _ in outcome.files.values() for file in files}
    there_before = {secret for _, secret in found(outcome.there_before, sent)}
    assert there_before == set()
    assert found(outcome.told, sent - there_before) == set()
    assert found(outcome.told, {RECORDED}), "what is recorded is found"


@pytest.mark.parametrize("group", GOOD)
def test_good_input_is_taken_in(outcome: Outcome, group: str) -> None:
    assert [each for each in outcome.good[group] if each.over_bus.outcome != "accepted"] == []


def test_good_tables_are_taken_in(outcome: Outcome) -> None:
    _, said = outcome.files["good"]
    assert said["problems"] == []
    assert len(said["summaries"]) == len(dict(tables_taken_in()))


def test_as_many_as_are_promised(outcome: Outcome) -> None:
    files = sum(len(bad) for bad, _ in outcome.files.values())
    bad = {group: len(answers) for group, answers in outcome.bad.items()} | {"files": files}
    bad |= {"questions": len(outcome.questions)}
    good = {group: len(answers) for group, answers in outcome.good.items()} | {"files": len(dict(tables_taken_in()))}
    assert sum(bad.values()) >= FEWEST_BAD, bad
    assert sum(good.values()) >= FEWEST_GOOD, good
