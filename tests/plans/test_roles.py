from datetime import date

import pytest

from contracts.catalogue import commands
from contracts.envelope import Instruction
from contracts.importing import ImportCommands
from contracts.organisation import MergeNamnder
from contracts.plan_approval import ApprovePlan, DecidePlan, SendPlanBack, SendPlanToKs, SubmitPlan
from contracts.plan_progress import FollowUpActivity, ProgressReported, ReportProgress
from contracts.plans import AmendHead, ChangeActivity, DescribePlan, DraftPlan, PlanActivity, RevisePlan
from contracts.vocabulary import ActivityStatus, Forum, Role
from services.plans.handlers import COMMANDS
from services.plans.roles import IMPORTED_BY_SYSTEM, MAY
from tests.plans.histories import V1, approved, begun, consultations, drafted, head, historical, measure, namnd, submit
from tests.plans.spec import NAMND, Scenario, given, order

CHAIN = {SubmitPlan, DecidePlan, SendPlanToKs, ApprovePlan, SendPlanBack}
EDITING = {DraftPlan, RevisePlan, AmendHead, DescribePlan, PlanActivity, ChangeActivity}


def test_every_command_has_a_handler_and_somebody_who_may_give_it() -> None:
    assert set(COMMANDS) | {ImportCommands} == set(commands("plans").values())
    assert set().union(*MAY.values()) == set(commands("plans").values())


def test_A02_only_the_registrar_of_ks_approves() -> None:
    assert [role for role, orders in MAY.items() if ApprovePlan in orders] == [Role.KS_REGISTRAR]
    assert ApprovePlan not in IMPORTED_BY_SYSTEM


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.KS_REGISTRAR])
def test_A02_an_approval_by_anybody_else_is_refused(role: Role) -> None:
    tried = order(ApprovePlan, role, plan_id=V1, decided_on=date(2026, 4, 1), paragraph=3, diarienummer="KS 1")
    given(*approved()[:-1]).when(tried).then_refused("ROLE_NOT_ALLOWED", "actor.role", items=("ks_registrar",))


def test_P12_a_decision_of_the_namnd_is_recorded_by_its_registrar() -> None:
    tried = order(
        DecidePlan, Role.LOCAL_COORDINATOR, plan_id=V1, decided_on=date(2026, 2, 20), paragraph=7, diarienummer="1/26"
    )
    given(*drafted(), *consultations(), submit()).when(tried).then_refused("ROLE_NOT_ALLOWED")


@pytest.mark.parametrize("role", [Role.SLK, Role.CENTRAL_COORDINATOR])
def test_A03_slk_edits_no_plan_of_a_namnd(role: Role) -> None:
    assert not MAY[role] & EDITING
    tried = order(PlanActivity, role, plan_id=V1, activity_id="a9", activity=measure())
    given(*begun()).when(tried).then_refused("ROLE_NOT_ALLOWED", items=("local_coordinator",))


def test_A05_a_local_coordinator_works_with_the_own_namnds_plan() -> None:
    tried = order(PlanActivity, of="farsta", plan_id=V1, activity_id="a9", activity=measure())
    given(*begun(), namnd("farsta")).when(tried).then_refused("NOT_OWN_NAMND", "actor.namnd")
    given(*begun(), namnd("farsta")).when(order(DraftPlan, of="farsta", namnd="kista", head=head())).then_refused(
        "NOT_OWN_NAMND"
    )


def test_P12_a_registrar_records_for_the_own_namnd() -> None:
    tried = order(DecidePlan, of="farsta", plan_id=V1, decided_on=date(2026, 2, 20), paragraph=7, diarienummer="1/26")
    given(*drafted(), *consultations(), submit()).when(tried).then_refused("NOT_OWN_NAMND", "actor.namnd")


def progress(of: str) -> ReportProgress:
    return order(
        ReportProgress, of=of, plan_id=V1, activity_id="a1", status=ActivityStatus.DONE, reported_on=date(2024, 1, 1)
    )


def test_U12_the_successor_looks_after_the_plans_of_those_that_went_up_in_it() -> None:
    scenario = given(
        *historical(),
        namnd("b"),
        namnd("c"),
        order(MergeNamnder, merged=(NAMND,), into="b", on=date(2020, 7, 1)),
        order(MergeNamnder, merged=("b",), into="c", on=date(2023, 7, 1)),
    )
    scenario.when(progress("c")).then(ProgressReported)
    scenario.when(progress("d")).then_refused("NOT_OWN_NAMND")


def test_U12_nobody_looks_after_the_successors_plans_in_return() -> None:
    merged = order(MergeNamnder, merged=("b",), into=NAMND, on=date(2020, 7, 1))
    given(*historical(), namnd("b"), merged).when(progress("b")).then_refused("NOT_OWN_NAMND")


def test_A02_the_system_takes_no_step_of_the_chain_and_edits_only_by_import() -> None:
    assert not (CHAIN & (MAY[Role.SYSTEM] | IMPORTED_BY_SYSTEM))
    assert not (EDITING & MAY[Role.SYSTEM])
    given(*begun()).when(order(DraftPlan, Role.SYSTEM, namnd="farsta", head=head())).then_refused("ROLE_NOT_ALLOWED")


def test_a_refused_role_is_told_who_may() -> None:
    tried: Instruction = order(
        FollowUpActivity,
        Role.KS_REGISTRAR,
        plan_id=V1,
        activity_id="a1",
        forum=Forum.ILS,
        year=2026,
        followed_up_on=date(2026, 5, 1),
        note="Ja",
    )
    scenario: Scenario = given(*approved()).when(tried)
    refusal = scenario.then_refused("ROLE_NOT_ALLOWED")
    assert "lokal samordnare" in refusal.reason_sv
