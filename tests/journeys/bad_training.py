"""Commands in good shape that the rules of training refuse: roles, nämnder, versions, days, units, courses."""

from collections.abc import Iterator, Mapping
from itertools import cycle
from typing import Any

from contracts.vocabulary import Role
from tests.journeys.bad_shapes import Bad
from tests.journeys.bad_training_steps import CORRECTIONS, ELSEWHERE, MEASURES, OWN, PEOPLE, SOON, UNKNOWN, Rule
from tests.journeys.report_orders import LEFT_OUT, TODAY
from tests.journeys.training_city import RECORDED
from tests.journeys.training_orders import (
    CLOSED_UNIT,
    COORDINATOR,
    COURSE,
    ENDED,
    NEW,
    NEXT_COURSE,
    NUMBERS,
    OLD_COURSE,
    ORDERS,
    OTHER,
    THEIR_UNIT,
    UNIT,
    ago,
    body_of,
    result,
)

Json = Any
SAID = "lövhögar vid gångvägen"
"""What a refused text says."""
_TEXTS = {
    "IssueCourse": "title",
    "PlanTrainingEvent": "title",
    "IssueMaterial": "description",
    "AppointFunctionGroup": "name",
    "HoldGroupMeeting": "note",
    "EnterUnit": "name",
    "AdoptTrainingPlan": "title",
    "RequireAttestation": "title",
    "AttestUnit": "note",
}
_OF_THE_CITY = {"IssueCourse", "IssueMaterial"}
_LISTS = {"TakeInStaff", "TakeInCompletions"}
_APART = 4
"""Each command is tried by one in so many of the roles that may not give it, the next command by others."""
_FAR = "2199-12-31"


def against_the_rules() -> Iterator[Bad]:
    """Yield what only the service, and most of it only by what it has recorded, can refuse."""
    turn = cycle((True, False, False))  # the gateway gives an answer on as it is, so a third of them by it is enough
    anybodys = (rule for order in ORDERS for rule in _of_anybody(order))
    for rule in (*anybodys, *_days(), *_unknown(), *_twice(), *PEOPLE, *CORRECTIONS, *OWN, *MEASURES):
        yield _bad(*rule, by_gateway=next(turn))


def _bad(item: str, order: str, changes: Mapping[str, Json], code: str, field: str | None, *, by_gateway: bool) -> Bad:
    texts = {_TEXTS[order]: SAID} if order in _TEXTS else {}
    return Bad(item, order, body_of(order, {**texts, **changes}), code, field, (SAID, UNKNOWN, *NUMBERS), by_gateway)


def _of_anybody(order: str) -> Iterator[Rule]:
    """Yield what holds for every command: who may, for which nämnd, on which version, under which id."""
    own = body_of(order)["actor"]["role"]
    system = {Role.SYSTEM} if order in _LISTS else set()
    city = {Role.SLK, Role.CENTRAL_COORDINATOR}
    able = {own, *system, *(city if order in _MAY_BE_THE_CITYS else ()), *(_LOCAL if order == "IssueCourse" else ())}
    for wrong in sorted(set(Role) - able)[ORDERS.index(order) % _APART :: _APART]:
        yield "23 another role", order, {"actor.role": wrong.value}, "ROLE_NOT_ALLOWED", "actor.role"
    if order not in _OF_THE_CITY:
        for namnd in (OTHER, LEFT_OUT):
            yield "23 another nämnd", order, {"actor.namnd": namnd}, "NOT_OWN_NAMND", "actor.namnd"
    yield "26 a stale version", order, {"expected_version": 999_999}, "CONFLICT", "expected_version"
    yield "24 another body", order, {"command_id": RECORDED}, "COMMAND_ID_REUSED", "command_id"


_MAY_BE_THE_CITYS = {"IssueCourse", "IssueMaterial", "PlanTrainingEvent", "LayDownRelevance", "AdoptTrainingPlan"}
_LOCAL = {Role.LOCAL_COORDINATOR}


