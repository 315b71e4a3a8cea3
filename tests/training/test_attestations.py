"""T08, T13: heads of units attest their numbers, and knowledge that no course gives."""

from datetime import date
from typing import Any

import pytest

from contracts.attestations import AttestationRequired, AttestUnit, RequireAttestation, UnitAttested
from contracts.vocabulary import Role
from tests.training.spec import FORMER, MERGED, NAMND, OTHER, given, order
from tests.training.training_histories import BASIC, FIELD, OFFICE, SOCIAL, founded

DUE = date(2023, 11, 30)


def require(**said: Any) -> RequireAttestation:
    body = {
        "requirement": "rutiner",
        "year": 2023,
        "title": "Rutinerna är kända",
        "due_on": DUE,
        "namnd": NAMND,
        **said,
    }
    return order(RequireAttestation, of=said.get("namnd", NAMND), **body)


def attest(unit: str = FIELD, **said: Any) -> AttestUnit:
    body = {"requirement": "rutiner", "year": 2023, "fulfilled": True, "attested_on": date(2023, 10, 2), **said}
    return order(AttestUnit, namnd=NAMND, unit=unit, **body)


def test_T13_knowledge_without_a_course_is_attested_unit_by_unit_for_a_year() -> None:
    told = given(*founded()).when(require()).then_said(AttestationRequired, course=None)
    told.when(attest()).then(UnitAttested)
    told.when(attest(OFFICE)).then(UnitAttested)
    told.when(attest("ingen")).then_refused("UNIT_UNKNOWN", "unit")
    told.when(attest(year=2024, attested_on=date(2024, 1, 2))).then_refused("REQUIREMENT_UNKNOWN", "requirement")


def test_T08_a_head_attests_the_numbers_of_a_course_and_a_later_word_holds() -> None:
    told = given(*founded(), require(course=BASIC)).when(attest(fulfilled=False)).then(UnitAttested)
    told.when(attest(fulfilled=False)).then()
    told.when(attest(attested_on=date(2023, 10, 1))).then_refused("DATE_OUT_OF_ORDER", "attested_on")
    told.when(attest(attested_on=date(2023, 12, 1))).then_said(UnitAttested, fulfilled=True)


def test_T08_nothing_is_attested_before_its_year_or_before_it_is_so() -> None:
    told = given(*founded(), require())
    told.when(attest(attested_on=date(2022, 12, 31))).then_refused("DATE_OUT_OF_ORDER", "attested_on")
    told.when(attest(attested_on=date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "attested_on")


def test_T08_whoever_read_an_older_version_is_told() -> None:
    told = given(*founded(), require(), attest(OFFICE))
    seen = attest().model_copy(update={"expected_version": 1})
    told.when(seen).then_refused("CONFLICT", "expected_version")
    told.when(seen.model_copy(update={"expected_version": 2})).then(UnitAttested)


def test_T13_a_requirement_can_hold_for_some_departments_only() -> None:
    told = given(*founded(), require(departments=(SOCIAL,)))
    told.when(attest()).then(UnitAttested)
    told.when(attest(OFFICE)).then_refused("UNIT_NOT_CONCERNED", "unit")


def test_T13_a_requirement_stands_once_for_a_year() -> None:
    told = given(*founded(), require())
    told.when(require()).then_refused("REQUIREMENT_EXISTS", "requirement")
    told.when(require(requirement="annat", due_on=date(2022, 12, 31))).then_refused("DATE_OUT_OF_ORDER", "due_on")
    told.when(require(requirement="annat", course="ingen-kurs")).then_refused("COURSE_UNKNOWN", "course")
    told.when(require(year=2024, due_on=date(2024, 11, 30))).then(AttestationRequired)


def test_T08_only_the_head_of_a_unit_of_the_namnd_attests() -> None:
    told = given(*founded(), require())
    said = {name: getattr(attest(), name) for name in ("requirement", "year", "fulfilled", "attested_on")}
    tried = order(AttestUnit, Role.LOCAL_COORDINATOR, namnd=NAMND, unit=FIELD, **said)
    told.when(tried).then_refused("ROLE_NOT_ALLOWED", "actor.role", ("unit_head",))
    for other in (OTHER, MERGED):
        tried = order(AttestUnit, of=other, namnd=NAMND, unit=FIELD, **said)
        told.when(tried).then_refused("NOT_OWN_NAMND", "actor.namnd")


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"departments": (SOCIAL, SOCIAL)}, "KEY_TWICE", "departments.1"),
        ({"due_on": date(2101, 1, 1)}, "DATE_OUT_OF_RANGE", "due_on"),
        ({"year": 2020, "namnd": FORMER, "due_on": date(2020, 11, 30)}, "NAMND_NOT_VALID", "due_on"),
    ],
)
def test_T13_a_requirement_can_be_met(said: dict[str, Any], code: str, field: str) -> None:
    made = require(**{"requirement": "annat", **said})
    given(*founded()).when(made).then_refused(code, field)
