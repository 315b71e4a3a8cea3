"""What the questions across nämnder answer: differences, deadlines, the overview."""

from datetime import date
from typing import Any

import strawberry
from strawberry.utils.str_converters import to_camel_case

from contracts.vocabulary import ActivityStatus, Category, PlanStatus
from gateway.schema.activity_types import Activity
from gateway.schema.asking import asking, key
from gateway.schema.namnd_types import Namnd
from gateway.schema.plan_types import NextRevision, Plan
from gateway.schema.shapes import computed, many, shape
from gateway.views.difference import Aspect
from gateway.views.dues import DeadlineKind


def _field(root: strawberry.Parent[Any]) -> Any:
    return to_camel_case(root["field"])


FieldChange = shape(
    "FieldChange",
    "A field that says something else, before and after, in words.",
    {"field": computed(str, _field), "aspect": Aspect, "old": str | None, "new": str | None},
)
RemovedActivity = shape(
    "RemovedActivity",
    "A measure that is not in the later version, with what was said of it.",
    {"activity": Activity, "status": ActivityStatus | None, "reason": str | None},
)
ChangedActivity = shape(
    "ChangedActivity",
    "A measure that says something else in the later version.",
    {"old": Activity, "new": Activity, "fields": many(FieldChange)},
)
PlanDiff = shape(
    "PlanDiff",
    "What changed between two versions of a nämnd's plan.",
    {
        "from_plan": Plan,
        "to_plan": Plan,
        "added": many(Activity),
        "removed": many(RemovedActivity),
        "changed": many(ChangedActivity),
        "unchanged": int,
        "plan_fields": many(FieldChange),
    },
)


async def _namnd(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).namnd.load(key(root, "namnd_code")) if root["namnd_code"] else None


Deadline = shape(
    "Deadline",
    "Something due, overdue or missing. Without a nämnd it concerns the city; without a day it is missing already.",
    {
        "namnd": computed(Namnd | None, _namnd),
        "kind": DeadlineKind,
        "title": str,
        "due_on": date | None,
        "overdue": bool,
        "alert": bool,
        "plan_id": strawberry.ID | None,
        "activity_id": strawberry.ID | None,
        "items": many(str),
    },
)
CategoryCount = shape("CategoryCount", "How many measures of a category.", {"category": Category, "count": int})
OverviewRow = shape(
    "OverviewRow",
    "A nämnd in one year.",
    {
        "namnd": Namnd,
        "plan": Plan | None,
        "plan_status": PlanStatus | None,
        "next_revision": NextRevision | None,
        "activities_by_category": many(CategoryCount),
        "activities_by_category_rolled_up": many(CategoryCount),
    },
)
