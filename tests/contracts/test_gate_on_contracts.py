"""No command can be made of a text that points at a person: every text of every command is asked, whoever makes it."""

import json
from random import Random
from typing import Any

import pytest
from eventsourcing.persistence import StoredEvent
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_core import to_json

import deid
from benchmarks.deid_eval.variants import generate
from contracts.activity import FunctionContact
from contracts.envelope import Actor, Attested, seal, unseal
from contracts.gate import as_recorded
from contracts.organisation import EstablishNamnd, NamndEstablished
from contracts.plan_progress import ProgressReported, ReportProgress
from contracts.vocabulary import Role
from ledger.mapper import fact_of, stream_id
from ledger.receipts import digest
from tests.contracts.filled_commands import COMMANDS, Path, filled, made_by_machine, replaced
from tests.ledger.orders import fact, order

IDENTIFIERS = [
    "640823-3234",
    "19640823-3234",
    "070-174 06 05",
    "anna.ex@exempel.se",
    "bilen ABC 123",
    "Storgatan 12 lgh 1101",
    "snap: kalle",
]
IN_A_CODE = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": ["640823-3234", "u-6408233234", "070-1740605", "anna-19640823-3234"],
    "^[A-Za-z0-9._:/-]+$": ["nr:640823-3234", "196408233234", "tel/070-1740605", "ring:0046701740605"],
    r"^[0-9A-Za-zÅÄÖåäö][0-9A-Za-zÅÄÖåäö .:/\-]*$": ["640823-3234", "Dnr 640823 3234", "KS 070-174 06 05"],
    r"^\+?[0-9][0-9 \-]{1,20}$": [
        "640823-3234",
        "070-174 06 05",
        "+46701740605",
        "0046 70 174 06 05",
        "+47 406 12 345",
    ],
    r"^https?://[^\s]+$": ["https://www.facebook.com/nagon.annan", "https://x.se/?nr=640823-3234", "http://t.me/nagon"],
    "^[A-Z]{0,4}[ -]?[0-9]{1,4}[0-9/ -]{0,12}$": ["640823-3234", "070-174 06 05"],
    "^(16)?([0-9]{6})-?([0-9]{4})$": ["640823-3234", "6408233234", "640883-3235"],
    "^[0-9]{6}-[0-9]{4}-[0-9a-f]{8}$": ["640823-3234-0123abcd"],
    "^([0-9]{6}-[0-9]{4}|booking)-[0-9a-f]{8}$": ["640823-3234-0123abcd"],
}
NO_CHOICE = {"^[A-Z][A-Za-z]{2,60}$", "^(?:[A-Z]{1,3}[0-9]{4,8}|[0-9]{4,7})$"}
"""Names of commands: one that does not exist is refused by the service. Numbers of employees: none has the form of a
personnummer, and test_numbers_of_employees.py says where they go."""
ASKED_ABOUT = "Anna Andersson kom"
GENERATED = [
    variant.text
    for variant in generate()
    if not variant.form.review and variant.disguise not in {"line break", "tabulator"} and "\n" not in variant.text
]


def errors(name: str, body: bytes) -> dict[tuple[Any, ...], str]:
    """Return what is wrong with a command, by place."""
    try:
        COMMANDS[name].model_validate_json(body)
    except ValidationError as refused:
        return {wrong["loc"]: wrong["type"] for wrong in refused.errors(include_input=False)}
    return {}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_be_filled_in(name: str) -> None:
    assert errors(name, json.dumps(filled(name).body).encode()) == {}


def test_the_walk_meets_the_texts_it_should() -> None:
    met = {(name, *path) for name in COMMANDS for path in filled(name).texts}
    assert ("plans.PlanActivity", "activity", "collaborators", 0, "party", "members", 0) in met
    assert ("plans.DescribePlan", "content", "situation_picture", "milieus", 0, "statement") in met
    assert ("reports.ReportIncident", "description") in met
    assert len(met) > 200


@pytest.mark.parametrize("name", COMMANDS)
def test_N01_no_text_of_any_command_takes_an_identifier(name: str) -> None:
    command = filled(name)
    texts = command.texts
    for identifier in IDENTIFIERS:
        wrong = errors(name, replaced(command.body, dict.fromkeys(texts, identifier)))
        assert {path: wrong.get(path) for path in texts} == dict.fromkeys(texts, "text_personal"), identifier


