"""Questions about the guidance, the directory and what is laid down for reports."""

from datetime import date, datetime
from typing import Any

import strawberry

from contracts.incidents import GivenAnswer
from gateway.schema.asking import asking
from gateway.schema.guidance_types import (
    Contact,
    DistrictsOfNamnd,
    Guidance,
    GuidanceVersion,
    MilieuList,
    ReportLimits,
)
from gateway.schema.mutation import input_of
from gateway.schema.shapes import computed, many
from gateway.views import directory, guidance, reporting_terms


async def _guidance(  # noqa: PLR0917 - strawberry calls it by keyword
    info: strawberry.Info,
    answers: Any,
    namnd: str | None = None,
    on: date | None = None,
    version: str | None = None,
    as_of: datetime | None = None,
) -> Any:
    load = asking(info)
    # Not validated: what the tree does not know is told by its place, and never said back.
    given = [GivenAnswer.model_construct(question=each.question, option=each.option) for each in answers]
    situation = guidance.Situation(given, on or load.today(as_of), namnd=namnd, version=version)
    return await load.snapshot.ask(guidance.guidance, load.as_of(as_of), situation)


_guidance.__annotations__ |= {"answers": many(input_of(GivenAnswer))}


async def _guidance_versions(info: strawberry.Info, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(guidance.versions, load.as_of(as_of))


async def _contacts(
    info: strawberry.Info, namnd: str | None = None, on: date | None = None, as_of: datetime | None = None
) -> Any:
    load = asking(info)
    return await load.snapshot.ask(directory.contacts, load.as_of(as_of), namnd, on)


async def _milieu_lists(info: strawberry.Info, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(reporting_terms.milieu_lists, load.as_of(as_of))


async def _districts(info: strawberry.Info, namnd: str | None = None, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(reporting_terms.districts, load.as_of(as_of), namnd)


async def _report_limits(info: strawberry.Info, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(reporting_terms.limits, load.as_of(as_of))


QUERIES = {
    "guidance": computed(
        Guidance | None,
        _guidance,
        "What to do now. Begin without answers, and answer `question` until there is none. The version in force on the"
        " day, unless `version` names one; offices are the nämnd's own before the city's.",
    ),
    "guidance_versions": computed(
        many(GuidanceVersion), _guidance_versions, "The routine as a whole, every version, the earliest first."
    ),
    "contacts": computed(
        many(Contact),
        _contacts,
        "The directory: the city's entries and those of a nämnd. `on` asks which entry of each key holds that day.",
    ),
    "milieu_lists": computed(many(MilieuList), _milieu_lists, "Every version, the earliest first."),
    "districts": computed(many(DistrictsOfNamnd), _districts, "The districts of each nämnd, or of one."),
    "report_limits": computed(many(ReportLimits), _report_limits, "The time limits of each time, the earliest first."),
}
