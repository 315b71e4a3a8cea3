"""Decisions on support: approved, rejected or revoked, with reasons and legal basis at the time (G01-G04, G08)."""

from datetime import timedelta

from contracts.answers import Decision, Facts, Refusal, refuse
from contracts.checks import not_before, not_yet
from contracts.grant_decisions import (
    ApplicationRejected,
    ApproveSupport,
    DecisionRecord,
    GrantRevoked,
    RejectApplication,
    RevokeGrant,
    SupportApproved,
)
from contracts.grant_rules import BudgetCommitted, BudgetReleased
from contracts.grant_terms import NegativeGround, SupportStatus
from contracts.money import Money, Ore
from services.grants.amounts import nothing, too_much
from services.grants.around import Around
from services.grants.assessment import same_eyes
from services.grants.duties import arising, decided_by
from services.grants.granting import not_eligible
from services.grants.grounds import REJECTING, REVOKING, criteria_unfounded, failed, impossible, mandatory
from services.grants.late_reports import late
from services.grants.organisation import Organisation, dissolved
from services.grants.rounds import Round, no_room, not_open
from services.grants.support import RUNNING, UNDECIDED, Support, not_among


def approve(
    organisation: Organisation, case: Support, current: Round, order: ApproveSupport, around: Around
) -> Decision:
    """Grant support, and commit the money of its round in the same transaction."""
    rules = around.city.rules.by_key[case.rule_set]
    return (
        not_among(case.status, frozenset({SupportStatus.ASSESSED}), "support_id")
        or _untimely(case, current, order.decision, around)
        or same_eyes(case.assessed_by, order.actor)
        or not_eligible(organisation, case, order.decision.decided_on, around, "support_id")
        or (_too_late() if case.received_on > current.closes_on else None)
        or nothing(order.amount)
        or too_much(order.amount, case.requested)
        or no_room(current, order.amount.ore)
        or (
            SupportApproved(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                round_id=case.round_id,
                kind=case.kind,
                period=case.period,
                amount=order.amount,
                decision=order.decision,
                report_due_on=case.period.ends + timedelta(days=rules.report_within_days),
                known_at=around.now.position,
            ),
            BudgetCommitted(namnd=case.namnd, round_id=case.round_id, support_id=case.support_id, amount=order.amount),
        )
    )


def reject(
    organisation: Organisation, case: Support, current: Round, order: RejectApplication, around: Around
) -> Decision:
    """Reject an application, on grounds that the case bears out."""
    on = order.decision.decided_on
    untrue = {
        NegativeGround.DISSOLVED: dissolved(organisation, on, "support_id") is None,
        NegativeGround.TOO_LATE: case.received_on <= current.closes_on,
        NegativeGround.BUDGET_SPENT: case.requested <= current.room,
        NegativeGround.NOT_ACCOUNTED: not late(organisation, case.namnd, on, around),
        NegativeGround.INCOMPLETE: case.status is SupportStatus.ASSESSED and not case.waiting,
    }
    rules = around.city.rules.by_key[case.rule_set]
    return (
        not_among(case.status, UNDECIDED, "support_id")
        or _untimely(case, current, order.decision, around)
        or same_eyes(case.assessed_by, order.actor)
        or impossible(order.grounds, REJECTING, untrue)
        or criteria_unfounded(order.grounds, order.criteria, failed(rules, case.answers))
        or (
            ApplicationRejected(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                kind=case.kind,
                grounds=order.grounds,
                criteria=order.criteria,
                decision=order.decision,
                known_at=around.now.position,
            ),
        )
    )


def revoke(organisation: Organisation, case: Support, order: RevokeGrant, around: Around) -> Decision:
    """Take running support back; other nämnder with running support get a duty to decide for themselves (G08)."""
    on = order.decision.decided_on
    untrue = {
        NegativeGround.DISSOLVED: dissolved(organisation, on, "support_id") is None,
        NegativeGround.NOT_ACCOUNTED: not late(organisation, case.namnd, on, around),
    }
    rules = around.city.rules.by_key[case.rule_set]
    return (
        not_among(case.status, RUNNING, "support_id")
        or not_yet(on, around.today, "decision.decided_on")
        or not_before(on, case.latest_on, "decision.decided_on")
        or (None if case.runs(on) else _over())
        or impossible(order.grounds, REVOKING, untrue)
        or criteria_unfounded(order.grounds, order.criteria, mandatory(rules))
        or (
            GrantRevoked(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                kind=case.kind,
                grounds=order.grounds,
                criteria=order.criteria,
                decision=order.decision,
                known_at=around.now.position,
            ),
            *decided_by(organisation, case.support_id, order.decision, around),
            *arising(organisation, case, on, around),
            *released(case),
        )
    )


def released(case: Support) -> Facts:
    """Return what is free again of the budget when support is taken back: what was promised and not paid."""
    left = case.approved - case.paid
    if left == 0:
        return ()
    freed = BudgetReleased(
        namnd=case.namnd, round_id=case.round_id, support_id=case.support_id, amount=Money(ore=Ore(left))
    )
    return (freed,)


def _untimely(case: Support, current: Round, decision: DecisionRecord, around: Around) -> Refusal | None:
    """Refuse a decision outside an open round, before the case was ripe, or that is not taken yet (G01).

    What a court has sent back is decided whether the round is open or not.
    """
    on = decision.decided_on
    return (
        (None if case.returned else not_open(current, on, "decision.decided_on"))
        or not_yet(on, around.today, "decision.decided_on")
        or not_before(on, case.latest_on, "decision.decided_on")
    )


def _too_late() -> Refusal:
    return refuse(
        "APPLICATION_TOO_LATE",
        "Ansökan kom in efter omgångens sista ansökningsdag.",
        "The application came in after the last day of the round.",
        field="support_id",
        hint="Avslå ansökan som för sen. / Reject the application as too late.",
    )


def _over() -> Refusal:
    return refuse(
        "SUPPORT_OVER",
        "Stödets tid är slut; det finns inget kvar att återkalla.",
        "The time of the support is over; there is nothing left to revoke.",
        field="decision.decided_on",
        hint="Kräv tillbaka pengar med ClaimRepayment. / Claim money back with ClaimRepayment.",
    )
