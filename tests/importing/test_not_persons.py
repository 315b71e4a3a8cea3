"""What the gate asks about in a file: answered there by the words, in the commands by their places."""

import unicodedata
from collections.abc import Callable
from dataclasses import astuple
from typing import Any

import pytest

import deid
from varna.importing import ImportPlan, Problem, Source, plan_import

Change = Callable[[str, str], str]
Told = Callable[[str], list[Problem]]

ROLE = "Rektor från Kärrtorps gymnasium"
ASKED = f"title: Avdelningschef}}\n    collaborators: [{{party: {{kind: outside, title: {ROLE}}}}}]\n"
LISTED = f"version: 1\nnot_persons: [{ROLE}]\n"


@pytest.fixture
def asked_about(changed: Change) -> str:
    """A plan with a title that may point at a person."""
    return changed("title: Avdelningschef}\n", ASKED)


def test_N02_what_may_point_at_a_person_is_told_with_line_and_cure(asked_about: str, problems_of: Told) -> None:
    [found] = problems_of(asked_about)
    assert (found.line, found.field, found.code) == (20, "activities.0.collaborators.0.party.title", "NEEDS_REVIEW")
    assert "not_persons" in (found.suggestion or "")
    assert "0–21" in found.reason_sv
    assert "Kärrtorp" not in " ".join(str(part) for part in astuple(found))


def test_N02_words_listed_as_no_person_are_attested_by_their_places(
    asked_about: str, imported: Callable[..., ImportPlan]
) -> None:
    order = imported(asked_about.replace("version: 1\n", LISTED)).order
    said: list[Any] = [step.body["attested"] for step in order.steps if "attested" in step.body]
    assert said == [[{"field": "activity.collaborators.0.party.title", "start": 0, "end": 21}]]


def test_words_are_the_same_however_their_letters_are_composed(
    asked_about: str, imported: Callable[..., ImportPlan]
) -> None:
    imported(asked_about.replace("version: 1\n", unicodedata.normalize("NFD", LISTED)))


def test_words_of_the_front_page_and_of_the_content_are_attested_too(
    plan_text: str, imported: Callable[..., ImportPlan]
) -> None:
    text = plan_text.replace("title: Inledning", f"title: {ROLE}").replace(
        "  guideline:", f"  goal: Enligt {ROLE}\n  guideline:"
    )
    steps = imported(text.replace("version: 1\n", LISTED)).order.steps
    said: dict[str, Any] = {step.command: step.body["attested"] for step in steps if "attested" in step.body}
    assert said == {
        "DraftPlan": [{"field": "head.goal", "start": 7, "end": 28}],
        "DescribePlan": [{"field": "content.sections.0.title", "start": 0, "end": 21}],
    }


def test_words_of_an_organisation_file_are_attested(imported: Callable[..., ImportPlan]) -> None:
    text = (
        f"format: varna.organisation/1\nnot_persons: [{ROLE}]\nwork_groups:\n  - {{namnd: skarpnack, work_group_id: "
        f"grupp, name: Gruppen, mandate: Samordna, members: [Kurator, {ROLE}]}}\n"
    )
    [step] = imported(text).order.steps
    assert step.body["attested"] == [{"field": "members.1", "start": 0, "end": 21}]


@pytest.mark.parametrize("listed", ["Enhetschef", "Rektor", "Rektor från Skarpnäcks gymnasium", "gymnasium"])
def test_words_that_answer_no_question_are_told(listed: str, asked_about: str, problems_of: Told) -> None:
    found = problems_of(asked_about.replace("version: 1\n", f"version: 1\nnot_persons: [{ROLE}, {listed}]\n"))
    assert [(problem.code, problem.line, problem.field) for problem in found] == [
        ("NOT_ASKED_ABOUT", 4, "not_persons.1")
    ]


def test_words_answer_only_for_their_own_place_in_a_text(asked_about: str, problems_of: Told) -> None:
    text = asked_about.replace(f"title: {ROLE}", f"title: {ROLE} och Rektor från Farsta gymnasium")
    [found] = problems_of(text.replace("version: 1\n", LISTED))
    assert found.code == "NEEDS_REVIEW"


@pytest.mark.parametrize("listed", ["640823-3234", "[640823-3234]"])
def test_N01_no_list_lets_an_identity_number_through(listed: str, plan_text: str, problems_of: Told) -> None:
    text = plan_text.replace("text: Kort sagt.", "text: Om 640823-3234.")
    found = problems_of(text.replace("version: 1\n", f"version: 1\nnot_persons: {listed}\n"))
    assert ("PERSONAL_DATA", "content.sections.0.text") in [(problem.code, problem.field) for problem in found]
    assert "640823" not in " ".join(str(part) for problem in found for part in astuple(problem))


@pytest.mark.parametrize("schedule", ["Löpande, ring 070-174 06 05", "{printed: Löpande, column: Anna Andersson}"])
def test_N01_the_words_of_a_schedule_are_looked_at(schedule: str, changed: Change, problems_of: Told) -> None:
    [found] = problems_of(changed("schedule: Löpande", f"schedule: {schedule}"))
    assert found.code in {"PERSONAL_DATA", "NEEDS_REVIEW"}


def test_a_gate_that_cannot_look_stops_the_import(plan_text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(_text: str) -> deid.Verdict:
        raise OSError

    monkeypatch.setattr(deid, "check", down)
    text = plan_text.replace("Kort sagt.", "Ring 020 100 200.")
    found = plan_import([Source("plan.yaml", text.encode())])
    assert isinstance(found, list)
    assert {problem.code for problem in found} == {"GATE_DOWN"}
