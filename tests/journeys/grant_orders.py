"""Commands about support in good order, as JSON, each about a case in which it can be carried out."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from benchmarks.deid_eval.check_digits import luhn
from contracts.made_ids import made_of
from tests.journeys.report_orders import SLK, TODAY, TOMORROW, changed

Json = Any
NAMND, OTHER = "skarpnack", "kungsholmen"
OFFICER = {"account": "handlaggare", "role": "grants_officer", "namnd": NAMND}
DECIDER = {"account": "beslutande", "role": "grants_decider", "namnd": NAMND}
COORDINATOR = {"account": "samordnare", "role": "local_coordinator", "namnd": NAMND}
ORGNR, LATE_ORG, DUTY_ORG, GONE_ORG = "802002-4280", "212000-0142", "802003-0006", "556012-5790"
NEW_ORG = "802400-0005"
RULES, CRITERIA = "stadens-rutin-2019", ("rattsstat", "manskliga-rattigheter", "jamstalldhet", "inget-vald")
ROUND, LATE_ROUND, SHUT_ROUND = "bidrag", "gammalt-bidrag", "stangt-bidrag"
CLAIM = "krav-1"


def ago(days: int) -> str:
    """Return the day so many days before today."""
    return str(TODAY - timedelta(days=days))


def org_of(name: str) -> str:
    """Return the organisation of a case of a name: each has its own, whose history is short."""
    first = f"71791{int(made_of('organisation', name, 8), 16) % 10_000:04}"
    return f"{first[:6]}-{first[6:]}{luhn(first)}"


def case(name: str, orgnr: str | None = None) -> str:
    """Return the id of the support that the application of a name becomes."""
    return f"{orgnr or org_of(name)}-{made_of('support', f'before-{name}', 8)}"


def letting(name: str) -> str:
    """Return the id of the letting that the request of a name becomes."""
    return f"{org_of(name)}-{made_of('letting', f'before-lokal-{name}', 8)}"


def kronor(amount: int) -> Json:
    """Return an amount."""
    return {"ore": amount * 100, "currency": "sek"}


def answers(not_met: str | None = None) -> Json:
    """Return an answer to every criterion of the rules: met, but for one."""
    return [
        {
            "criterion": key,
            "answer": "not_met" if key == not_met else "met",
            "evidence": "statutes",
            "reason": "Enligt inlämnade handlingar.",
        }
        for key in CRITERIA
    ]


def decided(days: int = 20) -> Json:
    """Return a decision of so many days ago."""
    return {
        "diarienummer": "1.2-10/21",
        "paragraph": "§ 14",
        "legal_basis": ["city_rules"],
        "reasons": "Villkoren är prövade vart för sig.",
        "decided_on": ago(days),
    }


def body_of(order: str, changes: Mapping[str, Json] | None = None) -> Json:
    """Return a command's body, with other values at some dotted places."""
    return changed(_BODIES[order], changes or {})


_ASSESSED = {"answers": answers(), "assessed_on": ago(30)}
_REFUSED = {"grounds": ["criterion_not_met"], "criteria": ["jamstalldhet"], "decision": decided()}
_MONEY = {"amount": kronor(1_000)}
_CLAIMED = {"actor": DECIDER, "support_id": case("paid"), "claim_id": CLAIM}

