"""Commands about training in good order, as JSON, each about what the city of these tests has."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from tests.journeys.report_orders import SLK, TODAY, TOMORROW, changed

Json = Any
NAMND, OTHER, ENDED = "skarpnack", "kungsholmen", "hagersten-liljeholmen"
COORDINATOR = {"account": "samordnare", "role": "local_coordinator", "namnd": NAMND}
HEAD = {"account": "enhetschef", "role": "unit_head", "namnd": NAMND}
COURSE, NEXT_COURSE, OLD_COURSE, OWN_COURSE = "grund", "fordjupning", "gammal", "egen"
UNIT, OTHER_DEPARTMENT, CLOSED_UNIT, THEIR_UNIT = "enhet-1", "enhet-2", "nedlagd", "hemtjanst"
DEPARTMENT = "Barn och unga"
STAYS, MOVES, LEFT, GONE, THEIRS = (f"KNR7391840{number}" for number in range(5))
"""Employees by number: two of the nämnd, one who has left, one who is forgotten, and one of another nämnd."""
LEFT_TOO = tuple(f"KNR7391841{number}" for number in range(3))
NOBODY, NEW = "KNR73918490", "KNR73918491"
"""A number that nobody has, and one that somebody gets."""
NUMBERS = (STAYS, MOVES, LEFT, GONE, THEIRS, *LEFT_TOO, NOBODY, NEW)


def ago(days: int) -> str:
    """Return the day so many days before today."""
    return str(TODAY - timedelta(days=days))


SINCE, DONE, AGAIN = "2020-01-01", ago(150), ago(120)
"""From when courses are offered and units are there, and when somebody completed one, twice."""
NEWEST = ago(50)
"""The day of the newest staff list."""


def post(employee: str, unit: str = UNIT, function: str = "kurator") -> Json:
    """Return a line of a staff list."""
    return {"employee": employee, "unit": unit, "function": function}


def result(employee: str, completed_on: str = DONE, course: str = COURSE) -> Json:
    """Return a line of the training portal's list."""
    return {**post(employee), "course": course, "version": 1, "completed_on": completed_on}


def body_of(order: str, changes: Mapping[str, Json] | None = None) -> Json:
    """Return a command's body, with other values at some dotted places."""
    return changed(_BODIES[order], changes or {})


_OWN = {"actor": COORDINATOR, "namnd": NAMND}
_COMPLETION = {"employee": STAYS, "course": COURSE, "version": 1, "completed_on": DONE}
_BODIES: Mapping[str, Json] = {
    "IssueCourse": {
        "actor": SLK,
        "course": "ny-kurs",
        "version": 1,
        "title": "Ny kurs",
        "form": "web",
        "audience": ["staff"],
        "offered_from": SINCE,
    },
    "PlanTrainingEvent": {
        **_OWN,
        "event_id": "ny-forelasning",
        "title": "Föreläsning om propaganda",
        "on": str(TOMORROW),
        "seats": 40,
    },
    "CountAttendance": {**_OWN, "event_id": "forelasning", "attended": 12},
    "IssueMaterial": {
        "actor": SLK,
        "material": "nytt-material",
        "version": 1,
        "title": "Symboler",
        "description": "Symboler och kännetecken.",
        "valid_from": SINCE,
    },
    "AppointFunctionGroup": {
        **_OWN,
        "group": "ny-grupp",
        "name": "Nyckelfunktioner",
        "functions": ["Kurator"],
        "courses": [COURSE],
        "starts_on": ago(9),
    },
    "HoldGroupMeeting": {**_OWN, "group": "grupp", "met_on": ago(1), "note": "Genomgång av rutinen."},
    "EnterUnit": {**_OWN, "unit": "ny-enhet", "name": "Ny enhet", "department": DEPARTMENT, "valid_from": ago(9)},
    "ReportHeadcounts": {
        **_OWN,
        "on": ago(0),
        "cells": [{"unit": UNIT, "function": "kurator", "headcount": 12}],
    },
    "LayDownRelevance": {**_OWN, "rule_set": "nytt-behov", "valid_from": SINCE, "rules": [{"course": COURSE}]},
    "AdoptTrainingPlan": {
        **_OWN,
        "training_plan": "ny-plan",
        "title": "Utbildningsplan",
        "valid_from": ago(9),
        "priorities": [{"statement": "Alla ska gå grundutbildningen.", "courses": [COURSE], "units": [UNIT]}],
    },
    "SetTrainingTarget": {
        **_OWN,
        "target": "nytt-mal",
        "course": COURSE,
        "share": 80,
        "by": str(TOMORROW),
        "forum": "annual_report",
        "year": TODAY.year,
    },
    "TakeInCompletions": {**_OWN, "rows": [result(NEW)]},
    "TakeInStaff": {**_OWN, "on": ago(0), "rows": [post(STAYS), post(MOVES, OTHER_DEPARTMENT), post(NEW)]},
    "WithdrawCompletion": {**_OWN, **_COMPLETION, "ground": "recorded_in_error"},
    "RedateCompletion": {**_OWN, **_COMPLETION, "completed_on": AGAIN, "corrected_to": ago(119)},
    "ForgetEmployee": {**_OWN, "employee": LEFT, "ground": "employment_ended"},
    "RequireAttestation": {
        **_OWN,
        "requirement": "nytt-krav",
        "year": TODAY.year,
        "title": "Kunskap om orosanmälan",
        "due_on": str(TOMORROW),
    },
    "AttestUnit": {
        "actor": HEAD,
        "namnd": NAMND,
        "unit": UNIT,
        "requirement": "kunskap",
        "year": TODAY.year,
        "fulfilled": False,
        "attested_on": ago(0),
        "note": "Två återstår.",
    },
    "MeasureCoverage": {**_OWN, "forum": "annual_report", "year": TODAY.year - 1},
}
ORDERS = tuple(_BODIES)
