"""What the training service notes of plans: nämnder, units, and the courses that measures in force require.

Only the service's own reactions give these commands; `plans` stays the owner of the register and of the plans.
"""

from typing import ClassVar

from pydantic import Field

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


class NoteActivity(Instruction):
    """Note which courses a measure of a plan requires: none at all when it requires none any more."""

    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    courses: tuple[Slug, ...] = Field(max_length=20)
    departments: tuple[Title, ...] = Field(max_length=40)


class ActivityNoted(Fact):
    """A measure of a plan requires these courses, once the plan is in force."""

    type: ClassVar[str] = "training.ActivityNoted.v1"
    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    courses: tuple[Slug, ...]
    departments: tuple[Title, ...]


class NotePlanInForce(Instruction):
    """Note that a nämnd has decided a plan."""

    namnd: Slug
    plan_id: Slug
    from_day: Day


class NotePlanOver(Instruction):
    """Note that a plan is over, since a newer one has taken its place."""

    namnd: Slug
    plan_id: Slug
    from_day: Day


class CourseRequired(Fact):
    """A measure of a plan in force requires a course of its departments, or of the whole nämnd, from a day on."""

    type: ClassVar[str] = "training.CourseRequired.v1"
    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    course: Slug
    departments: tuple[Title, ...]
    from_day: Day


class CourseNoLongerRequired(Fact):
    """The measure does not require the course from a day on."""

    type: ClassVar[str] = "training.CourseNoLongerRequired.v1"
    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    course: Slug
    from_day: Day
