"""What was paid, how its use was reported, and what is claimed back (G09, G10)."""

from collections.abc import Callable
from typing import Any

from contracts import grant_money
from contracts.envelope import Recorded
from gateway.projector.cases import append, case_of, change, picked
from gateway.projector.history import Fold
from gateway.projector.rows import Body, Rows


def _paid(event: Recorded, rows: Rows) -> None:
    append(event, rows, "payments", picked(event, "amount", "paid_on"))


def _reminded(event: Recorded, rows: Rows) -> None:
    reminders = [*case_of(event, rows)["report"]["reminders"], picked(event, "reminded_on", "new_day")]
    _reported(event, rows, reminders=reminders, due_on=event.data["new_day"])


def _report_received(event: Recorded, rows: Rows) -> None:
    _reported(event, rows, **picked(event, "received_on", "used"))


def _report_approved(event: Recorded, rows: Rows) -> None:
    _reported(event, rows, **picked(event, "approved_on"))


def _reported(event: Recorded, rows: Rows, **changes: Any) -> None:
    change(event, rows, report={**case_of(event, rows)["report"], **changes})


def _claimed(event: Recorded, rows: Rows) -> None:
    said = picked(event, "claim_id", "amount", "ground", "reasons", "paragraph", "decided_on", "due_on")
    nothing: Body = {"repaid": [], "written_off": None, "handed_over": None}
    append(event, rows, "claims", {**said, **nothing, "left": event.data["amount"]})


def _claim(become: Callable[[Body, Recorded], Body]) -> Fold:
    def fold(event: Recorded, rows: Rows) -> None:
        claim_id = event.data["claim_id"]
        claims = case_of(event, rows)["claims"]
        change(event, rows, claims=[become(each, event) if each["claim_id"] == claim_id else each for each in claims])

    return fold


def _repaid(claim: Body, event: Recorded) -> Body:
    return {**_less(claim, event), "repaid": [*claim["repaid"], picked(event, "amount", "repaid_on")]}


def _written_off(claim: Body, event: Recorded) -> Body:
    return {**_less(claim, event), "written_off": picked(event, "amount", "reasons", "decided_on")}


def _less(claim: Body, event: Recorded) -> Body:
    left = claim["left"]
    return {**claim, "left": {**left, "ore": left["ore"] - event.data["amount"]["ore"]}}


def _handed_over(claim: Body, event: Recorded) -> Body:
    return {**claim, "handed_over": picked(event, "handed_over_on", "case")}


FOLDS: dict[str, Fold] = {
    grant_money.GrantPaid.type: _paid,
    grant_money.ReportReminded.type: _reminded,
    grant_money.GrantReportReceived.type: _report_received,
    grant_money.GrantReportApproved.type: _report_approved,
    grant_money.RepaymentClaimed.type: _claimed,
    grant_money.RepaymentReceived.type: _claim(_repaid),
    grant_money.ClaimWrittenOff.type: _claim(_written_off),
    grant_money.ClaimHandedOver.type: _claim(_handed_over),
}
