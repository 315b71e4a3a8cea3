"""Whether an organisation can get support: the same facts give the same answer, and only closed answers decide."""

from dataclasses import fields, replace
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.eligibility import RUNNING, Case, Question, Rules, Verdict, not_registered, verdict
from contracts.eligibility_terms import Eligibility, Hindrance, NextStep
from contracts.grant_terms import CriterionAnswer, SupportKind, SupportStatus
from contracts.vocabulary import Term

ON = date(2026, 11, 20)
RULES = Rules("stad-2026", {"demokrati": True, "stadgar": True, "komplement": False}, late_report_bars=True)
GRANT, LETTING = SupportKind.GRANT, SupportKind.LETTING
MET, NOT_MET, UNSURE = CriterionAnswer.MET, CriterionAnswer.NOT_MET, CriterionAnswer.CANNOT_BE_JUDGED


def case(*answers: CriterionAnswer, **said: Any) -> Case:
    """A case of the nämnd that is asked about; with answers it is assessed under the rules in force."""
    judged = {"assessed_on": date(2026, 2, 1), "answers": dict(zip(RULES.criteria, answers, strict=False))}
    usual: dict[str, Any] = {"case_id": "a", "namnd": "skarpnack", "kind": GRANT, "status": SupportStatus.ASSESSED}
    usual |= {"rule_set": RULES.rule_set, "ends": date(2026, 12, 31), **(judged if answers else {})}
    return Case(**usual | said)


def answered(*cases: Case, rules: Rules | None = RULES, on: date = ON, dissolved_on: date | None = None) -> Verdict:
    return verdict(cases, dissolved_on, rules, Question(frozenset({"skarpnack", "gamla"}), GRANT, on))


def test_G04_all_mandatory_criteria_met_is_eligible_and_an_application_can_be_taken_in() -> None:
    told = answered(case(MET, MET, MET))
    assert (told.outcome, told.hindrances) == (Eligibility.ELIGIBLE, ())
    assert told.next_steps == (NextStep.TAKE_IN_APPLICATION,)
    assert [(each.criterion, each.answer, each.counts) for each in told.standings] == [
        ("demokrati", MET, True),
        ("stadgar", MET, True),
        ("komplement", MET, True),
    ]


def test_G02_a_criterion_that_is_not_mandatory_never_decides() -> None:
    for answer in CriterionAnswer:
        assert answered(case(MET, MET, answer)).outcome is Eligibility.ELIGIBLE
    assert answered(case(MET, MET)).outcome is Eligibility.ELIGIBLE


def test_G04_a_mandatory_criterion_that_is_not_met_is_not_eligible_and_says_so() -> None:
    told = answered(case(MET, NOT_MET))
    assert (told.outcome, told.hindrances) == (Eligibility.NOT_ELIGIBLE, (Hindrance.CRITERION_NOT_MET,))
    assert told.next_steps == (NextStep.ASSESS, NextStep.TELL_REASONS)


def test_G04_an_answer_that_cannot_be_given_or_is_missing_needs_an_assessment() -> None:
    assert answered(case(MET, UNSURE)).hindrances == (Hindrance.CANNOT_BE_JUDGED,)
    assert answered(case(MET)).hindrances == (Hindrance.NOT_ASSESSED,)
    assert answered().hindrances == (Hindrance.NOT_ASSESSED,)
    assert {answered(case(MET, UNSURE)).outcome, answered().outcome} == {Eligibility.NEEDS_ASSESSMENT}
    assert NextStep.TAKE_IN_DOCUMENTS in answered(case(MET, UNSURE)).next_steps


def test_G18_an_organisation_that_is_not_registered_is_registered_first() -> None:
    told = not_registered()
    assert (told.outcome, told.next_steps) == (Eligibility.NOT_YET, (NextStep.REGISTER,))


def test_G18_a_dissolved_organisation_is_not_eligible_from_the_day_it_was_dissolved() -> None:
    told = answered(case(MET, MET), dissolved_on=ON)
    assert (told.outcome, told.hindrances) == (Eligibility.NOT_ELIGIBLE, (Hindrance.DISSOLVED,))
    assert told.next_steps == ()
    assert answered(case(MET, MET), dissolved_on=date(2026, 11, 21)).outcome is Eligibility.ELIGIBLE


def test_G01_without_rules_set_in_advance_nothing_can_be_answered_yet() -> None:
    told = answered(case(NOT_MET), rules=None)
    assert (told.outcome, told.hindrances, told.standings) == (Eligibility.NOT_YET, (Hindrance.RULES_MISSING,), ())


@pytest.mark.parametrize("status", list(SupportStatus))
def test_G10_a_late_report_bars_only_when_paid_support_of_the_namnd_is_not_reported(status: SupportStatus) -> None:
    owed = case(case_id="b", status=status, report_due_on=date(2026, 11, 19))
    told = answered(case(MET, MET), owed)
    assert bool(told.late) == (status is SupportStatus.PAID)
    if status is SupportStatus.PAID:
        assert (told.outcome, told.hindrances) == (Eligibility.NOT_YET, (Hindrance.REPORT_LATE,))
        assert told.next_steps == (NextStep.ASK_FOR_REPORT,)


