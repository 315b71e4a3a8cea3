"""Beginning a plan, its front page and its text (P01, P02, P16)."""

from datetime import timedelta

from contracts.answers import Decision, Refusal, refuse
from contracts.plan_content import PlanContent
from contracts.plans import (
    AmendHead,
    Ancestor,
    DescribePlan,
    DraftPlan,
    HeadAmended,
    PlanDescribed,
    PlanDrafted,
    PlanHead,
    PlanRevised,
    PlanSuperseded,
    RevisePlan,
)
from contracts.vocabulary import PlanStatus
from services.plans.plan import Around, Plan
from services.plans.register import not_valid

OPEN = frozenset({PlanStatus.DRAFT, PlanStatus.CONSULTED, PlanStatus.SENT_BACK})
"""When a plan can be changed."""
REVISABLE = frozenset({PlanStatus.APPROVED, PlanStatus.APPROVED_WITH_CONDITIONS, PlanStatus.HISTORICAL})


def plan_id_of(namnd: str, version: int) -> str:
    """Return the id of a version of a nämnd's plan; also the last part of the name of its stream."""
    return f"{namnd}-v{version}"


def draft_plan(existing: Plan | None, order: DraftPlan, around: Around) -> Decision:
    """Begin a nämnd's first plan in Värna."""
    if existing is not None:
        return refuse(
            "PLAN_EXISTS",
            f"Nämnden har redan en plan; dess läge är ”{existing.status.label_sv}”.",
            f"The nämnd already has a plan; its status is “{existing.status.label_en}”.",
            field="namnd",
            hint="Revidera den i stället (RevisePlan). / Revise it instead (RevisePlan).",
            items=(existing.plan_id,),
        )
    return (
        not_valid(around.city.register, order.namnd, order.head.period.starts, "namnd")
        or _unknown_version(order.head, around)
        or (PlanDrafted(namnd=order.namnd, plan_id=plan_id_of(order.namnd, 1), version=1, head=order.head),)
    )


def revise_plan(plan: Plan, order: RevisePlan, around: Around) -> Decision:
    """Begin the next version: every measure of the old one follows as something to account for (P16)."""
    by = plan_id_of(plan.namnd, plan.version + 1)
    return (
        _not_revisable(plan)
        or not_valid(around.city.register, plan.namnd, order.head.period.starts, "plan_id")
        or not_valid(around.city.register, plan.namnd, around.today, "plan_id")
        or _unknown_version(order.head, around)
        or _not_later(plan, order.head)
        or (
            PlanSuperseded(
                namnd=plan.namnd,
                plan_id=plan.plan_id,
                by_plan_id=by,
                # A revision that comes late does not lengthen what was in force.
                in_force_until=min(plan.head.period.ends, order.head.period.starts - timedelta(days=1)),
            ),
            PlanRevised(
                namnd=plan.namnd,
                plan_id=by,
                version=plan.version + 1,
                previous_plan_id=plan.plan_id,
                head=order.head,
                ancestors=tuple(
                    Ancestor(activity_id=key, title=measure.content.title) for key, measure in plan.measures.items()
                ),
            ),
        )
    )


def amend_head(plan: Plan, order: AmendHead, around: Around) -> Decision:
    """Correct the front page while the plan is open."""
    if order.head == plan.head:
        return unchanged("head")
    return (
        closed(plan)
        or not_valid(around.city.register, plan.namnd, order.head.period.starts, "head.period.starts")
        or _unknown_version(order.head, around)
        or (_start_moved(plan, order.head) if around.previous else None)
        or (_not_later(around.previous, order.head) if around.previous else None)
        or (HeadAmended(namnd=plan.namnd, plan_id=plan.plan_id, head=order.head),)
    )


def describe_plan(plan: Plan, order: DescribePlan, _around: Around) -> Decision:
    """Set parts of the text; parts left out stay as they were."""
    if order.content == PlanContent():
        return refuse(
            "NOTHING_SAID",
            "Ingen del av planens text är angiven.",
            "No part of the plan's text is given.",
            field="content",
            hint="Ange minst en del, till exempel sections. / Give at least one part, such as sections.",
        )
    if all(part is None or part == getattr(plan.content, name) for name, part in order.content):
        return unchanged("content")
    return closed(plan) or (PlanDescribed(namnd=plan.namnd, plan_id=plan.plan_id, content=order.content),)


