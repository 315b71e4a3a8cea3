from datetime import date
from typing import Any

import pytest

from contracts.activity import ActivityContent, Party, PartyKind, PlannedFollowUp, Target
from contracts.envelope import Instruction
from contracts.organisation import FormWorkGroup, MergeNamnder
from contracts.plan_approval import SendPlanBack
from contracts.plan_content import Outcome, PlanContent
from contracts.plans import (
    ActivityChanged,
    ActivityPlanned,
    ActivityWithdrawn,
    AmendHead,
    ChangeActivity,
    DescribePlan,
    DraftPlan,
    HeadAmended,
    Period,
    PlanActivity,
    PlanDescribed,
    PlanDrafted,
    PlanRevised,
    PlanSuperseded,
    RevisePlan,
    WithdrawActivity,
)
from contracts.schedule import Per, Schedule, ScheduleKind
from contracts.vocabulary import Category, Forum, PreventionLevel, Warned
from services.plans.plan import replay
from tests.plans.histories import (
    V1,
    approved,
    begun,
    city,
    consultations,
    decide,
    drafted,
    head,
    historical,
    measure,
    namnd,
    plan_measure,
    submit,
)
from tests.plans.spec import NAMND, TODAY, given, order

MERGED_2020 = (namnd("sodermalm"), order(MergeNamnder, merged=(NAMND,), into="sodermalm", on=date(2020, 7, 1)))
BACK = order(SendPlanBack, plan_id=V1, decided_on=date(2026, 3, 1), paragraph=2, reason="Komplettera")


def draft(number: int = 2026, of: str = NAMND, **said: Any) -> DraftPlan:
    return order(DraftPlan, of=of, namnd=of, head=head(number, **said))


def change(activity_id: str, content: ActivityContent) -> ChangeActivity:
    return order(ChangeActivity, plan_id=V1, activity_id=activity_id, activity=content)


def withdraw(activity_id: str) -> WithdrawActivity:
    return order(WithdrawActivity, plan_id=V1, activity_id=activity_id, reason="Dubblett")


# --- beginning


def test_P01_a_namnd_begins_its_first_plan() -> None:
    given(*city()).when(draft()).then(PlanDrafted).then_said(PlanDrafted, plan_id=V1, version=1)


def test_P01_a_namnd_begins_its_first_plan_once() -> None:
    given(*begun()).when(draft(2027)).then_refused("PLAN_EXISTS", "namnd", items=(V1,))


def test_P01_a_plan_needs_a_namnd_in_the_register() -> None:
    given(*city()).when(draft(of="farsta")).then_refused("NAMND_UNKNOWN", "namnd")


def test_A08_a_plan_begins_while_its_namnd_exists() -> None:
    given(*city(), namnd("jarva", date(2023, 7, 1))).when(draft(2023, "jarva")).then_refused("NAMND_NOT_YET")
    given(*city(), namnd("jarva", date(2023, 7, 1))).when(draft(2024, "jarva")).then(PlanDrafted)


def test_U12_a_plan_from_before_the_merger_can_still_be_entered_under_its_own_name() -> None:
    given(*city(), *MERGED_2020).when(draft(2020)).then(PlanDrafted)


def test_U12_after_a_merger_there_is_no_new_plan_and_the_refusal_names_the_successor() -> None:
    refusal = given(*city(), *MERGED_2020).when(draft(2021)).then_refused("NAMND_ENDED", items=("sodermalm",))
    assert "Sodermalm" in refusal.reason_sv


@pytest.mark.parametrize("number", [2020, 2021])
def test_U12_after_a_merger_there_is_no_revision(number: int) -> None:
    revise = order(RevisePlan, plan_id=V1, head=head(number))
    given(*historical(), *MERGED_2020).when(revise).then_refused("NAMND_ENDED", items=("sodermalm",))