_BODIES: Mapping[str, Json] = {
    "RegisterOrganisation": {
        "actor": OFFICER,
        "orgnr": NEW_ORG,
        "title": "Föreningen Exempel",
        "registered_on": "2015-01-01",
    },
    "RenameOrganisation": {"actor": OFFICER, "orgnr": ORGNR, "title": "Exempelföreningen", "from_day": ago(3)},
    "DissolveOrganisation": {"actor": OFFICER, "orgnr": ORGNR, "dissolved_on": str(TODAY)},
    "IssueRuleSet": {
        "actor": SLK,
        "rule_set": "nya-regler",
        "kinds": ["grant"],
        "valid_from": str(TOMORROW),
        "criteria": [{"key": "stadgar", "kind": "statutes", "wording": "Stadgarna är demokratiska."}],
        "source": "Stadens riktlinjer",
    },
    "AttestIntroduction": {"actor": COORDINATOR, "namnd": NAMND, "rule_set": RULES, "attested_on": ago(1)},
    "OpenRound": {
        "actor": DECIDER,
        "namnd": NAMND,
        "round_id": "nasta-bidrag",
        "kind": "grant",
        "period": {"starts": ago(0), "ends": str(TODAY + timedelta(days=300))},
        "budget": kronor(100_000),
        "opens_on": ago(100),
        "closes_on": str(TODAY),
    },
    "CloseRound": {"actor": DECIDER, "namnd": NAMND, "round_id": ROUND, "closed_on": str(TODAY)},
    "ReceiveApplication": {
        "actor": OFFICER,
        "namnd": NAMND,
        "round_id": ROUND,
        "orgnr": ORGNR,
        "amount": kronor(40_000),
        "purpose": "Läxhjälp för unga",
        "received_on": ago(50),
    },
    "CompleteApplication": {
        "actor": OFFICER,
        "support_id": case("received"),
        "documents": ["statutes"],
        "completed_on": ago(40),
    },
    "AssessApplication": {"actor": OFFICER, "support_id": case("completed"), **_ASSESSED},
    "RequestProgramme": {
        "actor": OFFICER,
        "support_id": case("received"),
        "requested_on": ago(9),
        "deadline": str(TOMORROW),
    },
    "ReceiveProgramme": {"actor": OFFICER, "support_id": case("waiting"), "received_on": str(TODAY)},
    "AskAdvice": {
        "actor": OFFICER,
        "support_id": case("received"),
        "asked_on": ago(9),
        "circumstances": "Stadgarna är oklara om vem som kan bli medlem.",
    },
    "ReceiveAdvice": {
        "actor": OFFICER,
        "support_id": case("waiting"),
        "received_on": str(TODAY),
        "summary": "Begär in stadgarna på nytt.",
    },
    "WithdrawApplication": {"actor": OFFICER, "support_id": case("received"), "withdrawn_on": str(TODAY)},
    "ApproveSupport": {
        "actor": DECIDER,
        "support_id": case("assessed"),
        "amount": kronor(30_000),
        "decision": decided(),
    },
    "RejectApplication": {"actor": DECIDER, "support_id": case("failing"), **_REFUSED},
    "RevokeGrant": {
        "actor": DECIDER,
        "support_id": case("paid"),
        "grounds": ["violent_act"],
        "decision": decided(1),
    },
    "RecordAppeal": {
        "actor": DECIDER,
        "support_id": case("rejected"),
        "outcome": "upheld",
        "court_case": "4711-26",
        "decided_on": str(TODAY),
    },
    "DecideOnDuty": {
        "actor": DECIDER,
        "namnd": NAMND,
        "orgnr": DUTY_ORG,
        "duty_id": f"u-{0:016x}",
        "outcome": "support_kept",
        "decision": decided(0),
    },
    "PayGrant": {"actor": DECIDER, "support_id": case("approved"), **_MONEY, "paid_on": ago(15)},
    "RemindOfReport": {
        "actor": OFFICER,
        "support_id": case("late", LATE_ORG),
        "reminded_on": str(TODAY),
        "new_day": str(TOMORROW),
    },
    "ReceiveReport": {
        "actor": OFFICER,
        "support_id": case("paid"),
        "received_on": str(TODAY),
        "used": kronor(1_000),
    },
    "ApproveReport": {"actor": OFFICER, "support_id": case("reported"), "approved_on": str(TODAY)},
    "ClaimRepayment": {
        **_CLAIMED,
        **_MONEY,
        "claim_id": "krav-2",
        "ground": "misuse",
        "reasons": "Pengarna har använts till annat än läxhjälp.",
        "paragraph": "§ 20",
        "decided_on": ago(1),
        "due_on": str(TOMORROW),
    },
    "RecordRepayment": {**_CLAIMED, **_MONEY, "actor": OFFICER, "repaid_on": str(TODAY)},
    "WriteOffClaim": {**_CLAIMED, "reasons": "Beloppet är för litet att kräva.", "decided_on": str(TODAY)},
    "HandOverClaim": {**_CLAIMED, "handed_over_on": str(TODAY), "case": "E-17/2026"},
    "RequestLetting": {
        "actor": OFFICER,
        "namnd": NAMND,
        "orgnr": ORGNR,
        "premises": "Medborgarhuset, stora salen",
        "occasion": "Årsmöte",
        "period": {"starts": ago(10), "ends": str(TOMORROW)},
        "requested_on": ago(50),
    },
    "AssessLetting": {"actor": OFFICER, "letting_id": letting("asked"), **_ASSESSED},
    "RequestLettingProgramme": {
        "actor": OFFICER,
        "letting_id": letting("asked"),
        "requested_on": ago(9),
        "deadline": str(TOMORROW),
    },
    "ReceiveLettingProgramme": {"actor": OFFICER, "letting_id": letting("waiting"), "received_on": str(TODAY)},
    "LetPremises": {"actor": DECIDER, "letting_id": letting("assessed-to-let"), "decision": decided()},
    "DenyLetting": {"actor": DECIDER, "letting_id": letting("failing"), **_REFUSED},
    "CancelLetting": {"actor": OFFICER, "letting_id": letting("let"), "cancelled_on": str(TODAY)},
    "RecordLettingAppeal": {
        "actor": DECIDER,
        "letting_id": letting("denied"),
        "outcome": "upheld",
        "court_case": "4712-26",
        "decided_on": str(TODAY),
    },
    "ControlFinancedActivity": {
        "actor": OFFICER,
        "namnd": NAMND,
        "control_id": "kontroll-1",
        "orgnr": ORGNR,
        "activity": "Fritidsgård på entreprenad",
        "result": "in_order",
        "summary": "Verksamheten följer avtalet.",
        "controlled_on": ago(5),
    },
    "AdoptControlReport": {
        "actor": DECIDER,
        "namnd": NAMND,
        "year": TODAY.year - 1,
        "diarienummer": "1.2-99/26",
        "adopted_on": str(date(TODAY.year, 1, 1)),
    },
}
ORDERS = tuple(_BODIES)
