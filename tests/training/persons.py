"""Lists of staff and of completions, and corrections, as commands: by employee number, and by pseudonym."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from contracts.completions import (
    CompletionRow,
    ForgetEmployee,
    RedateCompletion,
    StaffRow,
    TakeInCompletions,
    TakeInStaff,
    WithdrawCompletion,
)
from contracts.courses import IssueCourse
from contracts.envelope import Instruction
from contracts.training_measures import MeasureCoverage
from contracts.training_rules import LayDownRelevance, RelevanceRule
from contracts.training_terms import Audience, CorrectionGround, CourseForm, ForgettingGround, Purpose
from contracts.training_units import EnterUnit
from contracts.vocabulary import Forum, Role
from services.training.by_pseudonym import Completion, Placing, RecordCompletions, RecordStaff
from tests.training.spec import NAMND, OTHER, noted, order

COURSE, SECOND = "vbe-grund", "vbe-hogerextremism"
FIRST_DAY = date(2022, 1, 1)
LIST_DAY, LATER, DONE = date(2025, 2, 1), date(2025, 6, 1), date(2024, 5, 5)
ANNA, BO, CIA, DAN = "AB1234", "AB1235", "AB1236", "AB1237"
"""Employee numbers."""
P1, P2, P3 = ("p-" + str(number) * 32 for number in (1, 2, 3))
"""Pseudonyms."""
Line = tuple[str, str, str]
"""Who, in which unit, as what."""
Result = tuple[str, str, int, date]
"""Who, which course and version, which day."""


def course(key: str = COURSE, version: int = 1, **more: Any) -> IssueCourse:
    body: dict[str, Any] = {
        "title": "Grundutbildning",
        "form": CourseForm.WEB,
        "audience": (Audience.STAFF,),
        "offered_from": FIRST_DAY,
        **more,
    }
    return order(IssueCourse, Role.CENTRAL_COORDINATOR, course=key, version=version, **body)


def unit(code: str, namnd: str = NAMND, **more: Any) -> EnterUnit:
    body: dict[str, Any] = {"name": "Enhet", "valid_from": FIRST_DAY, **more}
    return order(EnterUnit, of=namnd, namnd=namnd, unit=code, **body)


def needed(key: str = COURSE, namnd: str = NAMND, **fits: Any) -> LayDownRelevance:
    rules = (RelevanceRule(course=key, **fits),)
    return order(
        LayDownRelevance,
        Role.LOCAL_COORDINATOR,
        of=namnd,
        namnd=namnd,
        rule_set=f"behov-{key}",
        valid_from=FIRST_DAY,
        rules=rules,
    )


READY: tuple[Instruction, ...] = (
    *noted(),
    course(),
    course(SECOND, prerequisites=(COURSE,)),
    unit("enhet-1"),
    unit("enhet-2"),
    unit("hemtjanst", OTHER),
)
"""Two courses, two units of a nämnd and one of another."""


def staff(*lines: Line, on: date = LIST_DAY, namnd: str = NAMND, **more: Any) -> TakeInStaff:
    rows = tuple(StaffRow(employee=who, unit=where, function=what) for who, where, what in lines)
    return order(TakeInStaff, Role.LOCAL_COORDINATOR, of=namnd, namnd=namnd, on=on, rows=rows, **more)


def placing(*lines: Line, on: date = LIST_DAY, namnd: str = NAMND, **more: Any) -> RecordStaff:
    rows = tuple(Placing(person=who, unit=where, function=what) for who, where, what in lines)
    body: dict[str, Any] = {"purpose": Purpose.EMPLOYEE, **more}
    return order(RecordStaff, Role.LOCAL_COORDINATOR, of=namnd, namnd=namnd, on=on, rows=rows, **body)


def results(*found: Result, unit_of_all: str = "enhet-1", namnd: str = NAMND, **more: Any) -> TakeInCompletions:
    rows = tuple(
        CompletionRow(employee=who, unit=unit_of_all, function="larare", course=key, version=version, completed_on=day)
        for who, key, version, day in found
    )
    return order(TakeInCompletions, Role.LOCAL_COORDINATOR, of=namnd, namnd=namnd, rows=rows, **more)


def completing(*found: Result, unit_of_all: str = "enhet-1", namnd: str = NAMND, **more: Any) -> RecordCompletions:
    rows = tuple(
        Completion(person=who, unit=unit_of_all, function="larare", course=key, version=version, completed_on=day)
        for who, key, version, day in found
    )
    body: dict[str, Any] = {"purpose": Purpose.EMPLOYEE, **more}
    return order(RecordCompletions, Role.LOCAL_COORDINATOR, of=namnd, namnd=namnd, rows=rows, **body)


def withdraw(who: str, day: date = DONE, key: str = COURSE, namnd: str = NAMND, **more: Any) -> WithdrawCompletion:
    said: dict[str, Any] = {"version": 1, "ground": CorrectionGround.RECORDED_IN_ERROR, **more}
    return order(
        WithdrawCompletion,
        Role.LOCAL_COORDINATOR,
        of=namnd,
        namnd=namnd,
        employee=who,
        course=key,
        completed_on=day,
        **said,
    )


def redate(who: str, to: date, day: date = DONE, key: str = COURSE, namnd: str = NAMND) -> RedateCompletion:
    return order(
        RedateCompletion,
        Role.LOCAL_COORDINATOR,
        of=namnd,
        namnd=namnd,
        employee=who,
        course=key,
        version=1,
        completed_on=day,
        corrected_to=to,
    )


def forget(who: str, namnd: str = NAMND, **more: Any) -> ForgetEmployee:
    said: dict[str, Any] = {"ground": ForgettingGround.EMPLOYMENT_ENDED, **more}
    return order(ForgetEmployee, Role.LOCAL_COORDINATOR, of=namnd, namnd=namnd, employee=who, **said)


def measure(forum: Forum = Forum.TERTIAL_1, year: int = 2025, namnd: str = NAMND) -> MeasureCoverage:
    return order(MeasureCoverage, Role.LOCAL_COORDINATOR, of=namnd, namnd=namnd, forum=forum, year=year)


def many(count: int, where: str = "enhet-1", what: str = "larare", first: int = 5000) -> Sequence[Line]:
    return [(str(number), where, what) for number in range(first, first + count)]
