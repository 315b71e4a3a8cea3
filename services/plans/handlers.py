"""What the service does with each command. The table at the foot is what it can do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import count
from typing import Any, Final

from bus.requests import read
from contracts import organisation as org
from contracts import plan_approval, plan_progress, plan_review, plans
from contracts import steering as laid_down
from contracts.answers import Accepted, Decision, Refusal, refuse
from contracts.envelope import Instruction
from contracts.importing import ImportCommands
from ledger import handling
from ledger.handling import Rules, other_version
from ledger.ledger import Ledger
from ledger.unit_of_work import UnitOfWork
from services.plans import (
    accounting,
    approval,
    coordination,
    drafting,
    measures,
    police_area,
    progress,
    register,
    review,
    steering,
    work_group,
)
from services.plans.days import far_off
from services.plans.organisation import STREAM, Organisation
from services.plans.plan import Around, Plan
from services.plans.roles import not_allowed
from services.plans.streams import EVOLVE, ids_of, plan_stream, stream_of


@dataclass(frozen=True, slots=True)
class Session:
    """The organisation and the plans, as a unit of work has them."""

    work: UnitOfWork

    @property
    def city(self) -> Organisation:
        """The organisation as it is, with what is pending."""
        return self.work.state(STREAM) or Organisation()

    def plan(self, plan_id: str) -> Plan | None:
        """Return a plan as it is, with what is pending."""
        plan: Plan | None = self.work.state(plan_stream(plan_id))
        return plan

    def measures(self, namnd: str) -> frozenset[str]:
        """Return the measures of every version of the plans of a nämnd and of what it has gone up in."""
        found: frozenset[str] = frozenset()
        versions = count(1)
        while plan := self.plan(drafting.plan_id_of(namnd, next(versions))):
            found |= plan.measures.keys()
        known = self.city.register.namnder.get(namnd)
        return found | self.measures(known.successor) if known and known.successor else found


Handler = Callable[[Session, Any, date], Decision]


def handle(ledger: Ledger, order: Instruction, today: date) -> Accepted | Refusal:
    """Answer a command: as before when it is known, else record what follows from it, or say why not."""
    return handling.handle(ledger, RULES, order, partial(decide, today=today))


def decide(work: UnitOfWork, order: Instruction, imported: bool, *, today: date) -> Decision:
    """Return what follows from a command on the states of the unit of work; changes nothing."""
    session = Session(work)
    if isinstance(order, ImportCommands):
        return not_allowed(order, None, session.city.register, imported=False) or ()
    plan_id: str | None = getattr(order, "plan_id", None)
    plan = session.plan(plan_id) if plan_id else None
    if plan_id and plan is None and not isinstance(order, plan_progress.TakeCoverage):
        return _plan_unknown()
    return (
        far_off(order)
        or not_allowed(order, _namnd_of(session, order, plan), session.city.register, imported=imported)
        or other_version(work, order, _stream_named_by(order, plan))
        or COMMANDS[type(order)](session, order, today)
    )


def _plan_unknown() -> Refusal:
    return refuse(
        "PLAN_UNKNOWN",
        "Planen finns inte.",
        "There is no such plan.",
        field="plan_id",
        hint="Ett plan-id är nämndens kod och version, till exempel skarpnack-v1. / The id of a plan is the code of"
        " its nämnd and its version, for example skarpnack-v1.",
    )


def _namnd_of(session: Session, order: Instruction, plan: Plan | None) -> str | None:
    if plan is not None:
        return plan.namnd
    if isinstance(order, org.EndAppointment):
        held = session.city.coordination.appointments.get(order.appointment_id)
        return held.namnd if held else None
    return getattr(order, "namnd", None)


def _stream_named_by(order: Instruction, plan: Plan | None) -> str:
    if plan is not None:
        return plan_stream(plan.plan_id)
    if isinstance(order, plans.DraftPlan):
        return plan_stream(drafting.plan_id_of(order.namnd, 1))
    return STREAM


def _on_plan(decision: Callable[[Plan, Any, Around], Decision]) -> Handler:
    def handler(session: Session, order: Any, today: date) -> Decision:
        plan = session.plan(order.plan_id)
        if plan is None:
            raise LookupError("a command about a plan is decided only when there is one")
        previous = session.plan(plan.previous) if plan.previous else None
        return decision(plan, order, Around(session.city, today, previous))

    return handler


def _draft_plan(session: Session, order: plans.DraftPlan, today: date) -> Decision:
    existing = session.plan(drafting.plan_id_of(order.namnd, 1))
    return drafting.draft_plan(existing, order, Around(session.city, today, None))


def _take_coverage(session: Session, order: plan_progress.TakeCoverage, _today: date) -> Decision:
    plan = session.plan(order.plan_id)
    # Training has heard of a plan that is not here when this ledger was restored from an older backup.
    return progress.take_coverage(plan, order) if plan else ()


COMMANDS: Final[Mapping[type[Instruction], Handler]] = {
    # the register
    org.EstablishNamnd: lambda now, order, _: register.establish_namnd(now.city.register, order),
    org.MergeNamnder: lambda now, order, _: register.merge_namnder(now.city.register, order),
    org.RegisterUnit: lambda now, order, _: register.register_unit(now.city.register, order),
    plan_review.LinkPoliceArea: lambda now, order, _: police_area.link_police_area(now.city.register, order),
    # coordinators and work groups
    org.AppointCoordinator: lambda now, order, _: coordination.appoint_coordinator(
        now.city.coordination, order, now.city.register
    ),
    org.EndAppointment: lambda now, order, _: coordination.end_appointment(now.city.coordination, order),
    org.AttestDuty: lambda now, order, today: coordination.attest_duty(
        now.city.coordination, order, now.city.register, today
    ),
    org.FormWorkGroup: lambda now, order, _: work_group.form_work_group(now.city.work_groups, order, now.city.register),
    org.ReportDeliverable: lambda now, order, today: work_group.report_deliverable(now.city.work_groups, order, today),
    # what the city lays down
    laid_down.IssueGuideline: lambda now, order, _: steering.issue_guideline(now.city.steering, order),
    laid_down.IssueTemplate: lambda now, order, _: steering.issue_template(now.city.steering, order),
    laid_down.ListCityGoals: lambda now, order, _: steering.list_city_goals(now.city.steering, order),
    laid_down.PublishGlossary: lambda now, order, _: steering.publish_glossary(now.city.steering, order),
    laid_down.SetRevisionMoment: lambda now, order, _: steering.set_revision_moment(
        now.city.steering, order, now.city.register
    ),
    # drafting
    plans.DraftPlan: _draft_plan,
    plans.RevisePlan: _on_plan(drafting.revise_plan),
    plans.AmendHead: _on_plan(drafting.amend_head),
    plans.DescribePlan: _on_plan(drafting.describe_plan),
    plans.PlanActivity: _on_plan(measures.plan_activity),
    plans.ChangeActivity: _on_plan(measures.change_activity),
    plans.WithdrawActivity: _on_plan(measures.withdraw_activity),
    plans.AccountForActivity: _on_plan(accounting.account_for_activity),
    # the chain of approval
    plan_approval.RecordConsultation: _on_plan(approval.record_consultation),
    plan_approval.SubmitPlan: _on_plan(approval.submit_plan),
    plan_approval.DecidePlan: _on_plan(approval.decide_plan),
    plan_approval.SendPlanToKs: _on_plan(approval.send_plan_to_ks),
    plan_approval.ApprovePlan: _on_plan(approval.approve_plan),
    plan_approval.SendPlanBack: _on_plan(approval.send_plan_back),
    plan_approval.AdoptHistoricalPlan: _on_plan(approval.adopt_historical_plan),
    # a plan in use
    plan_progress.ReportProgress: _on_plan(progress.report_progress),
    plan_progress.MeasureTarget: _on_plan(progress.measure_target),
    plan_progress.FollowUpActivity: _on_plan(progress.follow_up_activity),
    plan_progress.FollowUpOutcome: _on_plan(progress.follow_up_outcome),
    plan_progress.TakeCoverage: _take_coverage,
    # reviews when a level has risen
    plan_review.RequireReview: lambda now, order, _: review.require_review(now.city.reviews, order, now.city.register),
    plan_review.ReviewActivities: lambda now, order, today: review.review_activities(
        now.city.reviews, order, now.measures(order.namnd), today
    ),
}
BY_NAME: Final[Mapping[str, type[Instruction]]] = {order.__name__: order for order in COMMANDS}
"""What an import can hold: every command but another import."""

RULES: Final = Rules(
    evolve=EVOLVE,
    stream_of=stream_of,
    remembered=frozenset({STREAM}),
    ids_of=ids_of,
    orders=BY_NAME,
    touched=lambda said: getattr(said, "plan_id", None),
    read=read,
)
