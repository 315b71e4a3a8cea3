"""T07, T09, T10, T11, T16: rules of relevance, training plans and targets."""

from datetime import date
from typing import Any

import pytest

from contracts.training_rules import (
    AdoptTrainingPlan,
    LayDownRelevance,
    RelevanceLaidDown,
    RelevanceRule,
    SetTrainingTarget,
    TrainingPlanAdopted,
    TrainingPriority,
    TrainingTargetSet,
)
from contracts.vocabulary import Forum, FunctionLevel, Role
from services.training.city import STREAM
from services.training.streams import namnd_stream
from tests.training.spec import MERGED, NAMND, OTHER, given, noted, order
from tests.training.training_histories import ADVANCED, BASIC, FIELD, SOCIAL, founded

MATRIX = (
    RelevanceRule(course=BASIC, function_levels=(FunctionLevel.PREVENTING,)),
    RelevanceRule(course=ADVANCED, function_levels=(FunctionLevel.DETECTING, FunctionLevel.ACTING)),
)


def lay_down(*rules: RelevanceRule, by: Role = Role.LOCAL_COORDINATOR, **said: Any) -> LayDownRelevance:
    body = {"namnd": NAMND, "rule_set": "relevant-personal", "valid_from": date(2023, 1, 1), **said}
    return order(LayDownRelevance, by, rules=rules, **body)


def test_T10_the_citys_matrix_says_which_function_level_needs_which_course() -> None:
    told = given(*founded()).when(lay_down(*MATRIX, by=Role.CENTRAL_COORDINATOR, namnd=None))
    told.then_said(RelevanceLaidDown, namnd=None, rules=MATRIX)
    assert told.state(STREAM).rule_sets.keys() == {"relevant-personal"}


def test_T07_each_namnd_says_who_is_relevant_there_from_a_day_on() -> None:
    told = given(*founded(), lay_down(RelevanceRule(course=BASIC, departments=(SOCIAL,))))
    told.when(lay_down(RelevanceRule(course=BASIC), valid_from=date(2022, 1, 1))).then_refused(
        "DATE_OUT_OF_ORDER", "valid_from"
    )
    told.when(lay_down(RelevanceRule(course=BASIC), rule_set="ny", valid_from=date(1999, 1, 1))).then_refused(
        "DATE_OUT_OF_RANGE", "valid_from"
    )
    told.when(lay_down(RelevanceRule(course=BASIC), valid_from=date(2024, 1, 1))).then(RelevanceLaidDown)
    told.when(lay_down(RelevanceRule(course=BASIC), valid_from=date(2024, 1, 1))).then()
    assert told.state(namnd_stream(OTHER)) is None


def test_T07_a_rule_set_is_ended_by_saying_nothing() -> None:
    told = given(*founded()).when(lay_down()).then_refused("RULES_MISSING", "rules")
    assert told
    given(*founded(), lay_down(*MATRIX)).when(lay_down(valid_from=date(2025, 1, 1))).then_said(
        RelevanceLaidDown, rules=()
    )


@pytest.mark.parametrize(
    ("rule", "said", "code", "field"),
    [
        (RelevanceRule(course="ingen-kurs"), {}, "COURSE_UNKNOWN", "rules.1.course"),
        (RelevanceRule(course=BASIC, units=(FIELD, "ingen")), {}, "UNIT_UNKNOWN", "rules.1.units.1"),
        (RelevanceRule(course=BASIC, units=(FIELD,)), {"namnd": None}, "UNITS_OF_NO_NAMND", "rules.1.units"),
    ],
)
def test_T07_rules_speak_of_courses_and_units_that_there_are(
    rule: RelevanceRule, said: dict[str, Any], code: str, field: str
) -> None:
    by = Role.SLK if "namnd" in said else Role.LOCAL_COORDINATOR
    told = given(*founded()).when(lay_down(MATRIX[0], rule, by=by, **said))
    told.then_refused(code, field)


def adopt(by: Role = Role.LOCAL_COORDINATOR, **said: Any) -> AdoptTrainingPlan:
    body = {"namnd": NAMND, "training_plan": "egen-2017", "title": "Utbildningsplan", "valid_from": date(2017, 1, 1)}
    return order(AdoptTrainingPlan, by, **{**body, **said})


