"""Files of the format varna.training/1, and what the five plans say of training."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic_core import from_json, to_json

from contracts import catalogue
from contracts.answers import Accepted, Refusal
from contracts.attestations import AttestationRequired
from contracts.catalogue import EVENTS
from contracts.courses import CourseIssued, FunctionGroupAppointed, MaterialIssued
from contracts.envelope import Fact
from contracts.importing import ImportCommands, Step
from contracts.training_rules import RelevanceLaidDown, TrainingPlanAdopted, TrainingTargetSet
from contracts.training_terms import Audience, CourseForm
from contracts.training_units import UnitEntered
from contracts.vocabulary import Forum, FunctionLevel
from ledger.ledger import Ledger
from services.training.now import Now
from services.training.recording import record
from tests.training.spec import NOW
from tests.training.spec import noted as noted_by_the_spec
from varna.importing import ImportPlan, Problem, Source, find_sources, import_files, in_turn, plan_import
from varna.importing.lists import LISTS, TRAINING_FORMAT

STOCKHOLM = Path(__file__).parents[2] / "examples" / "stockholm"
TARGETED = "riktad-utbildning-socialtjanst"
UNIT = """\
format: varna.training/1
units:
  - {namnd: skarpnack, unit: enhet-ett, name: Enhet ett, valid_from: 2019-01-01}
rule_sets:
  - {namnd: skarpnack, rule_set: alla, valid_from: 2019-01-01, rules: [{course: grund, units: [enhet-ett]}]}
courses:
  - {course: grund, version: 1, title: Grundkurs, form: web, audience: [staff], offered_from: 2019-01-01}
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open("training", f"sqlite:///{tmp_path / 'training.db'}", lambda: NOW)
    first, *_ = noted_by_the_spec()
    for code in ("skarpnack", "kungsholmen", "socialnamnden", "hasselby-vallingby", "hagersten-liljeholmen"):
        said = {"command_id": f"noted-{code}", "namnd": code, "valid_from": date(2007, 1, 1)}
        record(opened, first.model_copy(update=said), Now(NOW))
    yield opened
    opened.close()


@pytest.fixture
async def said(ledger: Ledger) -> list[Fact]:
    async def ask(_service: str, order: ImportCommands) -> Accepted | Refusal:
        return record(ledger, order, Now(NOW))

    (files,) = in_turn([STOCKHOLM / "utbildning"])
    before = ledger.last_position()
    rehearsed = await import_files(files, ask, dry_run=True)
    assert (rehearsed.problems, rehearsed.service, ledger.last_position()) == ((), "training", before)
    taken = await import_files(files, ask)
    assert taken.accepted, taken.problems
    recorded = ledger.last_position()
    assert (await import_files(files, ask)).accepted == taken.accepted
    assert ledger.last_position() == recorded
    return [
        EVENTS[entry.type].model_validate_json(to_json(from_json(entry.sealed)["data"]))
        for entry in ledger.entries(before, 1_000)
    ]


def of(said: list[Fact], kind: type[Fact], **about: object) -> list[Fact]:
    found = [fact for fact in said if isinstance(fact, kind)]
    return [fact for fact in found if about == {name: getattr(fact, name) for name in about}]


def test_every_list_is_a_command_of_training() -> None:
    assert set(LISTS[TRAINING_FORMAT].values()) <= set(catalogue.commands("training").values()) - {ImportCommands}


def test_T07_courses_and_units_come_before_the_rules_that_speak_of_them_however_a_file_is_written() -> None:
    found = plan_import([Source("a.yaml", UNIT.encode())])
    assert isinstance(found, ImportPlan), found
    assert [step.command for step in found.order.steps] == ["IssueCourse", "EnterUnit", "LayDownRelevance"]


def test_T07_what_is_wrong_is_told_by_line() -> None:
    found = plan_import([Source("a.yaml", UNIT.replace("form: web", "form: webb").encode())])
    assert isinstance(found, list)
    assert [(problem.line, problem.field, problem.suggestion) for problem in found] == [(7, "courses.0.form", "web")]


def test_N09_no_file_can_hold_a_person() -> None:
    listed = UNIT + "completions:\n  - {employee: E1234, course: grund}\n"
    found = plan_import([Source("a.yaml", listed.encode())])
    assert isinstance(found, list)
    assert [problem.code for problem in found] == ["UNKNOWN_FIELD"]
    assert "E1234" not in repr(found)


