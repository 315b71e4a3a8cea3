"""The chain of approval: consulted, submitted, decided, sent to KS, approved or sent back (A02, P12, P13)."""

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet
from contracts.plan_approval import (
    AdoptHistoricalPlan,
    ApprovePlan,
    ConsultationRecorded,
    DecidePlan,
    HistoricalPlanAdopted,
    PlanApproved,
    PlanDecided,
    PlanSentBack,
    PlanSentToKs,
    PlanSubmitted,
    RecordConsultation,
    SendPlanBack,
    SendPlanToKs,
    SubmitPlan,
)
from contracts.vocabulary import ConsultedParty, PlanStatus, Role
from services.plans.drafting import OPEN, closed
from services.plans.plan import Around, Plan
from services.plans.register import not_valid
from services.plans.submission import incomplete

_BEFORE_SOMEBODY = (PlanStatus.SUBMITTED, PlanStatus.DECIDED, PlanStatus.SENT_TO_KS)


def record_consultation(plan: Plan, order: RecordConsultation, around: Around) -> Decision:
    """Record that SLK or the police were consulted (P13)."""
    if (order.party, order.consulted_on) in plan.consultations:
        return refuse(
            "CONSULTATION_ALREADY_RECORDED",
            f"Samrådet med {order.party.label_sv.lower()} den dagen är redan registrerat.",
            f"The consultation with {order.party.label_en.lower()} on that day is already recorded.",
            field="party",
            hint="Inget mer behöver göras. / Nothing more needs doing.",
        )
    return (
        closed(plan)
        or not_yet(order.consulted_on, around.today, "consulted_on")
        or (
            ConsultationRecorded(
                namnd=plan.namnd,
                plan_id=plan.plan_id,
                party=order.party,
                consulted_on=order.consulted_on,
                function=order.function,
                result=order.result,
            ),
        )
    )


def submit_plan(plan: Plan, order: SubmitPlan, around: Around) -> Decision:
    """Hand a complete plan in to the nämnd."""
    return (
        (_out_of_step(plan, PlanStatus.CONSULTED) if plan.status not in OPEN else None)
        or incomplete(plan, around, _unconsulted(plan))
        or not_yet(order.submitted_on, around.today, "submitted_on")
        or _before_consultation(plan, order)
        or not_before(order.submitted_on, plan.last_step_on, "submitted_on")
        or not_valid(around.city.register, plan.namnd, order.submitted_on, "submitted_on")
        or (PlanSubmitted(namnd=plan.namnd, plan_id=plan.plan_id, submitted_on=order.submitted_on),)
    )


def decide_plan(plan: Plan, order: DecidePlan, around: Around) -> Decision:
    """Record the nämnd's decision."""
    return (
        _out_of_step(plan, PlanStatus.SUBMITTED)
        or not_yet(order.decided_on, around.today, "decided_on")
        or not_before(order.decided_on, plan.last_step_on, "decided_on")
        or not_valid(around.city.register, plan.namnd, order.decided_on, "decided_on")
        or (
            PlanDecided(
                namnd=plan.namnd,
                plan_id=plan.plan_id,
                decided_on=order.decided_on,
                paragraph=order.paragraph,
                diarienummer=order.diarienummer,
            ),
        )
    )


def send_plan_to_ks(plan: Plan, order: SendPlanToKs, around: Around) -> Decision:
    """Send a decided plan on to the city executive board."""
    return (
        _out_of_step(plan, PlanStatus.DECIDED)
        or not_yet(order.sent_on, around.today, "sent_on")
        or not_before(order.sent_on, plan.last_step_on, "sent_on")
        or (PlanSentToKs(namnd=plan.namnd, plan_id=plan.plan_id, sent_on=order.sent_on),)
    )


def approve_plan(plan: Plan, order: ApprovePlan, around: Around) -> Decision:
    """Record the city executive board's approval (A02)."""
    return (
        _out_of_step(plan, PlanStatus.SENT_TO_KS)
        or not_yet(order.decided_on, around.today, "decided_on")
        or not_before(order.decided_on, plan.last_step_on, "decided_on")
        or (
            PlanApproved(
                namnd=plan.namnd,
                plan_id=plan.plan_id,
                decided_on=order.decided_on,
                paragraph=order.paragraph,
                diarienummer=order.diarienummer,
                conditions=order.conditions,
            ),
        )
    )


