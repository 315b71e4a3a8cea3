"""Commands and events of what heads of units attest: their numbers, or knowledge that no course gives (T08, T13)."""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Fact, Instruction
from contracts.text import FreeText, Slug, Title
from contracts.training_terms import Year


class RequireAttestation(Instruction):
    """Require of every unit of a nämnd, or of its departments, that its head attests something for a year."""

    namnd: Slug
    requirement: Slug
    year: Year
    title: Title
    course: Slug | None = None
    """The course whose numbers are attested; without one it is knowledge that no course gives (T13)."""
    departments: tuple[Title, ...] = Field(default=(), max_length=40)
    due_on: Day
    source: Title | None = None


class AttestationRequired(Fact):
    """Every unit concerned is to attest this for a year."""

    type: ClassVar[str] = "training.AttestationRequired.v1"
    namnd: Slug
    requirement: Slug
    year: Year
    title: Title
    course: Slug | None
    departments: tuple[Title, ...]
    due_on: Day
    source: Title | None


class AttestUnit(Instruction):
    """Attest for a unit: that its numbers are right, or that the knowledge is there. A later one takes its place."""

    namnd: Slug
    unit: Slug
    requirement: Slug
    year: Year
    fulfilled: bool
    """Whether all who should have the course or the knowledge have it."""
    attested_on: Day
    note: FreeText | None = None


class UnitAttested(Fact):
    """The head of a unit has attested."""

    type: ClassVar[str] = "training.UnitAttested.v1"
    namnd: Slug
    unit: Slug
    requirement: Slug
    year: Year
    fulfilled: bool
    attested_on: Day
    note: FreeText | None
