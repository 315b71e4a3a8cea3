"""Commands in good shape that the rules of support refuse: roles, nämnder, versions, days, money, grounds, criteria."""

from collections.abc import Iterator, Mapping
from itertools import cycle
from typing import Any

from tests.journeys.bad_grant_decisions import DUTIES, MONEY, PREMISES, STEPS, UNKNOWN, Rule, grounds
from tests.journeys.bad_shapes import SECRET, Bad
from tests.journeys.grant_orders import (
    DUTY_ORG,
    GONE_ORG,
    LATE_ORG,
    NEW_ORG,
    OFFICER,
    ORDERS,
    ORGNR,
    OTHER,
    ROUND,
    RULES,
    SHUT_ROUND,
    ago,
    body_of,
    case,
)
from tests.journeys.grants_city import RECORDED
from tests.journeys.report_orders import LEFT_OUT, TODAY, TOMORROW

Json = Any
SAID = "lövhögar vid gångvägen"
"""What a refused text says."""
_NO_CASE = {"support_id": f"{ORGNR}-{0:08x}", "letting_id": f"booking-{0:08x}"}
_NO_NAMNDS_OWN = {"RegisterOrganisation", "RenameOrganisation", "DissolveOrganisation", "IssueRuleSet"}
_FAR, _SOON = "2199-12-31", str(TOMORROW)


def against_the_rules(duty: str) -> Iterator[Bad]:
    """Yield what only the service, and most of it only by what it has recorded, can refuse."""
    turn = cycle((True, False, False))  # the gateway gives an answer on as it is, so a third of them by it is enough
    anybodys = (rule for order in ORDERS for rule in _of_anybody(order))
    for rule in (*anybodys, *_days(), *_ORGANISATIONS, *_RULES, *_APPLICATIONS, *grounds(), *STEPS, *MONEY, *PREMISES):
        yield _bad(*rule, by_gateway=next(turn))
    for item, changes, code, field in DUTIES:
        yield _bad(item, "DecideOnDuty", {"duty_id": duty, **changes}, code, field)


def _bad(
    item: str, order: str, changes: Mapping[str, Json], code: str, field: str | None, *, by_gateway: bool = True
) -> Bad:
    texts = {place: SAID for place in _TEXTS.get(order, ()) if place not in changes}
    unknown = (value for value in changes.values() if isinstance(value, str) and UNKNOWN in value)
    return Bad(item, order, body_of(order, {**texts, **changes}), code, field, (SAID, *unknown), by_gateway)


_TEXTS = {
    "RegisterOrganisation": ("title",),
    "RenameOrganisation": ("title",),
    "ReceiveApplication": ("purpose",),
    "AskAdvice": ("circumstances",),
    "ReceiveAdvice": ("summary",),
    "ApproveSupport": ("decision.reasons",),
    "ClaimRepayment": ("reasons",),
    "WriteOffClaim": ("reasons",),
    "RequestLetting": ("occasion",),
    "ControlFinancedActivity": ("summary",),
}


def _of_anybody(order: str) -> Iterator[Rule]:
    """Yield what holds for every command: who may, for which nämnd, on which version, under which id."""
    body = body_of(order)
    role = body["actor"]["role"]
    for wrong in ("staff", "grants_decider" if role == "grants_officer" else "grants_officer"):
        if (order, wrong) not in {("CancelLetting", "grants_decider"), ("IssueRuleSet", "grants_decider")}:
            yield "23 another role", order, {"actor.role": wrong}, "ROLE_NOT_ALLOWED", "actor.role"
    if order not in _NO_NAMNDS_OWN:
        for namnd in (OTHER, LEFT_OUT):
            yield "23 another nämnd", order, {"actor.namnd": namnd}, "NOT_OWN_NAMND", "actor.namnd"
    for name in body.keys() & _NO_CASE.keys():
        yield "50 no such case", order, {name: _NO_CASE[name]}, "CASE_UNKNOWN", name
        theirs = {"letting_id": None, "support_id": case("theirs", DUTY_ORG)}[name]
        if theirs:
            yield "23 the case of another nämnd", order, {name: theirs}, "NOT_OWN_NAMND", "actor.namnd"
    yield "26 a stale version", order, {"expected_version": 999_999}, "CONFLICT", "expected_version"
    yield "24 another body", order, {"command_id": RECORDED}, "COMMAND_ID_REUSED", "command_id"


