"""One case of support: where it stands, and the amounts and days that decide what can be done with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from contracts.answers import Refusal, refuse
from contracts.applications import (
    AdviceAsked,
    AdviceReceived,
    ApplicationAssessed,
    ApplicationCompleted,
    ApplicationReceived,
    ApplicationWithdrawn,
    ProgrammeReceived,
    ProgrammeRequested,
)
from contracts.envelope import Fact
from contracts.grant_decisions import ApplicationRejected, DecisionAppealed, GrantRevoked, SupportApproved
from contracts.grant_money import GrantPaid, GrantReportApproved, GrantReportReceived, ReportReminded
from contracts.grant_terms import AppealOutcome, SupportKind, SupportStatus
from contracts.plans import Period
from services.grants.assessment import Answers, answers_of

PROGRAMME, ADVICE = SupportStatus.WAITING_FOR_PROGRAMME, SupportStatus.WAITING_FOR_ADVICE
UNDECIDED = frozenset({SupportStatus.RECEIVED, SupportStatus.COMPLETED, SupportStatus.ASSESSED})
RUNNING = frozenset({SupportStatus.APPROVED, SupportStatus.PAID, SupportStatus.REPORTED})


@dataclass(frozen=True, slots=True)
class Support:
    """The state of one case. Amounts are öre."""

    support_id: str
    namnd: str
    kind: SupportKind
    round_id: str
    rule_set: str
    period: Period
    requested: int
    received_on: date
    latest_on: date
    """The day of the last step up to the decision, which itself is one."""
    status: SupportStatus = SupportStatus.RECEIVED
    before: SupportStatus = SupportStatus.RECEIVED
    """Where it stood before the last decision, for when a court sets that aside."""
    returned: bool = False
    """Whether a court has set a rejection aside: the case is decided anew, also when its round is closed."""
    waiting: frozenset[SupportStatus] = frozenset()
    answers: Answers = field(default_factory=dict)
    assessed_by: str | None = None
    assessed_on: date | None = None
    taken_back_on: date | None = None
    """When the nämnd took the support back, which stands."""
    approved: int = 0
    paid: int = 0
    paid_on: date | None = None
    """The day of the first payment."""
    report_due_on: date | None = None
    report_received_on: date | None = None

    def runs(self, on: date) -> bool:
        """Tell whether the support is granted and its time is not over."""
        return self.status in RUNNING and on <= self.period.ends

    def is_late(self, on: date) -> bool:
        """Tell whether a report was due before a day and has not come (G10)."""
        due = self.report_due_on
        return self.status is SupportStatus.PAID and due is not None and due < on


Supports = Mapping[str, Support]


def evolve(supports: Supports, fact: Fact) -> Supports:
    """Return an organisation's cases after a fact; facts of others leave them as they are."""
    if isinstance(fact, ApplicationReceived):
        return {**supports, fact.support_id: _received(fact)}
    after = _AFTER.get(type(fact))
    if after is None:
        return supports
    support_id: str = getattr(fact, "support_id")  # noqa: B009 - every fact of the table has one, a Fact has not
    return {**supports, support_id: after(supports[support_id], fact)}


def _received(fact: ApplicationReceived) -> Support:
    return Support(
        support_id=fact.support_id,
        namnd=fact.namnd,
        kind=fact.kind,
        round_id=fact.round_id,
        rule_set=fact.rule_set,
        period=fact.period,
        requested=fact.amount.ore,
        received_on=fact.received_on,
        latest_on=fact.received_on,
    )


def _asked(case: Support, what: SupportStatus, on: date) -> Support:
    return replace(case, waiting=case.waiting | {what}, latest_on=on)


def _answered(case: Support, what: SupportStatus, on: date) -> Support:
    return replace(case, waiting=case.waiting - {what}, latest_on=on)


def _assessed(case: Support, fact: ApplicationAssessed) -> Support:
    answers = answers_of(fact.answers)
    after = replace(case, status=SupportStatus.ASSESSED, answers=answers, latest_on=fact.assessed_on)
    return replace(after, assessed_by=fact.assessed_by, assessed_on=fact.assessed_on)


