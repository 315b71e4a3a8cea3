"""G01, G05, G14: rules are set in advance, for the city or a nämnd; a round is decided by those it opened under."""

from datetime import date
from typing import Any

import pytest

from contracts.grant_rules import (
    AttestIntroduction,
    CloseRound,
    IntroductionAttested,
    IssueRuleSet,
    RoundClosed,
    RoundOpened,
    RuleSetIssued,
)
from contracts.grant_terms import SupportKind
from contracts.plans import Period
from contracts.vocabulary import Role
from services.grants.city import STREAM
from tests.grants.histories import ROUND, applied, approve, open_round, ready, receive, rules
from tests.grants.spec import FORMER, MERGED, NAMND, OTHER, TODAY, given, noted, order


def issue(key: str = "ours-2027", by: Role = Role.GRANTS_DECIDER, **said: Any) -> IssueRuleSet:
    like = rules()
    body = {"namnd": NAMND, "kinds": like.kinds, "valid_from": date(2027, 1, 1), "criteria": like.criteria, **said}
    return order(IssueRuleSet, by, rule_set=key, source="Nämndens beslut", **body)


def attest(key: str = "city-2019", namnd: str = NAMND, on: date = date(2026, 11, 1)) -> AttestIntroduction:
    return order(AttestIntroduction, of=namnd, namnd=namnd, rule_set=key, attested_on=on)


def close(on: date = TODAY, namnd: str = NAMND) -> CloseRound:
    return order(CloseRound, of=namnd, namnd=namnd, round_id=ROUND, closed_on=on)


def in_force(
    namnd: str, on: date, *history: RuleSetIssued | AttestIntroduction, kind: SupportKind = SupportKind.GRANT
) -> str | None:
    city = given(*noted(), *history).state(STREAM)
    found = city.rules.in_force(city.namnder, namnd, kind, on)
    return found.rule_set if found else None


def test_G14_rules_are_known_before_they_hold() -> None:
    told = given(*noted())
    told.when(issue(valid_from=date(2026, 11, 19))).then_refused("RULES_NOT_IN_ADVANCE", "valid_from")
    told.when(issue(valid_from=TODAY)).then(RuleSetIssued)


def test_G14_a_rule_set_never_changes() -> None:
    given(*noted(), issue()).when(issue(valid_from=date(2027, 6, 1))).then_refused("RULES_EXIST", "rule_set")


def test_G04_a_criterion_stands_once_in_its_rule_set() -> None:
    twice = (*rules().criteria, rules().criteria[0])
    given(*noted()).when(issue(criteria=twice)).then_refused("KEY_TWICE", "criteria.3")


def test_G14_slk_lays_down_the_rules_of_the_city_and_a_namnd_its_own() -> None:
    told = given(*noted()).when(issue(namnd=None)).then_refused("NOT_OWN_NAMND")
    assert told
    told_ = given(*noted()).when(issue(by=Role.SLK, namnd=None)).then(RuleSetIssued)
    told_.when(issue("other-2027", namnd=OTHER)).then_refused("NOT_OWN_NAMND")
    told_.when(issue("far-2027", Role.SLK, namnd="nowhere")).then_refused("NAMND_UNKNOWN", "namnd")


def test_G14_a_namnd_attests_once_that_it_works_by_the_rules() -> None:
    told = given(*noted(), rules(), rules("theirs", namnd=OTHER)).when(attest()).then(IntroductionAttested)
    told.when(attest()).then_refused("ALREADY_RECORDED", "rule_set")
    told.when(attest("nothing")).then_refused("RULES_UNKNOWN", "rule_set")
    told.when(attest("theirs")).then_refused("RULES_OF_ANOTHER", "rule_set")
    told.when(attest(namnd=OTHER, on=date(2019, 8, 31))).then_refused("DATE_OUT_OF_ORDER", "attested_on")
    told.when(attest(namnd=FORMER)).then_refused("NAMND_NOT_VALID", "namnd")


@pytest.mark.parametrize(("on", "found"), [(date(2019, 8, 31), "city-2017"), (date(2019, 9, 1), "city-2019")])
def test_G14_the_rules_of_the_day_hold(on: date, found: str) -> None:
    assert in_force(NAMND, on, rules(), rules("city-2017", date(2017, 1, 1))) == found


def test_G05_a_namnds_own_rules_hold_there_only() -> None:
    issued = rules(), rules("own", date(2018, 1, 1), namnd=NAMND)
    assert in_force(NAMND, TODAY, *issued) == "own"
    assert in_force(OTHER, TODAY, *issued) == "city-2019"


