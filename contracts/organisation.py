"""Commands and events of the organisation register: nämnder, units, coordinators, duties and work groups.

Owned by the plans service. A nämnd is never rewritten: it ends, and its successor begins (A08, U12).
"""

from typing import ClassVar

from pydantic import Field

from contracts.activity import FunctionContact
from contracts.days import Day
from contracts.envelope import Contract, Fact, Instruction
from contracts.text import FreeText, Slug, Title
from contracts.vocabulary import ActivityStatus, Duty, NamndKind


class EstablishNamnd(Instruction):
    """Enter a nämnd in the register. Its code is part of the ids of its plans, so it is at most 60 characters."""

    namnd: Slug = Field(max_length=60)
    name: Title
    kind: NamndKind
    valid_from: Day
    plan_obliged: bool = True
    """Whether the guidelines require an action plan of it."""
    police_area: Title | None = None


class NamndEstablished(Fact):
    """A nämnd exists from a day on."""

    type: ClassVar[str] = "plans.NamndEstablished.v1"
    namnd: Slug
    name: Title
    kind: NamndKind
    valid_from: Day
    plan_obliged: bool
    police_area: Title | None


class MergeNamnder(Instruction):
    """Let several nämnder go up in one. The last day of the old ones is the day before `on`."""

    merged: tuple[Slug, ...] = Field(min_length=1)
    into: Slug
    on: Day


class NamndMerged(Fact):
    """A nämnd ended and its work went to a successor; one event for each nämnd that ended."""

    type: ClassVar[str] = "plans.NamndMerged.v1"
    namnd: Slug
    into: Slug
    last_day: Day


class RegisterUnit(Instruction):
    """Enter a unit of a nämnd, so that collective responsibles can be counted out."""

    namnd: Slug
    unit: Slug
    name: Title
    department: Title | None = None
    valid_from: Day
    valid_to: Day | None = None


class UnitRegistered(Fact):
    """A nämnd has a unit."""

    type: ClassVar[str] = "plans.UnitRegistered.v1"
    namnd: Slug
    unit: Slug
    name: Title
    department: Title | None
    valid_from: Day
    valid_to: Day | None


class AppointCoordinator(Instruction):
    """Appoint a coordinator: of a nämnd, or the central one when `namnd` is left out (A04, A05, A07)."""

    namnd: Slug | None = None
    appointment_id: Slug
    function: Title
    """The ordinary job title, never a name: one function can carry both (A07)."""
    contact: FunctionContact | None = None
    from_day: Day


class CoordinatorAppointed(Fact):
    """A coordinator is in place from a day on."""

    type: ClassVar[str] = "plans.CoordinatorAppointed.v1"
    appointment_id: Slug
    function: Title
    contact: FunctionContact | None
    from_day: Day


class EndAppointment(Instruction):
    """End an appointment."""

    appointment_id: Slug
    last_day: Day


class AppointmentEnded(Fact):
    """A coordinator left the task."""

    type: ClassVar[str] = "plans.AppointmentEnded.v1"
    appointment_id: Slug
    last_day: Day


class AttestDuty(Instruction):
    """Attest that a duty of the coordinator has been seen to in a year (A06)."""

    namnd: Slug
    year: int = Field(ge=2000, le=2100)
    duty: Duty
    attested_on: Day
    note: FreeText | None = None


class DutyAttested(Fact):
    """A duty was seen to."""

    type: ClassVar[str] = "plans.DutyAttested.v1"
    namnd: Slug
    year: int
    duty: Duty
    attested_on: Day
    note: FreeText | None


class Deliverable(Contract):
    """What a work group must produce, and by which year."""

    key: Slug
    title: Title
    due_year: int = Field(ge=2000, le=2100)


class FormWorkGroup(Instruction):
    """Form a work group with its members by role and what it must deliver (A14, A15)."""

    namnd: Slug
    work_group_id: Slug
    name: Title
    mandate: FreeText
    members: tuple[Title, ...] = Field(min_length=1)
    started_on: Day | None = None
    deliverables: tuple[Deliverable, ...] = ()


class WorkGroupFormed(Fact):
    """A work group exists."""

    type: ClassVar[str] = "plans.WorkGroupFormed.v1"
    namnd: Slug
    work_group_id: Slug
    name: Title
    mandate: FreeText
    members: tuple[Title, ...]
    started_on: Day | None
    deliverables: tuple[Deliverable, ...]


class ReportDeliverable(Instruction):
    """Say how far a deliverable of a work group has come."""

    namnd: Slug
    work_group_id: Slug
    deliverable: Slug
    status: ActivityStatus
    reported_on: Day
    note: FreeText | None = None


class DeliverableReported(Fact):
    """A deliverable of a work group has come so far; the next revision shows it."""

    type: ClassVar[str] = "plans.DeliverableReported.v1"
    namnd: Slug
    work_group_id: Slug
    deliverable: Slug
    status: ActivityStatus
    reported_on: Day
    note: FreeText | None
