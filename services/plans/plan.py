"""One version of a nämnd's plan: what it is after everything that has happened to it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from typing import Any

from contracts.activity import ActivityContent
from contracts.envelope import Fact
from contracts.plan_approval import (
    ConsultationRecorded,
    HistoricalPlanAdopted,
    PlanApproved,
    PlanDecided,
    PlanSentBack,
    PlanSentToKs,
    PlanSubmitted,
)
from contracts.plan_content import PlanContent
from contracts.plan_progress import (
    ActivityFollowedUp,
    CoverageTaken,
    OutcomeFollowedUp,
    ProgressReported,
    TargetMeasured,
)
from contracts.plans import (
    ActivityAccounted,
    ActivityChanged,
    ActivityPlanned,
    ActivityWithdrawn,
    HeadAmended,
    PlanDescribed,
    PlanDrafted,
    PlanHead,
    PlanRevised,
    PlanSuperseded,
)
from contracts.vocabulary import ActivityStatus, ConsultedParty, PlanStatus
from services.plans.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure that stands in the plan, and the one of the previous version it carries on."""

    content: ActivityContent
    ancestor: str | None


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a measure of the previous version."""

    status: ActivityStatus
    reason: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The state of one plan stream."""

    plan_id: str
    namnd: str
    version: int
    head: PlanHead
    previous: str | None = None
    ancestors: Mapping[str, str] = field(default_factory=dict)
    """Titles of the measures of the previous version, by id: all must be accounted for (P16)."""
    accounts: Mapping[str, Account] = field(default_factory=dict)
    status: PlanStatus = PlanStatus.DRAFT
    superseded_by: str | None = None
    content: PlanContent = field(default_factory=PlanContent)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()
    consultations: frozenset[tuple[ConsultedParty, date]] = frozenset()
    last_step_on: date | None = None
    """Day of the last step of the chain of approval; the next one cannot lie before it."""
    said: frozenset[Fact] = frozenset()
    """Progress, measured values, coverage and follow-ups, so that the same thing is not recorded twice."""

    @property
    def consulted(self) -> frozenset[ConsultedParty]:
        """Who has been consulted."""
        return frozenset(party for party, _ in self.consultations)

    def carrier(self, ancestor: str) -> str | None:
        """Return the measure that carries on a measure of the previous version."""
        return next((key for key, measure in self.measures.items() if measure.ancestor == ancestor), None)


@dataclass(frozen=True, slots=True)
class Around:
    """What a decision about a plan may look at beside the plan itself."""

    city: Organisation
    today: date
    previous: Plan | None
    """The version that the plan revises."""


def evolve(plan: Plan | None, fact: Fact) -> Plan:
    """Return the plan after a fact; the first fact of a stream makes it."""
    match fact:
        case PlanDrafted():
            return Plan(fact.plan_id, fact.namnd, fact.version, fact.head)
        case PlanRevised():
            ancestors = {ancestor.activity_id: ancestor.title for ancestor in fact.ancestors}
            return Plan(fact.plan_id, fact.namnd, fact.version, fact.head, fact.previous_plan_id, ancestors)
        case _ if plan is None:
            raise LookupError(f"the stream of a plan cannot begin with {fact.type}")
        case _:
            return _AFTER[type(fact)](plan, fact)


def replay(facts: Iterable[Fact]) -> Plan | None:
    """Return the plan that the facts of its stream make."""
    return reduce(evolve, facts, None)


def _planned(plan: Plan, fact: ActivityPlanned) -> Plan:
    return replace(plan, measures={**plan.measures, fact.activity_id: Measure(fact.activity, fact.ancestor)})


def _changed(plan: Plan, fact: ActivityChanged) -> Plan:
    changed = replace(plan.measures[fact.activity_id], content=fact.activity)
    return replace(plan, measures={**plan.measures, fact.activity_id: changed})


def _withdrawn(plan: Plan, fact: ActivityWithdrawn) -> Plan:
    left = {key: measure for key, measure in plan.measures.items() if key != fact.activity_id}
    return replace(plan, measures=left, withdrawn=plan.withdrawn | {fact.activity_id})


def _described(plan: Plan, fact: PlanDescribed) -> Plan:
    parts = {name: part for name, part in fact.content if part is not None}
    return replace(plan, content=plan.content.model_copy(update=parts))


def _accounted(plan: Plan, fact: ActivityAccounted) -> Plan:
    return replace(plan, accounts={**plan.accounts, fact.ancestor: Account(fact.status, fact.reason)})


def _consulted(plan: Plan, fact: ConsultationRecorded) -> Plan:
    after = replace(plan, consultations=plan.consultations | {(fact.party, fact.consulted_on)})
    complete = plan.status is PlanStatus.DRAFT and after.consulted == frozenset(ConsultedParty)
    return replace(after, status=PlanStatus.CONSULTED) if complete else after


def _approved(plan: Plan, fact: PlanApproved) -> Plan:
    status = PlanStatus.APPROVED_WITH_CONDITIONS if fact.conditions else PlanStatus.APPROVED
    return replace(plan, status=status, last_step_on=fact.decided_on)


def _said(plan: Plan, fact: Fact) -> Plan:
    return replace(plan, said=plan.said | {fact})


_AFTER: dict[type[Fact], Callable[[Plan, Any], Plan]] = {
    HeadAmended: lambda plan, fact: replace(plan, head=fact.head),
    PlanDescribed: _described,
    ActivityPlanned: _planned,
    ActivityChanged: _changed,
    ActivityWithdrawn: _withdrawn,
    ActivityAccounted: _accounted,
    ConsultationRecorded: _consulted,
    PlanSubmitted: lambda plan, fact: replace(plan, status=PlanStatus.SUBMITTED, last_step_on=fact.submitted_on),
    PlanDecided: lambda plan, fact: replace(plan, status=PlanStatus.DECIDED, last_step_on=fact.decided_on),
    PlanSentToKs: lambda plan, fact: replace(plan, status=PlanStatus.SENT_TO_KS, last_step_on=fact.sent_on),
    PlanApproved: _approved,
    PlanSentBack: lambda plan, fact: replace(plan, status=PlanStatus.SENT_BACK, last_step_on=fact.decided_on),
    HistoricalPlanAdopted: lambda plan, _: replace(plan, status=PlanStatus.HISTORICAL),
    PlanSuperseded: lambda plan, fact: replace(plan, superseded_by=fact.by_plan_id),
    ProgressReported: _said,
    TargetMeasured: _said,
    ActivityFollowedUp: _said,
    CoverageTaken: _said,
    OutcomeFollowedUp: _said,
}
