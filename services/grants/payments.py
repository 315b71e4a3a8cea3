"""Payment of approved support, and the recipient's report of how the money was used (G10)."""

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet, out_of_range
from contracts.grant_money import (
    ApproveReport,
    GrantPaid,
    GrantReportApproved,
    GrantReportReceived,
    PayGrant,
    ReceiveReport,
    RemindOfReport,
    ReportReminded,
)
from contracts.grant_terms import SupportStatus
from services.grants.amounts import nothing, too_much
from services.grants.around import Around
from services.grants.organisation import Organisation, dissolved
from services.grants.support import Support, not_among

_PAYABLE = frozenset({SupportStatus.APPROVED, SupportStatus.PAID})
_PAID = frozenset({SupportStatus.PAID})
_REPORTED = frozenset({SupportStatus.REPORTED})


def pay(organisation: Organisation, case: Support, order: PayGrant, around: Around) -> Decision:
    """Pay at most what is approved: never what is revoked, nor when its time is over."""
    return (
        not_among(case.status, _PAYABLE, "support_id")
        or nothing(order.amount)
        or too_much(order.amount, case.approved - case.paid)
        or not_yet(order.paid_on, around.today, "paid_on")
        or not_before(order.paid_on, case.latest_on, "paid_on")
        or (None if case.runs(order.paid_on) else _expired(case))
        or dissolved(organisation, order.paid_on, "support_id")
        or (
            GrantPaid(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                amount=order.amount,
                paid_on=order.paid_on,
            ),
        )
    )


def remind(organisation: Organisation, case: Support, order: RemindOfReport, around: Around) -> Decision:
    """Ask again for a report that is late, by a new day."""
    return (
        not_among(case.status, _PAID, "support_id")
        or not_yet(order.reminded_on, around.today, "reminded_on")
        or (None if case.is_late(order.reminded_on) else _not_late(case))
        or not_before(order.new_day, order.reminded_on, "new_day")
        or out_of_range(order.new_day, "new_day")
        or (
            ReportReminded(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                reminded_on=order.reminded_on,
                new_day=order.new_day,
            ),
        )
    )


def receive_report(organisation: Organisation, case: Support, order: ReceiveReport, around: Around) -> Decision:
    """Say that the report has come."""
    return (
        not_among(case.status, _PAID, "support_id")
        or not_yet(order.received_on, around.today, "received_on")
        or not_before(order.received_on, case.paid_on, "received_on")
        or (
            GrantReportReceived(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                received_on=order.received_on,
                used=order.used,
            ),
        )
    )


def approve_report(organisation: Organisation, case: Support, order: ApproveReport, around: Around) -> Decision:
    """Settle the support."""
    return (
        not_among(case.status, _REPORTED, "support_id")
        or not_yet(order.approved_on, around.today, "approved_on")
        or not_before(order.approved_on, case.report_received_on, "approved_on")
        or (
            GrantReportApproved(
                namnd=case.namnd,
                support_id=case.support_id,
                orgnr=organisation.orgnr,
                approved_on=order.approved_on,
            ),
        )
    )


def _expired(case: Support) -> Refusal:
    return refuse(
        "SUPPORT_OVER",
        f"Stödets tid slutade den {case.period.ends}; därefter betalas inget ut.",
        f"The time of the support ended on {case.period.ends}; nothing is paid after that.",
        field="paid_on",
        hint="Ansök på nytt i en öppen omgång. / Apply anew in an open round.",
    )


def _not_late(case: Support) -> Refusal:
    return refuse(
        "REPORT_NOT_LATE",
        f"Redovisningen är inte sen; den ska komma senast {case.report_due_on}.",
        f"The report is not late; it is due on {case.report_due_on}.",
        field="reminded_on",
        hint="Vänta till dagen har passerat. / Wait until the day has passed.",
    )
