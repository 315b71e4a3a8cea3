"""Files of the format varna.grants/1, and the rules for support that the five plans state."""

from pathlib import Path

import pytest

from contracts import catalogue
from contracts.grant_rules import IssueRuleSet, RuleCriterion
from contracts.grant_terms import CriterionKind, SupportKind
from contracts.importing import ImportCommands
from varna.importing import ImportPlan, Problem, Source, find_sources, in_turn, plan_import
from varna.importing.lists import GRANTS_FORMAT, LISTS
from varna.importing.steps import IMPORTER

STOCKHOLM = Path(__file__).parents[2] / "examples" / "stockholm"
ROUND = """\
format: varna.grants/1
rounds:
  - namnd: skarpnack
    round_id: foreningsbidrag-2024
    kind: grant
    period: {starts: 2024-01-01, ends: 2024-12-31}
    budget: {ore: 100000000}
    opens_on: 2023-09-01
    closes_on: 2023-10-31
"""
BEFORE_IT = """\
format: varna.grants/1
organisations:
  - {orgnr: 802002-4280, title: Föreningen Exempel, registered_on: 2020-01-01}
rule_sets:
  - rule_set: stadens-rutin
    kinds: [grant]
    valid_from: 2019-09-01
    criteria: [{key: stadgar, kind: statutes, wording: Föreningen har stadgar.}]
    source: Ett exempel
"""


def planned(*texts: str) -> ImportPlan | list[Problem]:
    return plan_import([Source(f"file-{number}.yaml", text.encode()) for number, text in enumerate(texts)])


@pytest.fixture(scope="module")
def stated() -> list[IssueRuleSet]:
    found = plan_import(find_sources([STOCKHOLM / "bidrag"])[0])
    assert isinstance(found, ImportPlan), found
    assert {step.command for step in found.order.steps} == {"IssueRuleSet"}
    own = {"command_id": "test-0001", "actor": IMPORTER}
    return [IssueRuleSet.model_validate({**step.body, **own}, strict=False) for step in found.order.steps]


def test_every_list_is_a_command_of_grants() -> None:
    assert set(LISTS[GRANTS_FORMAT].values()) <= set(catalogue.commands("grants").values()) - {ImportCommands}


def test_G14_the_rules_come_before_the_round_that_stands_on_them_whatever_the_files_are_called() -> None:
    found = planned(ROUND, BEFORE_IT)
    assert isinstance(found, ImportPlan), found
    assert [step.command for step in found.order.steps] == ["IssueRuleSet", "RegisterOrganisation", "OpenRound"]


def test_files_of_grants_are_taken_in_after_those_of_plans(tmp_path: Path, plan_text: str) -> None:
    for name, text in {"a.yaml": ROUND, "b.yaml": plan_text}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [[path.name for path in files] for files in in_turn([tmp_path])] == [["b.yaml"], ["a.yaml"]]


@pytest.mark.parametrize("number", ["811228-9874", "811288-9872", "198112289874"])
def test_G18_a_number_of_a_person_is_refused_by_line_and_not_repeated(number: str) -> None:
    problems = planned(BEFORE_IT.replace("802002-4280", number))
    assert isinstance(problems, list)
    assert [(found.line, found.field) for found in problems] == [(3, "organisations.0.orgnr")]
    assert number not in repr(problems)


def criteria(stated: list[IssueRuleSet], rule_set: str) -> tuple[RuleCriterion, ...]:
    return next(rules.criteria for rules in stated if rules.rule_set == rule_set)


def test_G05_only_the_namnd_that_has_it_asks_for_independence(stated: list[IssueRuleSet]) -> None:
    asking = {rules.rule_set for rules in stated for each in rules.criteria if each.kind is CriterionKind.INDEPENDENCE}
    assert asking == {"hasselby-vallingby-bidrag-2018"}


def test_G04_every_rule_set_has_its_criteria_of_democracy_one_by_one(stated: list[IssueRuleSet]) -> None:
    for rules in stated:
        assert sum(each.kind is CriterionKind.DEMOCRACY for each in rules.criteria) >= 2, rules.rule_set
        assert len({each.key for each in rules.criteria}) == len(rules.criteria), rules.rule_set


def test_G06_the_statutes_are_asked_about_where_the_plan_does(stated: list[IssueRuleSet]) -> None:
    kinds = [each.kind for each in criteria(stated, "hagersten-liljeholmen-bidrag-2017")]
    assert kinds.count(CriterionKind.STATUTES) == 2


def test_G11_letting_asks_for_less_than_a_grant_in_hasselby_vallingby(stated: list[IssueRuleSet]) -> None:
    letting = {each.key for each in criteria(stated, "hasselby-vallingby-lokaler-2018")}
    assert letting < {each.key for each in criteria(stated, "hasselby-vallingby-bidrag-2018")}


def test_G14_the_routine_of_the_city_holds_for_every_kind_of_support(stated: list[IssueRuleSet]) -> None:
    routine = next(rules for rules in stated if rules.rule_set == "stadens-rutin-2019")
    assert routine.namnd is None
    assert routine.valid_from.isoformat() == "2019-09-01"
    assert set(routine.kinds) == set(SupportKind)


def test_every_criterion_says_where_it_is_laid_down(stated: list[IssueRuleSet]) -> None:
    assert [each.key for rules in stated for each in rules.criteria if not each.source] == []
