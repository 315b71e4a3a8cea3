"""Commands and events of letting premises by the same criteria as support (G11-G13).

An individual tenant is a reference to the booking system and nothing more (G13).
"""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from contracts.applications import CriterionAssessment
from contracts.days import Day
from contracts.envelope import Fact, Instruction
from contracts.grant_decisions import DecisionRecord
from contracts.grant_terms import AppealOutcome, NegativeGround
from contracts.organisation_number import LettingId, OrganisationNumber
from contracts.plans import Period
from contracts.text import BookingReference, Diarienummer, Slug, Title


class RequestLetting(Instruction):
    """Enter a request for premises: by an organisation, or by a reference to the booking system."""

    namnd: Slug
    orgnr: OrganisationNumber | None = None
    booking_reference: BookingReference | None = None
    premises: Title
    occasion: Title
    period: Period
    requested_on: Day

    @model_validator(mode="after")
    def _one_tenant(self) -> Self:
        if (self.orgnr is None) == (self.booking_reference is None):
            raise ValueError("a letting is to an organisation or under a booking reference, one of the two")
        return self


class LettingRequested(Fact):
    """Somebody asks for premises."""

    type: ClassVar[str] = "grants.LettingRequested.v1"
    namnd: Slug
    letting_id: LettingId
    orgnr: OrganisationNumber | None
    booking_reference: Slug | None
    premises: Title
    occasion: Title
    period: Period
    requested_on: Day
    rule_set: Slug


class AssessLetting(Instruction):
    """Answer the criteria for letting."""

    letting_id: LettingId
    answers: tuple[CriterionAssessment, ...] = Field(min_length=1, max_length=40)
    assessed_on: Day


class LettingAssessed(Fact):
    """Every criterion for the letting has an answer."""

    type: ClassVar[str] = "grants.LettingAssessed.v1"
    namnd: Slug
    letting_id: LettingId
    answers: tuple[CriterionAssessment, ...]
    assessed_on: Day
    assessed_by: Slug


class RequestLettingProgramme(Instruction):
    """Ask what is to happen in the premises; until it has come nothing is let (G12)."""

    letting_id: LettingId
    requested_on: Day
    deadline: Day


class LettingProgrammeRequested(Fact):
    """The tenant is to show the programme by a day."""

    type: ClassVar[str] = "grants.LettingProgrammeRequested.v1"
    namnd: Slug
    letting_id: LettingId
    requested_on: Day
    deadline: Day


class ReceiveLettingProgramme(Instruction):
    """Say that the programme has come."""

    letting_id: LettingId
    received_on: Day


class LettingProgrammeReceived(Fact):
    """The programme has come."""

    type: ClassVar[str] = "grants.LettingProgrammeReceived.v1"
    namnd: Slug
    letting_id: LettingId
    received_on: Day


class LetPremises(Instruction):
    """Let the premises."""

    letting_id: LettingId
    decision: DecisionRecord


class PremisesLet(Fact):
    """Premises are let."""

    type: ClassVar[str] = "grants.PremisesLet.v1"
    namnd: Slug
    letting_id: LettingId
    orgnr: OrganisationNumber | None
    period: Period
    decision: DecisionRecord
    known_at: int


class DenyLetting(Instruction):
    """Deny a request, on grounds of the closed list."""

    letting_id: LettingId
    grounds: tuple[NegativeGround, ...] = Field(min_length=1, max_length=14)
    criteria: tuple[Slug, ...] = Field(default=(), max_length=40)
    decision: DecisionRecord


class LettingDenied(Fact):
    """A request is denied, and why."""

    type: ClassVar[str] = "grants.LettingDenied.v1"
    namnd: Slug
    letting_id: LettingId
    orgnr: OrganisationNumber | None
    grounds: tuple[NegativeGround, ...]
    criteria: tuple[Slug, ...]
    decision: DecisionRecord
    known_at: int


class CancelLetting(Instruction):
    """Cancel a letting: the tenant does, or the nämnd on grounds of the closed list."""

    letting_id: LettingId
    grounds: tuple[NegativeGround, ...] = Field(default=(), max_length=14)
    decision: DecisionRecord | None = None
    cancelled_on: Day


class LettingCancelled(Fact):
    """A letting is off. With grounds it is the nämnd's decision, and other nämnder get a duty to decide (G08)."""

    type: ClassVar[str] = "grants.LettingCancelled.v1"
    namnd: Slug
    letting_id: LettingId
    orgnr: OrganisationNumber | None
    grounds: tuple[NegativeGround, ...]
    decision: DecisionRecord | None
    cancelled_on: Day
    known_at: int


class RecordLettingAppeal(Instruction):
    """Record what a court made of a denial, or of a letting that the nämnd called off."""

    letting_id: LettingId
    outcome: AppealOutcome
    court_case: Diarienummer
    decided_on: Day


class LettingDecisionAppealed(Fact):
    """A court has decided: when it set the decision aside, the request or the letting is as before it."""

    type: ClassVar[str] = "grants.LettingDecisionAppealed.v1"
    namnd: Slug
    letting_id: LettingId
    orgnr: OrganisationNumber | None
    outcome: AppealOutcome
    court_case: Diarienummer
    decided_on: Day
