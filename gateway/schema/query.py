"""The questions. Each takes `asOf`: what Värna knew then; without it, what it knows now."""

from datetime import date, datetime
from typing import Any

import strawberry

from contracts.vocabulary import FollowUpLevel, Forum, NamndKind, PlanStatus
from gateway.schema import (
    grant_query,
    guidance_query,
    incident_query,
    preparedness_query,
    situation_query,
    statistics_query,
    survey_query,
    training_query,
    vault_access_query,
)
from gateway.schema.answer_types import Coverage, Deadline, FollowUp, OverviewRow, PlanDiff
from gateway.schema.asking import asking
from gateway.schema.namnd_types import Coordinator, Namnd
from gateway.schema.plan_types import Plan
from gateway.schema.shapes import computed, many, shape
from gateway.schema.steering_types import CityGoals, Glossary, GoalTheme, Guideline, Template
from gateway.views import deadlines as due
from gateway.views import difference, organisation, plans, steering
from gateway.views import follow_ups as to_report
from gateway.views import overview as beside
from gateway.views.coverage import coverage as covered


async def _namnder(info: strawberry.Info, on: date | None = None, as_of: datetime | None = None) -> Any:
    load = asking(info)
    known = (await load.snapshot.ask(organisation.register, load.as_of(as_of))).values()
    return [namnd for namnd in known if on is None or organisation.exists_on(namnd, on)]


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


async def _coverage(
    info: strawberry.Info,
    on: date,
    kind: NamndKind | None = None,
    as_of: datetime | None = None,
) -> Any:
    load = asking(info)
    return await load.snapshot.ask(covered, load.as_of(as_of), on, kind)


async def _follow_ups(  # noqa: PLR0917 - strawberry calls it by keyword
    info: strawberry.Info,
    forum: Forum,
    year: int,
    namnd: str | None = None,
    level: FollowUpLevel | None = None,
    as_of: datetime | None = None,
) -> Any:
    load = asking(info)
    report = to_report.Report(forum, year, namnd=namnd, level=level)
    return await load.snapshot.ask(to_report.follow_ups, load.as_of(as_of), report)


async def _central_coordinators(info: strawberry.Info, on: date | None = None, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return organisation.in_place(await load.coordinators.load((load.as_of(as_of), organisation.CITY)), on)


def _laid_down(kind: str) -> Any:
    async def versions(info: strawberry.Info, as_of: datetime | None = None) -> Any:
        load = asking(info)
        return await load.snapshot.ask(steering.laid_down, load.as_of(as_of), kind)

    return versions


async def _goal_themes(info: strawberry.Info, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(steering.goal_themes, load.as_of(as_of))


Query = shape(
    "Query",
    "Questions about the work of all nämnder, now or as of any earlier moment.",
    {
        "namnder": computed(
            many(Namnd), _namnder, "Every nämnd, those that have ended too; `on` asks for those of a day."
        ),
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
        "coverage": computed(
            Coverage, _coverage, "Whether every nämnd that must have a plan has one in force on a day."
        ),
        "follow_ups": computed(
            many(FollowUp),
            _follow_ups,
            "The measures that a report is to take up: those of decided plans that name its forum and year. One that"
            " states no year is taken up every year of its plan.",
        ),
        "central_coordinators": computed(many(Coordinator), _central_coordinators, "All there have been, or of a day."),
        "guidelines": computed(many(Guideline), _laid_down("guideline"), "Every version, the earliest first."),
        "templates": computed(many(Template), _laid_down("template"), "Every version, the earliest first."),
        "glossaries": computed(many(Glossary), _laid_down("glossary"), "Every version, the earliest first."),
        "city_goals": computed(many(CityGoals), _laid_down("goals"), "The city's goals, year by year."),
        "goal_themes": computed(many(GoalTheme), _goal_themes, "Goals of all years and plans, by theme."),
        # reports
        **guidance_query.QUERIES,
        **incident_query.QUERIES,
        **vault_access_query.QUERIES,
        **survey_query.QUERIES,
        **situation_query.QUERIES,
        **statistics_query.QUERIES,
        **preparedness_query.QUERIES,
        # grants
        **grant_query.QUERIES,
        # training
        **training_query.QUERIES,
    },
)
