"""Coverage as GraphQL shows it: figures of groups, never of persons, and none that would tell of a few (N09)."""

from datetime import date

import strawberry

from contracts.vocabulary import Forum, FunctionLevel
from gateway.schema.shapes import many, shape
from gateway.schema.training_types import NAMND
from gateway.views.surveys import Withheld
from gateway.views.training_coverage import CoverageBy

_FIGURE = {
    "completed": int | None,
    "relevant": int | None,
    "lacking": int | None,
    "percent": int | None,
    "withheld": bool,
}
_GROUP = {**NAMND, "department": str | None, "unit": strawberry.ID | None}
_COURSE = {"course": strawberry.ID, "title": str}

CoverageFigure = shape(
    "CoverageFigure",
    "How many of those who need a course have it; all of it is none when it is withheld. Per cent is rounded down.",
    _FIGURE,
)
SurveyedKnowledge = shape(
    "SurveyedKnowledge",
    "What a nämnd's staff answered of their knowledge in the latest closed survey.",
    {"year": int, "question": str, "answers": int | None, "mean": float | None, "withheld": Withheld | None},
)
CoverageGroup = shape(
    "CoverageGroup",
    "A group in which somebody needs the course. A function level counts the units that can be told of and says how"
    " many it leaves out.",
    {
        **_GROUP,
        "unit_name": str | None,
        "function_level": FunctionLevel | None,
        **_FIGURE,
        "units_left_out": int,
        "knowledge": many(SurveyedKnowledge),
    },
)
TrainingCoverage = shape(
    "TrainingCoverage",
    "Coverage of a course. `on` says which day it is for: the last end of a month that was over.",
    {"course": strawberry.ID, "by": CoverageBy, "on": date, "groups": many(CoverageGroup)},
)
LackedCourse = shape("LackedCourse", "A course that is needed, and how many lack it.", {**_COURSE, **_FIGURE})
UnitGaps = shape(
    "UnitGaps",
    "The courses that those in a unit need.",
    {
        "unit": strawberry.ID,
        "name": str,
        "department": str | None,
        "function_levels": many(FunctionLevel),
        "courses": many(LackedCourse),
    },
)
LevelCourse = shape(
    "LevelCourse",
    "A course that those in units of a function level need; units that cannot be told of are left out.",
    {**_COURSE, **_FIGURE, "units_left_out": int},
)
LevelGaps = shape(
    "LevelGaps", "What a function level needs.", {"function_level": FunctionLevel, "courses": many(LevelCourse)}
)
TrainingGaps = shape(
    "TrainingGaps",
    "What is lacking in a nämnd on a day.",
    {**NAMND, "on": date, "units": many(UnitGaps), "function_levels": many(LevelGaps)},
)
FrozenGroup = shape(
    "FrozenGroup",
    "A nämnd, a department or a unit: what was frozen, and what is known now of the same day.",
    {**_GROUP, "unit_name": str | None, "frozen": CoverageFigure, "known_now": CoverageFigure},
)
FrozenCourse = shape("FrozenCourse", "A course at a cut-off.", {**_COURSE, "on": date, "groups": many(FrozenGroup)})
CoveredActivity = shape(
    "CoveredActivity",
    "How far a measure of a plan had come that requires a course.",
    {
        "plan_id": strawberry.ID,
        "activity_id": strawberry.ID,
        "course": strawberry.ID,
        "on": date,
        "share": int | None,
        "withheld": bool,
    },
)
FrozenCoverage = shape(
    "FrozenCoverage",
    "What was measured of a nämnd at the cut-off of a forum. It stays as it was; corrections show beside it.",
    {**NAMND, "forum": Forum, "year": int, "courses": many(FrozenCourse), "activities": many(CoveredActivity)},
)
TrainingTarget = shape(
    "TrainingTarget",
    "A target for a nämnd: beside it what was frozen at its forum, what is known of that day now, and today's value.",
    {
        "target": strawberry.ID,
        **NAMND,
        **_COURSE,
        "share": int,
        "by": date,
        "forum": Forum,
        "year": int,
        "frozen_on": date | None,
        "frozen": CoverageFigure | None,
        "known_now": CoverageFigure | None,
        "today_on": date,
        "today": CoverageFigure,
    },
)
UnitAttestation = shape(
    "UnitAttestation",
    "A unit that is to attest. What was attested is withheld where it would tell of a few.",
    {
        "unit": strawberry.ID,
        "name": str,
        "department": str | None,
        "attested_on": date | None,
        "late": bool,
        "overdue": bool,
        "fulfilled": bool | None,
        "note": str | None,
        "withheld": bool,
    },
)
AttestationRequirement = shape(
    "AttestationRequirement",
    "What heads of units are to attest for a year: their numbers of a course, or knowledge that no course gives.",
    {
        "requirement": strawberry.ID,
        **NAMND,
        "year": int,
        "title": str,
        "course": strawberry.ID | None,
        "departments": many(str),
        "due_on": date,
        "source": str | None,
        "attested": int,
        "units": many(UnitAttestation),
        "overdue": many(UnitAttestation),
    },
)