def test_U12_a_revision_does_not_begin_after_a_merger_that_is_decided_but_yet_to_come() -> None:
    merger = order(MergeNamnder, merged=(NAMND,), into="sodermalm", on=date(2027, 7, 1))
    scenario = given(*approved(), namnd("sodermalm"), merger)
    scenario.when(order(RevisePlan, plan_id=V1, head=head(2028))).then_refused("NAMND_ENDED", items=("sodermalm",))
    scenario.when(order(RevisePlan, plan_id=V1, head=head(2027))).then(PlanSuperseded, PlanRevised)


def test_U12_the_front_page_does_not_move_a_plan_past_the_end_of_its_namnd() -> None:
    amend = order(AmendHead, plan_id=V1, head=head(2021))
    given(*begun(2020), *MERGED_2020).when(amend).then_refused("NAMND_ENDED", "head.period.starts")


def test_U12_a_namnd_that_has_ended_decides_nothing() -> None:
    merger = order(MergeNamnder, merged=(NAMND,), into="sodermalm", on=date(2026, 2, 15))
    history = (*drafted(), *consultations(), submit(), namnd("sodermalm"), merger)
    given(*history).when(decide()).then_refused("NAMND_ENDED", "decided_on", items=("sodermalm",))


def test_U12_what_a_namnd_did_before_it_ended_can_be_recorded_after_but_not_what_it_did_later() -> None:
    history = (*drafted(2020), *MERGED_2020, *consultations())
    given(*history).when(submit(on=date(2026, 2, 1))).then_refused("NAMND_ENDED", "submitted_on")


@pytest.mark.parametrize(("field", "code"), [("template", "TEMPLATE_UNKNOWN"), ("glossary", "GLOSSARY_UNKNOWN")])
def test_P02_P29_a_plan_points_to_versions_that_exist(field: str, code: str) -> None:
    said: dict[str, Any] = {field: "t9"}
    given(*city()).when(draft(**said)).then_refused(code, f"head.{field}")
    given(*begun()).when(order(AmendHead, plan_id=V1, head=head(**said))).then_refused(code, f"head.{field}")
    revise = order(RevisePlan, plan_id=V1, head=head(2027, **said))
    given(*approved()).when(revise).then_refused(code, f"head.{field}")


def test_P02_a_draft_may_still_lack_template_and_guideline() -> None:
    given(*city()).when(draft(template=None, guideline=None)).then(PlanDrafted)


# --- front page and text


def test_P01_the_front_page_of_a_draft_can_be_corrected() -> None:
    given(*begun()).when(order(AmendHead, plan_id=V1, head=head(title="Ny titel"))).then(HeadAmended)
    given(*begun()).when(order(AmendHead, plan_id=V1, head=head())).then_refused("UNCHANGED", "head")
    given(*begun()).when(order(AmendHead, plan_id=V1, head=head(1999))).then_refused("DATE_OUT_OF_RANGE")


def test_P02_parts_of_the_text_left_out_stay_as_they_were() -> None:
    outcome = PlanContent(outcomes=(Outcome(statement="Färre rekryteras"),))
    scenario = given(*drafted()).when(order(DescribePlan, plan_id=V1, content=outcome)).then(PlanDescribed)
    plan = replay(scenario.log[f"plan/{V1}"])
    assert plan is not None
    assert plan.content.outcomes == outcome.outcomes
    assert plan.content.sections
    scenario.when(order(DescribePlan, plan_id=V1, content=outcome)).then_refused("UNCHANGED", "content")
    scenario.when(order(DescribePlan, plan_id=V1, content=PlanContent())).then_refused("NOTHING_SAID", "content")


# --- measures


