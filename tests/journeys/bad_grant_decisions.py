"""Decisions on support and letting, and money, that the rules refuse: grounds, criteria, amounts, claims, duties."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.journeys.grant_orders import (
    CLAIM,
    DECIDER,
    GONE_ORG,
    LATE_ORG,
    NEW_ORG,
    OTHER,
    ago,
    answers,
    case,
    decided,
    letting,
)
from tests.journeys.report_orders import TODAY

Json = Any
Rule = tuple[str, str, Mapping[str, Json], str, str | None]
"""Its place in the catalogue, the command, what is other than usual in it, and the code and field of the refusal."""
UNKNOWN = "okand-kod-xyz"
_VIEWS = ("opinion", "views", "åsikter", "religion", "political_views", "extremism", "belief", "suspicion")
_DECISIONS = ("RejectApplication", "RevokeGrant", "DenyLetting", "CancelLetting")


def grounds() -> Iterator[Rule]:
    """Yield grounds and criteria that are none, or not of such a decision, or that the case contradicts."""
    yield from (rule for order in _DECISIONS for rule in _of_a_decision(order))
    yield "N03 a view as a ground", "ClaimRepayment", {"ground": "opinion"}, "MALFORMED", "ground"
    for order, untrue in _UNTRUE:
        for ground in untrue.split():
            changes = {"grounds": [ground], "criteria": []}
            yield "G08 an untrue ground", order, changes, "GROUND_NOT_POSSIBLE", "grounds.0"
    for ground in ("incomplete", "premises_taken", "too_late", "budget_spent"):
        yield "G09 no ground to claim", "ClaimRepayment", {"ground": ground}, "GROUND_NOT_POSSIBLE", "ground"
    yield from _criteria()


def _of_a_decision(order: str) -> Iterator[Rule]:
    for view in _VIEWS:
        yield "N03 a view as a ground", order, {"grounds": [view]}, "MALFORMED", "grounds.0"
    whole = {"grounds": ["violent_act"] * 2, "decision": decided(), "actor": DECIDER}
    if order != "CancelLetting":  # which has grounds and no criteria
        whole["criteria"] = []
    yield "G08 a ground twice", order, whole, "KEY_TWICE", "grounds.1"
    yield "G08 no legal basis", order, {**whole, "decision.legal_basis": []}, "MALFORMED", "decision.legal_basis"
    yield "G08 no reasons", order, {**whole, "decision.reasons": " "}, "MALFORMED", "decision.reasons"


def _criteria() -> Iterator[Rule]:
    for order in ("RejectApplication", "DenyLetting"):
        for criteria, place in (([], "criteria"), (["rattsstat"], "criteria.0"), ([UNKNOWN], "criteria.0")):
            yield "G04 without its criterion", order, {"criteria": criteria}, "CRITERIA_UNFOUNDED", place
        yield "G04 a criterion twice", order, {"criteria": ["jamstalldhet"] * 2}, "KEY_TWICE", "criteria.1"
    yield "G08 a criterion twice", "RevokeGrant", _revoked(["rattsstat"] * 2), "KEY_TWICE", "criteria.1"
    yield "G08 no such criterion", "RevokeGrant", _revoked([UNKNOWN]), "CRITERIA_UNFOUNDED", "criteria.0"
    for order in ("AssessApplication", "AssessLetting"):
        for number, (code, place, said) in enumerate(_ANSWERS):
            yield f"G04 answers {number}", order, {"answers": said}, code, place


_UNTRUE = (
    ("RejectApplication", "premises_taken dissolved too_late budget_spent not_accounted incomplete not_let_to_anybody"),
    ("RevokeGrant", "incomplete too_late budget_spent dissolved not_accounted"),
    ("DenyLetting", "too_late budget_spent misuse dissolved incomplete not_accounted"),
)


def _revoked(criteria: list[str]) -> Mapping[str, Json]:
    return {"grounds": ["criterion_not_met"], "criteria": criteria}


_ANSWERS: tuple[tuple[str, str, Json], ...] = (
    ("CRITERIA_NOT_ANSWERED", "answers", answers()[:3]),
    ("KEY_TWICE", "answers.4", [*answers(), answers()[0]]),
    ("CRITERION_UNKNOWN", "answers.4.criterion", [*answers(), {**answers()[0], "criterion": UNKNOWN}]),
    ("CRITERION_UNKNOWN", "answers.0.criterion", [{**answers()[0], "criterion": "asikter"}, *answers()[1:]]),
)
STEPS: tuple[Rule, ...] = (
    *(
        ("27 not where it stands", order, {"support_id": case(name)}, "STATUS_NOT_POSSIBLE", "support_id")
        for order, names in (
            ("CompleteApplication", ("assessed", "paid", "rejected")),
            ("AssessApplication", ("received", "approved", "rejected")),
            ("RequestProgramme", ("approved", "rejected")),
            ("AskAdvice", ("paid", "rejected")),
            ("WithdrawApplication", ("approved", "rejected")),
            ("ApproveSupport", ("received", "completed", "approved", "rejected")),
            ("RejectApplication", ("paid", "rejected")),
            ("RevokeGrant", ("received", "assessed", "rejected")),
            ("RecordAppeal", ("received", "approved", "paid")),
            ("PayGrant", ("received", "assessed", "rejected", "reported")),
            ("RemindOfReport", ("approved", "reported")),
            ("ReceiveReport", ("approved", "reported", "rejected")),
            ("ApproveReport", ("approved", "paid")),
        )
        for name in names
    ),
    *(
        ("27 not where it stands", order, {"letting_id": letting(name)}, "STATUS_NOT_POSSIBLE", "letting_id")
        for order, names in (
            ("AssessLetting", ("let", "denied")),
            ("RequestLettingProgramme", ("let", "denied")),
            ("LetPremises", ("asked", "let", "denied")),
            ("DenyLetting", ("let", "denied")),
            ("CancelLetting", ("denied",)),
            ("RecordLettingAppeal", ("asked", "let")),
        )
        for name in names
    ),
)
MONEY: tuple[Rule, ...] = (
    *(
        ("08 nothing", order, {"amount.ore": 0}, "AMOUNT_ZERO", "amount.ore")
        for order in ("ReceiveApplication", "ApproveSupport", "PayGrant", "ClaimRepayment", "RecordRepayment")
    ),
    *(
        ("G01 more than there is", order, {"amount.ore": 10**13}, "AMOUNT_TOO_LARGE", "amount.ore")
        for order in ("ApproveSupport", "PayGrant", "ClaimRepayment", "RecordRepayment")
    ),
    *(
        ("G01 another currency", order, {"amount.currency": currency}, "MALFORMED", "amount.currency")
        for order in ("ReceiveApplication", "ApproveSupport", "PayGrant", "ClaimRepayment")
        for currency in ("eur", "SEK ", "kr", "")
    ),
    (
        "G01 over the budget",
        "ApproveSupport",
        {"support_id": case("large"), "amount.ore": 9_900_000},
        "OVER_BUDGET",
        "amount.ore",
    ),
    (
        "G10 its time is over",
        "PayGrant",
        {"support_id": case("late", LATE_ORG), "paid_on": str(TODAY)},
        "SUPPORT_OVER",
        "paid_on",
    ),
    ("G10 not late", "RemindOfReport", {"support_id": case("paid")}, "REPORT_NOT_LATE", "reminded_on"),
    ("G09 a code again", "ClaimRepayment", {"claim_id": CLAIM}, "CLAIM_EXISTS", "claim_id"),
    *(
        ("G09 no such claim", order, {"claim_id": UNKNOWN}, "CLAIM_UNKNOWN", "claim_id")
        for order in ("RecordRepayment", "WriteOffClaim", "HandOverClaim")
    ),
    ("G15 a year to come", "AdoptControlReport", {"year": TODAY.year + 1}, "DATE_OUT_OF_ORDER", "adopted_on"),
    ("G15 a year long gone", "AdoptControlReport", {"year": 1999}, "MALFORMED", "year"),
    (
        "G17 before there was such a nämnd",
        "ControlFinancedActivity",
        {"controlled_on": "1999-12-31"},
        "NAMND_NOT_VALID",
        "namnd",
    ),
)
PREMISES: tuple[Rule, ...] = (
    ("G13 two tenants", "RequestLetting", {"booking_reference": "bokning-1"}, "MALFORMED", None),
    ("G13 no tenant", "RequestLetting", {"orgnr": None}, "MALFORMED", None),
    ("G18 not registered", "RequestLetting", {"orgnr": NEW_ORG}, "ORGANISATION_UNKNOWN", "orgnr"),
    ("G18 dissolved", "RequestLetting", {"orgnr": GONE_ORG, "requested_on": ago(9)}, "ORGANISATION_DISSOLVED", "orgnr"),
    ("G11 without rules", "RequestLetting", {"requested_on": "2010-01-01"}, "RULES_MISSING", "requested_on"),
    *(
        (
            "G13 by name",
            "RequestLetting",
            {"orgnr": None, "booking_reference": name},
            "PERSONAL_DATA",
            "booking_reference",
        )
        for name in ("anna-andersson", "bokning-bjorn-svensson-17", "anna")
    ),
    ("28 its own assessment", "LetPremises", {"actor.account": "handlaggare"}, "FOUR_EYES", "actor.account"),
    ("G11 not met", "LetPremises", {"letting_id": letting("failing")}, "CRITERIA_NOT_MET", "letting_id"),
    ("G12 nothing asked", "ReceiveLettingProgramme", {"letting_id": letting("asked")}, "NOT_ASKED", "letting_id"),
    ("G12 asked twice", "RequestLettingProgramme", {"letting_id": letting("waiting")}, "ASKED_ALREADY", "letting_id"),
    ("G13 half a decision", "CancelLetting", {"grounds": ["violent_act"]}, "DECISION_INCOMPLETE", "decision"),
    ("G13 half a decision", "CancelLetting", {"decision": decided()}, "DECISION_INCOMPLETE", "decision"),
    (
        "23 the nämnd's own, by an officer",
        "CancelLetting",
        {"grounds": ["violent_act"], "decision": decided()},
        "ROLE_NOT_ALLOWED",
        "actor.role",
    ),
)
DUTIES: tuple[tuple[str, Mapping[str, Json], str, str], ...] = (
    ("G08 another outcome", {"outcome": "support_revoked"}, "DUTY_OUTCOME_OTHERWISE", "outcome"),
    ("G08 another outcome", {"outcome": "support_ended"}, "DUTY_OUTCOME_OTHERWISE", "outcome"),
    ("G08 before it arose", {"decision.decided_on": ago(25)}, "DATE_OUT_OF_ORDER", "decision.decided_on"),
    (
        "19 a day to come",
        {"decision.decided_on": str(TODAY.replace(year=TODAY.year + 1, day=1))},
        "DATE_IN_FUTURE",
        "decision.decided_on",
    ),
    ("G08 no such duty", {"duty_id": f"u-{0:016x}"}, "DUTY_UNKNOWN", "duty_id"),
    ("G18 not registered", {"orgnr": NEW_ORG}, "ORGANISATION_UNKNOWN", "orgnr"),
    ("G08 the duty of another", {"namnd": OTHER, "actor.namnd": OTHER}, "DUTY_UNKNOWN", "duty_id"),
)