def send_plan_back(plan: Plan, order: SendPlanBack, around: Around) -> Decision:
    """Open a plan again: by the nämnd while it lies there, by the city executive board once it was sent there."""
    return (
        _out_of_step(plan, *_BEFORE_SOMEBODY)
        or _not_before_them(plan, order)
        or not_yet(order.decided_on, around.today, "decided_on")
        or not_before(order.decided_on, plan.last_step_on, "decided_on")
        or (
            PlanSentBack(
                namnd=plan.namnd,
                plan_id=plan.plan_id,
                decided_on=order.decided_on,
                paragraph=order.paragraph,
                reason=order.reason,
            ),
        )
    )


def adopt_historical_plan(plan: Plan, _order: AdoptHistoricalPlan, around: Around) -> Decision:
    """Take in a plan whose time is over without pretending to know its chain of approval."""
    untouched = plan.status is PlanStatus.DRAFT and not plan.consultations and plan.version == 1
    if untouched and plan.head.period.ends < around.today:
        return (HistoricalPlanAdopted(namnd=plan.namnd, plan_id=plan.plan_id),)
    return refuse(
        "NOT_HISTORICAL",
        "Bara ett orört utkast till nämndens första plan, med en period som är över, kan tas in som historiskt."
        f" Planens läge är ”{plan.status.label_sv}” och den gäller till och med {plan.head.period.ends}.",
        "Only an untouched draft of a nämnd's first plan whose period is over can be taken in as historical."
        f" The plan's status is “{plan.status.label_en}” and it covers the time until {plan.head.period.ends}.",
        field="plan_id",
        hint="Låt planen gå genom beslutskedjan. / Take the plan through the chain of approval.",
    )


def _out_of_step(plan: Plan, *needed: PlanStatus) -> Refusal | None:
    if plan.status in needed:
        return None
    sv = " eller ".join(f"”{status.label_sv}”" for status in needed)
    en = " or ".join(f"“{status.label_en}”" for status in needed)
    return refuse(
        "STEP_NOT_POSSIBLE",
        f"Planens läge är ”{plan.status.label_sv}”; steget kräver läget {sv}.",
        f"The plan's status is “{plan.status.label_en}”; this step requires the status {en}.",
        field="plan_id",
        hint="Stegen tas i ordning: samråd, inlämnad, beslutad, översänd, godkänd. / The steps are taken in order:"
        " consulted, submitted, decided, sent, approved.",
    )


def _unconsulted(plan: Plan) -> Refusal | None:
    missing = [party for party in ConsultedParty if party not in plan.consulted]
    if not missing:
        return None
    return refuse(
        "CONSULTATION_MISSING",
        f"Samråd saknas med {' och '.join(party.label_sv.lower() for party in missing)}.",
        f"Consultation is missing with {' and '.join(party.label_en.lower() for party in missing)}.",
        field="plan_id",
        hint="Registrera samrådet (RecordConsultation). / Record the consultation (RecordConsultation).",
        items=tuple(party.value for party in missing),
    )


def _before_consultation(plan: Plan, order: SubmitPlan) -> Refusal | None:
    first = [min(day for party, day in plan.consultations if party is asked) for asked in plan.consulted]
    return not_before(order.submitted_on, max(first), "submitted_on")


def _not_before_them(plan: Plan, order: SendPlanBack) -> Refusal | None:
    at_ks = plan.status is PlanStatus.SENT_TO_KS
    if order.actor.role is (Role.KS_REGISTRAR if at_ks else Role.REGISTRAR):
        return None
    sv, en = ("kommunstyrelsen", "the city executive board") if at_ks else ("nämnden", "the nämnd")
    return refuse(
        "ROLE_NOT_ALLOWED",
        f"Planens läge är ”{plan.status.label_sv}”; bara {sv} kan återförvisa den.",
        f"The plan's status is “{plan.status.label_en}”; only {en} can send it back.",
        field="actor.role",
        hint="Låt rätt registrator registrera det. / Let the right registrar record it.",
    )
