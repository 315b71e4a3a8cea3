"""Which column a refusal of the service is about."""

from collections.abc import Mapping, Sequence

from varna.grants.headings import CRITERION, Heading
from varna.grants.steps import Placed

_COLUMNS: Mapping[str, Heading] = {
    "orgnr": Heading.ORGNR,
    "title": Heading.TITLE,
    "registered_on": Heading.REGISTERED,
    "namnd": Heading.NAMND,
    "round_id": Heading.ROUND,
    "kind": Heading.KIND,
    "period": Heading.ENDS,
    "period.starts": Heading.STARTS,
    "budget": Heading.BUDGET,
    "opens_on": Heading.OPENS,
    "closes_on": Heading.CLOSES,
    "purpose": Heading.PURPOSE,
    "received_on": Heading.RECEIVED,
    "amount": Heading.REQUESTED,
    "assessed_on": Heading.ASSESSED,
    "completed_on": Heading.ASSESSED,
    "grounds": Heading.GROUNDS,
    "criteria": Heading.GROUNDS,
    "decision": Heading.DECIDED,
    "decision.diarienummer": Heading.CASE,
    "decision.paragraph": Heading.PARAGRAPH,
    "decision.legal_basis": Heading.LEGAL_BASIS,
    "decision.reasons": Heading.REASONS,
    "used": Heading.USED,
    "approved_on": Heading.SETTLED,
    "booking_reference": Heading.BOOKING,
    "premises": Heading.PREMISES,
    "occasion": Heading.OCCASION,
    "requested_on": Heading.RECEIVED,
}
_OF_A_REVOCATION: Mapping[str, Heading] = {
    "grounds": Heading.REVOKED_GROUNDS,
    "criteria": Heading.REVOKED_CRITERIA,
    "decision": Heading.REVOKED,
    "decision.diarienummer": Heading.REVOKED_CASE,
    "decision.paragraph": Heading.REVOKED_PARAGRAPH,
    "decision.legal_basis": Heading.REVOKED_LEGAL_BASIS,
    "decision.reasons": Heading.REVOKED_REASONS,
}
_OF_A_COMMAND: Mapping[str, Mapping[str, Heading]] = {
    "ApproveSupport": {"amount": Heading.GRANTED, "support_id": Heading.DECISION},
    "RejectApplication": {"support_id": Heading.DECISION},
    "AssessApplication": {"answers": Heading.ASSESSED},
    "PayGrant": {"amount": Heading.GRANTED},
    "ReceiveReport": {"received_on": Heading.REPORTED},
    "AssessLetting": {"answers": Heading.ASSESSED},
    "LetPremises": {"letting_id": Heading.DECISION},
    "DenyLetting": {"letting_id": Heading.DECISION},
    "RevokeGrant": _OF_A_REVOCATION,
    "CancelLetting": _OF_A_REVOCATION,
}


def heading_of(each: Placed, field: Sequence[str]) -> str | None:
    """Return the column of the row that says what a field of its command says, if it has one."""
    match field:
        case ["answers", place, *_] if place.isdecimal():
            found: str | None = f"{CRITERION}{list(each.line.answers())[int(place)]}"
        case _:
            done = dict.fromkeys(("support_id", "letting_id", "paid_on", "cancelled_on"), each.heading)
            known = {**_COLUMNS, **done, **_OF_A_COMMAND.get(each.step.command, {})}
            found = known.get(".".join(field[:2])) or known.get(field[0] if field else "")
    return found if found in each.line.cells else None
