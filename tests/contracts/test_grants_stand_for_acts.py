"""N08, N10: no list of organisations to avoid, nobody who is in one, and no ground about what anybody thinks."""

import re

import pytest

from contracts import catalogue
from contracts.grant_terms import Evidence, NegativeGround
from contracts.vocabulary import Term
from tests.contracts.contract_fields import contracts, fields, terms

LISTED = re.compile(
    r"black_?list|watch_?list|svartlista|banned|blocked|barred_organisation|extremist|suspicio|risk|score|rating|warning"
)
IN_IT = re.compile(r"(^|_)(member|medlem|board|styrelse|signator|speaker|talare|chair|treasurer|founder|leader|tenant)")
THOUGHT = re.compile(
    r"view|opinion|asikt|åsikt|belief|believ|tro(?![a-z])|religio|politi|ideolog|värdering|values|symbol|statement_of"
)


def words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def of_grants() -> set[str]:
    """The classes that only the language of grants holds."""
    spoken = {*catalogue.events("grants").values(), *catalogue.commands("grants").values()}
    homes = {kind.__module__ for kind in spoken} | {"contracts.money"}
    return {kind.__name__ for kind in contracts() if kind.__module__ in homes}


@pytest.mark.parametrize("kind", sorted(of_grants()))
def test_N10_there_is_no_list_of_organisations_to_avoid(kind: str) -> None:
    assert not LISTED.search(words(kind))
    assert not [field.path for field in fields() if field.owner.__name__ == kind and LISTED.search(field.name)]


@pytest.mark.parametrize("kind", sorted(of_grants()))
def test_N08_there_is_no_field_for_who_is_in_an_organisation(kind: str) -> None:
    assert not [field.path for field in fields() if field.owner.__name__ == kind and IN_IT.search(field.name)]


@pytest.mark.parametrize("term", [*NegativeGround, *Evidence])
def test_N03_no_ground_and_no_evidence_is_about_what_somebody_thinks(term: Term) -> None:
    for said in (term.value, term.label_sv.lower(), term.label_en.lower()):
        assert not THOUGHT.search(said), said


def test_N10_no_closed_list_marks_an_organisation() -> None:
    for term in terms():
        assert not LISTED.search(words(term.__name__))


def test_the_rules_themselves_can_fail() -> None:
    assert LISTED.search(words("BlacklistEntry"))
    assert LISTED.search("risk_score")
    assert IN_IT.search("board_members")
    assert IN_IT.search("members")
    assert THOUGHT.search("political_views")
    assert THOUGHT.search("stated views")
    assert len(of_grants()) > 60
