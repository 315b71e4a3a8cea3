"""What the training service notes of plans: nämnder, units, and the courses that measures in force require.

Only the service's own reactions give these commands; `plans` stays the owner of the register and of the plans.
"""

from typing import ClassVar

from contracts.days import Day
from contracts.envelope import Fact, Instruction
from contracts.text import Slug, Title


class TrainingNamndNoted(Fact):
    """A nämnd exists from a day on."""

    type: ClassVar[str] = "training.NamndNoted.v1"
    namnd: Slug
    valid_from: Day


class TrainingMergerNoted(Fact):
    """A nämnd ended, and another cares for what it left."""

    type: ClassVar[str] = "training.MergerNoted.v1"
    namnd: Slug
    into: Slug
    last_day: Day


class NoteUnit(Instruction):
    """Note a unit of the register of plans; one that the catalogue has already stays as it is."""

    namnd: Slug
    unit: Slug
    name: Title
    department: Title | None
    valid_from: Day
    valid_to: Day | None


class NotePlan(Instruction):
    """Note which days a plan is for."""

    namnd: Slug
    plan_id: Slug
    starts: Day
    ends: Day


class PlanNoted(Fact):
    """A plan is for these days, once it is in force."""

    type: ClassVar[str] = "training.PlanNoted.v1"
    namnd: Slug
    plan_id: Slug
    starts: Day
    ends: Day


class NoteActivity(Instruction):
    """Note which courses a measure of a plan requires: none at all when it requires none any more."""

    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    courses: tuple[Slug, ...]
    departments: tuple[Title, ...]


class ActivityNoted(Fact):
    """A measure of a plan requires these courses, once the plan is in force."""

    type: ClassVar[str] = "training.ActivityNoted.v1"
    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    courses: tuple[Slug, ...]
    departments: tuple[Title, ...]


class NotePlanInForce(Instruction):
    """Note that a nämnd has decided a plan; one from before Värna was in force from its own first day."""

    namnd: Slug
    plan_id: Slug
    decided_on: Day | None


class NotePlanOver(Instruction):
    """Note that a plan is over: a newer one has taken its place, or it is sent back to be changed."""

    namnd: Slug
    plan_id: Slug
    from_day: Day


class CourseRequired(Fact):
    """A measure of a plan in force requires a course of its departments, or of the whole nämnd, for some time."""

    type: ClassVar[str] = "training.CourseRequired.v1"
    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    course: Slug
    departments: tuple[Title, ...]
    from_day: Day
    to_day: Day
    """The first day on which it is not required any more: the day after the plan's last."""


class CourseNoLongerRequired(Fact):
    """The measure does not require the course from a day on, though its plan has days left."""

    type: ClassVar[str] = "training.CourseNoLongerRequired.v1"
    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    course: Slug
    from_day: Day


NOTES = (NoteUnit, NotePlan, NoteActivity, NotePlanInForce, NotePlanOver)