def test_P04_a_measure_is_planned_changed_and_withdrawn() -> None:
    scenario = given(*begun())
    scenario.when(plan_measure("a1")).then(ActivityPlanned)
    scenario.when(change("a1", measure("Läxhjälp"))).then(ActivityChanged)
    scenario.when(change("a1", measure("Läxhjälp"))).then_refused("UNCHANGED", "activity")
    scenario.when(withdraw("a1")).then(ActivityWithdrawn)
    scenario.when(withdraw("a1")).then_refused("ACTIVITY_WITHDRAWN", "activity_id")
    scenario.when(change("a1", measure())).then_refused("ACTIVITY_WITHDRAWN", "activity_id")
    scenario.when(change("a9", measure())).then_refused("ACTIVITY_UNKNOWN", "activity_id")


def test_P04_an_id_is_used_once_even_after_the_measure_is_withdrawn() -> None:
    scenario = given(*begun(), plan_measure("a1"))
    scenario.when(plan_measure("a1")).then_refused("ACTIVITY_ID_TAKEN", "activity_id")
    scenario.given(withdraw("a1")).when(plan_measure("a1")).then_refused("ACTIVITY_ID_TAKEN", "activity_id")


CHANGES = (
    plan_measure("a3"),
    change("a1", measure("Läxhjälp")),
    withdraw("a1"),
    order(AmendHead, plan_id=V1, head=head(title="Ny titel")),
    order(DescribePlan, plan_id=V1, content=PlanContent(outcomes=(Outcome(statement="Färre"),))),
)


@pytest.mark.parametrize("order_given", CHANGES)
@pytest.mark.parametrize(
    "history", [drafted(), (*drafted(), *consultations()), (*drafted(), *consultations(), submit(), BACK)]
)
def test_P12_a_plan_can_be_changed_while_it_is_open(history: tuple[Instruction, ...], order_given: Instruction) -> None:
    given(*history, order_given)


@pytest.mark.parametrize("order_given", CHANGES)
@pytest.mark.parametrize("history", [(*drafted(), *consultations(), submit()), approved(), historical()])
def test_P12_a_plan_cannot_be_changed_otherwise(history: tuple[Instruction, ...], order_given: Instruction) -> None:
    given(*history).when(order_given).then_refused("PLAN_CLOSED", "plan_id")


@pytest.mark.parametrize(
    "party",
    [
        Party(kind=PartyKind.OUTSIDE, title="Polisen"),
        Party(kind=PartyKind.ROLE, title="Rektor", namnd="utbildningsnamnden"),
    ],
)
def test_P03_somebody_outside_the_namnd_is_responsible_only_as_cooperating(party: Party) -> None:
    scenario = given(*begun(), plan_measure("a1"))
    outside = measure(responsible=party)
    scenario.when(plan_measure("a2", responsible=party)).then_refused("RESPONSIBLE_OUTSIDE", "activity.responsible")
    scenario.when(change("a1", outside)).then_refused("RESPONSIBLE_OUTSIDE", "activity.responsible")
    scenario.when(plan_measure("a2", responsible=party, cooperating=True)).then(ActivityPlanned)


@pytest.mark.parametrize("party", [Party(kind=PartyKind.UNIT, title="Fältgruppen", namnd=NAMND), None])
def test_P03_the_namnds_own_are_responsible_without_more(party: Party | None) -> None:
    given(*begun()).when(plan_measure("a1", responsible=party)).then(ActivityPlanned)


@pytest.mark.parametrize(
    "follow_up",
    [
        PlannedFollowUp(forum=Forum.ANNUAL_REPORT, year=2025),
        PlannedFollowUp(forum=Forum.DATE, on=date(2025, 12, 31)),
    ],
)
def test_P11_a_follow_up_before_the_plan_year_must_be_acknowledged(follow_up: PlannedFollowUp) -> None:
    good = PlannedFollowUp(forum=Forum.TERTIAL_1, year=2026)
    scenario = given(*begun())
    scenario.when(plan_measure("a1", follow_ups=(good, follow_up))).then_refused(
        "FOLLOW_UP_BEFORE_PLAN", "activity.follow_ups.1"
    )
    scenario.when(plan_measure("a1", follow_ups=(follow_up,), acknowledged=(Warned.FOLLOW_UP_BEFORE_PLAN,))).then(
        ActivityPlanned
    )
    scenario.when(plan_measure("a2", follow_ups=(good,))).then(ActivityPlanned)


