"""Commands and events of paid support: payment, the recipient's report, and what is claimed back (G09, G10)."""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Fact, Instruction
from contracts.grant_terms import NegativeGround
from contracts.money import Money
from contracts.organisation_number import OrganisationNumber, SupportId
from contracts.text import Diarienummer, FreeText, Slug, Title


class PayGrant(Instruction):
    """Pay approved support, all or a part; never what is revoked or whose time is over."""

    support_id: SupportId
    amount: Money
    paid_on: Day


class GrantPaid(Fact):
    """Support is paid."""

    type: ClassVar[str] = "grants.GrantPaid.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    amount: Money
    paid_on: Day


class RemindOfReport(Instruction):
    """Remind of a report that is late."""

    support_id: SupportId
    reminded_on: Day
    new_day: Day


class ReportReminded(Fact):
    """A late report is asked for again."""

    type: ClassVar[str] = "grants.ReportReminded.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    reminded_on: Day
    new_day: Day


class ReceiveReport(Instruction):
    """Say that the recipient has reported how the money was used."""

    support_id: SupportId
    received_on: Day
    used: Money


class GrantReportReceived(Fact):
    """The report has come."""

    type: ClassVar[str] = "grants.GrantReportReceived.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    received_on: Day
    used: Money


class ApproveReport(Instruction):
    """Approve the report: the support is settled."""

    support_id: SupportId
    approved_on: Day


class GrantReportApproved(Fact):
    """The support is settled."""

    type: ClassVar[str] = "grants.GrantReportApproved.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    approved_on: Day


class ClaimRepayment(Instruction):
    """Claim money back: at most what is paid and not claimed already (G09)."""

    support_id: SupportId
    claim_id: Slug
    amount: Money
    ground: NegativeGround
    reasons: FreeText
    paragraph: Title
    decided_on: Day
    due_on: Day


class RepaymentClaimed(Fact):
    """Money is claimed back."""

    type: ClassVar[str] = "grants.RepaymentClaimed.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    claim_id: Slug
    amount: Money
    ground: NegativeGround
    reasons: FreeText
    paragraph: Title
    decided_on: Day
    due_on: Day


class RecordRepayment(Instruction):
    """Say that a claim is paid, in part or in full."""

    support_id: SupportId
    claim_id: Slug
    amount: Money
    repaid_on: Day


class RepaymentReceived(Fact):
    """Part of a claim, or all of it, is paid."""

    type: ClassVar[str] = "grants.RepaymentReceived.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    claim_id: Slug
    amount: Money
    repaid_on: Day


class WriteOffClaim(Instruction):
    """Write off what is left of a claim."""

    support_id: SupportId
    claim_id: Slug
    reasons: FreeText
    decided_on: Day


class ClaimWrittenOff(Fact):
    """What was left of a claim is no longer asked for."""

    type: ClassVar[str] = "grants.ClaimWrittenOff.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    claim_id: Slug
    amount: Money
    reasons: FreeText
    decided_on: Day


class HandOverClaim(Instruction):
    """Hand a claim over to Kronofogden, the enforcement authority."""

    support_id: SupportId
    claim_id: Slug
    handed_over_on: Day
    case: Diarienummer = Field(description="The case at the enforcement authority.")


class ClaimHandedOver(Fact):
    """A claim is with the enforcement authority."""

    type: ClassVar[str] = "grants.ClaimHandedOver.v1"
    namnd: Slug
    support_id: SupportId
    orgnr: OrganisationNumber
    claim_id: Slug
    handed_over_on: Day
    case: Diarienummer
