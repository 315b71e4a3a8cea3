"""Organisations, cases of support and letting, and what is decided and paid, as GraphQL shows them."""

from datetime import date, datetime
from typing import Any

import strawberry

from contracts.applications import CriterionAssessment
from contracts.grant_decisions import DecisionRecord
from contracts.grant_terms import (
    AppealOutcome,
    ControlResult,
    DutyOutcome,
    Evidence,
    NegativeGround,
    SupportKind,
    SupportStatus,
)
from contracts.money import Money
from contracts.plans import Period
from gateway.schema.asking import asking, key
from gateway.schema.namnd_types import Namnd
from gateway.schema.shapes import computed, many, output_of, shape


async def _namnd(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).namnd.load(key(root, "namnd_code")) if root["namnd_code"] else None


NAMND = computed(Namnd | None, _namnd)
MONEY = output_of(Money)

Appeal = shape(
    "SupportAppeal",
    "What a court made of a decision.",
    {"outcome": AppealOutcome, "court_case": str, "decided_on": date},
)
DECISION = {
    "status": SupportStatus,
    "amount": MONEY | None,
    "grounds": many(NegativeGround),
    "criteria": many(str),
    "record": output_of(DecisionRecord),
    "known_at": int,
    "known_until": datetime,
    "appeals": many(Appeal),
}
SupportDecision = shape(
    "SupportDecision",
    "A decision in a case, with its reasons. `knownAt` is the log's position it was taken at; asked with `knownUntil`"
    " as `asOf`, everything shows as it was known then.",
    DECISION,
)
SupportAssessment = shape(
    "SupportAssessment",
    "Answers to the criteria, each for itself. Disputed when a court has set aside what rested on them.",
    {
        "answers": many(output_of(CriterionAssessment)),
        "assessed_on": date,
        "assessed_by": str,
        "disputed": bool,
    },
)
AskedProgramme = shape(
    "AskedProgramme",
    "The programme that was asked for in doubt.",
    {"requested_on": date, "deadline": date, "received_on": date | None},
)
AskedAdvice = shape(
    "AskedAdvice",
    "Advice that was asked for on circumstances.",
    {"asked_on": date, "circumstances": str, "received_on": date | None, "summary": str | None},
)
SupportPayment = shape("SupportPayment", "What was paid on a day.", {"amount": MONEY, "paid_on": date})
ReportReminder = shape("ReportReminder", "That a late report was asked for.", {"reminded_on": date, "new_day": date})
UseReport = shape(
    "UseReport",
    "How the recipient reports the use of support.",
    {
        "due_on": date,
        "reminders": many(ReportReminder),
        "received_on": date | None,
        "used": MONEY | None,
        "approved_on": date | None,
    },
)
Repayment = shape("Repayment", "Part of a claim that was paid.", {"amount": MONEY, "repaid_on": date})
WriteOff = shape("WriteOff", "What is no longer asked for.", {"amount": MONEY, "reasons": str, "decided_on": date})
HandOver = shape("HandOver", "That a claim is with Kronofogden.", {"handed_over_on": date, "case": str})
RepaymentClaim = shape(
    "RepaymentClaim",
    "What is claimed back.",
    {
        "claim_id": strawberry.ID,
        "amount": MONEY,
        "left": MONEY,
        "ground": NegativeGround,
        "reasons": str,
        "paragraph": str,
        "decided_on": date,
        "due_on": date,
        "repaid": many(Repayment),
        "written_off": WriteOff | None,
        "handed_over": HandOver | None,
    },
)


async def _title(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    found = await asking(info).organisations.load(key(root, "orgnr")) if root["orgnr"] else None
    return found["title"] if found else None


SupportCase = shape(
    "SupportCase",
    "A case of support to an organisation, or of letting premises. An individual tenant is a booking reference only.",
    {
        "id": strawberry.ID,
        "namnd": NAMND,
        "orgnr": str | None,
        "organisation_title": computed(str | None, _title),
        "kind": SupportKind,
        "status": SupportStatus,
        "round_id": str | None,
        "rule_set": str,
        "amount": MONEY | None,
        "purpose": str,
        "premises": str | None,
        "booking_reference": str | None,
        "period": output_of(Period),
        "received_on": date,
        "documents": many(Evidence),
        "assessment": SupportAssessment | None,
        "programme": AskedProgramme | None,
        "advice": AskedAdvice | None,
        "withdrawn_on": date | None,
        "cancelled_on": date | None,
        "decisions": many(SupportDecision),
        "payments": many(SupportPayment),
        "report": UseReport | None,
        "claims": many(RepaymentClaim),
    },
)
DUTY = {
    "id": strawberry.ID,
    "support_id": strawberry.ID,
    "because_of": strawberry.ID,
    "reinstated": bool,
    "arose_on": date,
    "decide_by": date,
}
SupportDuty = shape(
    "SupportDuty",
    "A nämnd's duty to take its own decision, because another has revoked support or had to give it back.",
    DUTY
    | {
        "namnd": NAMND,
        "orgnr": str,
        "organisation_title": computed(str | None, _title),
        "outcome": DutyOutcome | None,
        "record": output_of(DecisionRecord) | None,
        "known_at": int | None,
        "known_until": datetime | None,
    },
)
FormerTitle = shape("FormerTitle", "What an organisation was called until a day.", {"title": str, "until": date})
Organisation = shape(
    "Organisation",
    "An organisation with its cases in every nämnd. Nothing is held of who is in it.",
    {
        "orgnr": str,
        "title": str,
        "former_titles": many(FormerTitle),
        "registered_on": date,
        "dissolved_on": date | None,
        "cases": many(SupportCase),
        "duties": many(SupportDuty),
    },
)
_TALLY = shape("SupportTally", "How many of a sort.", {"key": str, "label": str, "count": int})
SupportCounts = shape(
    "SupportCounts",
    "Counts of a sort, and all together; withheld whole in the published report when any is between one and four.",
    {"total": int | None, "counts": many(_TALLY), "withheld": bool},
)
ClaimSums = shape(
    "ClaimSums",
    "What is claimed back in a year.",
    {"number": int, "handed_over": int, "claimed": MONEY, "repaid": MONEY, "written_off": MONEY, "left": MONEY},
)
AdoptedReport = shape(
    "AdoptedReport",
    "That a nämnd has adopted the report.",
    {"diarienummer": str, "adopted_on": date, "known_at": int, "known_until": datetime},
)
ControlReport = shape(
    "ControlReport",
    "The yearly control of support and premises. Adopted, it stands as it was known then.",
    {
        "namnd": NAMND,
        "year": int,
        "counted_on": date,
        "adopted": AdoptedReport | None,
        "applications": SupportCounts,
        "lettings": SupportCounts,
        "refused_by_ground": SupportCounts,
        "refused_by_criterion": SupportCounts,
        "reports": SupportCounts,
        "controls": SupportCounts,
        "claims": ClaimSums | None,
    },
)
FinancedControl = shape(
    "FinancedControl",
    "The control of an activity that a nämnd finances.",
    {
        "namnd": NAMND,
        "control_id": strawberry.ID,
        "orgnr": str,
        "activity": str,
        "result": ControlResult,
        "summary": str,
        "controlled_on": date,
    },
)