async def test_T01_T02_T04_T05_T06_T14_T15_T18_the_courses_of_the_plans_are_in_the_catalogue(said: list[Fact]) -> None:
    courses = {fact.course: fact for fact in said if isinstance(fact, CourseIssued)}
    assert [courses[key].form for key in ("grundutbildning", "fordjupning-hogerextremism")] == [CourseForm.WEB] * 2
    assert [courses[key].form for key in ("stadens-grundutbildning", "stadens-forelasningar")] == [
        CourseForm.LECTURE
    ] * 2
    assert courses["intern-utbildning-enhetschefer"].audience == (Audience.MANAGERS,)
    assert courses["riktad-utbildning-socialtjanst"].provider == "socialnamnden"
    assert Audience.ELECTED in courses["utbildning-fortroendevalda"].audience
    assert {"relationsvald-och-heder", "stod-till-anhoriga", "stadens-fordjupning"} < set(courses)
    assert [key for key, course in courses.items() if not course.source] == []


async def test_S11_T10_the_units_of_socialnamnden_have_their_function_levels(said: list[Fact]) -> None:
    units = {fact.unit: fact for fact in said if isinstance(fact, UnitEntered)}
    assert len(units) == 23
    levels = [level for unit in units.values() for level in unit.function_levels]
    assert [levels.count(level) for level in FunctionLevel] == [8, 21, 6]
    assert units["stockholms-stads-socialjour"].function_levels == (FunctionLevel.DETECTING, FunctionLevel.ACTING)
    (rules,) = of(said, RelevanceLaidDown, namnd="socialnamnden")
    assert isinstance(rules, RelevanceLaidDown)
    assert {rule.course for rule in rules.rules if FunctionLevel.PREVENTING in rule.function_levels} == {
        "stadens-grundutbildning"
    }


async def test_T09_T11_the_plan_of_socialnamnden_rests_on_the_citys(said: list[Fact]) -> None:
    (city,) = of(said, TrainingPlanAdopted, namnd=None)
    (own,) = of(said, TrainingPlanAdopted, namnd="socialnamnden")
    assert isinstance(own, TrainingPlanAdopted)
    assert own.follows == getattr(city, "training_plan", None)
    assert own.priorities[0].units == ("enheten-for-hemlosa-avhopparverksamhet",)


async def test_T03_T08_T13_T16_T17_groups_targets_attestations_and_materials_are_taken_in(said: list[Fact]) -> None:
    assert len(of(said, FunctionGroupAppointed, namnd="hasselby-vallingby", starts_on=date(2018, 4, 1))) == 1
    assert len(of(said, TrainingTargetSet, forum=Forum.ANNUAL_REPORT, year=2019, namnd="skarpnack")) == 2
    assert len(of(said, AttestationRequired, namnd="kungsholmen", year=2023)) == 3
    assert len(of(said, AttestationRequired, namnd="kungsholmen", course=None)) == 1
    assert of(said, MaterialIssued, material="symboler-och-kannetecken")


def test_T01_T06_the_courses_that_measures_require_are_in_the_catalogue() -> None:
    required = {
        course
        for name in ("001-skarpnack-2019", "003-kungsholmen-2023")
        for step in _steps(STOCKHOLM / f"{name}.yaml")
        if step.command == "PlanActivity"
        for course in step.body["activity"].get("courses", ())
    }
    issued = {step.body["course"] for step in _steps(STOCKHOLM / "utbildning") if step.command == "IssueCourse"}
    assert required == {"grundutbildning", "fordjupning-hogerextremism", TARGETED}
    assert required < issued


def test_T06_the_targeted_course_is_required_of_the_department_that_needs_it_by_the_rules_too() -> None:
    (activity,) = (
        step.body["activity"]
        for step in _steps(STOCKHOLM / "001-skarpnack-2019.yaml")
        if step.command == "PlanActivity" and TARGETED in step.body["activity"].get("courses", ())
    )
    (needing,) = (
        rule["departments"]
        for step in _steps(STOCKHOLM / "utbildning")
        if step.command == "LayDownRelevance" and step.body["namnd"] == "skarpnack"
        for rule in step.body["rules"]
        if rule["course"] == TARGETED
    )
    assert activity["responsible"]["departments"] == needing


def _steps(path: Path) -> list[Step]:
    found: ImportPlan | list[Problem] = plan_import(find_sources([path])[0])
    assert isinstance(found, ImportPlan), found
    return list(found.order.steps)
