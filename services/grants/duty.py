"""Dated duties of nämnder to take their own decision when another has revoked, or had to give back, support (G08)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from contracts.envelope import Fact
from contracts.grant_decisions import DutyArose, DutyDecided
from contracts.grant_terms import DutyOutcome


@dataclass(frozen=True, slots=True)
class Duty:
    """One nämnd's duty to decide on one support of its own."""

    duty_id: str
    namnd: str
    support_id: str
    because_of: str
    arose_on: date
    outcome: DutyOutcome | None = None


Duties = Mapping[str, Duty]


def evolve(duties: Duties, fact: Fact) -> Duties:
    """Return the duties after a fact; facts of others leave them as they are."""
    match fact:
        case DutyArose():
            arisen = Duty(fact.duty_id, fact.namnd, fact.support_id, fact.because_of, fact.arose_on)
            return {**duties, fact.duty_id: arisen}
        case DutyDecided():
            return {**duties, fact.duty_id: replace(duties[fact.duty_id], outcome=fact.outcome)}
        case _:
            return duties


def outstanding(duties: Duties, support_id: str) -> Iterator[Duty]:
    """Return the duties to decide on a support that nobody has decided yet."""
    return (duty for duty in duties.values() if duty.support_id == support_id and duty.outcome is None)
