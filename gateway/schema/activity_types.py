"""A measure as GraphQL shows it: what the plan prints, shaped by its contract, and what came after."""

from datetime import date
from typing import Any

import strawberry

from contracts.activity import ActivityContent, Party, Target
from contracts.plans import Period
from contracts.schedule import Per
from contracts.vocabulary import ActivityStatus, Forum
from gateway.schema.asking import asking, key
from gateway.schema.shapes import computed, later, many, output_fields, output_of, shape
from gateway.schema.work_group_types import WorkGroup
from gateway.views import activities, organisation

Unit = shape(
    "Unit",
    "A registered unit of a nämnd.",
    {"unit": strawberry.ID, "name": str, "department": str | None},
)
Obligation = shape(
    "Obligation",
    "One unit or department that a collective stands for, and that is to follow the measure up.",
    {"unit": strawberry.ID | None, "name": str, "department": str | None},
)


async def _obligations(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    if root["kind"] != "collective":
        return []
    load = asking(info)
    period = await load.periods.load(key(root, "plan_id"))
    units = await load.units.load(key(root, "namnd_code"))
    return organisation.obligations(root, period, units)


Responsible = shape(
    "Responsible",
    "Who is responsible.",
    output_fields(Party)
    | {"obligations": computed(many(Obligation), _obligations, "What a collective is counted out by.")},
)


def _responsible(root: strawberry.Parent[Any]) -> Any:
    party = root["responsible"]
    if party is None:
        return None
    beside = {"as_of": root["as_of"], "plan_id": root["plan_id"]}
    return {**party, **beside, "namnd_code": party["namnd"] or root["namnd_code"]}


Measurement = shape(
    "Measurement",
    "A measured value of a target.",
    {"value": float, "unit": str, "per": Per, "period": output_of(Period), "measured_on": date},
)

ActivityTarget = shape(
    "ActivityTarget",
    "A stated number to reach, and how far it is reached.",
    output_fields(Target) | {"measurements": many(Measurement), "achieved_percent": float | None},
)

Progress = shape(
    "Progress",
    "How far a measure had come on a day.",
    {"status": ActivityStatus, "reported_on": date, "note": str | None},
)

FollowUpDone = shape(
    "FollowUpDone",
    "A follow-up that was made.",
    {"forum": Forum, "year": int, "followed_up_on": date, "note": str},
)

CourseCoverage = shape(
    "CourseCoverage",
    "How large a share of those concerned had a course that the measure requires, at the cut-off of a forum. A share"
    " that is missing is of a group too small to be shown.",
    {"course": strawberry.ID, "forum": Forum, "year": int, "on": date, "share": int | None},
)

Warned = shape(
    "ActivityWarning",
    "What a reader of a measure should know, without anything being wrong with it.",
    {"code": str, "text_sv": str, "text_en": str},
)


async def _work_groups(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    groups = await asking(info).work_groups.load(key(root, "namnd_code")) if root["work_groups"] else []
    return [group for group in groups if group["key"] in root["work_groups"]]


AnsweredFinding = shape(
    "AnsweredFinding",
    "A finding that a measure answers to, or only its id when Värna does not know of it.",
    {"id": strawberry.ID, "finding": later("Finding", "gateway.schema.situation_types") | None},
)


async def _findings(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    found = await asking(info).pointed_at.load_many([(root["as_of"], each) for each in root["findings"]])
    return [{"id": each, "finding": finding} for each, finding in zip(root["findings"], found, strict=True)]


def _source_line(root: strawberry.Parent[Any]) -> Any:
    return root["source_lines"] and root["source_lines"]["first"]


def _warnings(root: strawberry.Parent[Any]) -> Any:
    return activities.warnings(root)


Activity = shape(
    "Activity",
    "One measure of a plan.",
    {"id": strawberry.ID, "plan_id": strawberry.ID}
    | output_fields(ActivityContent, frozenset({"responsible", "targets", "same_as", "work_groups", "findings"}))
    | {
        "status": ActivityStatus,
        "responsible": computed(Responsible | None, _responsible),
        "targets": many(ActivityTarget),
        "same_as": many(strawberry.ID),
        "work_groups": computed(many(WorkGroup), _work_groups),
        "findings": computed(many(AnsweredFinding), _findings, "What in a situation picture it answers to."),
        "ancestor": strawberry.ID | None,
        "source_line": computed(int | None, _source_line, "The first line of the source it stands on."),
        "progress": many(Progress),
        "follow_ups_done": many(FollowUpDone),
        "coverage": many(CourseCoverage),
        "warnings": computed(many(Warned), _warnings),
    },
)