def test_G10_a_report_is_late_from_the_day_after_it_was_due_and_the_rules_say_whether_it_bars() -> None:
    owed = case(case_id="b", status=SupportStatus.PAID, report_due_on=ON)
    assert answered(case(MET, MET), owed).outcome is Eligibility.ELIGIBLE
    next_day = date(2026, 11, 21)
    assert answered(case(MET, MET), owed, on=next_day).outcome is Eligibility.NOT_YET
    lenient = answered(case(MET, MET), owed, on=next_day, rules=replace(RULES, late_report_bars=False))
    assert (lenient.outcome, [each.case_id for each in lenient.late]) == (Eligibility.ELIGIBLE, ["b"])
    elsewhere = replace(owed, namnd="kungsholmen")
    assert answered(case(MET, MET), elsewhere, on=next_day).late == ()


def test_G12_while_a_programme_or_advice_is_awaited_it_is_not_yet() -> None:
    for status, hindrance in (
        (SupportStatus.WAITING_FOR_PROGRAMME, Hindrance.PROGRAMME_AWAITED),
        (SupportStatus.WAITING_FOR_ADVICE, Hindrance.ADVICE_AWAITED),
    ):
        told = answered(case(MET, MET, status=status))
        assert (told.outcome, told.hindrances) == (Eligibility.NOT_YET, (hindrance,))
        assert answered(case(MET, MET), case(case_id="b", kind=LETTING, status=status)).hindrances == ()


def test_G14_answers_under_other_rules_or_for_another_kind_are_shown_and_do_not_count() -> None:
    for other in (case(NOT_MET, MET, rule_set="stad-2019"), case(NOT_MET, MET, kind=LETTING)):
        told = answered(other)
        assert (told.outcome, told.hindrances) == (Eligibility.NEEDS_ASSESSMENT, (Hindrance.NOT_ASSESSED,))
        assert [(each.answer, each.counts) for each in told.standings] == [
            (NOT_MET, False),
            (MET, False),
            (None, False),
        ]


def test_G04_the_last_answer_counts_and_one_that_counts_goes_before_a_later_one_that_does_not() -> None:
    later = case(MET, MET, case_id="b", assessed_on=date(2026, 3, 1))
    assert answered(case(NOT_MET, MET), later).outcome is Eligibility.ELIGIBLE
    assert answered(case(MET, MET), replace(later, answers={"demokrati": NOT_MET})).outcome is Eligibility.NOT_ELIGIBLE
    assert answered(case(MET, MET), replace(later, rule_set="stad-2019")).outcome is Eligibility.ELIGIBLE
    assert answered(case(NOT_MET, MET), later, on=date(2026, 2, 28)).outcome is Eligibility.NOT_ELIGIBLE


def test_G04_of_two_answers_given_on_one_day_the_best_says_what_the_organisation_can() -> None:
    for first, second in (("a", "b"), ("b", "a")):
        told = answered(case(NOT_MET, MET, case_id=first), case(MET, UNSURE, case_id=second))
        assert (told.outcome, told.hindrances) == (Eligibility.ELIGIBLE, ())


def decided(*cases: Case, rules: Rules = RULES) -> Verdict:
    """The answer about the first of the cases."""
    asked = Question(frozenset({"skarpnack", "gamla"}), cases[0].kind, ON, cases[0].case_id)
    return verdict(cases, None, rules, asked)


def test_G04_a_case_that_is_to_be_decided_needs_answers_of_its_own_too() -> None:
    other = case(MET, MET, case_id="b", assessed_on=date(2026, 3, 1))
    assert decided(case(MET, MET, NOT_MET), other).outcome is Eligibility.ELIGIBLE
    told = decided(case(MET, NOT_MET), other)
    assert (told.outcome, told.hindrances, told.lacking) == (
        Eligibility.NOT_ELIGIBLE,
        (Hindrance.CRITERION_NOT_MET,),
        ("stadgar",),
    )
    assert decided(case(), other).lacking == ("demokrati", "stadgar")
    assert decided(case(MET, MET, disputed=True), other).hindrances == (Hindrance.NOT_ASSESSED,)


def test_G04_a_case_is_not_granted_against_a_later_answer_in_another_until_it_is_assessed_anew() -> None:
    later = case(NOT_MET, MET, case_id="b", assessed_on=date(2026, 3, 1))
    assert decided(case(MET, MET), later).lacking == ("demokrati",)
    assert decided(case(MET, MET, assessed_on=date(2026, 3, 1)), later).outcome is Eligibility.ELIGIBLE


