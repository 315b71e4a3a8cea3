"""Commands and events of a plan in use: progress, measured values, follow-ups, coverage (P16, P19, P20, T01, T16)."""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Fact, Instruction
from contracts.plans import Period
from contracts.schedule import Per
from contracts.text import FreeText, Slug, Title
from contracts.vocabulary import ActivityStatus, Forum


class ReportProgress(Instruction):
    """Report how far a measure has come."""

    plan_id: Slug
    activity_id: Slug
    status: ActivityStatus
    reported_on: Day
    note: FreeText | None = None


class ProgressReported(Fact):
    """A measure has come so far."""

    type: ClassVar[str] = "plans.ProgressReported.v1"
    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    status: ActivityStatus
    reported_on: Day
    note: FreeText | None


class MeasureTarget(Instruction):
    """Record a measured value against a target of a measure (P20)."""

    plan_id: Slug
    activity_id: Slug
    target: Slug
    value: float = Field(ge=0, le=1e12)
    period: Period
    measured_on: Day


class TargetMeasured(Fact):
    """A target was measured; `unit` and `per` are the target's own."""

    type: ClassVar[str] = "plans.TargetMeasured.v1"
    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    target: Slug
    value: float
    unit: Title
    per: Per
    period: Period
    measured_on: Day


class FollowUpActivity(Instruction):
    """Record that a measure was followed up in a forum."""

    plan_id: Slug
    activity_id: Slug
    forum: Forum
    year: int = Field(ge=2000, le=2100)
    followed_up_on: Day
    note: FreeText


class ActivityFollowedUp(Fact):
    """A measure was followed up in a forum."""

    type: ClassVar[str] = "plans.ActivityFollowedUp.v1"
    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    forum: Forum
    year: int
    followed_up_on: Day
    note: FreeText


class FollowUpOutcome(Instruction):
    """Record how it went with a wanted outcome of the plan, in words and by its indicator (P19)."""

    plan_id: Slug
    outcome: int = Field(ge=1, le=1000)
    """Its place among the plan's outcomes; the first is 1."""
    forum: Forum
    year: int = Field(ge=2000, le=2100)
    followed_up_on: Day
    note: FreeText
    indicator: Title | None = None
    """What the indicator shows."""


class OutcomeFollowedUp(Fact):
    """A wanted outcome was followed up in a forum; `statement` is the outcome's own."""

    type: ClassVar[str] = "plans.OutcomeFollowedUp.v1"
    namnd: Slug
    plan_id: Slug
    statement: FreeText
    forum: Forum
    year: int
    followed_up_on: Day
    note: FreeText
    indicator: Title | None


class TakeCoverage(Instruction):
    """Take what training has measured of a course that a measure requires; only the service's own reaction gives it."""

    plan_id: Slug
    activity_id: Slug
    course: Slug
    forum: Forum
    year: int = Field(ge=2000, le=2100)
    on: Day
    share: int | None = Field(ge=0, le=100)


class CoverageTaken(Fact):
    """So large a share of those concerned had a course that a measure requires, at the cut-off of a forum."""

    type: ClassVar[str] = "plans.CoverageTaken.v1"
    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    course: Slug
    forum: Forum
    year: int
    on: Day
    share: int | None
    """Per cent; none when the group is too small to be shown."""
