from datetime import date
from typing import Any

import pytest

from contracts.activity import PlannedFollowUp
from contracts.envelope import Instruction
from contracts.plans import (
    AccountForActivity,
    ActivityAccounted,
    ActivityChanged,
    ActivityPlanned,
    ActivityWithdrawn,
    AmendHead,
    HeadAmended,
    Period,
    PlanRevised,
    PlanSuperseded,
    RevisePlan,
    WithdrawActivity,
)
from contracts.vocabulary import ActivityStatus, Forum, Warned
from services.plans.plan import Plan, replay
from tests.plans.histories import (
    V1,
    V2,
    V3,
    approve,
    approved,
    begun,
    chain,
    consultations,
    decide,
    drafted,
    head,
    historical,
    measure,
    plan_measure,
    revised,
    send,
    submit,
    written,
)
from tests.plans.spec import TODAY, Scenario, given, order


def revise(number: int = 2027, plan_id: str = V1, **said: Any) -> RevisePlan:
    return order(RevisePlan, plan_id=plan_id, head=head(number, **said))


def account(ancestor: str, status: ActivityStatus, **said: Any) -> AccountForActivity:
    return order(AccountForActivity, plan_id=V2, ancestor=ancestor, status=status, **said)


def ongoing(ancestor: str, **said: Any) -> AccountForActivity:
    return account(ancestor, ActivityStatus.ONGOING, **said)


def done(ancestor: str) -> AccountForActivity:
    return account(ancestor, ActivityStatus.DONE)


def dropped(ancestor: str, reason: str = "Ersatt av annat") -> AccountForActivity:
    return account(ancestor, ActivityStatus.DROPPED, reason=reason)


def changed(ancestor: str, title: str, **said: Any) -> AccountForActivity:
    return account(ancestor, ActivityStatus.CHANGED, reason="Bredare", changed_to=measure(title), **said)


def plan(scenario: Scenario, plan_id: str = V2) -> Plan:
    found = replay(scenario.log[f"plan/{plan_id}"])
    assert found is not None
    return found


# --- beginning a revision


def test_P16_a_revision_lists_every_measure_that_stood_in_the_old_plan() -> None:
    scenario = given(
        *drafted(),
        plan_measure("a3", title="Tillfällig"),
        order(WithdrawActivity, plan_id=V1, activity_id="a3", reason="Dubblett"),
        *chain(),
    ).when(revise())
    scenario.then(PlanSuperseded, PlanRevised)
    scenario.then_said(PlanSuperseded, plan_id=V1, by_plan_id=V2, in_force_until=date(2026, 12, 31))
    scenario.then_said(PlanRevised, plan_id=V2, version=2, previous_plan_id=V1)
    assert plan(scenario).ancestors == {"a1": "Föräldrastöd", "a2": "Orosanmälan"}
    assert plan(scenario, V1).superseded_by == V2


def test_P17_a_late_revision_does_not_lengthen_what_was_in_force() -> None:
    scenario = given(*historical(2019)).when(revise(2027))
    scenario.then_said(PlanSuperseded, plan_id=V1, by_plan_id=V2, in_force_until=date(2019, 12, 31))


@pytest.mark.parametrize("history", [approved(), (*approved()[:-1], approve(conditions=("Villkor",))), historical()])
def test_P14_an_approved_or_historical_plan_can_be_revised(history: tuple[Instruction, ...]) -> None:
    given(*history).when(revise()).then(PlanSuperseded, PlanRevised)


@pytest.mark.parametrize("steps", range(5))
def test_P14_a_plan_on_its_way_cannot_be_revised(steps: int) -> None:
    way = (consultations()[0], consultations()[1], submit(), decide(), send())
    given(*drafted(), *way[:steps]).when(revise()).then_refused("PLAN_NOT_SETTLED", "plan_id")


def test_P14_a_plan_is_revised_once() -> None:
    given(*revised()).when(revise(2028)).then_refused("PLAN_SUPERSEDED", items=(V2,))


@pytest.mark.parametrize(
    ("period", "accepted"),
    [
        (Period(starts=date(2026, 1, 1), ends=date(2027, 12, 31)), False),
        (Period(starts=date(2025, 1, 1), ends=date(2027, 12, 31)), False),
        (Period(starts=date(2026, 3, 1), ends=date(2026, 11, 30)), False),
        (Period(starts=date(2026, 1, 2), ends=date(2026, 12, 31)), True),
        (Period(starts=date(2027, 1, 1), ends=date(2028, 12, 31)), True),
    ],
)
def test_P14_a_revision_begins_later_and_does_not_end_sooner(period: Period, accepted: bool) -> None:
    scenario = given(*approved()).when(revise(period=period))
    if accepted:
        scenario.then(PlanSuperseded, PlanRevised)
    else:
        scenario.then_refused("PERIOD_NOT_LATER", "head.period")


