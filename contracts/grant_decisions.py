"""Commands and events of decisions on support: approved, rejected, revoked, appealed, and duties that follow (G08)."""

from typing import Annotated, ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Contract, Fact, Instruction
from contracts.grant_terms import AppealOutcome, DutyOutcome, LegalBasis, NegativeGround, SupportKind
from contracts.money import Money
from contracts.organisation_number import OrganisationNumber, SupportId
from contracts.plans import Period
from contracts.text import Diarienummer, FreeText, Slug, Title

DutyId = Annotated[str, Field(pattern=r"^u-[0-9a-f]{16}$")]
"""The id of a duty, which Värna makes."""


class DecisionRecord(Contract):
    """Who decided where: the registry number and paragraph, the legal basis, the reasons told at the time."""

    diarienummer: Diarienummer
    paragraph: Title
    legal_basis: tuple[LegalBasis, ...] = Field(min_length=1, max_length=7)
    reasons: FreeText
    decided_on: Day


class ApproveSupport(Instruction):
    """Approve an application whose mandatory criteria are all met; decided by another account than assessed it."""

    support_id: SupportId
    amount: Money
    decision: DecisionRecord


class SupportApproved(Fact):
    """Support is granted. `known_at` is a ledger position: all up to it was known when the decision was taken."""

    type: ClassVar[str] = "grants.SupportApproved.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    round_id: Slug
    kind: SupportKind
    period: Period
    amount: Money
    decision: DecisionRecord
    report_due_on: Day
    known_at: int


class RejectApplication(Instruction):
    """Reject an application on grounds of the closed list, with the criteria that are not met."""

    support_id: SupportId
    grounds: tuple[NegativeGround, ...] = Field(min_length=1, max_length=14)
    criteria: tuple[Slug, ...] = Field(default=(), max_length=40)
    decision: DecisionRecord


class ApplicationRejected(Fact):
    """An application is rejected, and why."""

    type: ClassVar[str] = "grants.ApplicationRejected.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    kind: SupportKind
    grounds: tuple[NegativeGround, ...]
    criteria: tuple[Slug, ...]
    decision: DecisionRecord
    known_at: int


class RevokeGrant(Instruction):
    """Take running support back, on grounds that are acts or facts; name the criteria that are no longer met."""

    support_id: SupportId
    grounds: tuple[NegativeGround, ...] = Field(min_length=1, max_length=14)
    criteria: tuple[Slug, ...] = Field(default=(), max_length=40)
    decision: DecisionRecord


class GrantRevoked(Fact):
    """Support no longer runs; every other nämnd with running support gets a duty to decide for itself (G08)."""

    type: ClassVar[str] = "grants.GrantRevoked.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    kind: SupportKind
    grounds: tuple[NegativeGround, ...]
    criteria: tuple[Slug, ...]
    decision: DecisionRecord
    known_at: int


class RecordAppeal(Instruction):
    """Record what a court made of a rejection or a revocation."""

    support_id: SupportId
    outcome: AppealOutcome
    court_case: Diarienummer
    decided_on: Day


class DecisionAppealed(Fact):
    """A court has decided: when it set a revocation aside the support runs again."""

    type: ClassVar[str] = "grants.DecisionAppealed.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    outcome: AppealOutcome
    court_case: Diarienummer
    decided_on: Day


class DutyArose(Fact):
    """A nämnd is to take its own decision on its running support: another revoked, or got support back (G08)."""

    type: ClassVar[str] = "grants.DutyArose.v1"
    namnd: Slug
    duty_id: DutyId
    orgnr: OrganisationNumber
    support_id: SupportId
    """Its own running support."""
    because_of: SupportId
    """The support of the other nämnd."""
    reinstated: bool
    arose_on: Day
    due_on: Day


class DecideOnDuty(Instruction):
    """Record a nämnd's own decision on a duty, with its own reasons."""

    namnd: Slug
    orgnr: OrganisationNumber
    duty_id: DutyId
    outcome: DutyOutcome
    decision: DecisionRecord


class DutyDecided(Fact):
    """A nämnd has taken its own decision."""

    type: ClassVar[str] = "grants.DutyDecided.v1"
    namnd: Slug
    duty_id: DutyId
    orgnr: OrganisationNumber
    support_id: SupportId
    outcome: DutyOutcome
    decision: DecisionRecord
    known_at: int