def _days() -> Iterator[Rule]:
    """Yield days to come of what is to have happened, days before what came first, and days far away."""
    for order, place, early in (
        ("HoldGroupMeeting", "met_on", ago(101)),
        ("AttestUnit", "attested_on", f"{TODAY.year - 1}-12-31"),
        ("ReportHeadcounts", "on", None),
        ("TakeInStaff", "on", None),
        ("TakeInCompletions", "rows.0.completed_on", None),
        ("RedateCompletion", "corrected_to", None),
    ):
        yield "19 a day to come", order, {place: SOON}, "DATE_IN_FUTURE", place
        if early:
            yield "29 before what came first", order, {place: early}, "DATE_OUT_OF_ORDER", place
    for order, place, until in (
        ("IssueCourse", "offered_from", "offered_to"),
        ("IssueMaterial", "valid_from", "valid_to"),
        ("AdoptTrainingPlan", "valid_from", "valid_to"),
        ("LayDownRelevance", "valid_from", None),
        ("PlanTrainingEvent", "on", None),
        ("AppointFunctionGroup", "starts_on", None),
        ("SetTrainingTarget", "by", None),
        ("RequireAttestation", "due_on", None),
    ):
        yield "20 a day far away", order, {place: _FAR}, "DATE_OUT_OF_RANGE", place
        if until:
            yield "21 backwards", order, {place: ago(1), until: ago(2)}, "DATE_OUT_OF_ORDER", until
    for order in ("IssueCourse", "IssueMaterial", "LayDownRelevance"):
        place = {"IssueCourse": "offered_from"}.get(order, "valid_from")
        yield "20 long ago", order, {place: "1999-12-31"}, "DATE_OUT_OF_RANGE", place
    for order, place in _FOR_A_NAMND:
        yield "S02 before the nämnd", order, {place: "2006-12-31"}, "NAMND_NOT_VALID", place
        gone = {"namnd": ENDED, "actor.namnd": ENDED, place: ago(0)}
        yield "S02 a nämnd that has ended", order, gone, "NAMND_NOT_VALID", place
    yield "20 long ago", "TakeInCompletions", _completed("1999-12-31"), "DATE_OUT_OF_RANGE", "rows.0.completed_on"
    yield "T01 not offered yet", "TakeInCompletions", _completed("2019-12-31"), _NOT_OFFERED, "rows.0.completed_on"
    ended = {"rows": [result(NEW, ago(200), OLD_COURSE)]}
    yield "T01 not offered any more", "TakeInCompletions", ended, _NOT_OFFERED, "rows.0.completed_on"
    yield "T01 not offered yet", "RedateCompletion", {"corrected_to": "2019-12-31"}, _NOT_OFFERED, "corrected_to"
    for order in ("ReportHeadcounts", "TakeInStaff"):
        yield "T07 older than the newest", order, {"on": ago(51)}, "OLDER_THAN_NEWEST", "on"
    yield "21 backwards", "EnterUnit", {"valid_to": ago(10)}, "DATE_OUT_OF_ORDER", "valid_to"
    earlier = {"unit": UNIT, "valid_from": "2019-12-31"}
    yield "S11 before it is described", "EnterUnit", earlier, "DATE_OUT_OF_ORDER", "valid_from"
    for order, changes, place in (
        ("IssueCourse", {"course": COURSE, "version": 2, "offered_from": "2019-12-31"}, "offered_from"),
        ("IssueMaterial", {"material": "symboler", "version": 2, "valid_from": "2019-12-31"}, "valid_from"),
        ("LayDownRelevance", {"rule_set": "behov", "valid_from": "2019-12-31"}, "valid_from"),
        ("RequireAttestation", {"due_on": f"{TODAY.year - 1}-12-31"}, "due_on"),
    ):
        yield "29 before what came first", order, changes, "DATE_OUT_OF_ORDER", place
    for validity in ({"counts_from": ago(1), "counts_to": ago(2)}, {"to_year_end": True}):
        yield "21 a window backwards", "IssueCourse", {"validity": validity}, "MALFORMED", "validity"


_NOT_OFFERED = "COURSE_NOT_OFFERED"
_FOR_A_NAMND = (
    ("PlanTrainingEvent", "on"),
    ("AppointFunctionGroup", "starts_on"),
    ("EnterUnit", "valid_from"),
    ("ReportHeadcounts", "on"),
    ("AdoptTrainingPlan", "valid_from"),
    ("TakeInStaff", "on"),
)


def _completed(day: str) -> Mapping[str, Json]:
    return {"rows.0.completed_on": day}