def closed(plan: Plan) -> Refusal | None:
    """Refuse changes to a plan that lies before somebody or is settled."""
    if plan.status in OPEN:
        return None
    return refuse(
        "PLAN_CLOSED",
        f"Planens läge är ”{plan.status.label_sv}”; den kan bara ändras som utkast eller när den är återförvisad.",
        f"The plan's status is “{plan.status.label_en}”; it can be changed only as a draft or when sent back.",
        field="plan_id",
        hint="Revidera planen, eller låt den återförvisas. / Revise the plan, or have it sent back.",
    )


def unchanged(where: str) -> Refusal:
    """Refuse to record again what already stands."""
    return refuse(
        "UNCHANGED",
        "Precis detta står redan i planen.",
        "The plan already says exactly this.",
        field=where,
        hint="Inget mer behöver göras. / Nothing more needs doing.",
    )


def _not_revisable(plan: Plan) -> Refusal | None:
    if plan.superseded_by is not None:
        return refuse(
            "PLAN_SUPERSEDED",
            "Planen är redan reviderad; arbeta vidare i den nya versionen.",
            "The plan is already revised; go on in the new version.",
            field="plan_id",
            hint=f"Använd {plan.superseded_by}. / Use {plan.superseded_by}.",
            items=(plan.superseded_by,),
        )
    if plan.status in REVISABLE:
        return None
    return refuse(
        "PLAN_NOT_SETTLED",
        f"Planens läge är ”{plan.status.label_sv}”; bara en godkänd eller historisk plan kan revideras.",
        f"The plan's status is “{plan.status.label_en}”; only an approved or historical plan can be revised.",
        field="plan_id",
        hint="Ändra planen som den är, eller slutför godkännandet. / Change it as it is, or finish its approval.",
    )


def _not_later(previous: Plan, head: PlanHead) -> Refusal | None:
    before, after = previous.head.period, head.period
    if after.starts > before.starts and after.ends >= before.ends:
        return None
    return refuse(
        "PERIOD_NOT_LATER",
        f"Föregående plan gäller {before.starts}–{before.ends}; den nya ska börja senare och inte sluta tidigare.",
        f"The previous plan covers {before.starts}–{before.ends}; the new one must begin later and not end sooner.",
        field="head.period",
        hint="Ange nästa period. / Give the next period.",
    )


def _start_moved(plan: Plan, head: PlanHead) -> Refusal | None:
    if head.period.starts == plan.head.period.starts:
        return None
    # The old plan has been told the last day it is in force, and what is recorded there is never rewritten.
    return refuse(
        "PERIOD_START_FIXED",
        f"En revidering behåller sin första dag, {plan.head.period.starts}: den avgör hur länge den förra gäller.",
        f"A revision keeps its first day, {plan.head.period.starts}: it decides how long the old plan is in force.",
        field="head.period.starts",
        hint="Behåll den första dagen. / Keep the first day.",
    )


def _unknown_version(head: PlanHead, around: Around) -> Refusal | None:
    steering = around.city.steering
    if head.template is not None and head.template not in steering.templates:
        return _no_version("TEMPLATE_UNKNOWN", "head.template", "mallversion", "template", tuple(steering.templates))
    if head.glossary is not None and head.glossary not in steering.glossaries:
        return _no_version("GLOSSARY_UNKNOWN", "head.glossary", "ordlista", "glossary", tuple(steering.glossaries))
    return None


def _no_version(code: str, where: str, sv: str, en: str, known: tuple[str, ...]) -> Refusal:
    return refuse(
        code,
        f"Planen pekar på en {sv} som inte finns.",
        f"The plan points to a {en} that does not exist.",
        field=where,
        hint="Välj en av dem som finns. / Choose one of those that exist.",
        items=tuple(sorted(known)),
    )