def test_P14_the_start_of_a_revision_stays_because_the_old_plan_ends_by_it() -> None:
    later = Period(starts=date(2027, 2, 1), ends=date(2027, 12, 31))
    shorter = Period(starts=date(2027, 1, 1), ends=date(2026 + 1, 6, 30))
    amend = order(AmendHead, plan_id=V2, head=head(2027, period=later))
    given(*revised()).when(amend).then_refused("PERIOD_START_FIXED", "head.period.starts")
    given(*revised()).when(order(AmendHead, plan_id=V2, head=head(2027, period=shorter))).then(HeadAmended)


# --- accounting


def test_P16_a_revision_is_not_submitted_until_every_measure_has_a_status() -> None:
    scenario = given(*revised(), written(V2), *consultations(V2), done("a1"))
    refusal = scenario.when(submit(V2)).then_refused("ANCESTORS_UNACCOUNTED", items=("a2",))
    assert "Orosanmälan" in refusal.reason_sv
    assert "Föräldrastöd" not in refusal.reason_sv


def test_P16_a_revision_with_every_measure_accounted_for_is_submitted() -> None:
    given(*revised(), written(V2), *consultations(V2), ongoing("a1"), ongoing("a2"), submit(V2))


def test_P16_an_ongoing_measure_is_carried_over_as_it_was() -> None:
    scenario = given(*revised()).when(ongoing("a1")).then(ActivityAccounted, ActivityPlanned)
    scenario.then_said(ActivityPlanned, plan_id=V2, activity_id="a1-v2", ancestor="a1")
    assert plan(scenario).measures["a1-v2"].content == plan(scenario, V1).measures["a1"].content


def test_P16_the_id_of_a_carried_measure_can_be_chosen() -> None:
    scenario = given(*revised()).when(ongoing("a1", activity_id="nytt"))
    scenario.then_said(ActivityPlanned, activity_id="nytt", ancestor="a1")


def test_P16_the_id_of_a_carried_measure_follows_the_version() -> None:
    scenario = given(*revised(), written(V2), ongoing("a1"), ongoing("a2"), *chain(V2), revise(2028, V2))
    scenario.when(order(AccountForActivity, plan_id=V3, ancestor="a1-v2", status=ActivityStatus.ONGOING))
    scenario.then_said(ActivityPlanned, plan_id=V3, activity_id="a1-v3", ancestor="a1-v2")


def test_P16_a_long_id_still_gets_a_version() -> None:
    long = "a" * 80
    scenario = given(*begun(2019), plan_measure(long), *historical(2019)[len(begun(2019)) :], revise())
    scenario.when(ongoing(long)).then_said(ActivityPlanned, activity_id=f"{'a' * 70}-v2")


def test_P16_a_changed_measure_is_carried_over_in_its_new_words() -> None:
    scenario = given(*revised()).when(changed("a1", "Föräldrastöd och läxhjälp"))
    scenario.then(ActivityAccounted, ActivityPlanned)
    scenario.then_said(
        ActivityPlanned, activity_id="a1-v2", ancestor="a1", activity=measure("Föräldrastöd och läxhjälp")
    )


@pytest.mark.parametrize("settled", [done("a1"), dropped("a1")])
def test_P16_a_measure_done_or_dropped_is_not_carried_over(settled: AccountForActivity) -> None:
    given(*revised()).when(settled).then(ActivityAccounted)


@pytest.mark.parametrize(
    ("order_given", "field"),
    [
        (account("a1", ActivityStatus.PLANNED), "status"),
        (account("a1", ActivityStatus.UNDER_DEVELOPMENT), "status"),
        (account("a1", ActivityStatus.DROPPED), "reason"),
        (account("a1", ActivityStatus.CHANGED, changed_to=measure()), "reason"),
        (account("a1", ActivityStatus.CHANGED, reason="Bredare"), "changed_to"),
        (account("a1", ActivityStatus.ONGOING, changed_to=measure()), "changed_to"),
        (account("a1", ActivityStatus.DONE, activity_id="nytt"), "activity_id"),
    ],
)
def test_P16_an_account_says_all_it_must_and_no_more(order_given: AccountForActivity, field: str) -> None:
    given(*revised()).when(order_given).then_refused("ACCOUNT_INCOMPLETE", field)


def test_P16_only_measures_of_the_previous_plan_are_accounted_for() -> None:
    given(*revised()).when(done("a9")).then_refused("ANCESTOR_UNKNOWN", "ancestor")