@pytest.mark.parametrize(
    ("on", "found"), [(date(2019, 8, 31), "own"), (date(2019, 11, 30), "own"), (date(2019, 12, 1), "city-2019")]
)
def test_G14_later_rules_of_the_city_take_over_when_the_namnd_has_introduced_them(on: date, found: str) -> None:
    issued = rules("city-2017", date(2017, 1, 1)), rules("own", date(2018, 1, 1), namnd=NAMND), rules()
    introduced = attest(on=date(2019, 12, 1))
    assert in_force(NAMND, on, *issued, introduced) == found
    assert in_force(NAMND, on, *issued) == "own", "each nämnd decides for itself"
    assert in_force(NAMND, on, *issued, attest(namnd=OTHER, on=date(2019, 12, 1))) == "own"


def test_G14_earlier_rules_of_the_city_take_over_nothing() -> None:
    issued = rules(), rules("own", date(2020, 1, 1), namnd=NAMND)
    assert in_force(NAMND, TODAY, *issued, attest()) == "own"


def test_G14_who_has_introduced_the_citys_rules_follows_those_that_come_after_until_it_lays_down_its_own() -> None:
    issued = rules("own", date(2018, 1, 1), namnd=NAMND), rules(), attest(), rules("city-2026", date(2026, 11, 10))
    assert in_force(NAMND, TODAY, *issued) == "city-2026"
    assert in_force(NAMND, TODAY, *issued, rules("own-2026", date(2026, 11, 15), namnd=NAMND)) == "own-2026"


def test_G14_a_round_opened_before_the_introduction_keeps_its_rules() -> None:
    issued = rules("own", date(2018, 1, 1), namnd=NAMND), rules(), attest(on=date(2025, 10, 2))
    given(*noted(), *issued).when(open_round()).then_said(RoundOpened, rule_set="own")
    later = open_round(opens_on=date(2025, 10, 2))
    given(*noted(), *issued).when(later).then_said(RoundOpened, rule_set="city-2019")


def test_G07_rules_hold_for_the_kinds_they_are_for() -> None:
    issued = rules(), rules("own", namnd=NAMND, kinds=(SupportKind.GRANT,))
    assert in_force(NAMND, TODAY, *issued, kind=SupportKind.ARRANGEMENT) == "city-2019"


@pytest.mark.parametrize(
    ("on", "found"),
    [(date(2020, 7, 1), "old"), (date(2020, 12, 31), "old"), (date(2021, 1, 1), "city-2019")],
)
def test_G14_after_a_merger_the_old_rules_hold_for_the_rest_of_the_year(on: date, found: str) -> None:
    issued = rules(), rules("old", date(2018, 1, 1), namnd=FORMER)
    assert in_force(MERGED, on, *issued) == found
    assert in_force(MERGED, on, *issued, rules("new", date(2020, 7, 1), namnd=MERGED)) == "new"


def test_G14_without_rules_nothing_is_in_force() -> None:
    assert in_force(NAMND, TODAY) is None


def test_G01_a_round_is_decided_by_the_rules_of_the_day_it_opens() -> None:
    told = given(*noted(), rules(), rules("city-2026", date(2026, 1, 1))).when(open_round()).then(RoundOpened)
    told.then_said(RoundOpened, rule_set="city-2019")


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"kind": SupportKind.LETTING}, "KIND_NOT_IN_ROUNDS", "kind"),
        ({"closes_on": date(2025, 9, 30)}, "DATE_OUT_OF_ORDER", "closes_on"),
        ({"period": Period(starts=date(2024, 1, 1), ends=date(2025, 9, 30))}, "DATE_OUT_OF_ORDER", "period.ends"),
        ({"period": Period(starts=date(2026, 1, 1), ends=date(2199, 12, 31))}, "DATE_OUT_OF_RANGE", "period.ends"),
        ({"opens_on": date(2019, 8, 31)}, "RULES_MISSING", "opens_on"),
        ({"opens_on": date(1990, 1, 1)}, "NAMND_NOT_VALID", "namnd"),
    ],
)
def test_G01_a_round_that_cannot_be_is_refused(said: dict[str, Any], code: str, field: str) -> None:
    given(*noted(), rules()).when(open_round(**said)).then_refused(code, field)


def test_G01_a_round_is_opened_and_closed_once() -> None:
    told = given(*ready())
    told.when(open_round()).then_refused("ROUND_EXISTS", "round_id")
    told.when(close(date(2025, 9, 30))).then_refused("ROUND_NOT_OPEN", "closed_on")
    told.when(close(date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "closed_on")
    told.when(close()).then(RoundClosed)
    told.when(close()).then_refused("ROUND_NOT_OPEN", "closed_on")
    told.when(close(namnd=MERGED)).then_refused("ROUND_UNKNOWN", "round_id")


def test_G01_nothing_is_decided_or_taken_in_outside_an_open_round() -> None:
    told = given(*ready(), *applied(), close())
    told.when(approve()).then_refused("ROUND_NOT_OPEN", "decision.decided_on")
    told.when(receive(command_id="apply-0002")).then_refused("ROUND_NOT_OPEN", "round_id")
    early = receive(command_id="apply-0003", received_on=date(2025, 9, 30))
    given(*ready()).when(early).then_refused("ROUND_NOT_OPEN", "round_id")