def _days() -> Iterator[Rule]:
    """Yield days to come of what is to have happened, and days before what came first."""
    for order, place, early in (
        ("RegisterOrganisation", "registered_on", None),
        ("RenameOrganisation", "from_day", "1950-01-01"),
        ("DissolveOrganisation", "dissolved_on", "1950-01-01"),
        ("AttestIntroduction", "attested_on", "2019-01-01"),
        ("CloseRound", "closed_on", None),
        ("ReceiveApplication", "received_on", None),
        ("CompleteApplication", "completed_on", ago(60)),
        ("AssessApplication", "assessed_on", ago(41)),
        ("RequestProgramme", "requested_on", ago(60)),
        ("ReceiveProgramme", "received_on", ago(60)),
        ("AskAdvice", "asked_on", ago(60)),
        ("ReceiveAdvice", "received_on", ago(60)),
        ("WithdrawApplication", "withdrawn_on", ago(60)),
        ("ApproveSupport", "decision.decided_on", ago(31)),
        ("RejectApplication", "decision.decided_on", ago(31)),
        ("RevokeGrant", "decision.decided_on", ago(21)),
        ("RecordAppeal", "decided_on", ago(21)),
        ("PayGrant", "paid_on", ago(21)),
        ("RemindOfReport", "reminded_on", None),
        ("ReceiveReport", "received_on", ago(16)),
        ("ApproveReport", "approved_on", ago(16)),
        ("ClaimRepayment", "decided_on", ago(16)),
        ("RecordRepayment", "repaid_on", ago(3)),
        ("WriteOffClaim", "decided_on", ago(3)),
        ("HandOverClaim", "handed_over_on", ago(3)),
        ("RequestLetting", "requested_on", None),
        ("AssessLetting", "assessed_on", ago(60)),
        ("RequestLettingProgramme", "requested_on", ago(60)),
        ("ReceiveLettingProgramme", "received_on", ago(60)),
        ("LetPremises", "decision.decided_on", ago(31)),
        ("DenyLetting", "decision.decided_on", ago(31)),
        ("CancelLetting", "cancelled_on", ago(21)),
        ("RecordLettingAppeal", "decided_on", ago(21)),
        ("ControlFinancedActivity", "controlled_on", None),
        ("AdoptControlReport", "adopted_on", f"{TODAY.year - 2}-12-31"),
    ):
        yield "19 a day to come", order, {place: _SOON}, "DATE_IN_FUTURE", place
        if early:
            yield "29 before what came first", order, {place: early}, "DATE_OUT_OF_ORDER", place
    for order, place in (
        ("IssueRuleSet", "valid_from"),
        ("OpenRound", "closes_on"),
        ("OpenRound", "period.ends"),
        ("RequestProgramme", "deadline"),
        ("RemindOfReport", "new_day"),
        ("ClaimRepayment", "due_on"),
        ("RequestLetting", "period.ends"),
        ("RequestLettingProgramme", "deadline"),
    ):
        yield "20 a day far away", order, {place: _FAR}, "DATE_OUT_OF_RANGE", place
    yield "20 a time long ago", "RequestLetting", {"period.starts": "1900-01-01"}, "DATE_OUT_OF_RANGE", "period.starts"
    for order, place in (
        ("RequestProgramme", "deadline"),
        ("RequestLettingProgramme", "deadline"),
        ("RemindOfReport", "new_day"),
        ("ClaimRepayment", "due_on"),
        ("OpenRound", "closes_on"),
    ):
        yield "29 a deadline gone by", order, {place: ago(150)}, "DATE_OUT_OF_ORDER", place
    for order in ("OpenRound", "RequestLetting"):
        backwards = {"period": {"starts": ago(1), "ends": ago(2)}}
        yield "21 a period backwards", order, backwards, "MALFORMED", "period"


