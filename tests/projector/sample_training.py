"""Training from the first course to the frozen figures, with every kind of event of the training service."""

from datetime import date
from typing import Any

from contracts import (
    attestations,
    completions,
    courses,
    training_measures,
    training_noting,
    training_rules,
    training_units,
)
from contracts.completions import Post
from contracts.envelope import Fact
from contracts.training_measures import UnitFigure
from contracts.training_rules import RelevanceRule, TrainingPriority
from contracts.training_terms import Audience, CorrectionGround, CourseForm, ForgettingGround, Purpose, Validity
from contracts.vocabulary import Forum, FunctionLevel

NAMND = "skarpnack"
UNIT = "fritid"
BASIC, DEEPER = "grundutbildning", "fordjupning"
PLAN, MEASURE = "skarpnack-v1", "skarpnack-v1-utbildning"
FUNCTION = "faltassistent"


def person(number: int) -> str:
    return f"p-{number:032x}"


def course(key: str = BASIC, version: int = 1, **said: Any) -> Fact:
    usual: dict[str, Any] = {"title": "Grundutbildning på webben", "form": CourseForm.WEB, "provider": None}
    usual |= {"audience": (Audience.STAFF,), "prerequisites": (), "validity": Validity(), "offered_to": None}
    usual |= {"offered_from": date(2016, 1, 1), "replaces_earlier": False, "source": "001:L185"}
    return courses.CourseIssued(course=key, version=version, **usual | said)


def unit(key: str = UNIT, namnd: str = NAMND, **said: Any) -> Fact:
    usual: dict[str, Any] = {"name": f"Enheten {key}", "department": "Ungdom", "target_groups": ("Unga",)}
    usual |= {"function_levels": (FunctionLevel.PREVENTING,), "valid_from": date(2016, 1, 1), "valid_to": None}
    return training_units.UnitEntered(namnd=namnd, unit=key, **usual | {"source": "002:L233"} | said)


def headcounts(headcount: int, key: str = UNIT, namnd: str = NAMND, on: date = date(2018, 1, 31)) -> Fact:
    functions = {FUNCTION: headcount} if headcount else {}
    return training_units.HeadcountsReported(namnd=namnd, unit=key, on=on, functions=functions)


def rules(*said: RelevanceRule, namnd: str | None = NAMND, on: date = date(2017, 1, 1)) -> Fact:
    return training_rules.RelevanceLaidDown(namnd=namnd, rule_set="behov", valid_from=on, rules=said, source=None)


def placed(number: int, *units: str, namnd: str = NAMND, on: date = date(2018, 1, 31)) -> Fact:
    posts = tuple(Post(unit=each, function=FUNCTION) for each in units or (UNIT,))
    who: dict[str, Any] = {"person": person(number), "purpose": Purpose.EMPLOYEE}
    return completions.StaffPlaced(namnd=namnd, **who, posts=posts, from_day=on)


def left(number: int, namnd: str = NAMND, on: date = date(2018, 6, 30)) -> Fact:
    return completions.StaffLeft(namnd=namnd, person=person(number), purpose=Purpose.EMPLOYEE, from_day=on)


def done(number: int, key: str = BASIC, on: date = date(2018, 3, 1), namnd: str = NAMND, unit: str = UNIT) -> Fact:
    who: dict[str, Any] = {"person": person(number), "purpose": Purpose.EMPLOYEE, "unit": unit, "function": FUNCTION}
    return completions.CourseCompleted(namnd=namnd, **who, course=key, version=1, completed_on=on)


def _completion(number: int, on: date = date(2018, 3, 1)) -> dict[str, Any]:
    return {"namnd": NAMND, "person": person(number), "course": BASIC, "version": 1, "completed_on": on}


def withdrawn(number: int) -> Fact:
    return completions.CompletionWithdrawn(**_completion(number), ground=CorrectionGround.RECORDED_IN_ERROR)


def redated(number: int, to: date) -> Fact:
    return completions.CompletionRedated(**_completion(number), corrected_to=to)


def attestation_required(requirement: str = "grund-2018", course: str | None = BASIC, **said: Any) -> Fact:
    usual: dict[str, Any] = {"namnd": NAMND, "year": 2018, "title": "Medarbetarna har gått grundutbildningen"}
    usual |= {"departments": (), "due_on": date(2018, 10, 31), "source": "003:L594"}
    return attestations.AttestationRequired(requirement=requirement, course=course, **usual | said)


def attested(requirement: str = "grund-2018", unit: str = UNIT, **said: Any) -> Fact:
    usual: dict[str, Any] = {"namnd": NAMND, "year": 2018, "fulfilled": True, "note": "Alla utom de föräldralediga."}
    return attestations.UnitAttested(
        unit=unit, requirement=requirement, **usual | {"attested_on": date(2018, 10, 2)} | said
    )


def target(share: int = 80, **said: Any) -> Fact:
    usual: dict[str, Any] = {"target": "grund", "course": BASIC, "by": date(2018, 8, 31), "forum": Forum.TERTIAL_2}
    return training_rules.TrainingTargetSet(namnd=NAMND, share=share, **usual | {"year": 2018} | said)