def test_G12_a_case_waits_for_its_own_programme_and_not_for_that_of_another() -> None:
    waiting = case(MET, MET, status=SupportStatus.WAITING_FOR_PROGRAMME)
    assert decided(waiting).hindrances == (Hindrance.PROGRAMME_AWAITED,)
    assert decided(case(MET, MET), replace(waiting, case_id="b")).outcome is Eligibility.ELIGIBLE


def test_G08_a_decision_of_another_namnd_never_decides() -> None:
    theirs = case(
        NOT_MET,
        NOT_MET,
        namnd="kungsholmen",
        case_id="b",
        status=SupportStatus.REVOKED,
        taken_back_on=date(2026, 5, 1),
        assessed_on=date(2026, 6, 1),
    )
    assert answered(case(MET, MET), theirs) == answered(case(MET, MET))
    assert answered(theirs) == answered()


def test_G08_what_the_namnd_took_back_itself_is_assessed_anew_before_anything_else() -> None:
    taken_back = case(case_id="b", status=SupportStatus.REVOKED, taken_back_on=date(2026, 5, 1))
    told = answered(case(MET, MET), taken_back)
    assert (told.outcome, told.hindrances) == (Eligibility.NEEDS_ASSESSMENT, (Hindrance.SUPPORT_REVOKED,))
    assert answered(case(MET, MET, assessed_on=date(2026, 5, 2)), taken_back).outcome is Eligibility.ELIGIBLE
    assert answered(case(MET, MET), taken_back, on=date(2026, 4, 30)).outcome is Eligibility.ELIGIBLE


def test_G08_answers_whose_decision_a_court_set_aside_do_not_count() -> None:
    told = answered(case(NOT_MET, MET, disputed=True))
    assert (told.outcome, told.standings[0].answer) == (Eligibility.NEEDS_ASSESSMENT, NOT_MET)


def test_A10_a_namnd_answers_for_what_it_has_taken_over() -> None:
    assert answered(case(MET, MET, namnd="gamla")).outcome is Eligibility.ELIGIBLE


def test_the_heaviest_hindrance_decides_and_all_are_told() -> None:
    owed = case(case_id="b", status=SupportStatus.PAID, report_due_on=date(2026, 1, 1))
    told = answered(case(NOT_MET, UNSURE), owed)
    assert told.outcome is Eligibility.NOT_ELIGIBLE
    assert told.hindrances == (Hindrance.CRITERION_NOT_MET, Hindrance.REPORT_LATE, Hindrance.CANNOT_BE_JUDGED)


@pytest.mark.parametrize("status", list(SupportStatus))
def test_G08_support_runs_when_it_is_granted_and_its_time_is_not_over(status: SupportStatus) -> None:
    held = case(status=status)
    assert held.runs(date(2026, 12, 31)) == (status in RUNNING)
    assert not held.runs(date(2027, 1, 1))


CASES = st.lists(
    st.builds(
        Case,
        case_id=st.sampled_from(["a", "b", "c"]),
        namnd=st.sampled_from(["skarpnack", "kungsholmen"]),
        kind=st.sampled_from(SupportKind),
        status=st.sampled_from(SupportStatus),
        rule_set=st.sampled_from(["stad-2026", "stad-2019"]),
        ends=st.dates(date(2026, 1, 1), date(2027, 1, 1)),
        report_due_on=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
        assessed_on=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        answers=st.dictionaries(st.sampled_from(list(RULES.criteria)), st.sampled_from(CriterionAnswer)),
        disputed=st.booleans(),
        taken_back_on=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    ),
    max_size=4,
    unique_by=lambda each: each.case_id,
)


@given(CASES, st.randoms())
def test_same_facts_same_answer_in_whatever_order_they_come(cases: list[Case], random: Any) -> None:
    shuffled = cases.copy()
    random.shuffle(shuffled)
    assert answered(*cases).outcome is answered(*shuffled).outcome
    assert answered(*cases).standings == answered(*shuffled).standings


@given(CASES, CASES)
def test_G08_no_decision_of_another_namnd_changes_any_answer(own: list[Case], others: list[Case]) -> None:
    theirs = [replace(each, namnd="kungsholmen", case_id=f"o-{each.case_id}") for each in others]
    alone = [each for each in own if each.namnd == "skarpnack"]
    assert answered(*alone, *theirs) == answered(*alone)


@given(CASES)
def test_an_outcome_always_has_its_reasons(cases: list[Case]) -> None:
    told = answered(*cases)
    assert (told.outcome is Eligibility.ELIGIBLE) == (told.hindrances == ())


def test_what_decides_has_no_place_for_a_word_that_anybody_wrote() -> None:
    """Codes, days, closed answers and yes or no: a title, a purpose or a reason cannot come in at all."""
    codes = {"case_id", "namnd", "rule_set", "own", "criteria", "answers"}
    for of in (Case, Rules, Question):
        hints = get_type_hints(of)
        for field in fields(of):
            kinds = {hints[field.name], *get_args(hints[field.name])}
            closed = {kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Term | date | bool)}
            assert closed or field.name in codes, field.name
