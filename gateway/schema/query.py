"""The questions. Each takes `asOf`: what Värna knew then; without it, what it knows now."""

from datetime import date, datetime
from typing import Any

import strawberry

from contracts.vocabulary import PlanStatus
from gateway.schema.answer_types import Deadline, OverviewRow, PlanDiff
from gateway.schema.asking import asking
from gateway.schema.namnd_types import Namnd
from gateway.schema.plan_types import Plan
from gateway.schema.shapes import computed, many, shape
from gateway.views import deadlines as due
from gateway.views import difference, organisation, plans
from gateway.views import overview as beside


async def _namnder(info: strawberry.Info, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return (await load.snapshot.ask(organisation.register, load.as_of(as_of))).values()


async def _plans(  # noqa: PLR0917 - strawberry calls it by keyword
    info: strawberry.Info,
    year: int | None = None,
    namnd: str | None = None,
    status: PlanStatus | None = None,
    on: date | None = None,
    as_of: datetime | None = None,
) -> Any:
    load = asking(info)
    chosen = plans.Chosen(year=year, namnder=None if namnd is None else [namnd], status=status, on=on)
    return await load.snapshot.ask(plans.plans, load.as_of(as_of), chosen)


async def _plan(info: strawberry.Info, namnd: str, year: int, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(plans.plan, load.as_of(as_of), namnd, year)


async def _plan_diff(
    info: strawberry.Info,
    namnd: str,
    from_version: int,
    to_version: int,
    as_of: datetime | None = None,
) -> Any:
    load = asking(info)
    return await load.snapshot.ask(difference.plan_diff, load.as_of(as_of), namnd, from_version, to_version)


async def _deadlines(
    info: strawberry.Info,
    namnd: str | None = None,
    until: date | None = None,
    as_of: datetime | None = None,
) -> Any:
    load = asking(info)
    today = load.today(as_of)
    return await load.snapshot.ask(due.deadlines, load.as_of(as_of), today, namnd=namnd, until=until)


async def _overview(info: strawberry.Info, year: int, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(beside.overview, load.as_of(as_of), year)


Query = shape(
    "Query",
    "Questions about the work of all nämnder, now or as of any earlier moment.",
    {
        "namnder": computed(many(Namnd), _namnder, "Every nämnd, those that have ended too."),
        "plans": computed(
            many(Plan),
            _plans,
            "Plans. `year` is the one a plan's period starts in; `on` asks which were in force that day.",
        ),
        "plan": computed(Plan | None, _plan, "The newest plan of a nämnd that starts in the year, or else covers it."),
        "plan_diff": computed(PlanDiff | None, _plan_diff, "What changed between two versions of a nämnd's plan."),
        "deadlines": computed(
            many(Deadline),
            _deadlines,
            "What is due no later than `until`, overdue or missing, counted from today or from the day of `asOf`.",
        ),
        "overview": computed(many(OverviewRow), _overview, "All nämnder beside each other in one year."),
    },
)