def frozen(*figures: tuple[str, int, int], part: int = 1, namnd: str = NAMND, course: str = BASIC) -> Fact:
    said = tuple(
        UnitFigure(unit=unit, function=FUNCTION, completed=completed, relevant=relevant)
        for unit, completed, relevant in figures
    )
    when: dict[str, Any] = {"forum": Forum.TERTIAL_2, "year": 2018, "on": date(2018, 8, 31)}
    return training_measures.CoverageFrozen(namnd=namnd, course=course, **when, part=part, figures=said)


def activity_covered(share: int | None = 58) -> Fact:
    measure: dict[str, Any] = {"namnd": NAMND, "plan_id": PLAN, "activity_id": MEASURE, "course": BASIC}
    when: dict[str, Any] = {"forum": Forum.TERTIAL_2, "year": 2018, "on": date(2018, 8, 31)}
    return training_measures.ActivityCovered(**measure, **when, share=share)


def required(departments: tuple[str, ...] = (), on: date = date(2018, 1, 1)) -> Fact:
    measure: dict[str, Any] = {"namnd": NAMND, "plan_id": PLAN, "activity_id": MEASURE, "course": BASIC}
    return training_noting.CourseRequired(**measure, departments=departments, from_day=on, to_day=date(2019, 1, 1))


def no_longer_required(on: date = date(2018, 11, 1)) -> Fact:
    measure: dict[str, Any] = {"namnd": NAMND, "plan_id": PLAN, "activity_id": MEASURE, "course": BASIC}
    return training_noting.CourseNoLongerRequired(**measure, from_day=on)


def offered() -> list[Fact]:
    event: dict[str, Any] = {"event_id": "forelasning-1", "title": "Föreläsning om våldsbejakande extremism"}
    group: dict[str, Any] = {"namnd": NAMND, "group": "nyckelpersoner"}
    material: dict[str, Any] = {"material": "symboler", "version": 1, "title": "Tecken och symboler"}
    material |= {"description": "Vad de betyder.", "address": None, "valid_to": None}
    return [
        course(),
        course(DEEPER, prerequisites=(BASIC,), form=CourseForm.TARGETED, provider="socialnamnden"),
        courses.TrainingEventPlanned(**event, course=None, on=date(2018, 9, 12), seats=120),
        courses.AttendanceCounted(namnd=NAMND, event_id="forelasning-1", attended=14),
        courses.MaterialIssued(**material, valid_from=date(2018, 1, 1)),
        courses.FunctionGroupAppointed(
            **group, name="Nyckelfunktioner", functions=("Kurator", "Fältassistent"), courses=(DEEPER,),
            starts_on=date(2018, 4, 1),
        ),
        courses.GroupMeetingHeld(**group, met_on=date(2018, 5, 4), note="Planerar hösten."),
    ]  # fmt: skip


def needed() -> list[Fact]:
    plan: dict[str, Any] = {"training_plan": "stadens-2018", "title": "Stadens utbildningsplan", "follows": None}
    priority = TrainingPriority(statement="De som möter unga först.", units=(UNIT,), courses=(BASIC,))
    days: dict[str, Any] = {"valid_from": date(2018, 1, 1), "valid_to": None}
    return [
        unit(),
        unit(department="Förebyggande", valid_from=date(2019, 1, 1)),
        rules(RelevanceRule(course=BASIC)),
        rules(RelevanceRule(course=DEEPER, functions=(FUNCTION,)), namnd=None),
        training_rules.TrainingPlanAdopted(**plan, **days, priorities=(priority,), source="004:L241"),
        target(),
        training_noting.ActivityNoted(
            namnd=NAMND, plan_id=PLAN, activity_id=MEASURE, courses=(BASIC,), departments=()
        ),
        required(),
        no_longer_required(),
    ]  # fmt: skip


def learnt() -> list[Fact]:
    return [
        headcounts(2),
        completions.StaffListTaken(namnd=NAMND, purpose=Purpose.EMPLOYEE, on=date(2018, 1, 31)),
        placed(1),
        placed(2),
        done(1),
        done(2),
        headcounts(1, on=date(2018, 6, 30)),
        left(2),
        completions.EmployeeForgotten(
            namnd=NAMND, person=person(2), ground=ForgettingGround.EMPLOYMENT_ENDED, decision=None
        ),
        redated(1, date(2018, 2, 1)),
        done(1),
        withdrawn(1),
    ]  # fmt: skip


def facts() -> list[Fact]:
    namnd = {"namnd": NAMND}
    return [
        training_noting.TrainingNamndNoted(**namnd, valid_from=date(2007, 1, 1)),
        training_noting.TrainingMergerNoted(namnd="alvsjo", into="hagersten-alvsjo", last_day=date(2020, 6, 30)),
        training_noting.PlanNoted(**namnd, plan_id=PLAN, starts=date(2018, 1, 1), ends=date(2018, 12, 31)),
        *offered(),
        *needed(),
        *learnt(),
        attestation_required(),
        attested(),
        frozen((UNIT, 1, 2)),
        activity_covered(),
    ]
