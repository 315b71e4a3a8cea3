"""R03: nothing in the public language ties one report to another, or to a case about somebody."""

import json
import re

import pytest
from pydantic import create_model

from contracts import incidents
from contracts.envelope import Contract, Instruction
from contracts.incident_terms import Affected, IncidentKind, Influence, Setting
from contracts.incidents import IncidentId, Observation, ReportIncident
from tests.contracts.contract_fields import contracts

OWN = "incident_id"
TYING = re.compile(r"(^|_)(linked|related|duplicate_of|same_as|previous|earlier|follows|series|cases?|dossier)(_|$)")
NUMBERS_OF_THINGS = {"case_number"}
"""The number that a reported thing, such as a graffito, has in another system; counted once by it (R17)."""


OF_A_REPORT = sorted(
    (kind for kind in contracts() if kind.__module__ == incidents.__name__), key=lambda kind: kind.__name__
)
PATTERN = "^i-[0-9a-f]{16}$"


def references(owner: type[Contract]) -> list[str]:
    """The fields that can hold the id of a report, however they are wrapped; what they nest is looked at by itself."""
    published = owner.model_json_schema()["properties"]
    return [name for name, said in published.items() if PATTERN in json.dumps(said)]


def test_R03_nothing_refers_to_more_than_the_one_report_it_is_about() -> None:
    assert {tuple(references(owner)) for owner in contracts()} == {(), (OWN,)}


def test_R03_a_report_itself_refers_to_none() -> None:
    assert references(ReportIncident) == references(Observation) == []


@pytest.mark.parametrize("owner", OF_A_REPORT)
def test_R03_no_field_of_a_report_ties_it_to_anything(owner: type[Contract]) -> None:
    assert {name for name in owner.model_fields if TYING.search(name)} <= NUMBERS_OF_THINGS


def test_R03_no_command_opens_a_case_or_ties_reports_together() -> None:
    words = re.compile(r"(Link|Relate|Connect|Merge|Group)(Report|Incident)|Case|Person|Individual")
    orders = [owner.__name__ for owner in contracts() if issubclass(owner, Instruction)]
    assert [name for name in orders if words.search(name)] == []


def test_the_walk_finds_the_reports_and_can_fail() -> None:
    assert sum(references(owner) == [OWN] for owner in contracts()) >= 13
    leaky = create_model("Leaky", __base__=Contract, incident_id=(IncidentId, ...), others=(tuple[IncidentId, ...], ()))
    assert references(leaky) == [OWN, "others"]
    hidden = create_model("Hidden", __base__=Contract, other=(IncidentId | None, None))
    assert references(hidden) == ["other"]
    assert TYING.search("linked_to")


def test_R22_R28_R34_what_and_where_are_closed_lists_that_hold_what_the_plans_name() -> None:
    assert {"intrusion", "propaganda", "recruitment_attempt", "threat", "vandalism", "manifestation"} <= set(
        IncidentKind
    )
    assert {"improper_influence", "other"} <= set(IncidentKind)
    assert {"care_home", "school", "street_or_square", "online", "other"} <= set(Setting)
    assert set(Influence) == {"harassment", "threat", "violence", "corruption"}
    assert set(Affected) == {"official", "politician"}


def test_R33_R34_nothing_of_what_was_noticed_is_told_in_words() -> None:
    """So it can hold no opinion, no address of a page or an account, and no place more exact than a district."""
    published = Observation.model_json_schema()["properties"]
    ways = {name: json.dumps(said) for name, said in published.items()}
    assert set(ways) == {
        *("kind", "influence", "affected", "milieu", "setting", "district", "occurred_on", "noticed_at"),
    }
    assert all(any(way in said for way in ("$ref", '"format": "date', '"pattern"')) for said in ways.values()), ways
