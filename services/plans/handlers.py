"""From a command to its answer: receipt, decision, record. The table at the foot is what the service can do."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final
from weakref import WeakKeyDictionary

from bus.requests import read
from contracts import organisation as org
from contracts import plan_approval, plan_progress, plans
from contracts import steering as laid_down
from contracts.answers import Accepted, Refusal, refuse
from contracts.envelope import Instruction
from contracts.failpoints import reach
from contracts.importing import ImportCommands
from ledger.ledger import Change, ConflictError, Ledger
from services.plans import (
    accounting,
    approval,
    coordination,
    drafting,
    measures,
    progress,
    register,
    steering,
    work_group,
)
from services.plans.decision import Decision, far_off
from services.plans.importing import import_commands, read_step
from services.plans.organisation import STREAM
from services.plans.plan import Around, Plan
from services.plans.roles import not_allowed
from services.plans.session import Memory, Session, ids_of, plan_stream

ATTEMPTS = 100
"""How often a command is decided anew because another one wrote first; somebody wins each time, so this is plenty."""

_MEMORIES: Final[WeakKeyDictionary[Ledger, Memory]] = WeakKeyDictionary()
"""A ledger has one writing process, and in it all writing goes through here; so what is remembered stays true."""

Handler = Callable[[Session, Any, date], Decision]


def handle(ledger: Ledger, order: Instruction, today: date) -> Accepted | Refusal:
    """Answer a command: as before when it is known, else record what follows from it, or say why not."""
    rehearsal = isinstance(order, ImportCommands) and order.dry_run
    memory = _MEMORIES.setdefault(ledger, Memory())
    for_real = order.model_copy(update={"dry_run": False}) if rehearsal else order
    for _ in range(ATTEMPTS):
        answered = ledger.receipt(for_real)
        reach("C2")
        if answered is not None:
            return answered
        session = Session(ledger.load, memory)
        ids = carry_out(session, order, today, lambda step: ledger.receipt(step) is not None)
        reach("C3")
        if isinstance(ids, Refusal):
            # Perhaps it is refused because the very same command was carried out since the receipt was looked for.
            return ledger.receipt(for_real) or ids
        if rehearsal:
            return Accepted(position=ledger.last_position(), ids=ids)
        try:
            changes = [Change(*change) for change in session.changes()]
            return ledger.record(changes, order, ids, steps=tuple(session.steps.values()))
        except ConflictError:
            if order.expected_version is not None:
                break
        finally:
            if session.touches_the_organisation():
                memory.forget()
    return _overtaken()


def carry_out(
    session: Session, order: Instruction, today: date, is_done: Callable[[Instruction], bool]
) -> tuple[str, ...] | Refusal:
    """Leave what follows from a command pending in the session; return the ids it is about."""
    if isinstance(order, ImportCommands):
        decide_step = partial(_decide_imported, session, today)
        return not_allowed(order, None, session.city.register, imported=False) or import_commands(
            session, order, partial(read_step, BY_NAME, read), is_done, decide_step
        )
    decision = decide(session, order, today, imported=False)
    if isinstance(decision, Refusal):
        return decision
    session.add(decision)
    return ids_of(decision)


def _decide_imported(session: Session, today: date, step: Instruction) -> Decision:
    return decide(session, step, today, imported=True)


def decide(session: Session, order: Instruction, today: date, *, imported: bool) -> Decision:
    """Return what follows from a command on the states of the session; changes nothing."""
    plan_id: str | None = getattr(order, "plan_id", None)
    plan = session.plan(plan_id) if plan_id else None
    if plan_id and plan is None:
        return refuse(
            "PLAN_UNKNOWN",
            "Planen finns inte.",
            "There is no such plan.",
            field="plan_id",
            hint="Ett plan-id är nämndens kod och version, till exempel skarpnack-v1. / The id of a plan is the code of"
            " its nämnd and its version, for example skarpnack-v1.",
        )
    return (
        far_off(order)
        or not_allowed(order, _namnd_of(session, order, plan), session.city.register, imported=imported)
        or _other_version(session, order, plan)
        or COMMANDS[type(order)](session, order, today)
    )


def _namnd_of(session: Session, order: Instruction, plan: Plan | None) -> str | None:
    if plan is not None:
        return plan.namnd
    if isinstance(order, org.EndAppointment):
        held = session.city.coordination.appointments.get(order.appointment_id)
        return held.namnd if held else None
    return getattr(order, "namnd", None)


def _other_version(session: Session, order: Instruction, plan: Plan | None) -> Refusal | None:
    if order.expected_version is None:
        return None
    stream = STREAM
    if plan is not None:
        stream = plan_stream(plan.plan_id)
    elif isinstance(order, plans.DraftPlan):
        stream = plan_stream(drafting.plan_id_of(order.namnd, 1))
    return None if session.version(stream) == order.expected_version else _overtaken()


def _overtaken() -> Refusal:
    return refuse(
        "CONFLICT",
        "Någon annan hann före: uppgifterna har ändrats sedan du läste dem.",
        "Somebody else was first: the data has changed since you read it.",
        field="expected_version",
        hint="Läs om och försök igen. / Read it again and try once more.",
    )


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


COMMANDS: Final[Mapping[type[Instruction], Handler]] = {
    # the register
    org.EstablishNamnd: lambda now, order, _: register.establish_namnd(now.city.register, order),
    org.MergeNamnder: lambda now, order, _: register.merge_namnder(now.city.register, order),
    org.RegisterUnit: lambda now, order, _: register.register_unit(now.city.register, order),
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
}
BY_NAME: Final[Mapping[str, type[Instruction]]] = {order.__name__: order for order in COMMANDS}
"""What an import can hold: every command but another import."""
