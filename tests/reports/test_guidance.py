"""The guidance is only laid down when it leaves nobody without a next step; offices are listed and confirmed."""

from datetime import date
from time import perf_counter
from typing import Any

import pytest

from contracts.answers import Refusal
from contracts.guidance import (
    ConfirmContact,
    ContactConfirmed,
    ContactListed,
    GuidanceIssued,
    GuidanceOption,
    GuidanceTree,
)
from contracts.vocabulary import Role
from services.reports.guidance_tree import not_sound
from tests.reports.spec import NAMND, TODAY, given, noted, order
from tests.reports.trees import contact, issue, question, rule, step, tree

SOON = 20
"""Seconds, on a machine that has much else to do."""


def _refused(field: str, **said: Any) -> Refusal:
    refusal = not_sound(tree(**said), {"alarm"})
    assert refusal is not None
    assert refusal.field == field, refusal
    assert refusal.hint
    return refusal


def test_R15_slk_lays_down_a_version_that_is_kept_beside_the_earlier_ones() -> None:
    told = given(contact(), issue()).when(issue("v2", valid_from=date(2027, 1, 1)))
    told.then(GuidanceIssued).then_said(GuidanceIssued, version="v2", valid_from=date(2027, 1, 1), tree=tree())
    assert set(told.work().state("city").guidance.versions) == {"v1", "v2"}
    told.when(issue("v2")).then_refused("VERSION_EXISTS", field="version")


@pytest.mark.parametrize("role", [Role.LOCAL_COORDINATOR, Role.CENTRAL_COORDINATOR, Role.STAFF])
def test_R15_nobody_but_slk_edits_the_guidance(role: Role) -> None:
    order_by = issue().model_copy(
        update={"actor": order(ConfirmContact, by=role, key="alarm", confirmed_on=TODAY).actor}
    )
    given(contact()).when(order_by).then_refused("ROLE_NOT_ALLOWED", field="actor.role")


def test_R15_keys_of_questions_options_and_steps_are_unique() -> None:
    assert _refused("tree.questions.1", questions=(question("threat"), question("threat"))).code == "KEY_TWICE"
    twice = question("threat").model_copy(
        update={"options": (GuidanceOption(key="yes", text_sv="Ja"), GuidanceOption(key="yes", text_sv="Jo"))}
    )
    assert _refused("tree.questions.0.options.1", questions=(twice,)).code == "KEY_TWICE"
    assert _refused("tree.steps.1", steps=(step("call"), step("call"))).code == "KEY_TWICE"


def test_R15_a_question_waits_for_answers_to_earlier_questions_only() -> None:
    later = (question("about", "wall", "somebody", when=("threat:no",)), question("threat"))
    assert _refused("tree.questions.0.asked_when.0", questions=later).code == "ANSWER_UNKNOWN"
    itself = (question("threat", when=("threat:no",)),)
    assert _refused("tree.questions.0.asked_when.0", questions=itself).code == "ANSWER_UNKNOWN"
    no_such = (question("threat"), question("about", when=("threat:perhaps",)))
    assert _refused("tree.questions.1.asked_when.0", questions=no_such).code == "ANSWER_UNKNOWN"


def test_R15_a_rule_names_answers_and_steps_that_there_are() -> None:
    assert _refused("tree.rules.0.when.0", rules=(rule("manager", when=("colour:red",)),)).code == "ANSWER_UNKNOWN"
    assert _refused("tree.rules.0.steps.1", rules=(rule("manager", "shout"),)).code == "STEP_UNKNOWN"


def test_R15_no_condition_needs_two_answers_to_one_question_not_even_by_way_of_others() -> None:
    at_once = rule("call", when=("threat:yes", "threat:no"))
    assert _refused("tree.rules.0.when", rules=(at_once,)).code == "NEVER_TRUE"
    by_way_of_another = rule("call", when=("threat:yes", "about:wall"))
    assert _refused("tree.rules.0.when", rules=(by_way_of_another,)).code == "NEVER_TRUE"
    never_asked = (
        question("threat"),
        question("about", when=("threat:no",)),
        question("lost", when=("threat:yes", "about:yes")),
    )
    assert _refused("tree.questions.2.asked_when", questions=never_asked, rules=(rule("call"),)).code == "NEVER_TRUE"


