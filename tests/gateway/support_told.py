"""A city with rules, two nämnder and an organisation, told of by commands, for the tests of support."""

from datetime import date
from typing import Any

from contracts.applications import AssessApplication
from contracts.envelope import Instruction
from contracts.grant_decisions import ApproveSupport, DecisionRecord, RejectApplication, RevokeGrant
from contracts.grant_money import PayGrant
from contracts.grant_rules import IssueRuleSet
from contracts.grant_terms import CriterionAnswer, NegativeGround
from contracts.lettings import AssessLetting, LetPremises, RequestLetting
from contracts.organisation import EstablishNamnd
from contracts.organisations import RegisterOrganisation
from contracts.plans import Period
from contracts.vocabulary import NamndKind, Role
from tests.gateway.city_told import CityTold
from tests.grants import histories
from tests.grants.spec import NAMND, OTHER, order
from tests.plans.spec import order as of_plans

ORGNR = histories.ORGNR
RULES = "city-2025"
AUTUMN, JANUARY, MAY = "2025-09-01T08:00:00+00:00", "2026-01-20T08:00:00+00:00", "2026-05-04T08:00:00+00:00"


def established(code: str) -> Instruction:
    said = {"name": f"{code.capitalize()}s stadsdelsnämnd", "kind": NamndKind.STADSDELSNAMND}
    return of_plans(EstablishNamnd, namnd=code, **said, valid_from=date(2007, 1, 1))


def rules(key: str = RULES, namnd: str | None = None, since: date = date(2025, 9, 1)) -> Instruction:
    stated = histories.rules(key, since)
    kept = {name: getattr(stated, name) for name in ("kinds", "criteria", "report_within_days", "source")}
    return order(IssueRuleSet, by=Role.SLK, namnd=namnd, rule_set=key, valid_from=since, **kept)


def begun(city: CityTold, *more: Instruction) -> CityTold:
    """Rules in advance, a round in each nämnd, one organisation."""
    city.at(AUTUMN).tell(established(NAMND), established(OTHER))
    registered = order(RegisterOrganisation, orgnr=ORGNR, title="Föreningen Exempel", registered_on=date(2015, 1, 1))
    return city.tell(rules(), registered, histories.open_round(), histories.open_round(OTHER), *more)


def applied(city: CityTold, namnd: str = NAMND, **answers: CriterionAnswer) -> str:
    """An application that is received, completed and assessed; return its id."""
    city.at(JANUARY).tell(histories.receive(namnd))
    case = city.last.ids[0]
    given = {"answers": histories.answers(**answers), "assessed_on": date(2026, 1, 20)}
    city.tell(histories.complete(case, namnd), order(AssessApplication, of=namnd, support_id=case, **given))
    return case


def decision(on: date = date(2026, 1, 20)) -> DecisionRecord:
    return histories.decision(on)


def approved(city: CityTold, namnd: str = NAMND) -> str:
    case = applied(city, namnd)
    said = {"amount": histories.kronor(30_000), "decision": decision()}
    city.tell(order(ApproveSupport, of=namnd, support_id=case, **said))
    return case


def paid(city: CityTold, namnd: str = NAMND) -> str:
    case = approved(city, namnd)
    said = {"amount": histories.kronor(30_000), "paid_on": date(2026, 1, 20)}
    city.tell(order(PayGrant, of=namnd, support_id=case, **said))
    return case


def rejected(city: CityTold, namnd: str = NAMND) -> str:
    case = applied(city, namnd, statutes=CriterionAnswer.NOT_MET)
    grounds: dict[str, Any] = {"grounds": (NegativeGround.CRITERION_NOT_MET,), "criteria": ("statutes",)}
    city.tell(order(RejectApplication, of=namnd, support_id=case, **grounds, decision=decision()))
    return case


def revoked(city: CityTold, case: str, namnd: str) -> None:
    said = {"grounds": (NegativeGround.VIOLENT_ACT,), "decision": decision(date(2026, 5, 4))}
    city.at(MAY).tell(order(RevokeGrant, of=namnd, support_id=case, **said))


def let(city: CityTold, namnd: str = NAMND) -> str:
    period = Period(starts=date(2026, 6, 6), ends=date(2026, 6, 6))
    said: dict[str, Any] = {"premises": "Stora salen", "occasion": "Årsmöte", "period": period}
    day = {"requested_on": date(2026, 1, 20)}
    city.at(JANUARY).tell(order(RequestLetting, of=namnd, namnd=namnd, orgnr=ORGNR, **said, **day))
    case = city.last.ids[0]
    given = {"answers": histories.answers(), "assessed_on": date(2026, 1, 20)}
    city.tell(order(AssessLetting, of=namnd, letting_id=case, **given))
    city.tell(order(LetPremises, of=namnd, letting_id=case, decision=decision()))
    return case