@pytest.mark.parametrize("name", COMMANDS)
def test_N01_no_code_or_address_of_any_command_takes_an_identifier(name: str) -> None:
    command = filled(name)
    for pattern in set(filter(None, command.strings.values())) - NO_CHOICE:
        if made_by_machine(pattern):
            continue
        of_it = [path for path, its in command.strings.items() if its == pattern]
        for identifier in IN_A_CODE[pattern]:
            wrong = errors(name, replaced(command.body, dict.fromkeys(of_it, identifier)))
            assert {wrong.get(path) for path in of_it} <= {"text_personal", "orgnr_person"}, identifier


TEXTS = sorted(((name, path) for name in COMMANDS for path in filled(name).texts), key=str)


@given(st.sampled_from(TEXTS), st.sampled_from(GENERATED))
def test_N01_no_form_and_no_disguise_comes_through(place: tuple[str, Path], text: str) -> None:
    name, path = place
    assert errors(name, replaced(filled(name).body, {path: text})).get(path) in {
        "text_personal",
        "text_control",
        "text_bidi",
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_N02_what_may_point_at_a_person_must_be_attested_in_its_place(name: str) -> None:
    command = filled(name)
    texts = command.texts
    asked = json.loads(replaced(command.body, dict.fromkeys(texts, ASKED_ABOUT)))
    all_said = [{"field": ".".join(map(str, path)), "start": 0, "end": 14} for path in texts]
    nowhere = [{"field": "nowhere", "start": 0, "end": 14}]
    assert attesting(name, asked, []) == dict.fromkeys(texts, "text_review")
    assert attesting(name, asked, all_said) == {}
    assert attesting(name, asked, all_said + nowhere) == {("attested", len(texts)): "attested_nothing"}
    for index, path in enumerate(texts):
        others = [*all_said[:index], *all_said[index + 1 :]]
        assert attesting(name, asked, others) == {path: "text_review"}
        shifted = [*others, {**all_said[index], "end": 13}]
        assert attesting(name, asked, shifted) == {path: "text_review", ("attested", len(others)): "attested_nothing"}


def attesting(name: str, body: Any, attested: list[dict[str, Any]]) -> dict[tuple[Any, ...], str]:
    return errors(name, json.dumps(body | {"attested": attested}).encode())


def test_N02_every_stretch_that_is_asked_about_needs_its_own_word() -> None:
    both = {"note": "Anna Andersson och Björn Berg kom"}
    first, second = ({"field": "note", "start": at, "end": to} for at, to in ((0, 14), (19, 29)))
    assert progress(**both) == {("note",): "text_review"}
    assert progress(**both, attested=[first]) == {("note",): "text_review"}
    assert progress(**both, attested=[second, first]) == {}


def progress(**said: Any) -> dict[tuple[Any, ...], str]:
    body = filled("plans.ReportProgress").body | said
    return errors("plans.ReportProgress", json.dumps(body).encode())


def test_N01_nothing_attested_lets_an_identifier_through() -> None:
    said = {"field": "note", "start": 0, "end": 11}
    assert progress(note="640823-3234", attested=[said]) == {("note",): "text_personal"}


def test_N01_a_command_made_in_python_is_asked_too() -> None:
    with pytest.raises(ValidationError, match="personal identity number"):
        order(1, "Nämnden för 640823-3234")
    with pytest.raises(ValidationError, match="name of a person"):
        order(1, ASKED_ABOUT)
    said = (Attested(field="name", start=0, end=14),)
    assert EstablishNamnd(**{**dict(order(1)), "name": ASKED_ABOUT, "attested": said}).name == ASKED_ABOUT


def test_N01_a_fact_takes_no_identifier_but_asks_nobody_to_attest() -> None:
    with pytest.raises(ValidationError, match="phone number"):
        fact("Ring 070-174 06 05")
    assert fact(ASKED_ABOUT).name == ASKED_ABOUT


def test_a_fact_made_of_a_commands_text_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    name = order(1, "Nämnden").name
    monkeypatch.setattr(deid, "check", gate_down)
    assert fact(name).name is name
    with pytest.raises(ValidationError, match="could not look"):
        fact(f"{name}")


def gate_down(_text: str) -> deid.Verdict:
    raise MemoryError


def test_N01_when_the_gate_cannot_look_nothing_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deid, "check", gate_down)
    for name in COMMANDS:
        texts = filled(name).texts
        wrong = errors(name, json.dumps(filled(name).body).encode())
        assert {path: wrong.get(path) for path in texts} == dict.fromkeys(texts, "text_gate_down")
    submit = replaced(filled("plans.SubmitPlan").body, {("plan_id",): "a-123456"})
    assert errors("plans.SubmitPlan", submit) == {("plan_id",): "text_gate_down"}


