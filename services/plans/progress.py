"""A plan in use: progress, measured values, coverage and follow-ups of measures and outcomes (P10, P19, P20, T16)."""

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet
from contracts.envelope import Fact
from contracts.plan_progress import (
    ActivityFollowedUp,
    CoverageTaken,
    FollowUpActivity,
    FollowUpOutcome,
    MeasureTarget,
    OutcomeFollowedUp,
    ProgressReported,
    ReportProgress,
    TakeCoverage,
    TargetMeasured,
)
from contracts.vocabulary import ActivityStatus, PlanStatus
from services.plans.measures import no_measure
from services.plans.plan import Around, Plan

IN_USE = frozenset(
    {
        PlanStatus.DECIDED,
        PlanStatus.SENT_TO_KS,
        PlanStatus.APPROVED,
        PlanStatus.APPROVED_WITH_CONDITIONS,
        PlanStatus.HISTORICAL,
    }
)
"""From the nämnd's decision on, and still after a newer version is begun: the old one is in force until that starts."""
_REASONED = frozenset({ActivityStatus.CHANGED, ActivityStatus.DROPPED})


def report_progress(plan: Plan, order: ReportProgress, around: Around) -> Decision:
    """Say how far a measure has come."""
    return (
        _not_in_use(plan)
        or no_measure(plan, order.activity_id)
        or not_yet(order.reported_on, around.today, "reported_on")
        or _no_reason(order)
        or _once(
            plan,
            ProgressReported(
                namnd=plan.namnd,
                plan_id=plan.plan_id,
                activity_id=order.activity_id,
                status=order.status,
                reported_on=order.reported_on,
                note=order.note,
            ),
        )
    )


def measure_target(plan: Plan, order: MeasureTarget, around: Around) -> Decision:
    """Record a value against a target that the measure states (P20)."""
    if refusal := _not_in_use(plan) or no_measure(plan, order.activity_id):
        return refusal
    targets = {target.key: target for target in plan.measures[order.activity_id].content.targets}
    target = targets.get(order.target)
    if target is None:
        return refuse(
            "TARGET_UNKNOWN",
            "Åtgärden har inget sådant mål.",
            "The measure has no such target.",
            field="target",
            hint="Ange ett av åtgärdens mål. / Give one of the measure's targets.",
            items=tuple(targets),
        )
    return (
        not_yet(order.measured_on, around.today, "measured_on")
        or not_before(order.measured_on, order.period.starts, "measured_on")
        or _once(
            plan,
            TargetMeasured(
                namnd=plan.namnd,
                plan_id=plan.plan_id,
                activity_id=order.activity_id,
                target=order.target,
                value=order.value,
                unit=target.unit,
                per=target.per,
                period=order.period,
                measured_on=order.measured_on,
            ),
        )
    )


def follow_up_activity(plan: Plan, order: FollowUpActivity, around: Around) -> Decision:
    """Record that a measure was followed up in a forum."""
    return (
        _not_in_use(plan)
        or no_measure(plan, order.activity_id)
        or not_yet(order.followed_up_on, around.today, "followed_up_on")
        or _once(
            plan,
            ActivityFollowedUp(
                namnd=plan.namnd,
                plan_id=plan.plan_id,
                activity_id=order.activity_id,
                forum=order.forum,
                year=order.year,
                followed_up_on=order.followed_up_on,
                note=order.note,
            ),
        )
    )


def take_coverage(plan: Plan, order: TakeCoverage) -> Decision:
    """Take what training has measured; what is known already, or is of a measure that is gone, changes nothing."""
    fact = CoverageTaken(
        namnd=plan.namnd,
        plan_id=plan.plan_id,
        activity_id=order.activity_id,
        course=order.course,
        forum=order.forum,
        year=order.year,
        on=order.on,
        share=order.share,
    )
    return () if order.activity_id not in plan.measures or fact in plan.said else (fact,)


def follow_up_outcome(plan: Plan, order: FollowUpOutcome, around: Around) -> Decision:
    """Record how it went with one of the outcomes the plan wants (P19)."""
    outcomes = plan.content.outcomes or ()
    if order.outcome > len(outcomes):
        return refuse(
            "OUTCOME_UNKNOWN",
            f"Planen har {len(outcomes)} önskade resultat.",
            f"The plan has {len(outcomes)} wanted outcomes.",
            field="outcome",
            hint="Ange resultatets plats i planen; det första är 1. / Give its place in the plan; the first is 1.",
        )
    return (
        _not_in_use(plan)
        or not_yet(order.followed_up_on, around.today, "followed_up_on")
        or _once(
            plan,
            OutcomeFollowedUp(
                namnd=plan.namnd,
                plan_id=plan.plan_id,
                statement=outcomes[order.outcome - 1].statement,
                forum=order.forum,
                year=order.year,
                followed_up_on=order.followed_up_on,
                note=order.note,
                indicator=order.indicator,
            ),
        )
    )


def _not_in_use(plan: Plan) -> Refusal | None:
    if plan.status in IN_USE:
        return None
    return refuse(
        "PLAN_NOT_IN_USE",
        f"Planens läge är ”{plan.status.label_sv}”; åtgärder följs upp från och med nämndens beslut.",
        f"The plan's status is “{plan.status.label_en}”; measures are followed from the nämnd's decision on.",
        field="plan_id",
        hint="Vänta till nämnden har beslutat planen. / Wait until the nämnd has decided the plan.",
    )


def _no_reason(order: ReportProgress) -> Refusal | None:
    if order.status not in _REASONED or order.note is not None:
        return None
    return refuse(
        "REASON_MISSING",
        "En ändrad eller utgången åtgärd ska ha ett skäl.",
        "A changed or dropped measure must have a reason.",
        field="note",
        hint="Skriv skälet i note. / Write the reason in note.",
    )


def _once(plan: Plan, fact: Fact) -> Decision:
    if fact not in plan.said:
        return (fact,)
    return refuse(
        "ALREADY_RECORDED",
        "Precis detta är redan registrerat.",
        "Exactly this is already recorded.",
        field="outcome" if isinstance(fact, OutcomeFollowedUp) else "activity_id",
        hint="Inget mer behöver göras. / Nothing more needs doing.",
    )
