"""What the reports service notes from the events of plans, so that its own ledger says all its decisions rest on.

Only the service's own reactions give these commands; `plans` stays the owner of the register.
"""

from typing import ClassVar

from contracts.days import Day
from contracts.envelope import Fact, Instruction
from contracts.noting_namnder import NoteMerger, NoteNamnd
from contracts.text import Slug


class NamndNoted(Fact):
    """A nämnd exists from a day on."""

    type: ClassVar[str] = "reports.NamndNoted.v1"
    namnd: Slug
    valid_from: Day


class MergerNoted(Fact):
    """A nämnd ended, and another cares for what it left."""

    type: ClassVar[str] = "reports.MergerNoted.v1"
    namnd: Slug
    into: Slug
    last_day: Day


class NoteAppointment(Instruction):
    """Note that a coordinator is in place: of a nämnd, or the central one."""

    namnd: Slug | None = None
    appointment_id: Slug
    from_day: Day


class AppointmentNoted(Fact):
    """A coordinator is in place from a day on."""

    type: ClassVar[str] = "reports.AppointmentNoted.v1"
    appointment_id: Slug
    from_day: Day


class NoteAppointmentEnd(Instruction):
    """Note that a coordinator left the task."""

    appointment_id: Slug
    last_day: Day


class AppointmentEndNoted(Fact):
    """A coordinator left the task."""

    type: ClassVar[str] = "reports.AppointmentEndNoted.v1"
    appointment_id: Slug
    last_day: Day


NOTES = (NoteNamnd, NoteMerger, NoteAppointment, NoteAppointmentEnd)
