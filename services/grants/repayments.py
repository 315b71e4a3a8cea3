"""Money claimed back: never more than is paid, and followed until nothing is left of the claim (G09)."""

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet, out_of_range
from contracts.grant_money import (
    ClaimHandedOver,
    ClaimRepayment,
    ClaimWrittenOff,
    HandOverClaim,
    RecordRepayment,
    RepaymentClaimed,
    RepaymentReceived,
    WriteOffClaim,
)
from contracts.money import Money, Ore
from services.grants.amounts import nothing, too_much
from services.grants.around import Around
from services.grants.claims import Claim, claimed
from services.grants.grounds import REVOKING, impossible
from services.grants.organisation import Organisation
from services.grants.support import Support


def claim(organisation: Organisation, case: Support, order: ClaimRepayment, around: Around) -> Decision:
    """Claim at most what is paid and not claimed already."""
    known = (case.support_id, order.claim_id) in organisation.claims
    return (
        (_exists() if known else None)
        or (_ground_impossible(order))
        or nothing(order.amount)
        or too_much(order.amount, case.paid - claimed(organisation.claims, case.support_id))
        or not_yet(order.decided_on, around.today, "decided_on")
        or not_before(order.decided_on, case.paid_on, "decided_on")
        or not_before(order.due_on, order.decided_on, "due_on")
        or out_of_range(order.due_on, "due_on")
        or (
            RepaymentClaimed(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                claim_id=order.claim_id,
                amount=order.amount,
                ground=order.ground,
                reasons=order.reasons,
                paragraph=order.paragraph,
                decided_on=order.decided_on,
                due_on=order.due_on,
            ),
        )
    )


def record(organisation: Organisation, case: Support, order: RecordRepayment, around: Around) -> Decision:
    """Say that part of a claim, or all of it, is paid."""
    found = organisation.claims.get((case.support_id, order.claim_id))
    if found is None:
        return _unknown()
    return (
        nothing(order.amount)
        or too_much(order.amount, found.left)
        or not_yet(order.repaid_on, around.today, "repaid_on")
        or not_before(order.repaid_on, found.decided_on, "repaid_on")
        or (
            RepaymentReceived(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                claim_id=order.claim_id,
                amount=order.amount,
                repaid_on=order.repaid_on,
            ),
        )
    )


def write_off(organisation: Organisation, case: Support, order: WriteOffClaim, around: Around) -> Decision:
    """Ask no more for what is left of a claim."""
    found = organisation.claims.get((case.support_id, order.claim_id))
    if found is None:
        return _unknown()
    return (
        _nothing_left(found)
        or not_yet(order.decided_on, around.today, "decided_on")
        or not_before(order.decided_on, found.decided_on, "decided_on")
        or (
            ClaimWrittenOff(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                claim_id=order.claim_id,
                amount=Money(ore=Ore(found.left)),
                reasons=order.reasons,
                decided_on=order.decided_on,
            ),
        )
    )


def hand_over(organisation: Organisation, case: Support, order: HandOverClaim, around: Around) -> Decision:
    """Hand a claim over to the enforcement authority, once."""
    found = organisation.claims.get((case.support_id, order.claim_id))
    if found is None:
        return _unknown()
    return (
        _nothing_left(found)
        or (_handed_over_already() if found.handed_over else None)
        or not_yet(order.handed_over_on, around.today, "handed_over_on")
        or not_before(order.handed_over_on, found.decided_on, "handed_over_on")
        or (
            ClaimHandedOver(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                claim_id=order.claim_id,
                handed_over_on=order.handed_over_on,
                case=order.case,
            ),
        )
    )


def _ground_impossible(order: ClaimRepayment) -> Refusal | None:
    refusal = impossible((order.ground,), REVOKING, {})
    return refusal.model_copy(update={"field": "ground"}) if refusal else None


def _exists() -> Refusal:
    return refuse(
        "CLAIM_EXISTS",
        "Stödet har redan ett återkrav med den koden.",
        "The support already has a claim of that code.",
        field="claim_id",
        hint="Ge kravet en egen kod. / Give the claim a code of its own.",
    )


def _unknown() -> Refusal:
    return refuse(
        "CLAIM_UNKNOWN",
        "Stödet har inget sådant återkrav.",
        "The support has no such claim.",
        field="claim_id",
        hint="Hämta koden ur frågan organisation. / Take the code from the question organisation.",
    )


def _nothing_left(found: Claim) -> Refusal | None:
    if found.left > 0:
        return None
    return refuse(
        "CLAIM_SETTLED",
        "Inget återstår av kravet.",
        "Nothing is left of the claim.",
        field="claim_id",
        hint="Inget mer behöver göras. / Nothing more needs doing.",
    )


def _handed_over_already() -> Refusal:
    return refuse(
        "ALREADY_RECORDED",
        "Kravet är redan överlämnat till Kronofogden.",
        "The claim is with the enforcement authority already.",
        field="claim_id",
        hint="Inget mer behöver göras. / Nothing more needs doing.",
    )
