"""Reports as GraphQL shows them: by week, with a reference to their text and never the text itself."""

from datetime import date
from typing import Any

import strawberry

from contracts.envelope import Attested
from contracts.incident_terms import (
    Affected,
    IncidentKind,
    IncidentMeasure,
    IncidentStatus,
    Influence,
    ManagerTold,
    RemovalState,
    ReporterFunction,
    ReportSource,
    RetractionGround,
    Setting,
    SharedWith,
    SharingBasis,
)
from contracts.incidents import Delivery
from contracts.vocabulary import Milieu
from gateway.schema.asking import asking, key
from gateway.schema.namnd_types import Namnd
from gateway.schema.shapes import computed, many, output_of, shape
from gateway.views.incident_counts import CountedBy, Release


async def _namnd(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).namnd.load(key(root, "namnd_code"))


def _milieu_label(root: strawberry.Parent[Any]) -> Any:
    return root["milieu_label"]


IncidentText = shape(
    "IncidentText",
    "Where the text of a report lies in the vault. What it says is read by `readText`, until it is erased.",
    {"reference": strawberry.ID, "digest": str, "erased": bool},
)
IncidentFollowUp = shape(
    "IncidentFollowUp",
    "What was done about a report.",
    {"measures": many(IncidentMeasure), "followed_up_on": date},
)
SharedReport = shape(
    "SharedReport",
    "That a report was passed on, and on what basis.",
    {"shared_with": SharedWith, "basis": SharingBasis, "legal_reference": str | None, "shared_on": date},
)
Incident = shape(
    "Incident",
    "A report: what was noticed in what sort of place, in which week, and what became of the report.",
    {
        "id": strawberry.ID,
        "namnd": computed(Namnd | None, _namnd),
        "kind": IncidentKind,
        "influence": Influence | None,
        "affected": Affected | None,
        "milieu": Milieu | None,
        "milieu_label": computed(str | None, _milieu_label, "As the list in force said when the report was filed."),
        "milieu_list": str | None,
        "setting": Setting,
        "district": str | None,
        "week": str,
        "month": str,
        "function": ReporterFunction,
        "source": ReportSource,
        "case_number": str | None,
        "guidance": str | None,
        "manager_told": ManagerTold,
        "text": IncidentText | None,
        "attested": many(output_of(Attested)),
        "delivery": output_of(Delivery),
        "alerted": bool,
        "status": IncidentStatus,
        "corrected": bool,
        "follow_ups": many(IncidentFollowUp),
        "closed_on": date | None,
        "retracted": RetractionGround | None,
        "shared": many(SharedReport),
        "removal": RemovalState | None,
    },
)
_STATES = {"in_time": int, "late": int, "unknown": int, "in_time_percent": float | None}
DistrictRemovals = shape(
    "DistrictRemovals",
    "How soon graffiti was gone in a district; without one nobody said where.",
    {"district": str | None} | _STATES,
)
GraffitiRemovals = shape(
    "GraffitiRemovals",
    "How soon graffiti was gone: in time, too late, or unknown. The share is of those that are known.",
    _STATES | {"districts": many(DistrictRemovals)},
)
IncidentCount = shape("IncidentCount", "How many of a sort.", {"key": str | None, "label": str, "count": int})
IncidentCounts = shape(
    "IncidentCounts",
    "Reports of all nämnder in a year, as known until a day; or why they are not told.",
    {
        "by": CountedBy,
        "year": int,
        "release": Release,
        "known_until": date | None,
        "counts": many(IncidentCount),
        "total": int | None,
    },
)
