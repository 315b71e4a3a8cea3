"""A nämnd as GraphQL shows it, with everyone and everything that belongs to it."""

from datetime import date
from typing import Any

import strawberry

from contracts.activity import FunctionContact
from contracts.vocabulary import ActivityStatus, NamndKind
from gateway.schema.activity_types import Unit
from gateway.schema.asking import asking, key
from gateway.schema.plan_types import Plan
from gateway.schema.shapes import computed, later, many, output_of, shape

Coordinator = shape(
    "Coordinator",
    "An appointment as coordinator: a function, never a name.",
    {
        "key": strawberry.ID,
        "function": str,
        "contact": output_of(FunctionContact) | None,
        "from_day": date,
        "last_day": date | None,
    },
)
Deliverable = shape(
    "Deliverable",
    "What a work group must produce, and how far it has come.",
    {
        "key": strawberry.ID,
        "title": str,
        "due_year": int,
        "status": ActivityStatus | None,
        "reported_on": date | None,
        "note": str | None,
    },
)
WorkGroup = shape(
    "WorkGroup",
    "A work group, its members by role.",
    {
        "key": strawberry.ID,
        "name": str,
        "mandate": str,
        "members": many(str),
        "started_on": date | None,
        "deliverables": many(Deliverable),
    },
)
_NamndLater = later("Namnd", "gateway.schema.namnd_types")


async def _predecessors(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).namnd.load_many([(root["as_of"], code) for code in root["predecessors"]])


async def _successors(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).namnd.load_many([(root["as_of"], code) for code in root["successors"]])


async def _plans(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).plans.load(key(root, "code"))


async def _units(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).units.load(key(root, "code"))


async def _coordinators(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).coordinators.load(key(root, "code"))


async def _work_groups(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).work_groups.load(key(root, "code"))


Namnd = shape(
    "Namnd",
    "A nämnd of the city, with when it existed, what it came from and what it went up in.",
    {
        "code": strawberry.ID,
        "name": str,
        "kind": NamndKind,
        "valid_from": date,
        "valid_to": date | None,
        "plan_obliged": bool,
        "police_area": str | None,
        "predecessors": computed(many(_NamndLater), _predecessors),
        "successors": computed(many(_NamndLater), _successors),
        "plans": computed(many(Plan), _plans, "Its plans and those of its predecessors, each under its own nämnd."),
        "units": computed(many(Unit), _units),
        "coordinators": computed(many(Coordinator), _coordinators),
        "work_groups": computed(many(WorkGroup), _work_groups),
    },
)
