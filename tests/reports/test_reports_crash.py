"""kill -9 at the vault and at the tokens: what was accepted is whole, what was not can be sent again, nothing leaks."""

import signal
from pathlib import Path

import pytest

from contracts.answers import ANSWER, Accepted, Refusal
from contracts.envelope import Instruction
from contracts.incidents import IncidentReported
from contracts.surveys import SurveyAnswered
from contracts.vault_access import TextErased
from services.reports.reading import ERASURES
from services.reports.streams import answers_stream, incident_stream
from tests.children import Child
from tests.reports.house import house_in
from tests.reports.incident_histories import INCIDENT, READY, report
from tests.reports.reports_child import serve_one
from tests.reports.spec import NAMND
from tests.reports.survey_histories import SURVEY, answer, distribute, issue, scale
from tests.reports.test_texts_in_the_vault import TEXT, erase, files, reference_of


def sent(folder: Path, order: Instruction, failpoint: str = "") -> Accepted | Refusal | None:
    """The answer of a fresh process, or None when it was killed on the way."""
    child = Child(serve_one, folder, type(order).__name__, order.model_dump_json(), failpoint=failpoint)
    said = list(child.said())
    assert child.ended() == (0 if said else -signal.SIGKILL)
    return ANSWER.validate_json(said[0]) if said else None


@pytest.mark.parametrize(("failpoint", "recorded"), [("V2", False), ("C4", False), ("C2", False)])
def test_killed_with_a_text_in_the_vault_and_no_event(tmp_path: Path, failpoint: str, *, recorded: bool) -> None:
    with house_in(tmp_path) as house:
        house.told(*READY)
    assert sent(tmp_path, report(description=TEXT), failpoint) is None
    with house_in(tmp_path) as house:
        assert bool(house.facts(incident_stream(INCIDENT))) == recorded
        assert house.stores.vault.unsettled() == []
    assert TEXT.encode() not in files(tmp_path), "a text of no event is taken out at start"
    assert isinstance(sent(tmp_path, report(description=TEXT)), Accepted)
    with house_in(tmp_path) as house:
        assert house.stores.vault.read(reference_of(house)) == TEXT


def test_an_accepted_text_is_there_after_the_next_start(tmp_path: Path) -> None:
    with house_in(tmp_path) as house:
        house.told(*READY)
    first = sent(tmp_path, report(description=TEXT))
    assert isinstance(first, Accepted)
    assert sent(tmp_path, report(description=TEXT)) == first
    with house_in(tmp_path) as house:
        assert house.stores.vault.verify(house.one(incident_stream(INCIDENT), IncidentReported).text) is True


def test_V1_killed_between_the_deleted_row_and_its_event(tmp_path: Path) -> None:
    with house_in(tmp_path) as house:
        house.told(*READY).accepted(report(description=TEXT))
        reference = reference_of(house)
    assert sent(tmp_path, erase(reference), "V1") is None
    assert TEXT.encode() not in files(tmp_path)
    with house_in(tmp_path) as house:
        (erased,) = house.facts(ERASURES)
        assert isinstance(erased, TextErased)
        assert (erased.namnd, erased.reference) == (NAMND, reference)
        assert house.stores.vault.erasing() == []
    assert isinstance(sent(tmp_path, erase(reference)), Accepted), "the sender who never got an answer gets it now"


@pytest.mark.parametrize(("failpoint", "answers"), [("V3", 0), ("C4", 0), ("V4", 1)])
def test_a_token_is_spent_once_wherever_the_process_dies(tmp_path: Path, failpoint: str, answers: int) -> None:
    with house_in(tmp_path) as house:
        house.told(*READY, issue())
        tokens = house.accepted(distribute(3).model_copy(update={"command_id": "sent-0001"})).disclosed
    stream = answers_stream(SURVEY, NAMND)

    def reply(number: int, token: str) -> Instruction:
        return answer(scale(4)).model_copy(update={"command_id": f"reply-{number:04}", "token": token})

    assert sent(tmp_path, reply(1, tokens[0]), failpoint) is None
    with house_in(tmp_path) as house:
        recorded = [fact for fact in house.facts(stream) if isinstance(fact, SurveyAnswered)]
        assert len(recorded) == answers
        assert len(recorded) + sum(house.stores.tokens.left(key) for key in house.stores.tokens.distributions()) == 3
    assert isinstance(sent(tmp_path, reply(1, tokens[0])), Accepted), "the same answer again is answered"
    again = sent(tmp_path, reply(2, tokens[0]))
    assert isinstance(again, Refusal)
    assert again.code == "TOKEN_NOT_VALID"
    assert isinstance(sent(tmp_path, reply(3, tokens[1])), Accepted)
    with house_in(tmp_path) as house:
        assert len([fact for fact in house.facts(stream) if isinstance(fact, SurveyAnswered)]) == 2
