"""Nothing in the public language is about a person, or about what somebody thinks or believes (N03, N04)."""

import re

import pytest

from contracts import catalogue
from contracts.activity import FunctionContact
from contracts.envelope import Actor
from contracts.organisation import AppointCoordinator
from contracts.training_terms import EmployeeNumber, Pseudonym
from tests.contracts.contract_fields import Named, contracts, fields, terms, typed

PERSONAL = re.compile(
    r"(^|_)("
    r"person|people|individual|human|citizen|somebody|suspect|victim|witness|defector|returnee|relative|child|pupil|"
    r"student|youth|parent|guardian|participant|respondent|speaker|employee|staff|user|author|signatory|"
    r"first_?name|last_?name|surname|full_?name|nickname|alias|personnummer|samordningsnummer|ssn|birth\w*|born|"
    r"gender|sex|email|e_mail|mobile|home\w*|photo|portrait|vehicle|handle|ip|"
    r"religion|religious|faith|belief|church|mosque|ethnic\w*|ethnicity|race|nationality|origin|language|"
    r"opinion|view|political|politics|party_membership|membership|union|health|diagnosis|sexual\w*|"
    r"namn|fornamn|efternamn|tro|asikt|etnicitet|kon|alder|barn|elev|anhorig|avhoppare|misstankt"
    r")s?(_|$)|(^|_)age(_|$)",
)
OF_GROUPS = {"AgeRange"}
"""The ages a measure is for, from and to; nobody's own age."""
NAMES_OF_THINGS = {
    "EstablishNamnd.name",
    "NamndEstablished.name",
    "RegisterUnit.name",
    "UnitRegistered.name",
    "UnitEntry.name",
    "FormWorkGroup.name",
    "WorkGroupFormed.name",
    "SourceDocument.name",
    "EnterUnit.name",
    "UnitEntered.name",
    "NoteUnit.name",
    "AppointFunctionGroup.name",
    "FunctionGroupAppointed.name",
}
"""Bodies, units, groups and documents have names; a new field called `name` stands here or is called otherwise."""

STAND_INS = {"person": Pseudonym, "employee": EmployeeNumber}
"""What says which of two people is meant and nothing of either; test_numbers_of_employees.py says where they stand."""
STAFF_LISTS = {kind.__name__ for kind in contracts() if kind.__module__ == "contracts.completions"}


def _stands_in(field: Named) -> bool:
    return field.name in STAND_INS and typed(field, STAND_INS[field.name])


@pytest.mark.parametrize("field", [field.path for field in fields() if not _stands_in(field)])
def test_N03_N04_no_field_could_hold_a_person_or_a_conviction(field: str) -> None:
    name = field.partition(".")[2]
    assert not PERSONAL.search(name), f"{field}: Värna records functions, bodies and measures, never people"


@pytest.mark.parametrize("kind", sorted({kind.__name__ for kind in contracts()} - OF_GROUPS - STAFF_LISTS))
def test_N04_no_contract_has_a_person_for_its_subject(kind: str) -> None:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind).lower()
    assert not PERSONAL.search(words)


def test_N04_only_bodies_groups_and_documents_have_names() -> None:
    assert {field.path for field in fields() if field.name == "name"} == NAMES_OF_THINGS


def test_N03_no_closed_list_sorts_people() -> None:
    for term in terms():
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", term.__name__).lower()
        assert not PERSONAL.search(words)


def test_A07_coordinators_and_contacts_are_functions() -> None:
    assert "function" in AppointCoordinator.model_fields
    assert set(AppointCoordinator.model_fields) & {"name", "email", "phone"} == set()
    assert set(FunctionContact.model_fields) == {"function", "phone", "address", "hours", "valid_from", "confirmed"}
    assert set(Actor.model_fields) == {"account", "role", "namnd"}


@pytest.mark.parametrize(
    "name",
    ["person", "persons", "suspect_id", "religion", "ethnicity", "opinions", "first_name", "firstname", "birth_date"],
)
def test_the_rule_itself_can_fail(name: str) -> None:
    assert PERSONAL.search(name)


def test_the_walk_reaches_every_command_and_event() -> None:
    names = {kind.__name__ for kind in contracts()}
    assert {fact.__name__ for fact in catalogue.EVENTS.values()} <= names
    assert {"ActivityContent", "Party", "PlanContent", "RoutineStep", "FunctionContact", "Actor", "Period"} <= names
