"""G09, G10: what is paid is accounted for in time, and never more is claimed back than is paid."""

from datetime import date
from typing import Any

import pytest

from contracts.applications import ApplicationReceived
from contracts.envelope import Instruction
from contracts.grant_decisions import SupportApproved
from contracts.grant_money import (
    ApproveReport,
    ClaimHandedOver,
    ClaimRepayment,
    ClaimWrittenOff,
    GrantPaid,
    GrantReportApproved,
    GrantReportReceived,
    HandOverClaim,
    ReceiveReport,
    RecordRepayment,
    RemindOfReport,
    RepaymentClaimed,
    RepaymentReceived,
    ReportReminded,
    WriteOffClaim,
)
from contracts.grant_rules import BudgetCommitted
from contracts.grant_terms import NegativeGround
from contracts.plans import Period
from tests.grants.histories import (
    SUPPORT,
    applied,
    approve,
    approved,
    decision,
    kronor,
    open_round,
    pay,
    ready,
    receive,
    register,
    revoke,
    rules,
    support_id,
)
from tests.grants.spec import NAMND, OTHER, given, noted, order

SPRING = Period(starts=date(2026, 1, 1), ends=date(2026, 4, 30))
DUE = date(2026, 6, 29)
"""60 days after the end of spring."""
LATE = date(2026, 6, 30)


def spring(*, bars: bool = True) -> tuple[Any, ...]:
    """Paid support for the spring, whose report is due at the end of June; and a round for the autumn."""
    autumn = open_round(round_id="autumn", closes_on=date(2026, 12, 31))
    begun = *noted(), rules(late_report_bars=bars), register(), open_round(period=SPRING), autumn
    return *begun, open_round(OTHER, closes_on=date(2026, 12, 31)), *approved(), pay()


def remind(on: date = LATE, new_day: date = date(2026, 7, 31)) -> RemindOfReport:
    return order(RemindOfReport, support_id=SUPPORT, reminded_on=on, new_day=new_day)


def report(on: date = date(2026, 8, 1)) -> ReceiveReport:
    return order(ReceiveReport, support_id=SUPPORT, received_on=on, used=kronor(30_000))


def settle(on: date = date(2026, 8, 5)) -> ApproveReport:
    return order(ApproveReport, support_id=SUPPORT, approved_on=on)


def again(on: date = LATE, namnd: str = NAMND, round_id: str = "autumn") -> Instruction:
    return receive(namnd, command_id="apply-0002", round_id=round_id, received_on=on)


def claim(amount: int = 30_000, claim_id: str = "claim-1", **said: Any) -> ClaimRepayment:
    body = {
        "ground": NegativeGround.MISUSE,
        "reasons": "Pengarna gick till annat",
        "paragraph": "§ 20",
        "decided_on": date(2026, 6, 1),
        "due_on": date(2026, 7, 1),
        **said,
    }
    return order(ClaimRepayment, support_id=SUPPORT, claim_id=claim_id, amount=kronor(amount), **body)


def repay(amount: int, on: date = date(2026, 7, 1), claim_id: str = "claim-1") -> RecordRepayment:
    return order(RecordRepayment, support_id=SUPPORT, claim_id=claim_id, amount=kronor(amount), repaid_on=on)


def write_off(on: date = date(2026, 9, 1), claim_id: str = "claim-1") -> WriteOffClaim:
    return order(WriteOffClaim, support_id=SUPPORT, claim_id=claim_id, reasons="Inget finns att hämta", decided_on=on)


def hand_over(on: date = date(2026, 8, 1), claim_id: str = "claim-1") -> HandOverClaim:
    return order(HandOverClaim, support_id=SUPPORT, claim_id=claim_id, handed_over_on=on, case="U 12-26")


