"""What an organisation is asked to pay back, and what has become of each claim (G09)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from contracts.envelope import Fact
from contracts.grant_money import ClaimHandedOver, ClaimWrittenOff, RepaymentClaimed, RepaymentReceived


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim; amounts are öre."""

    amount: int
    decided_on: date
    repaid: int = 0
    written_off: int = 0
    handed_over: bool = False

    @property
    def left(self) -> int:
        """What is still asked for."""
        return self.amount - self.repaid - self.written_off


Claims = Mapping[tuple[str, str], Claim]
"""Every claim by its support and its own id."""


def evolve(claims: Claims, fact: Fact) -> Claims:
    """Return the claims after a fact; facts of others leave them as they are."""
    match fact:
        case RepaymentClaimed():
            return {**claims, (fact.support_id, fact.claim_id): Claim(fact.amount.ore, fact.decided_on)}
        case RepaymentReceived() | ClaimWrittenOff() | ClaimHandedOver():
            key = fact.support_id, fact.claim_id
            return {**claims, key: _after(claims[key], fact)}
        case _:
            return claims


def _after(claim: Claim, fact: RepaymentReceived | ClaimWrittenOff | ClaimHandedOver) -> Claim:
    match fact:
        case RepaymentReceived():
            return replace(claim, repaid=claim.repaid + fact.amount.ore)
        case ClaimWrittenOff():
            return replace(claim, written_off=claim.written_off + fact.amount.ore)
        case ClaimHandedOver():
            return replace(claim, handed_over=True)


def claimed(claims: Claims, support_id: str) -> int:
    """Return how much of a support is claimed in all."""
    return sum(claim.amount for (of, _), claim in claims.items() if of == support_id)