def test_R15_every_step_is_reached_by_some_answer() -> None:
    assert _refused("tree.steps.1", rules=(rule("manager", "call"),)).code == "STEP_UNREACHED"


def test_A19_every_office_that_a_step_names_is_in_the_directory() -> None:
    refusal = not_sound(tree(), set())
    assert refusal is not None
    assert (refusal.code, refusal.field) == ("CONTACT_UNKNOWN", "tree.steps.0.contact")
    given().when(issue()).then_refused("CONTACT_UNKNOWN")
    given(*noted(), contact(namnd=NAMND)).when(issue()).then(GuidanceIssued)


def test_R15_every_way_through_ends_in_at_least_one_step_and_the_answers_that_do_not_are_told() -> None:
    rules = (rule("call", when=("threat:yes",)), rule("elsewhere", "manager", when=("about:somebody",)))
    assert _refused("tree.rules", rules=rules).items == ("about:wall", "threat:no")
    assert not_sound(tree(rules=(*rules, rule("manager", when=("about:wall",)))), {"alarm"}) is None


def test_R15_a_tree_with_too_many_ways_is_refused_soon_and_one_with_a_step_for_all_is_not() -> None:
    last = [f"q29:o{option}" for option in range(12)]
    wide = GuidanceTree(
        questions=tuple(question(f"q{number}", *(f"o{option}" for option in range(12))) for number in range(30)),
        steps=tuple(step(f"s{number}") for number in range(12)),
        rules=tuple(rule(f"s{number % 12}", when=(last[number % 12],)) for number in range(100)),
    )
    begun = perf_counter()
    refusal = not_sound(wide, ())
    assert perf_counter() - begun < SOON
    assert refusal is not None
    assert (refusal.code, refusal.field) == ("TREE_TOO_WIDE", "tree")
    for_all = wide.model_copy(update={"rules": (*wide.rules[:99], rule("s0"))})
    assert not_sound(for_all, ()) is None


def test_A19_R16_an_office_is_listed_with_its_dates_for_the_city_or_for_a_known_namnd() -> None:
    told = given(*noted())
    told.when(contact(valid_to=date(2019, 12, 31))).then(ContactListed)
    told.then_said(ContactListed, namnd=None, key="alarm", valid_to=date(2019, 12, 31))
    told.when(contact(namnd=NAMND)).then_said(ContactListed, namnd=NAMND)
    told.when(contact(namnd="farsta")).then_refused("NAMND_UNKNOWN", field="namnd")
    told.when(contact(valid_to=date(2016, 12, 31))).then_refused("DATE_OUT_OF_ORDER", field="valid_to")


def test_A19_a_local_coordinator_keeps_the_entries_of_the_own_namnd_only() -> None:
    told = given(*noted())

    def by_skarpnack(**said: Any) -> Any:
        listed = contact(**said)
        return listed.model_copy(update={"actor": order(ConfirmContact, key="alarm", confirmed_on=TODAY).actor})

    told.when(by_skarpnack(namnd=NAMND)).then(ContactListed)
    told.when(by_skarpnack(namnd="kungsholmen")).then_refused("NOT_OWN_NAMND")
    told.when(by_skarpnack()).then_refused("NOT_OWN_NAMND")


def _confirm(on: date = TODAY, **said: Any) -> ConfirmContact:
    return order(ConfirmContact, by=Role.SLK, key="alarm", confirmed_on=on, **said)


def test_R16_an_entry_is_confirmed_on_a_day_that_has_come_and_while_it_holds() -> None:
    told = given(*noted(), contact(valid_to=date(2026, 11, 10)))
    told.when(_confirm(date(2026, 11, 1))).then_said(ContactConfirmed, key="alarm", confirmed_on=date(2026, 11, 1))
    told.when(_confirm(date(2026, 10, 1))).then_refused("DATE_OUT_OF_ORDER", field="confirmed_on")
    told.when(_confirm(date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", field="confirmed_on")
    told.when(_confirm()).then_refused("CONTACT_ENDED", field="confirmed_on")
    told.when(_confirm(namnd=NAMND)).then_refused("CONTACT_UNKNOWN", field="key")
    # Listed anew, nobody has confirmed it yet: an earlier day is as good as any.
    told.given(contact()).when(_confirm(date(2026, 9, 1))).then(ContactConfirmed)
