"""Histories of support that the tests of this room begin with."""

from datetime import date
from functools import cache
from typing import Any

from contracts.applications import (
    AssessApplication,
    CompleteApplication,
    CriterionAssessment,
    ReceiveApplication,
)
from contracts.envelope import Instruction
from contracts.grant_decisions import ApproveSupport, DecisionRecord, RevokeGrant
from contracts.grant_money import PayGrant
from contracts.grant_rules import OpenRound, RuleCriterion, RuleSetIssued
from contracts.grant_terms import CriterionAnswer, CriterionKind, Evidence, LegalBasis, NegativeGround, SupportKind
from contracts.lettings import AssessLetting, LetPremises, RequestLetting
from contracts.made_ids import made_of
from contracts.money import Money
from contracts.organisations import RegisterOrganisation
from contracts.plans import Period
from tests.grants.spec import NAMND, OTHER, noted, order

ORGNR, SECOND = "802002-4280", "802003-0006"
ROUND = "2026"
YEAR = Period(starts=date(2026, 1, 1), ends=date(2026, 12, 31))
DEMOCRACY, STATUTES, LOCAL = "democracy", "statutes", "residents"
ALL_KINDS = tuple(SupportKind)


def kronor(amount: int) -> Money:
    return Money(ore=amount * 100)


def rules(key: str = "city-2019", valid_from: date = date(2019, 9, 1), **said: Any) -> RuleSetIssued:
    criteria = (
        RuleCriterion(key=DEMOCRACY, kind=CriterionKind.DEMOCRACY, wording="Arbetar efter demokratiska principer"),
        RuleCriterion(key=STATUTES, kind=CriterionKind.STATUTES, wording="Stadgarna är demokratiskt uppbyggda"),
        RuleCriterion(
            key=LOCAL, kind=CriterionKind.RESIDENTS, wording="Vänder sig till områdets invånare", mandatory=False
        ),
    )
    body: dict[str, Any] = {
        "kinds": ALL_KINDS,
        "criteria": criteria,
        "report_within_days": 60,
        "late_report_bars": True,
        "source": "Riktlinjer",
    }
    return RuleSetIssued(rule_set=key, valid_from=valid_from, **{**body, **said})


def register(orgnr: str = ORGNR) -> RegisterOrganisation:
    return order(RegisterOrganisation, orgnr=orgnr, title="Föreningen Exempel", registered_on=date(2015, 1, 1))


def open_round(namnd: str = NAMND, **said: Any) -> OpenRound:
    body: dict[str, Any] = {
        "round_id": ROUND,
        "kind": SupportKind.GRANT,
        "period": YEAR,
        "budget": kronor(100_000),
        "opens_on": date(2025, 10, 1),
        "closes_on": date(2026, 6, 30),
        **said,
    }
    return order(OpenRound, of=namnd, namnd=namnd, **body)


def ready() -> tuple[Any, ...]:
    """A register, rules, an organisation and a round in two nämnder."""
    return (*noted(), rules(), register(), open_round(), open_round(OTHER))


def support_id(command_id: str = "apply-0001", orgnr: str = ORGNR) -> str:
    return f"{orgnr}-{made_of('support', command_id, 8)}"


def letting_id(command_id: str = "ask-00001", owner: str = ORGNR) -> str:
    return f"{owner}-{made_of('letting', command_id, 8)}"


SUPPORT, LETTING = support_id(), letting_id()
THEIRS = support_id("apply-other")
"""The support of the other nämnd."""


def receive(namnd: str = NAMND, **said: Any) -> ReceiveApplication:
    body: dict[str, Any] = {
        "command_id": "apply-0001",
        "round_id": ROUND,
        "orgnr": ORGNR,
        "amount": kronor(40_000),
        "purpose": "Läxhjälp",
        "received_on": date(2026, 1, 10),
        **said,
    }
    return order(ReceiveApplication, of=namnd, namnd=namnd, **body)


def complete(case: str = SUPPORT, of: str = NAMND) -> CompleteApplication:
    documents = (Evidence.STATUTES, Evidence.ANNUAL_REPORT)
    return order(CompleteApplication, of=of, support_id=case, documents=documents, completed_on=date(2026, 1, 15))


@cache
def answers(**other: CriterionAnswer) -> tuple[CriterionAssessment, ...]:
    """Met, all of them, unless something else is said."""
    given = dict.fromkeys((DEMOCRACY, STATUTES, LOCAL), CriterionAnswer.MET) | other
    return tuple(
        CriterionAssessment(criterion=key, answer=answer, evidence=Evidence.STATUTES, reason="Enligt handlingarna")
        for key, answer in given.items()
    )


def assess(case: str = SUPPORT, of: str = NAMND, **said: Any) -> AssessApplication:
    body = {"answers": answers(), "assessed_on": date(2026, 2, 1), **said}
    return order(AssessApplication, of=of, support_id=case, **body)


@cache
def decision(on: date = date(2026, 2, 10)) -> DecisionRecord:
    return DecisionRecord(
        diarienummer="1.2.1-17/2026",
        paragraph="§ 14",
        legal_basis=(LegalBasis.MUNICIPAL_ACT, LegalBasis.NAMND_RULES),
        reasons="Villkoren är prövade var för sig.",
        decided_on=on,
    )


def approve(case: str = SUPPORT, of: str = NAMND, **said: Any) -> ApproveSupport:
    return order(ApproveSupport, of=of, support_id=case, **{"amount": kronor(30_000), "decision": decision(), **said})


def applied(
    case: str = SUPPORT, of: str = NAMND, command_id: str = "apply-0001", **said: Any
) -> tuple[Instruction, ...]:
    """An application that is assessed and can be approved."""
    return receive(of, command_id=command_id, **said), complete(case, of), assess(case, of)


def approved(case: str = SUPPORT, of: str = NAMND, command_id: str = "apply-0001") -> tuple[Instruction, ...]:
    return *applied(case, of, command_id), approve(case, of)


def pay(amount: int = 30_000, case: str = SUPPORT, of: str = NAMND, **said: Any) -> PayGrant:
    body = {"amount": kronor(amount), "paid_on": date(2026, 3, 1), **said}
    return order(PayGrant, of=of, support_id=case, **body)


def revoke(case: str = SUPPORT, of: str = NAMND, **said: Any) -> RevokeGrant:
    body = {"grounds": (NegativeGround.VIOLENT_ACT,), "decision": decision(date(2026, 5, 4)), **said}
    return order(RevokeGrant, of=of, support_id=case, **body)


def supported_by_both() -> tuple[Any, ...]:
    """Two nämnder support the same organisation."""
    return (*ready(), *approved(), *approved(THEIRS, OTHER, "apply-other"))


def request(of: str = NAMND, **said: Any) -> RequestLetting:
    body: dict[str, Any] = {
        "command_id": "ask-00001",
        "orgnr": ORGNR,
        "premises": "Stora salen",
        "occasion": "Årsmöte",
        "period": Period(starts=date(2026, 12, 1), ends=date(2026, 12, 2)),
        "requested_on": date(2026, 4, 1),
        **said,
    }
    return order(RequestLetting, of=of, namnd=of, **body)


def assess_letting(case: str = LETTING, of: str = NAMND, **said: Any) -> AssessLetting:
    body = {"answers": answers(), "assessed_on": date(2026, 4, 10), **said}
    return order(AssessLetting, of=of, letting_id=case, **body)


def let(case: str = LETTING, of: str = NAMND, **said: Any) -> LetPremises:
    body = {"decision": decision(date(2026, 4, 20)), **said}
    return order(LetPremises, of=of, letting_id=case, **body)
