"""Invented organisations with their cases, as the facts a city would record; no real association is among them."""

import itertools
import random
from collections.abc import Iterator
from datetime import date, timedelta

from contracts.applications import ApplicationAssessed, ApplicationReceived, CriterionAssessment
from contracts.envelope import Actor, Fact, Instruction, Recorded, seal, unseal
from contracts.grant_decisions import ApplicationRejected, DecisionRecord, SupportApproved
from contracts.grant_money import GrantPaid, GrantReportReceived
from contracts.grant_rules import RuleCriterion, RuleSetIssued
from contracts.grant_terms import (
    CriterionAnswer,
    CriterionKind,
    Evidence,
    LegalBasis,
    NegativeGround,
    SupportKind,
)
from contracts.money import Money
from contracts.organisation import NamndEstablished
from contracts.organisations import OrganisationRegistered
from contracts.plans import Period
from contracts.vocabulary import NamndKind, Role

SEED = 20261121
NAMNDER = tuple(f"prov-{number:04}" for number in range(1, 18))
_YEARS = range(2020, 2027)
_ORDER = Instruction(command_id="synthetic-support", actor=Actor(account="synthetic", role=Role.SYSTEM))
_FIRST = 1_700_000_000_000_000
_KEYS = ("demokrati", "jamlikhet", "stadgar", "invanare", "komplement", "redovisat")


def numbers(count: int) -> list[str]:
    """Organisation numbers with a right check digit, whose third digit no person's number has."""
    return [_with_check(f"8026{number:05}") for number in range(count)]


def _with_check(nine: str) -> str:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
    check = -sum(value - 9 if value > 9 else value for value in doubled) % 10
    return f"{nine[:6]}-{nine[6:]}{check}"


def register() -> list[Recorded]:
    """The nämnder, as plans tells of them."""
    said = {"kind": NamndKind.STADSDELSNAMND, "valid_from": date(2007, 1, 1), "plan_obliged": True, "police_area": None}
    facts = (NamndEstablished(namnd=code, name=f"Provnämnd {code[-4:]}", **said) for code in NAMNDER)
    return list(_recorded("plans", facts))


def history(organisations: int, decisions: int) -> Iterator[Recorded]:
    """Rules of the city, and so many decisions spread over so many organisations."""
    return _recorded("grants", _facts(organisations, decisions))


def _recorded(service: str, facts: Iterator[Fact]) -> Iterator[Recorded]:
    for position, fact in enumerate(facts, 1):
        moment = _FIRST + position * 1_000_000
        yield unseal(service, position, position - 1, fact.type, seal(fact, moment, _ORDER, "synthetic"))


def _facts(organisations: int, decisions: int) -> Iterator[Fact]:
    chance = random.Random(SEED)
    for year in (2019, 2024):
        yield _rules(year)
    known = numbers(organisations)
    for place, orgnr in enumerate(known):
        yield OrganisationRegistered(orgnr=orgnr, title=f"Provförening {place:04}", registered_on=date(2019, 1, 1))
    owners = itertools.chain(known, (chance.choice(known) for _ in itertools.count()))
    for number, orgnr in enumerate(itertools.islice(owners, decisions)):
        yield from _case(f"{orgnr}-{number:08x}", chance)


def _rules(year: int) -> Fact:
    criteria = tuple(
        RuleCriterion(key=key, kind=CriterionKind.DEMOCRACY, wording=f"Villkoret {key} som det är formulerat i förväg.")
        for key in _KEYS
    )
    said = {"valid_from": date(year, 1, 1), "report_within_days": 90, "late_report_bars": True}
    return RuleSetIssued(
        rule_set=f"stad-{year}", kinds=tuple(SupportKind), criteria=criteria, source="Påhittade riktlinjer", **said
    )


def _case(support_id: str, chance: random.Random) -> Iterator[Fact]:
    year = chance.choice(_YEARS)
    namnd, rules = chance.choice(NAMNDER), f"stad-{2024 if year >= 2024 else 2019}"
    case = {"namnd": namnd, "support_id": support_id, "orgnr": support_id[:11]}
    period = Period(starts=date(year, 1, 1), ends=date(year, 12, 31))
    begun = date(year, 1, 7) + timedelta(days=chance.randrange(60))
    kind, amount = SupportKind.GRANT, Money(ore=chance.randrange(100_000, 10_000_000, 50_000))
    yield ApplicationReceived(
        **case, round_id=f"bidrag-{year}", kind=kind, amount=amount, purpose="Påhittad verksamhet för unga",
        period=period, received_on=begun, rule_set=rules,
    )  # fmt: skip
    refused = chance.random() < 0.2
    yield ApplicationAssessed(**case, answers=_answers(refused), assessed_on=begun, assessed_by="prov-handlaggare")
    record = DecisionRecord(
        diarienummer=f"1.2.6-{chance.randrange(1, 999)}/{year}", paragraph="§ 7", decided_on=begun,
        legal_basis=(LegalBasis.CITY_RULES,), reasons="Varje villkor är prövat för sig, med det underlag som anges.",
    )  # fmt: skip
    if refused:
        yield ApplicationRejected(
            **case, kind=kind, grounds=(NegativeGround.CRITERION_NOT_MET,), criteria=("stadgar",),
            decision=record, known_at=1,
        )  # fmt: skip
        return
    yield SupportApproved(
        **case, round_id=f"bidrag-{year}", kind=kind, period=period, amount=amount, decision=record,
        report_due_on=date(year + 1, 3, 31), known_at=1,
    )  # fmt: skip
    yield GrantPaid(**case, amount=amount, paid_on=begun)
    if chance.random() < 0.9:
        yield GrantReportReceived(**case, received_on=date(year + 1, 2, 1), used=amount)


def _answers(refused: bool) -> tuple[CriterionAssessment, ...]:
    return tuple(
        CriterionAssessment(
            criterion=key,
            answer=CriterionAnswer.NOT_MET if refused and key == "stadgar" else CriterionAnswer.MET,
            evidence=Evidence.STATUTES,
            reason="Framgår av den påhittade handlingen.",
        )
        for key in _KEYS
    )
