"""A city with courses, units and staff, told of by commands, for the tests of training."""

from datetime import date

from contracts.attestations import AttestUnit, RequireAttestation
from contracts.completions import CompletionRow, StaffRow, TakeInCompletions, TakeInStaff, WithdrawCompletion
from contracts.courses import IssueCourse
from contracts.envelope import Instruction
from contracts.training_measures import MeasureCoverage
from contracts.training_rules import LayDownRelevance, RelevanceRule, SetTrainingTarget
from contracts.training_terms import Audience, CorrectionGround, CourseForm
from contracts.training_units import EnterUnit
from contracts.vocabulary import Forum, FunctionLevel
from tests.gateway.city_told import CityTold
from tests.gateway.support_told import established
from tests.training.spec import NAMND, OTHER, order

COURSE = "grundutbildning"
SPRING, MAY, JUNE = "2026-02-02T08:00:00+00:00", "2026-05-04T08:00:00+00:00", "2026-06-10T08:00:00+00:00"
LISTED, DONE = date(2026, 1, 31), date(2026, 1, 20)
UNITS = {"falt": 4, "kontor": 10, "fritid": 12, "skola": 25}
"""How many work in each unit of the nämnd; the first is small."""
COMPLETED = {"falt": 4, "kontor": 5, "fritid": 7, "skola": 10}
FUNCTION = "faltassistent"
_FIRST_NUMBER = {unit: 1000 * place for place, unit in enumerate([*UNITS, "stab"], 1)}


def numbers(unit: str, many: int) -> list[str]:
    return [str(_FIRST_NUMBER[unit] + number) for number in range(many)]


def unit(key: str, namnd: str = NAMND) -> Instruction:
    department = "Kansli" if key == "stab" else "Ungdom"
    levels = (FunctionLevel.PREVENTING, FunctionLevel.ACTING) if key == "skola" else (FunctionLevel.PREVENTING,)
    said = {"name": f"Enheten {key}", "department": department, "function_levels": levels}
    return order(EnterUnit, of=namnd, namnd=namnd, unit=key, **said, valid_from=date(2020, 1, 1))


def course(key: str = COURSE) -> Instruction:
    said = {"title": "Grundutbildning på webben", "form": CourseForm.WEB, "audience": (Audience.STAFF,)}
    return order(IssueCourse, course=key, version=1, **said, offered_from=date(2024, 1, 1))


def rules() -> Instruction:
    wanted = (RelevanceRule(course=COURSE),)
    return order(LayDownRelevance, rule_set="alla", valid_from=date(2024, 1, 1), rules=wanted)


def staff(counts: dict[str, int], namnd: str = NAMND, on: date = LISTED) -> Instruction:
    rows = [(each, key) for key, many in counts.items() for each in numbers(key, many)]
    posts = tuple(StaffRow(employee=each, unit=key, function=FUNCTION) for each, key in rows)
    return order(TakeInStaff, of=namnd, namnd=namnd, on=on, rows=posts)


def completions(counts: dict[str, int], namnd: str = NAMND, on: date = DONE) -> Instruction:
    rows = [(each, key) for key, many in counts.items() for each in numbers(key, many)]
    done = tuple(
        CompletionRow(employee=each, unit=key, function=FUNCTION, course=COURSE, version=1, completed_on=on)
        for each, key in rows
    )
    return order(TakeInCompletions, of=namnd, namnd=namnd, rows=done)


def withdrawn(unit: str) -> Instruction:
    [employee] = numbers(unit, 1)
    said = {"course": COURSE, "version": 1, "completed_on": DONE, "ground": CorrectionGround.RECORDED_IN_ERROR}
    return order(WithdrawCompletion, namnd=NAMND, employee=employee, **said)


def target() -> Instruction:
    when = {"by": date(2026, 4, 30), "forum": Forum.TERTIAL_1, "year": 2026}
    return order(SetTrainingTarget, namnd=NAMND, target="alla-2026", course=COURSE, share=60, **when)


def measured(namnd: str = NAMND) -> Instruction:
    return order(MeasureCoverage, of=namnd, namnd=namnd, forum=Forum.TERTIAL_1, year=2026)


def attestation(requirement: str, course: str | None) -> Instruction:
    said = {"title": "Medarbetarna har det de behöver", "due_on": date(2026, 5, 31)}
    return order(RequireAttestation, namnd=NAMND, requirement=requirement, year=2026, course=course, **said)


def attested(requirement: str, unit: str) -> Instruction:
    said = {"fulfilled": True, "attested_on": date(2026, 5, 4), "note": "Alla har gått."}
    return order(AttestUnit, namnd=NAMND, unit=unit, requirement=requirement, year=2026, **said)


def begun(city: CityTold, *more: Instruction) -> CityTold:
    """Two nämnder with their units and staff, a course that all of them need, and some who have it."""
    city.at(SPRING).tell(established(NAMND), established(OTHER), course(), rules())
    city.tell(*map(unit, UNITS), unit("stab", OTHER), staff(UNITS), staff({"stab": 30}, OTHER))
    return city.tell(completions(COMPLETED), completions({"stab": 12}, OTHER), *more)
