"""What must be taken in: every command as it is meant, every word of the lists, and what only looks bad."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import count
from typing import Any

from benchmarks.deid_eval.check_digits import luhn
from contracts.grant_terms import ControlResult, CriterionKind, Evidence, LegalBasis, NegativeGround, SupportKind
from tests.deid.test_gate_catalogue import CLEAN
from tests.journeys.good_reports import Good
from tests.journeys.grant_orders import DECIDER, OTHER, ago, body_of, case, letting
from tests.journeys.report_orders import SLK, TODAY

Json = Any
_LATER = str(TODAY + timedelta(days=90))
ONLY_TEXT = (
    "'; DROP TABLE facts; --",
    "{{7*7}} ${7*7}",
    "<script>alert(1)</script>",
    "=1+1",
    "../../etc/passwd",
    "ÅÄÖ åäö é ü – ”citat” …",
    "😀",
    "e\u0301te\u0301",
)


def in_its_turn(duty: str) -> Iterator[Good]:
    """Yield every command once as it is meant, in an order in which each can be carried out."""
    changes: Mapping[str, Mapping[str, Json]] = {
        "ReceiveReport": {"support_id": case("approved")},
        "RecordRepayment": {"amount.ore": 50_000},
        "DecideOnDuty": {"duty_id": duty},
    }
    for order in _TURNS.split():
        yield Good("as it is meant", order, body_of(order, changes.get(order)))


_TURNS = """RegisterOrganisation RenameOrganisation IssueRuleSet AttestIntroduction OpenRound ReceiveApplication
CompleteApplication RequestProgramme AskAdvice WithdrawApplication AssessApplication ReceiveProgramme ReceiveAdvice
ApproveSupport RejectApplication RecordAppeal PayGrant ReceiveReport ApproveReport RemindOfReport
ClaimRepayment HandOverClaim RecordRepayment WriteOffClaim RevokeGrant DecideOnDuty
RequestLetting AssessLetting RequestLettingProgramme ReceiveLettingProgramme LetPremises DenyLetting CancelLetting
RecordLettingAppeal ControlFinancedActivity AdoptControlReport CloseRound DissolveOrganisation"""


def organisations() -> Iterator[Good]:
    """Yield organisations with numbers in every form, and with odd titles and days."""
    number = count(1)

    def registered(item: str, form: str = "{}-{}", start: str = "802410", **said: Json) -> Good:
        first = f"{start}{next(number):03}"
        orgnr = form.format(first[:6], f"{first[6:]}{luhn(first)}")
        changes = {place.replace("__", "."): value for place, value in said.items()}
        return Good(item, "RegisterOrganisation", body_of("RegisterOrganisation", {"orgnr": orgnr, **changes}))

    for form in ("{}-{}", "{}{}", "16{}-{}", "16{}{}"):
        yield registered("73 a form of a number", form)
    for start in ("202100", "252000", "556700", "717900", "769600", "969600", "989900"):
        yield registered("G18 a sort of organisation", start=start)
    for text in (*ONLY_TEXT, "Ö", "A" * 400, "Ö" * 400, "Föreningen 1 000 000 kr 🎉"):
        yield registered("30 only text", title=text)
    for day in ("1900-01-01", "2024-02-29", str(TODAY)):
        yield registered("18 an odd day", registered_on=day)
    yield registered("G18 by SLK", actor=SLK)
    yield registered("G18 by another nämnd", actor__namnd=OTHER)


def in_words() -> Iterator[Good]:
    """Yield every text that the gate must let through, as a purpose and in a control; and text that is only text."""
    number = count(1)
    for item, text in (*CLEAN, *(("30 only text", text) for text in ONLY_TEXT)):
        yield Good(f"{item}", "ReceiveApplication", body_of("ReceiveApplication", {"purpose": f"Enligt: {text}"}))
        yield _controlled(f"{item}", number, summary=f"Enligt avtalet: {text}")
    yield _controlled("14 4,000 characters", number, summary="ord " * 1000)
    yield _controlled("11 lines", number, summary="En rad.\r\nEn till.\tOch mer.")
    name = {"field": "summary", "start": 0, "end": len("Maria Svensson")}
    yield _controlled("N02 attested", number, summary="Maria Svensson heter pjäsen.", attested=[name])
    for result in ControlResult:
        yield _controlled(f"G17 {result}", number, result=result)


def _controlled(item: str, number: Iterator[int], **said: Json) -> Good:
    changes = {"control_id": f"udda-{next(number)}", **said}
    return Good(item, "ControlFinancedActivity", body_of("ControlFinancedActivity", changes))


def of_every_sort() -> Iterator[Good]:
    """Yield rules, rounds, requests and amounts at their bounds, and every word of the closed lists."""
    for kind in (SupportKind.GRANT, SupportKind.ARRANGEMENT):
        for ore in (1, 10**13):
            changes = {"round_id": f"{kind}-{ore}", "kind": kind, "budget.ore": ore}
            yield Good(f"G01 {kind} {ore}", "OpenRound", body_of("OpenRound", changes))
    day = {"round_id": "en-dag", "opens_on": ago(0), "closes_on": ago(0), "period": {"starts": ago(0), "ends": ago(0)}}
    yield Good("G01 a single day", "OpenRound", body_of("OpenRound", day))
    for ore in (1, 10**13):
        yield Good(f"08 {ore} öre", "ReceiveApplication", body_of("ReceiveApplication", {"amount.ore": ore}))
    criteria = [
        {"key": f"{kind.value}-{number}".replace("_", "-"), "kind": kind, "wording": "Stadgarna finns."}
        for kind in CriterionKind
        for number in range(5)
    ]
    rules = {"criteria": criteria, "kinds": list(SupportKind), "valid_from": _LATER}
    for number, days in enumerate((1, 730)):
        changes = {**rules, "rule_set": f"regler-{number}", "report_within_days": days, "late_report_bars": False}
        yield Good("G14 many criteria", "IssueRuleSet", body_of("IssueRuleSet", changes))
    own = {"actor": DECIDER, "namnd": DECIDER["namnd"], "rule_set": "egna-regler", "valid_from": _LATER}
    yield Good("G05 a nämnd's own", "IssueRuleSet", body_of("IssueRuleSet", own))
    for reference in ("b17", "2026-11-20-kl-18", "0", "bokning-12345", "a" * 80):
        changes = {"orgnr": None, "booking_reference": reference, "period": {"starts": ago(0), "ends": ago(0)}}
        yield Good("G13 a booking", "RequestLetting", body_of("RequestLetting", changes))
    documents = {"support_id": case("completed"), "documents": list(Evidence)}
    yield Good("G06 all documents", "CompleteApplication", body_of("CompleteApplication", documents))
    approved = {"support_id": case("doubtless"), "decision.legal_basis": list(LegalBasis), "amount.ore": 1}
    yield Good("G01 one öre, on all laws", "ApproveSupport", body_of("ApproveSupport", approved))
    acts = [ground for ground in NegativeGround if "act" in ground.value.split("_")]
    yield Good("G08 many grounds", "RevokeGrant", body_of("RevokeGrant", {"grounds": acts, **_OF_APPROVED}))
    called_off = {"grounds": acts, "decision": body_of("RevokeGrant")["decision"], "actor": DECIDER}
    yield Good("G08 called off by the nämnd", "CancelLetting", body_of("CancelLetting", {**called_off, **_OF_LET}))


_OF_APPROVED = {"support_id": case("revocable")}
_OF_LET = {"letting_id": letting("cancellable")}
