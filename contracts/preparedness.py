"""Commands and events of preparedness: messages before manifestations, and the routine for consent (R27, R30)."""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Fact, Instruction
from contracts.text import FreeText, Slug, Title


class AnnounceManifestation(Instruction):
    """Tell schools of an announced manifestation: when, where, what to do; nothing of who takes part (R27)."""

    namnd: Slug
    announcement_id: Slug
    on: Day
    hours: Title | None = None
    district: Slug | None = None
    what_to_do: FreeText
    schools: tuple[Slug, ...] = Field(min_length=1, max_length=200)
    """The units that are to read it."""


class ManifestationAnnounced(Fact):
    """Schools have been told of a manifestation."""

    type: ClassVar[str] = "reports.ManifestationAnnounced.v1"
    namnd: Slug
    announcement_id: Slug
    on: Day
    hours: Title | None
    district: Slug | None
    what_to_do: FreeText
    schools: tuple[Slug, ...]


class ConfirmAnnouncement(Instruction):
    """Confirm for a school that the message has been read."""

    announcement_id: Slug
    school: Slug
    read_on: Day


class AnnouncementConfirmed(Fact):
    """A school has read the message."""

    type: ClassVar[str] = "reports.AnnouncementConfirmed.v1"
    namnd: Slug
    announcement_id: Slug
    school: Slug
    read_on: Day


class AttestConsentRoutine(Instruction):
    """Attest for a unit and a year that the routine for consent exists, and whether it is used (R30)."""

    namnd: Slug
    unit: Slug
    year: int = Field(ge=2000, le=2100)
    used: bool
    attested_on: Day


class ConsentRoutineAttested(Fact):
    """A unit has the routine for consent."""

    type: ClassVar[str] = "reports.ConsentRoutineAttested.v1"
    namnd: Slug
    unit: Slug
    year: int
    used: bool
    attested_on: Day