CITY = adopt(Role.CENTRAL_COORDINATOR, namnd=None, training_plan="staden-2017")


def test_T11_a_plan_of_a_namnd_rests_on_one_of_the_city() -> None:
    told = given(*founded()).when(adopt(follows="staden-2017")).then_refused("CITY_PLAN_UNKNOWN", "follows")
    assert told
    told = given(*founded(), CITY)
    told.when(adopt(follows="staden-2017")).then_said(TrainingPlanAdopted, namnd=NAMND, follows="staden-2017")
    tried = adopt(Role.SLK, namnd=None, training_plan="staden-2018", follows="staden-2017")
    told.when(tried).then_refused("CITY_PLAN_UNKNOWN", "follows")
    told.when(CITY).then_refused("TRAINING_PLAN_EXISTS", "training_plan")


def test_T09_a_training_plan_puts_units_levels_and_courses_first() -> None:
    first = TrainingPriority(statement="Fältgruppen utbildas först", units=(FIELD,), courses=(BASIC,))
    told = given(*founded()).when(adopt(priorities=(first,))).then_said(TrainingPlanAdopted, priorities=(first,))
    wrong = TrainingPriority(statement="Ingen", units=("ingen",))
    told.when(adopt(training_plan="ny", priorities=(first, wrong))).then_refused("UNIT_UNKNOWN", "priorities.1.units.0")
    wrong = TrainingPriority(statement="Ingen", courses=("ingen",))
    told.when(adopt(training_plan="ny", priorities=(wrong,))).then_refused("COURSE_UNKNOWN", "priorities.0.courses.0")
    told.when(adopt(training_plan="ny", valid_to=date(2016, 1, 1))).then_refused("DATE_OUT_OF_ORDER", "valid_to")
    told.when(adopt(training_plan="ny", valid_from=date(1999, 1, 1))).then_refused("DATE_OUT_OF_RANGE", "valid_from")
    told.when(adopt(training_plan="ny", valid_from=date(1996, 1, 1))).then_refused("NAMND_NOT_VALID", "valid_from")


def target(**said: Any) -> SetTrainingTarget:
    body = {
        "target": "grund-2023",
        "course": BASIC,
        "share": 80,
        "by": date(2023, 12, 31),
        "forum": Forum.ANNUAL_REPORT,
        "year": 2023,
    }
    return order(SetTrainingTarget, namnd=NAMND, **{**body, **said})


def test_T16_a_target_has_a_day_and_a_forum_and_stays_as_it_was_set() -> None:
    told = given(*founded()).when(target()).then(TrainingTargetSet)
    told.when(target(share=50)).then_refused("TARGET_EXISTS", "target")
    told.when(target(target="annat", course="ingen-kurs")).then_refused("COURSE_UNKNOWN", "course")
    told.when(target(target="annat", by=date(1999, 1, 1))).then_refused("DATE_OUT_OF_RANGE", "by")


def test_U12_a_namnd_sets_targets_for_itself_only() -> None:
    tried = order(SetTrainingTarget, of=MERGED, **{name: getattr(target(), name) for name in _SAID})
    given(*noted()).when(tried).then_refused("NOT_OWN_NAMND", "actor.namnd")


def test_T07_T16_a_namnd_that_is_not_in_the_register_lays_down_nothing() -> None:
    elsewhere = {**{name: getattr(target(), name) for name in _SAID}, "namnd": "farsta"}
    given(*noted()).when(order(SetTrainingTarget, of="farsta", **elsewhere)).then_refused("NAMND_UNKNOWN", "namnd")
    rules = order(LayDownRelevance, Role.LOCAL_COORDINATOR, of="farsta", **_like(lay_down(*MATRIX), namnd="farsta"))
    given(*founded()).when(rules).then_refused("NAMND_UNKNOWN", "namnd")


def _like(made: LayDownRelevance, **said: Any) -> dict[str, Any]:
    return {name: getattr(made, name) for name in ("rule_set", "valid_from", "rules")} | said


_SAID = ("namnd", "target", "course", "share", "by", "forum", "year")