def _unknown() -> Iterator[Rule]:
    """Yield nämnder, units, courses, versions and other things that are not there, or are somebody else's."""
    for order in ORDERS:
        if order not in _OF_THE_CITY | {"HoldGroupMeeting", "AttestUnit", *_OF_A_PERSON}:
            yield "22 no such nämnd", order, ELSEWHERE, "NAMND_UNKNOWN", "namnd"
    provider = {"actor": {**COORDINATOR, "namnd": UNKNOWN}, "provider": UNKNOWN}
    yield "22 no such nämnd", "IssueCourse", provider, "NAMND_UNKNOWN", "provider"
    for order, place in (
        ("IssueCourse", "prerequisites"),
        ("AppointFunctionGroup", "courses"),
        ("AdoptTrainingPlan", "priorities.0.courses"),
    ):
        yield "22 no such course", order, {place: [COURSE, UNKNOWN]}, "COURSE_UNKNOWN", f"{place}.1"
    for order, place in (
        ("PlanTrainingEvent", "course"),
        ("LayDownRelevance", "rules.0.course"),
        ("SetTrainingTarget", "course"),
        ("RequireAttestation", "course"),
        ("TakeInCompletions", "rows.0.course"),
    ):
        yield "22 no such course", order, {place: UNKNOWN}, "COURSE_UNKNOWN", place
    for unit in (UNKNOWN, THEIR_UNIT):
        for order, place in (
            ("ReportHeadcounts", "cells.0.unit"),
            ("TakeInStaff", "rows.0.unit"),
            ("TakeInCompletions", "rows.0.unit"),
            ("AttestUnit", "unit"),
        ):
            yield "S11 no unit of the nämnd", order, {place: unit}, "UNIT_UNKNOWN", place
        for order, place in (("LayDownRelevance", "rules.0.units"), ("AdoptTrainingPlan", "priorities.0.units")):
            yield "S11 no unit of the nämnd", order, {place: [UNIT, unit]}, "UNIT_UNKNOWN", f"{place}.1"
    for order, place in (("ReportHeadcounts", "cells.0.unit"), ("TakeInStaff", "rows.1.unit"), ("AttestUnit", "unit")):
        yield "S11 a unit that has closed", order, {place: CLOSED_UNIT}, "UNIT_NOT_VALID", place
    for order, place, code in (
        ("CountAttendance", "event_id", "EVENT"),
        ("HoldGroupMeeting", "group", "GROUP"),
        ("AttestUnit", "requirement", "REQUIREMENT"),
        ("AdoptTrainingPlan", "follows", "CITY_PLAN"),
    ):
        yield "22 no such thing", order, {place: UNKNOWN}, f"{code}_UNKNOWN", place
    yield "T01 no such version", "TakeInCompletions", {"rows.0.version": 2}, "VERSION_UNKNOWN", "rows.0.version"
    half = {"rows": [result(NEW), {**result(NEW), "unit": UNKNOWN}]}
    yield "119 half of it bad", "TakeInCompletions", half, "UNIT_UNKNOWN", "rows.1.unit"


_OF_A_PERSON = ("WithdrawCompletion", "RedateCompletion", "ForgetEmployee")


def _twice() -> Iterator[Rule]:
    """Yield what is there already, what does not follow on what there is, and what stands twice in a list."""
    for order, place, key, code in (
        ("PlanTrainingEvent", "event_id", "kommande", "EVENT_EXISTS"),
        ("AppointFunctionGroup", "group", "grupp", "GROUP_EXISTS"),
        ("AdoptTrainingPlan", "training_plan", "plan", "TRAINING_PLAN_EXISTS"),
        ("SetTrainingTarget", "target", "mal", "TARGET_EXISTS"),
        ("RequireAttestation", "requirement", "kunskap", "REQUIREMENT_EXISTS"),
    ):
        yield "24 there already", order, {place: key}, code, place
    yield "T03 recorded already", "HoldGroupMeeting", {"met_on": ago(20)}, "ALREADY_RECORDED", "met_on"
    for order, place, key in (("IssueCourse", "course", COURSE), ("IssueMaterial", "material", "symboler")):
        for version in (1, 3, 1000):
            changes = {place: key, "version": version}
            yield "T17 a version out of step", order, changes, "VERSION_OUT_OF_STEP", "version"
        yield "T17 a first that is the second", order, {"version": 2}, "VERSION_OUT_OF_STEP", "version"
    for order, place, value in (
        ("IssueCourse", "audience", "staff"),
        ("IssueCourse", "prerequisites", COURSE),
        ("AppointFunctionGroup", "functions", "Kurator"),
        ("EnterUnit", "function_levels", "acting"),
        ("EnterUnit", "target_groups", "Ungdomar"),
        ("RequireAttestation", "departments", "Barn och unga"),
    ):
        yield "G04 twice in a list", order, {place: [value, value]}, "KEY_TWICE", f"{place}.1"
    cell = {"unit": UNIT, "function": "kurator", "headcount": 3}
    yield "T07 a cell twice", "ReportHeadcounts", {"cells": [cell, cell]}, "CELL_TWICE", "cells.1"
    ring = {"course": COURSE, "version": 2, "prerequisites": [NEXT_COURSE]}
    yield "T02 in a ring", "IssueCourse", ring, "PREREQUISITES_IN_A_RING", "prerequisites"
    itself = {"course": COURSE, "version": 2, "prerequisites": [COURSE]}
    yield "T02 in a ring", "IssueCourse", itself, "PREREQUISITES_IN_A_RING", "prerequisites"