_ORGANISATIONS: tuple[Rule, ...] = (
    ("G18 known already", "RegisterOrganisation", {"orgnr": ORGNR}, "ORGANISATION_EXISTS", "orgnr"),
    ("G18 known already", "RegisterOrganisation", {"orgnr": "16" + ORGNR}, "ORGANISATION_EXISTS", "orgnr"),
    *(
        ("G18 not registered", order, {"orgnr": NEW_ORG}, "ORGANISATION_UNKNOWN", "orgnr")
        for order in ("RenameOrganisation", "DissolveOrganisation", "ReceiveApplication", "RequestLetting")
    ),
    ("G18 dissolved twice", "DissolveOrganisation", {"orgnr": GONE_ORG}, "ORGANISATION_DISSOLVED", "orgnr"),
    ("N08 a board", "RegisterOrganisation", {"board": [SECRET]}, "MALFORMED", "board"),
    ("N08 a contact", "ReceiveApplication", {"contact": SECRET}, "MALFORMED", "contact"),
    ("N10 on a list", "RegisterOrganisation", {"blacklisted": True}, "MALFORMED", "blacklisted"),
)
_RULES: tuple[Rule, ...] = (
    ("G14 after the fact", "IssueRuleSet", {"valid_from": ago(2)}, "RULES_NOT_IN_ADVANCE", "valid_from"),
    ("G14 a key again", "IssueRuleSet", {"rule_set": RULES}, "RULES_EXIST", "rule_set"),
    ("22 no such nämnd", "IssueRuleSet", {"namnd": UNKNOWN}, "NAMND_UNKNOWN", "namnd"),
    (
        "G04 a criterion twice",
        "IssueRuleSet",
        {"criteria": [{"key": "stadgar", "kind": "statutes", "wording": "Stadgarna finns."}] * 2},
        "KEY_TWICE",
        "criteria.1",
    ),
    ("G14 no such rules", "AttestIntroduction", {"rule_set": UNKNOWN}, "RULES_UNKNOWN", "rule_set"),
    (
        "G14 rules of another",
        "AttestIntroduction",
        {"rule_set": "hasselby-vallingby-bidrag-2018"},
        "RULES_OF_ANOTHER",
        "rule_set",
    ),
    ("G01 a code again", "OpenRound", {"round_id": ROUND}, "ROUND_EXISTS", "round_id"),
    ("G11 premises in a round", "OpenRound", {"kind": "letting"}, "KIND_NOT_IN_ROUNDS", "kind"),
    ("G01 without rules", "OpenRound", {"opens_on": "2015-01-01"}, "RULES_MISSING", "opens_on"),
    ("22 no such nämnd", "OpenRound", {"namnd": UNKNOWN, "actor.namnd": UNKNOWN}, "NAMND_UNKNOWN", "namnd"),
    ("G01 no such round", "CloseRound", {"round_id": UNKNOWN}, "ROUND_UNKNOWN", "round_id"),
    ("G01 closed already", "CloseRound", {"round_id": SHUT_ROUND}, "ROUND_NOT_OPEN", "closed_on"),
)
_APPLICATIONS: tuple[Rule, ...] = (
    ("G01 no such round", "ReceiveApplication", {"round_id": UNKNOWN}, "ROUND_UNKNOWN", "round_id"),
    ("G01 a closed round", "ReceiveApplication", {"round_id": SHUT_ROUND}, "ROUND_NOT_OPEN", "round_id"),
    ("G01 before it opens", "ReceiveApplication", {"received_on": ago(200)}, "ROUND_NOT_OPEN", "round_id"),
    (
        "G18 dissolved",
        "ReceiveApplication",
        {"orgnr": GONE_ORG, "received_on": ago(9)},
        "ORGANISATION_DISSOLVED",
        "orgnr",
    ),
    ("G10 a late report", "ReceiveApplication", {"orgnr": LATE_ORG}, "REPORT_LATE", "orgnr"),
    ("G02 not assessed yet", "ApproveSupport", {"support_id": case("completed")}, "STATUS_NOT_POSSIBLE", "support_id"),
    ("G04 not met", "ApproveSupport", {"support_id": case("failing")}, "CRITERIA_NOT_MET", "support_id"),
    (
        "G12 in doubt",
        "ApproveSupport",
        {"support_id": case("doubtful"), "decision.decided_on": str(TODAY)},
        "STILL_WAITING",
        "support_id",
    ),
    ("28 its own assessment", "ApproveSupport", {"actor.account": OFFICER["account"]}, "FOUR_EYES", "actor.account"),
    ("G01 a closed round", "ApproveSupport", {"support_id": case("shut")}, "ROUND_NOT_OPEN", "decision.decided_on"),
    (
        "G18 dissolved",
        "ApproveSupport",
        {"support_id": case("gone", GONE_ORG)},
        "ORGANISATION_DISSOLVED",
        "support_id",
    ),
    ("G12 nothing asked", "ReceiveProgramme", {"support_id": case("received")}, "NOT_ASKED", "support_id"),
    ("G12 nothing asked", "ReceiveAdvice", {"support_id": case("received")}, "NOT_ASKED", "support_id"),
    ("G12 asked twice", "RequestProgramme", {"support_id": case("waiting")}, "ASKED_ALREADY", "support_id"),
    ("G12 asked twice", "AskAdvice", {"support_id": case("waiting")}, "ASKED_ALREADY", "support_id"),
)
