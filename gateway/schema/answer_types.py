"""What the questions across nämnder answer: differences, deadlines, the overview."""

from datetime import date
from typing import Any

import strawberry
from strawberry.utils.str_converters import to_camel_case

from contracts.activity import PlannedFollowUp
from contracts.vocabulary import ActivityStatus, Category, PlanStatus
from gateway.schema.activity_types import Activity, CourseCoverage, FollowUpDone
from gateway.schema.asking import asking, key
from gateway.schema.namnd_types import Namnd
from gateway.schema.plan_types import NextRevision, Plan
from gateway.schema.shapes import computed, many, output_of, shape
from gateway.views import organisation
from gateway.views.difference import Aspect
from gateway.views.dues import DeadlineKind
from gateway.views.overview import by_content


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
        "about": strawberry.ID | None,
        "items": many(str),
    },
)
CategoryCount = shape("CategoryCount", "How many measures of a category.", {"category": Category, "count": int})
Gap = shape("Gap", "Days without a coordinator, the first and the last included.", {"from_day": date, "last_day": date})


async def _coordinator_gaps(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    appointments = await asking(info).coordinators.load((root["as_of"], root["namnd"]["code"]))
    return organisation.gaps_in_year(root["namnd"], appointments, root["year"])


async def _by_content(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return by_content(await asking(info).activities.load(key(root["plan"], "id")) if root["plan"] else [])


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
        "activities_by_content": computed(many(CategoryCount), _by_content, "Counted by what the measures do."),
        "coordinator_gaps": computed(
            many(Gap), _coordinator_gaps, "When the nämnd must have a coordinator and had none."
        ),
    },
)
Coverage = shape(
    "Coverage",
    "Whether every nämnd that must have a plan has one in force on a day.",
    {"complete": bool, "plans": many(Plan), "missing": many(Namnd)},
)
FollowUp = shape(
    "FollowUp",
    "A measure that names a report, how it names it, and what was followed up there.",
    {
        "namnd": computed(Namnd | None, _namnd),
        "activity": Activity,
        "planned": output_of(PlannedFollowUp),
        "done": many(FollowUpDone),
        "coverage": many(CourseCoverage),
    },
)
