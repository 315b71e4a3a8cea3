"""What is answered when the gate says no: which kind, where and what to do, and never the words."""

import json
from typing import Any

import pytest

import deid
from bus.requests import read
from contracts.answers import Refusal
from contracts.plan_progress import FollowUpOutcome

GOOD: dict[str, Any] = {
    "command_id": "command-1",
    "actor": {"account": "u-1001", "role": "local_coordinator", "namnd": "skarpnack"},
    "plan_id": "skarpnack-v1",
    "outcome": 1,
    "forum": "ils",
    "year": 2026,
    "followed_up_on": "2026-10-01",
    "note": "Det gick bra.",
}


def refused(**said: Any) -> Refusal:
    answer = read(FollowUpOutcome, json.dumps(GOOD | said).encode())
    assert isinstance(answer, Refusal), answer
    return answer


def test_N01_personal_data_is_refused_with_kind_place_and_advice() -> None:
    told = refused(note="Ring 070-174 06 05 om 640823-3234")
    assert (told.code, told.field) == ("PERSONAL_DATA", "note")
    assert told.items == ("5-18:phone", "22-33:personnummer")
    assert "telefonnummer (tecken 5–18), personnummer (tecken 22–33)" in told.reason_sv
    assert "phone number (characters 5–18), personal identity number (characters 22–33)" in told.reason_en
    assert told.hint is not None
    assert told.hint.count(" / ") == 1
    assert "070" not in told.model_dump_json()
    assert "640823" not in told.model_dump_json()


def test_N02_what_must_be_looked_at_is_refused_until_it_is_attested() -> None:
    told = refused(indicator="Enligt Anna Andersson")
    assert (told.code, told.field, told.items) == ("NEEDS_REVIEW", "indicator", ("7-21:person_name",))
    assert "attested" in (told.hint or "")
    assert "Anna" not in told.model_dump_json()
    said = [{"field": "indicator", "start": 7, "end": 21}]
    answer = read(FollowUpOutcome, json.dumps(GOOD | {"indicator": "Enligt Anna Andersson", "attested": said}).encode())
    assert isinstance(answer, FollowUpOutcome)


def test_N02_an_attestation_of_nothing_is_told_by_its_place() -> None:
    told = refused(attested=[{"field": "note", "start": 0, "end": 3}])
    assert (told.code, told.field) == ("MALFORMED", "attested.0")


def test_every_text_that_is_refused_is_told() -> None:
    told = refused(note="Anna Andersson kom", indicator="Enligt A. Andersson")
    assert [(one.code, one.field) for one in told.details] == [("NEEDS_REVIEW", "note"), ("NEEDS_REVIEW", "indicator")]


@pytest.mark.parametrize("field", ["plan_id", "command_id"])
def test_N01_a_number_in_a_code_is_refused_as_in_a_text(field: str) -> None:
    told = refused(**{field: "nr-640823-3234"})
    assert (told.code, told.field, told.items) == ("PERSONAL_DATA", field, ("3-14:personnummer",))
    assert "640823" not in told.model_dump_json()


def test_I11_a_gate_that_cannot_look_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    def down(text: str) -> deid.Verdict:
        raise ValueError(text)

    monkeypatch.setattr(deid, "check", down)
    told = refused(note="Ett hemligt ord")
    assert (told.code, told.field) == ("GATE_DOWN", "note")
    assert "hemligt" not in told.model_dump_json()