def test_G10_support_is_paid_in_parts_up_to_what_is_approved() -> None:
    told = given(*ready(), *approved()).when(pay(10_000)).then(GrantPaid)
    told.when(pay(20_001)).then_refused("AMOUNT_TOO_LARGE", "amount.ore")
    told.when(pay(20_000)).then(GrantPaid)
    told.when(pay(1)).then_refused("AMOUNT_TOO_LARGE", "amount.ore")


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"amount": 0}, "AMOUNT_ZERO", "amount.ore"),
        ({"paid_on": date(2026, 2, 9)}, "DATE_OUT_OF_ORDER", "paid_on"),
        ({"paid_on": date(2026, 11, 21)}, "DATE_IN_FUTURE", "paid_on"),
    ],
)
def test_G10_a_payment_that_cannot_be_is_refused(said: dict[str, Any], code: str, field: str) -> None:
    given(*ready(), *approved()).when(pay(**said)).then_refused(code, field)


def test_G08_nothing_is_paid_of_what_is_revoked_or_not_approved() -> None:
    given(*ready(), *approved(), revoke()).when(pay()).then_refused("STATUS_NOT_POSSIBLE", "support_id")
    given(*ready(), *applied()).when(pay()).then_refused("STATUS_NOT_POSSIBLE", "support_id", ("approved", "paid"))


def test_G10_nothing_is_paid_when_the_time_of_the_support_is_over() -> None:
    told = given(*noted(), rules(), register(), open_round(period=SPRING), *approved())
    told.when(pay(paid_on=date(2026, 5, 1))).then_refused("SUPPORT_OVER", "paid_on")
    told.when(pay(paid_on=date(2026, 4, 30))).then(GrantPaid)


def test_G10_a_report_comes_and_is_approved() -> None:
    told = given(*spring())
    told.when(settle()).then_refused("STATUS_NOT_POSSIBLE", "support_id", ("reported",))
    told.when(report(date(2026, 2, 28))).then_refused("DATE_OUT_OF_ORDER", "received_on")
    told.when(report()).then(GrantReportReceived)
    told.when(report()).then_refused("STATUS_NOT_POSSIBLE", "support_id", ("paid",))
    told.when(settle(date(2026, 7, 31))).then_refused("DATE_OUT_OF_ORDER", "approved_on")
    told.when(settle()).then(GrantReportApproved)
    told.when(pay(1)).then_refused("STATUS_NOT_POSSIBLE")


def test_G10_only_a_late_report_is_asked_for_again() -> None:
    told = given(*spring())
    told.when(remind(DUE)).then_refused("REPORT_NOT_LATE", "reminded_on")
    told.when(remind(new_day=DUE)).then_refused("DATE_OUT_OF_ORDER", "new_day")
    told.when(remind(new_day=date(2199, 12, 31))).then_refused("DATE_OUT_OF_RANGE", "new_day")
    told.when(remind()).then(ReportReminded)
    told.when(remind(date(2026, 7, 31))).then_refused("REPORT_NOT_LATE", "reminded_on")


def test_G10_a_late_report_bars_a_new_application_until_it_has_come() -> None:
    told = given(*spring())
    told.when(again()).then_refused("REPORT_LATE", "orgnr", (SUPPORT,))
    told.given(report()).when(again()).then(ApplicationReceived)


def test_G10_a_report_that_is_not_late_yet_bars_nothing() -> None:
    given(*spring()).when(again(DUE)).then(ApplicationReceived)
    told = given(*spring(), remind())
    told.when(again(date(2026, 8, 1))).then_refused("REPORT_LATE")
    told.when(again(date(2026, 7, 31))).then(ApplicationReceived)


def test_G10_whether_a_late_report_bars_is_the_rules_to_say() -> None:
    given(*spring(bars=False)).when(again()).then(ApplicationReceived)


def test_G10_a_late_report_bars_in_its_own_namnd_only() -> None:
    given(*spring()).when(again(namnd=OTHER, round_id="2026")).then(ApplicationReceived)


def test_G10_a_report_that_has_become_late_bars_an_approval() -> None:
    second = support_id("apply-0002")
    told = given(*spring(), *applied(second, command_id="apply-0002", round_id="autumn"))
    told.when(approve(second, decision=decision(LATE))).then_refused("REPORT_LATE", "support_id")
    told.when(approve(second, decision=decision(DUE))).then(SupportApproved, BudgetCommitted)


