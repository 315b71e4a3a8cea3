"""Commands and events of what can be learnt: courses, events, materials and groups of functions (T01-T06, T14-T18)."""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Fact, Instruction
from contracts.text import FreeText, Slug, Title, WebAddress
from contracts.training_terms import Audience, CourseForm, Validity


class IssueCourse(Instruction):
    """Enter a version of a course in the catalogue; the first has number 1."""

    course: Slug
    version: int = Field(ge=1, le=1000)
    title: Title
    form: CourseForm
    provider: Slug | None = None
    """The nämnd that gives it; without one it is the city's own (T06)."""
    audience: tuple[Audience, ...] = Field(min_length=1, max_length=3)
    prerequisites: tuple[Slug, ...] = Field(default=(), max_length=10)
    """Courses without which this one does not count (T02)."""
    validity: Validity = Validity()
    offered_from: Day
    offered_to: Day | None = None
    replaces_earlier: bool = False
    """Whether completions of earlier versions stop counting when this version is offered."""
    source: Title | None = None


class CourseIssued(Fact):
    """A version of a course can be taken."""

    type: ClassVar[str] = "training.CourseIssued.v1"
    course: Slug
    version: int
    title: Title
    form: CourseForm
    provider: Slug | None
    audience: tuple[Audience, ...]
    prerequisites: tuple[Slug, ...]
    validity: Validity
    offered_from: Day
    offered_to: Day | None
    replaces_earlier: bool
    source: Title | None


class PlanTrainingEvent(Instruction):
    """Announce a lecture or a day of training, with its seats (T04)."""

    namnd: Slug | None = None
    """Whose event it is; without one the city's."""
    event_id: Slug
    title: Title
    course: Slug | None = None
    on: Day
    seats: int = Field(ge=1, le=10_000)


class TrainingEventPlanned(Fact):
    """There will be a lecture or a day of training."""

    type: ClassVar[str] = "training.TrainingEventPlanned.v1"
    event_id: Slug
    title: Title
    course: Slug | None
    on: Day
    seats: int


class CountAttendance(Instruction):
    """Say how many of a nämnd came: a number, and nobody's name (T04). A later count takes the place of an earlier."""

    namnd: Slug
    event_id: Slug
    attended: int = Field(ge=0, le=10_000)


class AttendanceCounted(Fact):
    """So many of a nämnd came."""

    type: ClassVar[str] = "training.AttendanceCounted.v1"
    namnd: Slug
    event_id: Slug
    attended: int


class IssueMaterial(Instruction):
    """Enter a version of a material, for example of signs and symbols (T17)."""

    material: Slug
    version: int = Field(ge=1, le=1000)
    title: Title
    description: FreeText | None = None
    address: WebAddress | None = None
    valid_from: Day
    valid_to: Day | None = None


class MaterialIssued(Fact):
    """A version of a material holds."""

    type: ClassVar[str] = "training.MaterialIssued.v1"
    material: Slug
    version: int
    title: Title
    description: FreeText | None
    address: WebAddress | None
    valid_from: Day
    valid_to: Day | None


class AppointFunctionGroup(Instruction):
    """Appoint a group of functions that learns more than others, never of persons (T03)."""

    namnd: Slug
    group: Slug
    name: Title
    functions: tuple[Title, ...] = Field(min_length=1, max_length=40)
    courses: tuple[Slug, ...] = Field(default=(), max_length=20)
    starts_on: Day


class FunctionGroupAppointed(Fact):
    """A group of functions learns more than others."""

    type: ClassVar[str] = "training.FunctionGroupAppointed.v1"
    namnd: Slug
    group: Slug
    name: Title
    functions: tuple[Title, ...]
    courses: tuple[Slug, ...]
    starts_on: Day


class HoldGroupMeeting(Instruction):
    """Record that a coordinator and a group of functions have met (T03)."""

    namnd: Slug
    group: Slug
    met_on: Day
    note: FreeText | None = None


class GroupMeetingHeld(Fact):
    """A coordinator and a group of functions met."""

    type: ClassVar[str] = "training.GroupMeetingHeld.v1"
    namnd: Slug
    group: Slug
    met_on: Day
    note: FreeText | None
