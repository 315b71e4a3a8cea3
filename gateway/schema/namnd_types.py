"""A nämnd as GraphQL shows it, with everyone and everything that belongs to it."""

from datetime import date
from typing import Any

import strawberry

from contracts.activity import FunctionContact
from contracts.situation_terms import Level
from contracts.vocabulary import Duty, Milieu, NamndKind
from gateway.schema.activity_types import Unit
from gateway.schema.asking import asking, key
from gateway.schema.plan_types import Plan
from gateway.schema.shapes import computed, later, many, output_of, shape
from gateway.schema.work_group_types import WorkGroup
from gateway.views import organisation

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
AttestedDuty = shape(
    "AttestedDuty",
    "A duty of the coordinator in a year; without a day nobody has attested it.",
    {"duty": Duty, "attested_on": date | None, "note": str | None},
)
PoliceArea = shape(
    "PoliceArea",
    "A local police area, from the day a nämnd belongs to it.",
    {"police_area": str, "valid_from": date},
)
Review = shape(
    "Review",
    "A review of a nämnd's activities, called for because the level of a milieu rose.",
    {
        "id": strawberry.ID,
        "milieu": Milieu,
        "to_level": Level,
        "raised_on": date,
        "review_by": date,
        "reviewed_on": date | None,
        "days_taken": int | None,
        "conclusion": str | None,
        "changed": many(strawberry.ID),
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


async def _coordinators(root: strawberry.Parent[Any], info: strawberry.Info, on: date | None = None) -> Any:
    return organisation.in_place(await asking(info).coordinators.load(key(root, "code")), on)


async def _central(root: strawberry.Parent[Any], info: strawberry.Info, on: date | None = None) -> Any:
    return organisation.in_place(await asking(info).coordinators.load((root["as_of"], organisation.CITY)), on)


async def _duties(root: strawberry.Parent[Any], info: strawberry.Info, year: int) -> Any:
    return organisation.checklist(await asking(info).duties.load(key(root, "code")), year)


async def _work_groups(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).work_groups.load(key(root, "code"))


async def _reviews(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).reviews.load(key(root, "code"))


async def _situation_picture(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).current_picture.load(key(root, "code"))


def _police_area(root: strawberry.Parent[Any], info: strawberry.Info, on: date | None = None) -> Any:
    return organisation.police_area_on(root, on or asking(info).day(root["as_of"]))


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
        "police_area": computed(str | None, _police_area, "Its local police area today, or on a day."),
        "police_areas": many(PoliceArea),
        "predecessors": computed(many(_NamndLater), _predecessors),
        "successors": computed(many(_NamndLater), _successors),
        "plans": computed(many(Plan), _plans, "Its plans and those of its predecessors, each under its own nämnd."),
        "units": computed(many(Unit), _units),
        "coordinators": computed(many(Coordinator), _coordinators, "Its own, all there have been or those of a day."),
        "central_coordinators": computed(many(Coordinator), _central, "The city's: a contact for every nämnd."),
        "duties": computed(many(AttestedDuty), _duties, "The coordinator's duties of a year, attested or not."),
        "work_groups": computed(many(WorkGroup), _work_groups),
        "situation_picture": computed(
            later("LocalSituationPicture", "gateway.schema.situation_types") | None,
            _situation_picture,
            "Its current situation picture: the latest that is fixed.",
        ),
        "reviews": computed(many(Review), _reviews, "The reviews of its activities that raised levels called for."),
    },
)