def test_P06_an_indicated_measure_is_accepted() -> None:
    given(*begun()).when(plan_measure("a1", prevention_level=PreventionLevel.INDICATED)).then(ActivityPlanned)


def test_P04_the_same_action_stated_twice_is_linked_to_a_measure_that_exists() -> None:
    scenario = given(*begun(), plan_measure("a1"))
    scenario.when(plan_measure("a2", same_as=("a2",))).then_refused("SAME_AS_UNKNOWN", "activity.same_as")
    scenario.when(plan_measure("a2", same_as=("a9",))).then_refused("SAME_AS_UNKNOWN", "activity.same_as")
    scenario.when(plan_measure("a2", same_as=("a1",))).then(ActivityPlanned)
    scenario.when(withdraw("a1")).then_refused("ACTIVITY_LINKED", items=("a2",))
    scenario.given(change("a2", measure())).when(withdraw("a1")).then(ActivityWithdrawn)


def test_P20_targets_have_keys_of_their_own() -> None:
    jobs = Target(key="jobb", title="Feriejobb", value=400, unit="jobb", per=Per.YEAR)
    given(*begun()).when(plan_measure("a1", targets=(jobs, jobs))).then_refused("KEY_TWICE", "activity.targets.1")


def test_P16_a_plan_takes_no_more_measures_than_one_revision_can_list() -> None:
    title = "å" * 400
    scenario, number = given(*begun()), 0
    while number < 200:
        number += 1
        order_given = order(
            PlanActivity, plan_id=V1, activity_id=f"{'a' * 76}-{number}", activity=measure(title, Category.PREVENTIVE)
        )
        if not isinstance(scenario.when(order_given).outcome, tuple):
            break
    scenario.then_refused("PLAN_FULL", "activity_id")
    plan = replay(scenario.log[f"plan/{V1}"])
    assert plan is not None
    assert sum(len(f'{{"activity_id":"{key}","title":"{title}"}},'.encode()) for key in plan.measures) < 60 * 1024


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2101, 1, 1)])
def test_P09_a_day_outside_the_time_of_this_work_is_refused_with_its_place(day: date) -> None:
    given(*begun()).when(submit(on=day)).then_refused("DATE_OUT_OF_RANGE", "submitted_on")
    spent = order(AmendHead, plan_id=V1, head=head(period=Period(starts=min(day, TODAY), ends=max(day, TODAY))))
    field = "head.period.starts" if day < TODAY else "head.period.ends"
    given(*begun()).when(spent).then_refused("DATE_OUT_OF_RANGE", field)


def test_P08_a_measure_may_have_gone_on_since_before_the_work_began() -> None:
    since = Schedule(printed="Löpande sedan 1998", kind=ScheduleKind.ONGOING, starts=date(1998, 1, 1))
    given(*begun()).when(plan_measure("a1", schedule=since)).then(ActivityPlanned)


def test_A14_a_measure_names_only_work_groups_of_its_namnd() -> None:
    def group(key: str, of: str) -> FormWorkGroup:
        return order(
            FormWorkGroup, of=of, namnd=of, work_group_id=key, name="Grupp", mandate="Rutiner", members=("Chef",)
        )

    history = (*begun(), namnd("farsta"), group("egen", NAMND), group("annan", "farsta"))
    given(*history).when(plan_measure("a1", work_groups=("egen",))).then(ActivityPlanned)
    refused = given(*history).when(plan_measure("a1", work_groups=("egen", "annan")))
    refused.then_refused("WORK_GROUP_UNKNOWN", "activity.work_groups", items=("egen",))