def test_P16_the_same_account_is_given_once() -> None:
    given(*revised(), done("a1")).when(done("a1")).then_refused("UNCHANGED", "status")
    given(*revised(), ongoing("a1")).when(ongoing("a1")).then_refused("UNCHANGED", "status")


def test_P16_an_account_given_anew_takes_back_what_was_carried_over() -> None:
    scenario = given(*revised(), ongoing("a1")).when(dropped("a1")).then(ActivityAccounted, ActivityWithdrawn)
    scenario.then_said(ActivityWithdrawn, activity_id="a1-v2", reason="Ersatt av annat")
    assert plan(scenario).measures == {}


def test_P16_an_account_given_anew_changes_what_was_carried_over() -> None:
    scenario = given(*revised(), ongoing("a1")).when(changed("a1", "Läxhjälp")).then(ActivityAccounted, ActivityChanged)
    scenario.then_said(ActivityChanged, activity_id="a1-v2", activity=measure("Läxhjälp"))
    assert plan(scenario).measures["a1-v2"].ancestor == "a1"


def test_P16_an_account_given_anew_with_another_id_replaces_the_carried_measure() -> None:
    scenario = given(*revised(), ongoing("a1")).when(ongoing("a1", activity_id="nytt"))
    scenario.then(ActivityAccounted, ActivityWithdrawn, ActivityPlanned)
    assert list(plan(scenario).measures) == ["nytt"]


def test_P16_a_measure_taken_back_and_carried_again_gets_a_fresh_id() -> None:
    scenario = given(*revised(), ongoing("a1"), done("a1")).when(ongoing("a1"))
    scenario.then_said(ActivityPlanned, activity_id="a1-v2-2", ancestor="a1")


def test_P16_a_carried_measure_is_not_withdrawn_behind_its_account() -> None:
    withdraw = order(WithdrawActivity, plan_id=V2, activity_id="a1-v2", reason="Fel")
    given(*revised(), ongoing("a1")).when(withdraw).then_refused("ACTIVITY_CARRIED", items=("a1",))


def test_P16_a_chosen_id_must_be_free() -> None:
    given(*revised(), ongoing("a1")).when(ongoing("a2", activity_id="a1-v2")).then_refused("ACTIVITY_ID_TAKEN")


def test_P16_no_account_once_the_revision_is_submitted() -> None:
    history = (*revised(), written(V2), *consultations(V2), ongoing("a1"), ongoing("a2"), submit(V2))
    given(*history).when(done("a1")).then_refused("PLAN_CLOSED")


def test_P16_links_between_measures_follow_them_into_the_revision() -> None:
    history = (*drafted(), plan_measure("a3", title="Samma", same_as=("a1",)), *chain(), revise())
    for first, second in (("a1", "a3"), ("a3", "a1")):
        scenario = given(*history, ongoing(first), ongoing(second))
        assert plan(scenario).measures[f"{first}-v2"].content.same_as == ()
        assert plan(scenario).measures[f"{second}-v2"].content.same_as == (f"{first}-v2",)
        scenario.when(dropped(first)).then_refused("ACTIVITY_LINKED", items=(f"{second}-v2",))


def test_P16_a_replaced_measure_cannot_be_linked_to() -> None:
    replacing = account(
        "a1",
        ActivityStatus.CHANGED,
        reason="Bredare",
        activity_id="nytt",
        changed_to=measure("Läxhjälp", same_as=("a1-v2",)),
    )
    given(*revised(), ongoing("a1")).when(replacing).then_refused("SAME_AS_UNKNOWN", "changed_to.same_as")


def test_P11_a_measure_carried_over_with_a_follow_up_year_gone_by_must_be_acknowledged() -> None:
    followed = (PlannedFollowUp(forum=Forum.ANNUAL_REPORT, year=2026),)
    history = (*drafted(), plan_measure("a3", follow_ups=followed), *chain(), revise())
    given(*history).when(ongoing("a3")).then_refused("FOLLOW_UP_BEFORE_PLAN", "ancestor.follow_ups.0")
    given(*history).when(ongoing("a3", acknowledged=(Warned.FOLLOW_UP_BEFORE_PLAN,))).then(
        ActivityAccounted, ActivityPlanned
    )


def test_P16_the_refusal_of_an_incomplete_plan_lists_every_problem() -> None:
    scenario = given(*revised(), *consultations(V2)).when(submit(V2), TODAY)
    refusal = scenario.then_refused("ANCESTORS_UNACCOUNTED", items=("a1", "a2"))
    assert [problem.code for problem in refusal.details] == [
        "ANCESTORS_UNACCOUNTED",
        "SECTIONS_MISSING",
        "MEASURES_MISSING",
    ]
