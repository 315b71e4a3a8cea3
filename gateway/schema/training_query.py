"""Questions about training. None takes or answers anything about a person."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import strawberry

from contracts.vocabulary import Forum
from gateway.schema.asking import asking
from gateway.schema.shapes import closed_list, computed, many
from gateway.schema.training_coverage_types import (
    AttestationRequirement,
    FrozenCoverage,
    TrainingCoverage,
    TrainingGaps,
    TrainingTarget,
)
from gateway.schema.training_types import (
    Course,
    FunctionGroup,
    Material,
    RelevanceRules,
    TrainingEvent,
    TrainingPlan,
    TrainingUnit,
)
from gateway.views import attestations, training_catalogue, training_coverage, training_gaps, training_measures
from gateway.views.training_coverage import CoverageBy

closed_list(CoverageBy)
closed_list(Forum)


async def _coverage(  # noqa: PLR0917 - strawberry calls it by keyword
    info: strawberry.Info,
    by: CoverageBy,
    course: str,
    on: date | None = None,
    namnd: str | None = None,
    as_of: datetime | None = None,
) -> Any:
    load = asking(info)
    asked = training_coverage.Asked(by, course, on, namnd)
    return await load.snapshot.ask(training_coverage.coverage, load.as_of(as_of), asked, load.today(as_of))


async def _gaps(info: strawberry.Info, namnd: str, on: date | None = None, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(training_gaps.gaps, load.as_of(as_of), namnd, on, load.today(as_of))


async def _attestations(info: strawberry.Info, namnd: str, year: int, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(attestations.attestations, load.as_of(as_of), namnd, year, load.today(as_of))


async def _frozen(info: strawberry.Info, namnd: str, forum: Forum, year: int, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(training_measures.frozen_coverage, load.as_of(as_of), namnd, forum, year)


async def _targets(info: strawberry.Info, namnd: str, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(training_measures.targets, load.as_of(as_of), namnd, load.today(as_of))


async def _units(info: strawberry.Info, namnd: str, on: date | None = None, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(training_catalogue.units, load.as_of(as_of), namnd, on or load.today(as_of))


async def _courses(info: strawberry.Info, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(training_catalogue.courses, load.as_of(as_of))


async def _materials(info: strawberry.Info, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(training_catalogue.materials, load.as_of(as_of))


def _of_a_namnd(view: Callable[..., Any]) -> Callable[..., Any]:
    async def ask(info: strawberry.Info, namnd: str | None = None, as_of: datetime | None = None) -> Any:
        load = asking(info)
        return await load.snapshot.ask(view, load.as_of(as_of), namnd)

    return ask


QUERIES = {
    "training_coverage": computed(
        TrainingCoverage,
        _coverage,
        "How many of those who need a course have it. Days within a month are answered as of the last month's end.",
    ),
    "training_gaps": computed(TrainingGaps, _gaps, "Who needs what in a nämnd, and how many lack it."),
    "attestations": computed(
        many(AttestationRequirement), _attestations, "What units are to attest in a year, and which are overdue."
    ),
    "frozen_coverage": computed(FrozenCoverage, _frozen, "What was measured at a forum's cut-off, beside corrections."),
    "training_targets": computed(many(TrainingTarget), _targets, "Targets beside what was frozen and today's value."),
    "training_units": computed(many(TrainingUnit), _units, "The units of a nämnd, today or on a day."),
    "courses": computed(many(Course), _courses, "The catalogue of courses."),
    "materials": computed(many(Material), _materials, "Materials, for example of signs and symbols."),
    "training_events": computed(
        many(TrainingEvent), _of_a_namnd(training_catalogue.events), "Lectures and days of training, by their days."
    ),
    "function_groups": computed(
        many(FunctionGroup), _of_a_namnd(training_catalogue.function_groups), "Groups of functions and their meetings."
    ),
    "training_rules": computed(
        many(RelevanceRules), _of_a_namnd(training_catalogue.rules), "Who needs what: the city's rules and a nämnd's."
    ),
    "training_plans": computed(
        many(TrainingPlan), _of_a_namnd(training_catalogue.plans), "The city's training plans and a nämnd's."
    ),
}
