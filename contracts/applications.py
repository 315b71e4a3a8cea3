"""Commands and events of an application for support, until it is ripe for decision (G02-G06, G12)."""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Contract, Fact, Instruction
from contracts.grant_terms import CriterionAnswer, Evidence, SupportKind
from contracts.money import Money
from contracts.organisation_number import OrganisationNumber, SupportId
from contracts.plans import Period
from contracts.text import FreeText, Slug, Title


class ReceiveApplication(Instruction):
    """Take in an application to an open round."""

    namnd: Slug
    round_id: Slug
    orgnr: OrganisationNumber
    amount: Money
    purpose: Title
    received_on: Day


class ApplicationReceived(Fact):
    """An organisation has applied for support."""

    type: ClassVar[str] = "grants.ApplicationReceived.v1"
    namnd: Slug
    support_id: SupportId
    round_id: Slug
    kind: SupportKind
    orgnr: OrganisationNumber
    amount: Money
    purpose: Title
    period: Period
    received_on: Day
    rule_set: Slug


class CompleteApplication(Instruction):
    """Say which documents an application now has."""

    support_id: SupportId
    documents: tuple[Evidence, ...] = Field(min_length=1, max_length=9)
    completed_on: Day


class ApplicationCompleted(Fact):
    """An application has what it needs."""

    type: ClassVar[str] = "grants.ApplicationCompleted.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    documents: tuple[Evidence, ...]
    completed_on: Day


class CriterionAssessment(Contract):
    """The answer to one criterion: on what evidence, and why."""

    criterion: Slug
    answer: CriterionAnswer
    evidence: Evidence
    document: Title | None = None
    reason: FreeText


class AssessApplication(Instruction):
    """Answer every criterion of the rule set, each for itself (G04)."""

    support_id: SupportId
    answers: tuple[CriterionAssessment, ...] = Field(min_length=1, max_length=40)
    assessed_on: Day


class ApplicationAssessed(Fact):
    """Every criterion has an answer. `assessed_by` is the account, so that another one decides."""

    type: ClassVar[str] = "grants.ApplicationAssessed.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    answers: tuple[CriterionAssessment, ...]
    assessed_on: Day
    assessed_by: Slug


class RequestProgramme(Instruction):
    """Ask for the programme when there is doubt; until it has come nothing is approved (G12)."""

    support_id: SupportId
    requested_on: Day
    deadline: Day


class ProgrammeRequested(Fact):
    """The organisation is to show its programme by a day."""

    type: ClassVar[str] = "grants.ProgrammeRequested.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    requested_on: Day
    deadline: Day


class ReceiveProgramme(Instruction):
    """Say that the programme has come."""

    support_id: SupportId
    received_on: Day


class ProgrammeReceived(Fact):
    """The programme has come."""

    type: ClassVar[str] = "grants.ProgrammeReceived.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    received_on: Day


class AskAdvice(Instruction):
    """Ask the centre against violent extremism (CVE) for advice on circumstances; the nämnd still decides."""

    support_id: SupportId
    asked_on: Day
    circumstances: FreeText


class AdviceAsked(Fact):
    """Advice is asked for; nothing is approved until it has come."""

    type: ClassVar[str] = "grants.AdviceAsked.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    asked_on: Day
    circumstances: FreeText


class ReceiveAdvice(Instruction):
    """Say that advice has come."""

    support_id: SupportId
    received_on: Day
    summary: FreeText


class AdviceReceived(Fact):
    """Advice has come."""

    type: ClassVar[str] = "grants.AdviceReceived.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    received_on: Day
    summary: FreeText


class WithdrawApplication(Instruction):
    """Say that the organisation takes its application back."""

    support_id: SupportId
    withdrawn_on: Day


class ApplicationWithdrawn(Fact):
    """An application is taken back."""

    type: ClassVar[str] = "grants.ApplicationWithdrawn.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    withdrawn_on: Day