def recorded(text: str) -> StoredEvent:
    """Return a progress report as an older release, with a gate less strict, may have recorded it."""
    data = {"namnd": "farsta", "plan_id": "farsta-v1", "activity_id": "a-6408233234", "status": "ongoing"}
    body = {"data": {**data, "reported_on": "2026-01-15", "note": text}}
    return StoredEvent(stream_id("any"), 1, ProgressReported.type, to_json(body))


def test_what_is_recorded_is_read_for_ever_however_strict_the_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    old = fact_of(recorded("Ring 070-174 06 05"))
    monkeypatch.setattr(deid, "check", gate_down)
    assert fact_of(recorded("Ring 070-174 06 05")) == old
    assert isinstance(old, ProgressReported)
    assert ProgressReported(**dict(old, activity_id="a-1")).note == "Ring 070-174 06 05", "and facts are made of it"


def test_a_recorded_text_may_be_given_on_in_a_command() -> None:
    body = filled("plans.ReportProgress").body | {"note": ASKED_ABOUT}
    assert ReportProgress.model_validate_json(json.dumps(body), context=as_recorded).attested == ()


def test_what_is_attested_stands_beside_the_event_and_comes_back() -> None:
    said = {"field": "name", "start": 0, "end": 14}
    body = order(1).model_dump(mode="json") | {"name": ASKED_ABOUT, "attested": [said]}
    asked = EstablishNamnd.model_validate_json(json.dumps(body))
    sealed = seal(fact(ASKED_ABOUT), 1, asked, "x")
    assert unseal("plans", 1, 0, NamndEstablished.type, sealed).attested == [said]
    plain = seal(fact(), 1, order(1), "x")
    assert b"attested" not in plain
    assert unseal("plans", 1, 0, NamndEstablished.type, plain).attested == ()


def test_a_command_with_nothing_attested_has_the_receipt_it_always_had() -> None:
    body = json.dumps(order(1).model_dump(mode="json", exclude={"attested"}))
    assert digest(EstablishNamnd.model_validate_json(body)) == digest(order(1))
    assert "attested" not in order(1).model_dump(exclude_defaults=True)


MUST_PASS = [
    "farsta-v1",
    "mote-2026-11-20",
    "2026-11-20",
    "20261120",
    "plan-2024-2027-reviderad",
    "0192f0c1-7a3b-7c4d-8e5f-640823323400",
    "64082332-3464-4082-8332-346408233234",
]


@pytest.mark.parametrize("code", MUST_PASS)
def test_codes_of_the_house_pass(code: str) -> None:
    assert Actor(account=code, role=Role.SYSTEM).account == code


def test_ids_made_from_a_digest_pass_whatever_digits_they_hold() -> None:
    random = Random(3)
    for _ in range(100):
        digits = "".join(random.choices("0123456789", k=54))
        command_id = f"{random.choice(['step', 'import'])}:6408233234{digits}"
        body = order(1).model_dump(mode="json") | {"command_id": command_id}
        assert EstablishNamnd.model_validate_json(json.dumps(body)).command_id == command_id


@pytest.mark.parametrize(
    "dnr",
    ["1.2.1.-147/19", "155-943/2015", "Dnr:62-2017-1.2.5", "dnr 120-512/2015", "KS 2024/880", "SLK 2025/1187-5"],
)
def test_registry_numbers_pass(dnr: str) -> None:
    assert errors("plans.DecidePlan", replaced(filled("plans.DecidePlan").body, {("diarienummer",): dnr})) == {}


@pytest.mark.parametrize(
    "phone", ["08-508 22 605", "08-508 00 000", "+46 8 508 22 605", "020-100 200", "114 14", "112"]
)
def test_N01_numbers_of_offices_stand_as_numbers_and_not_in_texts(phone: str) -> None:
    assert FunctionContact(function="Växeln", phone=phone).phone == phone


def test_an_error_never_holds_the_words() -> None:
    for text in ("Ring 070-174 06 05", ASKED_ABOUT):
        with pytest.raises(ValidationError) as refused:
            ReportProgress.model_validate_json(json.dumps(filled("plans.ReportProgress").body | {"note": text}))
        told = f"{refused.value}{refused.value!r}{refused.value.errors(include_input=False)}"
        assert text not in told
        assert "070" not in told
        assert "Anna" not in told


def test_places_are_counted_in_the_text_as_it_is_stored() -> None:
    said = {"field": "note", "start": 0, "end": 14}
    assert progress(note=f"  {ASKED_ABOUT}\n", attested=[said]) == {}
