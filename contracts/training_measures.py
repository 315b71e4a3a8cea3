"""Commands and events of coverage that is measured for good: at a forum's cut-off, and for measures of plans (T16)."""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Contract, Fact, Instruction
from contracts.text import Slug
from contracts.training_terms import Year
from contracts.vocabulary import Forum


class MeasureCoverage(Instruction):
    """Measure every course of a nämnd at the cut-off of a forum. What is frozen then is never measured again."""

    namnd: Slug
    forum: Forum
    """Tertial report 1 (30 April), tertial report 2 (31 August) or the annual report (31 December)."""
    year: Year


class UnitFigure(Contract):
    """How many of those who need a course have it, in a unit and a function."""

    unit: Slug
    function: Slug
    completed: int = Field(ge=0)
    relevant: int = Field(ge=0)


class CoverageFrozen(Fact):
    """So many had a course at the cut-off, as it was known then. Part of many when a nämnd has many units."""

    type: ClassVar[str] = "training.CoverageFrozen.v1"
    namnd: Slug
    course: Slug
    forum: Forum
    year: Year
    on: Day
    part: int = Field(ge=1)
    figures: tuple[UnitFigure, ...]


class ActivityCovered(Fact):
    """How far a measure of a plan has come that requires a course; plans takes it as a measured value."""

    type: ClassVar[str] = "training.ActivityCovered.v1"
    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    course: Slug
    forum: Forum
    year: Year
    on: Day
    share: int | None = Field(ge=0, le=100)
    """Per cent; none when the group is too small to be shown."""