def test_G09_at_most_what_is_paid_is_claimed_back() -> None:
    told = given(*ready(), *approved(), pay(20_000))
    told.when(claim(20_001)).then_refused("AMOUNT_TOO_LARGE", "amount.ore")
    told.when(claim(15_000)).then(RepaymentClaimed)
    told.when(claim(1_000)).then_refused("CLAIM_EXISTS", "claim_id")
    told.when(claim(5_001, "claim-2")).then_refused("AMOUNT_TOO_LARGE", "amount.ore")
    told.when(claim(5_000, "claim-2")).then(RepaymentClaimed)


def test_G09_what_was_never_paid_is_not_claimed() -> None:
    given(*ready(), *approved()).when(claim(1)).then_refused("AMOUNT_TOO_LARGE", "amount.ore")


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"ground": NegativeGround.PREMISES_TAKEN}, "GROUND_NOT_POSSIBLE", "ground"),
        ({"decided_on": date(2026, 2, 28)}, "DATE_OUT_OF_ORDER", "decided_on"),
        ({"decided_on": date(2026, 11, 21)}, "DATE_IN_FUTURE", "decided_on"),
        ({"due_on": date(2026, 5, 31)}, "DATE_OUT_OF_ORDER", "due_on"),
        ({"due_on": date(2199, 12, 31)}, "DATE_OUT_OF_RANGE", "due_on"),
        ({"amount": 0}, "AMOUNT_ZERO", "amount.ore"),
    ],
)
def test_G09_a_claim_that_cannot_be_is_refused(said: dict[str, Any], code: str, field: str) -> None:
    given(*ready(), *approved(), pay()).when(claim(**said)).then_refused(code, field)


def test_G09_revoked_support_is_claimed_back() -> None:
    given(*ready(), *approved(), pay(), revoke()).when(claim()).then(RepaymentClaimed)


def test_G09_a_claim_is_paid_in_part_handed_over_and_written_off() -> None:
    told = given(*ready(), *approved(), pay(), claim())
    told.when(repay(10_000)).then(RepaymentReceived)
    told.when(repay(20_001)).then_refused("AMOUNT_TOO_LARGE", "amount.ore")
    told.when(hand_over()).then(ClaimHandedOver)
    told.when(hand_over()).then_refused("ALREADY_RECORDED", "claim_id")
    told.when(repay(5_000)).then(RepaymentReceived)
    told.when(write_off()).then(ClaimWrittenOff).then_said(ClaimWrittenOff, amount=kronor(15_000))
    told.when(write_off()).then_refused("CLAIM_SETTLED", "claim_id")
    told.when(hand_over()).then_refused("CLAIM_SETTLED", "claim_id")
    told.when(repay(1)).then_refused("AMOUNT_TOO_LARGE", "amount.ore")


@pytest.mark.parametrize("step", [repay(1, claim_id="no"), write_off(claim_id="no"), hand_over(claim_id="no")])
def test_G09_a_claim_that_is_not_there_is_refused(step: Instruction) -> None:
    given(*ready(), *approved(), pay(), claim()).when(step).then_refused("CLAIM_UNKNOWN", "claim_id")


@pytest.mark.parametrize(
    ("step", "field"),
    [
        (repay(1, date(2026, 5, 31)), "repaid_on"),
        (write_off(date(2026, 5, 31)), "decided_on"),
        (hand_over(date(2026, 5, 31)), "handed_over_on"),
    ],
)
def test_G09_nothing_becomes_of_a_claim_before_it_is_made(step: Instruction, field: str) -> None:
    given(*ready(), *approved(), pay(), claim()).when(step).then_refused("DATE_OUT_OF_ORDER", field)


def test_G09_what_is_written_off_is_not_claimed_again() -> None:
    told = given(*ready(), *approved(), pay(), claim(), write_off())
    told.when(claim(1, "claim-2")).then_refused("AMOUNT_TOO_LARGE")