def _decided(case: Support, status: SupportStatus, on: date) -> Support:
    return replace(case, status=status, before=case.status, latest_on=on)


def _approved(case: Support, fact: SupportApproved) -> Support:
    after = _decided(case, SupportStatus.APPROVED, fact.decision.decided_on)
    return replace(after, approved=fact.amount.ore, report_due_on=fact.report_due_on)


def _revoked(case: Support, fact: GrantRevoked) -> Support:
    on = fact.decision.decided_on
    return replace(_decided(case, SupportStatus.REVOKED, on), taken_back_on=on)


def _appealed(case: Support, fact: DecisionAppealed) -> Support:
    after = replace(case, latest_on=fact.decided_on)
    if fact.outcome is not AppealOutcome.SET_ASIDE:
        return after
    if case.status is SupportStatus.REJECTED:  # what the rejection rested on is answered anew
        after = replace(after, returned=True, answers={})
    return replace(after, status=case.before, taken_back_on=None)


def _paid(case: Support, fact: GrantPaid) -> Support:
    after = replace(case, status=SupportStatus.PAID, paid=case.paid + fact.amount.ore)
    return replace(after, paid_on=min(case.paid_on or fact.paid_on, fact.paid_on))


_AFTER: Mapping[type[Fact], Callable[[Support, Any], Support]] = {
    ApplicationCompleted: lambda case, fact: replace(case, status=SupportStatus.COMPLETED, latest_on=fact.completed_on),
    ApplicationAssessed: _assessed,
    ProgrammeRequested: lambda case, fact: _asked(case, PROGRAMME, fact.requested_on),
    ProgrammeReceived: lambda case, fact: _answered(case, PROGRAMME, fact.received_on),
    AdviceAsked: lambda case, fact: _asked(case, ADVICE, fact.asked_on),
    AdviceReceived: lambda case, fact: _answered(case, ADVICE, fact.received_on),
    ApplicationWithdrawn: lambda case, _fact: replace(case, status=SupportStatus.WITHDRAWN),
    SupportApproved: _approved,
    ApplicationRejected: lambda case, fact: _decided(case, SupportStatus.REJECTED, fact.decision.decided_on),
    GrantRevoked: _revoked,
    DecisionAppealed: _appealed,
    GrantPaid: _paid,
    ReportReminded: lambda case, fact: replace(case, report_due_on=fact.new_day),
    GrantReportReceived: lambda case, fact: replace(
        case, status=SupportStatus.REPORTED, report_received_on=fact.received_on
    ),
    GrantReportApproved: lambda case, _fact: replace(case, status=SupportStatus.SETTLED),
}


def not_among(status: SupportStatus, possible: frozenset[SupportStatus], field_of: str) -> Refusal | None:
    """Refuse a step that cannot be taken from where a case stands."""
    if status in possible:
        return None
    needed = [one for one in SupportStatus if one in possible]
    swedish = " eller ".join(f"”{one.label_sv}”" for one in needed)
    english = " or ".join(f"“{one.label_en}”" for one in needed)
    return refuse(
        "STATUS_NOT_POSSIBLE",
        f"Ärendets läge är ”{status.label_sv}”; detta kräver att det är {swedish}.",
        f"The status of the case is “{status.label_en}”; this needs it to be {english}.",
        field=field_of,
        hint="Läs om ärendet och ta det steg som står på tur. / Read the case again and take the step that is next.",
        items=tuple(one.value for one in needed),
    )


def still_waiting(waiting: frozenset[SupportStatus], field_of: str) -> Refusal | None:
    """Refuse to approve before what was asked for in doubt has come (G12)."""
    if not waiting:
        return None
    awaited = [one for one in SupportStatus if one in waiting]
    return refuse(
        "STILL_WAITING",
        f"Läget är ”{' och '.join(one.label_sv for one in awaited)}”; inget beviljas innan svaret har kommit.",
        f"The status is “{' and '.join(one.label_en for one in awaited)}”; nothing is approved before the answer.",
        field=field_of,
        hint="Registrera det som har kommit, eller avslå. / Record what has come, or reject.",
        items=tuple(one.value for one in awaited),
    )
