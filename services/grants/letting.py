"""One request for premises, by an organisation or under a booking reference, and what became of it (G11, G13)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from contracts.eligibility import ABOUT_THE_PREMISES
from contracts.envelope import Fact
from contracts.grant_terms import AppealOutcome, SupportStatus
from contracts.lettings import (
    LettingAssessed,
    LettingCancelled,
    LettingDecisionAppealed,
    LettingDenied,
    LettingProgrammeReceived,
    LettingProgrammeRequested,
    LettingRequested,
    PremisesLet,
)
from contracts.plans import Period
from services.grants.assessment import Answers, answers_of
from services.grants.support import PROGRAMME


@dataclass(frozen=True, slots=True)
class Letting:
    """The state of one request."""

    letting_id: str
    namnd: str
    orgnr: str | None
    rule_set: str
    period: Period
    latest_on: date
    """The day of the last step."""
    status: SupportStatus = SupportStatus.RECEIVED
    before: SupportStatus | None = None
    """Where it stood before the nämnd denied it or called it off, for when a court sets that aside."""
    waiting: frozenset[SupportStatus] = frozenset()
    answers: Answers = field(default_factory=dict)
    assessed_by: str | None = None
    assessed_on: date | None = None
    taken_back_on: date | None = None
    """When the nämnd called the letting off on grounds that are about the organisation, which stands."""

    def runs(self, on: date) -> bool:
        """Tell whether the premises are let and the time is not over."""
        return self.status is SupportStatus.APPROVED and on <= self.period.ends


Lettings = Mapping[str, Letting]


def evolve(letting: Letting | None, fact: Fact) -> Letting:
    """Return a request after a fact; the first fact makes it."""
    match fact:
        case LettingRequested():
            return Letting(
                fact.letting_id, fact.namnd, fact.orgnr, fact.rule_set, fact.period, latest_on=fact.requested_on
            )
        case _ if letting is None:
            raise LookupError(f"a letting cannot begin with {fact.type}")
        case _:
            return _AFTER[type(fact)](letting, fact)


def evolve_all(lettings: Lettings, fact: Fact) -> Lettings:
    """Return an organisation's requests after a fact; facts of others leave them as they are."""
    match fact:
        case (
            LettingRequested()
            | LettingAssessed()
            | LettingProgrammeRequested()
            | LettingProgrammeReceived()
            | PremisesLet()
            | LettingDenied()
            | LettingCancelled()
            | LettingDecisionAppealed()
        ):
            return {**lettings, fact.letting_id: evolve(lettings.get(fact.letting_id), fact)}
        case _:
            return lettings


def _assessed(letting: Letting, fact: LettingAssessed) -> Letting:
    after = replace(letting, status=SupportStatus.ASSESSED, latest_on=fact.assessed_on)
    after = replace(after, assessed_by=fact.assessed_by, assessed_on=fact.assessed_on)
    return replace(after, answers=answers_of(fact.answers))


def _denied(letting: Letting, fact: LettingDenied) -> Letting:
    after = replace(letting, status=SupportStatus.REJECTED, latest_on=fact.decision.decided_on)
    return replace(after, before=letting.status)


def _cancelled(letting: Letting, fact: LettingCancelled) -> Letting:
    after = replace(letting, status=SupportStatus.CANCELLED, latest_on=fact.cancelled_on)
    if fact.decision is None:
        return after
    about_it = not ABOUT_THE_PREMISES.issuperset(fact.grounds)
    return replace(after, before=letting.status, taken_back_on=fact.decision.decided_on if about_it else None)


def _appealed(letting: Letting, fact: LettingDecisionAppealed) -> Letting:
    after = replace(letting, latest_on=fact.decided_on)
    if fact.outcome is not AppealOutcome.SET_ASIDE or letting.before is None:
        return after
    answers = {} if letting.status is SupportStatus.REJECTED else letting.answers
    return replace(after, status=letting.before, before=None, answers=answers, taken_back_on=None)


_AFTER: Mapping[type[Fact], Callable[[Letting, Any], Letting]] = {
    LettingAssessed: _assessed,
    LettingProgrammeRequested: lambda letting, fact: replace(
        letting, waiting=frozenset({PROGRAMME}), latest_on=fact.requested_on
    ),
    LettingProgrammeReceived: lambda letting, fact: replace(letting, waiting=frozenset(), latest_on=fact.received_on),
    PremisesLet: lambda letting, fact: replace(
        letting, status=SupportStatus.APPROVED, latest_on=fact.decision.decided_on
    ),
    LettingDenied: _denied,
    LettingCancelled: _cancelled,
    LettingDecisionAppealed: _appealed,
}
