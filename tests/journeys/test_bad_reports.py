"""Bad input against the whole system: all of it refused, none of it repeated, none of it kept; and good input taken in.

One running system gets everything. What it answered, printed and left on disk is looked through afterwards.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from strawberry.utils.str_converters import to_camel_case

from tests.journeys.bad_tables import taken_in
from tests.journeys.everything_sent import MARK, Answered, Outcome, everything_sent
from tests.journeys.reports_city import RECORDED

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

SAYS_NO = {200, 400, 413}
UNREAD = {"BAD_REQUEST", "BODY_TOO_LARGE", "BAD_VARIABLES", "BATCHING_OFF", "MALFORMED_JSON"}
"""What HTTP and GraphQL say themselves, before the contract is asked."""
BAD = ("shapes", "fields", "persons", "codes", "counts", "rules")
GOOD = ("sorts", "hours", "words", "pictures")
FEWEST_BAD, FEWEST_GOOD = 200, 60
AN_OFFICE = "08-508 22 605"
"""Refused in a text without its office; the directory of the example files has it as that office's."""
SHORTEST = 6
"""What is shorter is found anywhere by chance."""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    with everything_sent(tmp_path_factory.mktemp("bad-reports")) as outcome:
        yield outcome


@pytest.mark.parametrize("group", BAD)
def test_bad_input_is_refused_with_its_field_a_reason_and_what_to_do(outcome: Outcome, group: str) -> None:
    wrong = [each for each in outcome.bad[group] if not (_refused(each) and _refused_by_gateway(each))]
    assert wrong == []


def _refused(answered: Answered) -> bool:
    case, said, _ = answered
    as_stated = said.code == case.code and _is_at(said.field, case.field)
    return said.outcome == "refused" and as_stated and all(said.words)


def _refused_by_gateway(answered: Answered) -> bool:
    """Tell whether the gateway says no in the same words, or by the shapes that HTTP and GraphQL have themselves."""
    case, _, said = answered
    if said is None:
        return not case.by_gateway
    if said.outcome == "accepted" or said.status not in SAYS_NO or not all(said.words):
        return False
    if said.outcome == "unread":
        return case.code in {"MALFORMED", "TOO_LARGE"} and said.code in UNREAD
    return said.code == case.code and _is_at(said.field, case.field, to_camel_case)


def _is_at(said: str | None, place: str | None, written: Callable[[str], str] = str) -> bool:
    """Tell whether the field is the stated one or within it."""
    expected = ".".join(map(written, (place or "").split(".")))
    return (said or "").startswith(expected) and bool(said) == bool(place)


@pytest.mark.parametrize("name", ["unreadable", "refused"])
def test_R19_R20_bad_files_of_counts_are_refused_each_for_its_own_fault(outcome: Outcome, name: str) -> None:
    files, said = outcome.files[name]
    assert said["accepted"] is None
    told = {(Path(found["file"]).name, found["code"]) for found in said["problems"]}
    assert [file for file in files if (file.name, file.code) not in told] == []
    assert all(found[part] for found in said["problems"] for part in ("reason_sv", "reason_en", "suggestion"))


def test_nothing_bad_was_recorded_and_nothing_went_wrong_inside(outcome: Outcome) -> None:
    before, after = outcome.recorded
    assert before == after
    assert b"INTERNAL" not in outcome.told["answered"]
    printed = outcome.told["printed"].decode()
    assert [trouble for trouble in ("Traceback", "failed", "stands still") if trouble in printed] == []


def test_I8_nothing_that_was_refused_is_said_again_or_kept(outcome: Outcome) -> None:
    sent = {secret for group in outcome.bad.values() for answered in group for secret in answered.case.secrets}
    sent |= {file.secret for files, _ in outcome.files.values() for file in files}
    sent |= {f"{MARK}-{group}" for group in BAD}
    searched = {secret for secret in sent if len(secret) >= SHORTEST}
    assert {secret for _, secret in _found(outcome.there_before, searched)} == {AN_OFFICE}
    assert _found(outcome.told, searched - {AN_OFFICE}) == set()
    assert _found(outcome.told, {RECORDED}), "what is recorded is found"


def _found(places: dict[str, bytes], secrets: set[str]) -> set[tuple[str, str]]:
    return {(place, secret) for place, content in places.items() for secret in secrets if _is_in(content, secret)}


def _is_in(content: bytes, secret: str) -> bool:
    return any(form in content for form in _forms(secret))


@cache
def _forms(secret: str) -> set[bytes]:
    plain = secret.encode("utf-8", "surrogatepass")
    return {plain, json.dumps(secret)[1:-1].encode(), secret.encode("utf-16-le", "surrogatepass")}


@pytest.mark.parametrize("group", GOOD)
def test_good_input_is_taken_in(outcome: Outcome, group: str) -> None:
    refused = [each for each in outcome.good[group] if each.over_bus.outcome != "accepted"]
    assert refused == []


def test_R19_good_files_of_counts_are_taken_in(outcome: Outcome) -> None:
    _, said = outcome.files["good"]
    assert said["problems"] == []
    assert len(said["parts"]) == len(dict(taken_in()))


def test_as_many_as_are_promised(outcome: Outcome) -> None:
    files = sum(len(bad) for bad, _ in outcome.files.values())
    bad = {group: len(answers) for group, answers in outcome.bad.items()} | {"files": files}
    good = {group: len(answers) for group, answers in outcome.good.items()} | {"files": len(dict(taken_in()))}
    assert sum(bad.values()) >= FEWEST_BAD, bad
    assert sum(good.values()) >= FEWEST_GOOD, good
