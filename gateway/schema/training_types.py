"""What can be learnt and who needs it, as GraphQL shows it: courses, events, materials, units, rules and plans."""

from datetime import date
from typing import Any

import strawberry

from contracts.training_rules import RelevanceRule, TrainingPriority
from contracts.training_terms import Audience, CourseForm, Validity
from contracts.vocabulary import FunctionLevel
from gateway.schema.asking import asking, key
from gateway.schema.namnd_types import Namnd
from gateway.schema.shapes import computed, later, many, output_of, shape


async def _namnd(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).namnd.load(key(root, "namnd_code")) if root["namnd_code"] else None


NAMND = {"namnd_code": strawberry.ID | None, "namnd": computed(Namnd | None, _namnd, "None is the city.")}
_VALID = {"valid_from": date, "valid_to": date | None}

CourseVersion = shape(
    "CourseVersion",
    "A version of a course: by whom it is given and to whom, and how long it counts.",
    {
        "version": int,
        "title": str,
        "form": CourseForm,
        "provider": computed(Namnd | None, _namnd, "The nämnd that gives it; without one it is the city's own."),
        "audience": many(Audience),
        "prerequisites": many(strawberry.ID),
        "validity": output_of(Validity),
        "offered_from": date,
        "offered_to": date | None,
        "replaces_earlier": bool,
        "source": str | None,
    },
)
Course = shape("Course", "A course, with its versions.", {"key": strawberry.ID, "versions": many(CourseVersion)})
MaterialVersion = shape(
    "MaterialVersion",
    "A version of a material, from which day and to which it holds.",
    {"version": int, "title": str, "description": str | None, "address": str | None, **_VALID},
)
Material = shape(
    "Material", "A material, for example of signs.", {"key": strawberry.ID, "versions": many(MaterialVersion)}
)
Attendance = shape(
    "Attendance",
    "How many of a nämnd came; withheld where they, or others beside them, are few.",
    {**NAMND, "attended": int | None},
)
TrainingEvent = shape(
    "TrainingEvent",
    "A lecture or a day of training: seats, and how many came of each nämnd. Nobody's name is known.",
    {
        "key": strawberry.ID,
        **NAMND,
        "title": str,
        "course": strawberry.ID | None,
        "on": date,
        "seats": int,
        "attended": int | None,
        "attendance": many(Attendance),
    },
)
GroupMeeting = shape("GroupMeeting", "A meeting of a coordinator and a group.", {"met_on": date, "note": str | None})
FunctionGroup = shape(
    "FunctionGroup",
    "A group of functions, never of persons, that learns more than others.",
    {
        "group": strawberry.ID,
        **NAMND,
        "name": str,
        "functions": many(str),
        "courses": many(strawberry.ID),
        "starts_on": date,
        "meetings": many(GroupMeeting),
    },
)
TrainingUnit = shape(
    "TrainingUnit",
    "A unit as it is described on a day.",
    {
        "unit": strawberry.ID,
        **NAMND,
        "name": str,
        "department": str | None,
        "function_levels": many(FunctionLevel),
        "target_groups": many(str),
        **_VALID,
        "source": str | None,
    },
)
RelevanceRules = shape(
    "RelevanceRules",
    "Who needs which courses, by a rule set and from a day on. It holds until the set says something else.",
    {
        "rule_set": strawberry.ID,
        **NAMND,
        "valid_from": date,
        "rules": many(output_of(RelevanceRule)),
        "source": str | None,
    },
)
TrainingPlan = shape(
    "TrainingPlan",
    "A training plan: the city's, or a nämnd's that may rest on the city's.",
    {
        "training_plan": strawberry.ID,
        **NAMND,
        "title": str,
        **_VALID,
        "follows": later("TrainingPlan", "gateway.schema.training_types") | None,
        "priorities": many(output_of(TrainingPriority)),
        "source": str | None,
    },
)
