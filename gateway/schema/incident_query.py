"""Questions about reports."""

from datetime import datetime
from typing import Any

import strawberry

from contracts.plans import Period
from gateway.schema.asking import Asking, asking
from gateway.schema.incident_types import GraffitiRemovals, Incident, IncidentCounts
from gateway.schema.mutation import input_of
from gateway.schema.shapes import computed, many
from gateway.views import graffiti, incident_counts, incidents
from gateway.views.incident_counts import CountedBy


async def _incidents(info: strawberry.Info, namnd: str, period: Any = None, as_of: datetime | None = None) -> Any:
    return await _found(asking(info), namnd, period, as_of)


async def _graffiti_removals(
    info: strawberry.Info, namnd: str, period: Any = None, as_of: datetime | None = None
) -> Any:
    return graffiti.removals(await _found(asking(info), namnd, period, as_of))


async def _found(load: Asking, namnd: str, period: Any, as_of: datetime | None) -> Any:
    # Not validated: a period that ends before it starts has no week in it.
    within = Period.model_construct(starts=period.starts, ends=period.ends) if period else None
    return await load.snapshot.ask(incidents.incidents, load.as_of(as_of), namnd, within)


for asked in (_incidents, _graffiti_removals):
    asked.__annotations__ |= {"period": input_of(Period) | None}


async def _incident_counts(info: strawberry.Info, by: CountedBy, period: Any, as_of: datetime | None = None) -> Any:
    load = asking(info)
    load.as_of(as_of)
    within = Period.model_construct(starts=period.starts, ends=period.ends)
    return await load.snapshot.ask(incident_counts.incident_counts, by, within, load.today(as_of))


_incident_counts.__annotations__ |= {"period": input_of(Period)}


QUERIES = {
    "incidents": computed(
        many(Incident),
        _incidents,
        "The reports of a nämnd and of those that went up in it. A report belongs to the period that the Thursday of"
        " its week lies in.",
    ),
    "graffiti_removals": computed(
        GraffitiRemovals, _graffiti_removals, "How soon graffiti was gone in a nämnd, in all and by district."
    ),
    "incident_counts": computed(
        IncidentCounts,
        _incident_counts,
        "Reports of all nämnder in a period, which must be a whole calendar year. Released once, as known on 31 January"
        " after it; withheld whole when any number, or what is left of it without the nämnd that asks, is one to four.",
    ),
}
