"""What has been laid down before: courses, units and what plans require, for the tests of this room."""

from datetime import date
from typing import Any

from contracts.courses import IssueCourse, PlanTrainingEvent
from contracts.envelope import Instruction
from contracts.training_terms import Audience, CourseForm
from contracts.training_units import EnterUnit
from contracts.vocabulary import FunctionLevel, Role
from tests.training.spec import NAMND, noted, order

BASIC, ADVANCED = "grundutbildning", "fordjupning"
FIELD, OFFICE = "faltgruppen", "mottagningen"
SOCIAL = "socialtjänstavdelningen"
BEGAN = date(2019, 1, 1)
AUTUMN = date(2018, 10, 4)


def issue(course: str = BASIC, by: Role = Role.CENTRAL_COORDINATOR, **said: Any) -> IssueCourse:
    body = {
        "version": 1,
        "title": "Webbaserad grundutbildning",
        "form": CourseForm.WEB,
        "audience": (Audience.STAFF,),
        "offered_from": BEGAN,
        **said,
    }
    return order(IssueCourse, by, of=said.get("provider") or NAMND, course=course, **body)


def enter(unit: str = FIELD, namnd: str = NAMND, **said: Any) -> EnterUnit:
    body = {"name": unit.capitalize(), "valid_from": date(2017, 1, 1), **said}
    return order(EnterUnit, of=namnd, namnd=namnd, unit=unit, **body)


def lecture(by: Role = Role.CENTRAL_COORDINATOR, **said: Any) -> PlanTrainingEvent:
    body = {"event_id": "forelasning-2018", "title": "Kunskapshöjande föreläsning", "on": AUTUMN, "seats": 80, **said}
    return order(PlanTrainingEvent, by, of=said.get("namnd") or NAMND, **body)


def founded() -> tuple[Instruction, ...]:
    """Two courses, of which one builds on the other, and two units of a nämnd."""
    return (
        *noted(),
        issue(),
        issue(ADVANCED, prerequisites=(BASIC,)),
        enter(department=SOCIAL, function_levels=(FunctionLevel.PREVENTING, FunctionLevel.DETECTING)),
        enter(OFFICE),
    )
