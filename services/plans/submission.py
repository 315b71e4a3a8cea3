"""Whether a plan is complete enough to lie before its nämnd (A01, P02, P11, P14-P16)."""

from collections.abc import Iterator
from datetime import date

from contracts.answers import Refusal, refuse
from contracts.schedule import ScheduleKind
from contracts.vocabulary import Category, Presentation, RevisionMoment, SectionKey
from services.plans.accounting import unaccounted
from services.plans.measures import early_follow_up
from services.plans.plan import Around, Plan
from services.plans.steering import Steering

WITH_MEASURES = {
    SectionKey.PREVENTIVE: frozenset({Category.PREVENTIVE}),
    SectionKey.HINDERING: frozenset({Category.HINDERING}),
    SectionKey.COMPETENCE: frozenset({Category.COMPETENCE, Category.TRAINING}),
}
"""Sections that are empty without at least one measure of their own sort (P02)."""
_IN_RUNNING_TEXT = frozenset({Presentation.NARRATIVE_EXAMPLE, Presentation.COMMITMENT})
_MADE_AT_YEAR_END = frozenset({RevisionMoment.VP, RevisionMoment.VB})


def incomplete(plan: Plan, around: Around, unconsulted: Refusal | None) -> Refusal | None:
    """Return the first problem; when there are several, all of them stand in its details."""
    problems = (*filter(None, (unconsulted,)), *_problems(plan, around.city.steering))
    if len(problems) > 1:
        return problems[0].model_copy(update={"details": problems})
    return problems[0] if problems else None


def _problems(plan: Plan, steering: Steering) -> Iterator[Refusal]:
    checks = (
        unaccounted(plan),
        _guideline(plan, steering),
        _sections(plan, steering),
        _sections_without_measures(plan, steering),
        _schedules(plan),
        _next_revision(plan, steering),
    )
    yield from (problem for problem in checks if problem)
    # The period may have been amended after the measures were entered.
    for key, measure in plan.measures.items():
        if problem := early_follow_up(plan, measure.content, f"activities.{key}"):
            yield problem


def _guideline(plan: Plan, steering: Steering) -> Refusal | None:
    if plan.head.guideline in steering.guidelines:
        return None
    return refuse(
        "GUIDELINE_MISSING",
        "Planen anger ingen av stadens riktlinjer; den ska säga vilken version den genomför.",
        "The plan names none of the city's guidelines; it must say which version it implements.",
        field="head.guideline",
        hint="Ange riktlinjernas diarienummer (AmendHead). / Give the registry number of the guidelines (AmendHead).",
        items=tuple(sorted(steering.guidelines)),
    )


def _sections(plan: Plan, steering: Steering) -> Refusal | None:
    mandatory = steering.templates.get(plan.head.template or "")
    if mandatory is None:
        return refuse(
            "TEMPLATE_MISSING",
            "Planen anger ingen version av den gemensamma strukturen.",
            "The plan names no version of the common structure.",
            field="head.template",
            hint="Ange en av versionerna (AmendHead). / Give one of the versions (AmendHead).",
            items=tuple(sorted(steering.templates)),
        )
    written = {section.key for section in plan.content.sections or ()}
    missing = [key for key in mandatory if key not in written]
    if not missing:
        return None
    return refuse(
        "SECTIONS_MISSING",
        f"Planen saknar obligatoriska avsnitt: {', '.join(key.label_sv for key in missing)}.",
        f"The plan lacks mandatory sections: {', '.join(key.label_en for key in missing)}.",
        field="content.sections",
        hint="Skriv avsnitten (DescribePlan). / Write the sections (DescribePlan).",
        items=tuple(key.value for key in missing),
    )


def _sections_without_measures(plan: Plan, steering: Steering) -> Refusal | None:
    mandatory = steering.templates.get(plan.head.template or "", ())
    stands = {
        category
        for measure in plan.measures.values()
        for category in (measure.content.category, measure.content.category_by_content)
    }
    empty = [key for key in mandatory if key in WITH_MEASURES and not WITH_MEASURES[key] & stands]
    if not empty:
        return None
    return refuse(
        "MEASURES_MISSING",
        f"Avsnitt utan någon åtgärd: {', '.join(key.label_sv for key in empty)}.",
        f"Sections without any measure: {', '.join(key.label_en for key in empty)}.",
        field="activities",
        hint="Lägg till minst en åtgärd av varje slag (PlanActivity). / Add at least one measure of each kind"
        " (PlanActivity).",
        items=tuple(key.value for key in empty),
    )


def _schedules(plan: Plan) -> Refusal | None:
    """Refuse measures without a time; examples and commitments in running text need none."""
    missing = {
        key: measure.content.title
        for key, measure in plan.measures.items()
        if measure.content.schedule.kind is ScheduleKind.UNKNOWN
        and measure.content.presentation not in _IN_RUNNING_TEXT
    }
    if not missing:
        return None
    titles = "; ".join(f"”{title}”" for title in missing.values())
    return refuse(
        "SCHEDULE_MISSING",
        f"{len(missing)} åtgärder saknar tid: {titles}.",
        f"{len(missing)} measures lack a time: {titles}.",
        field="activities",
        hint="Ange när åtgärden görs (ChangeActivity). / Say when the measure is done (ChangeActivity).",
        items=tuple(missing),
    )


def _next_revision(plan: Plan, steering: Steering) -> Refusal | None:
    """Refuse a plan without exactly one next revision: on its front page, or in the nämnd's calendar (P14, P15)."""
    stated, calendar = plan.head.next_revision, _from_calendar(plan, steering)
    if stated is None:
        return None if calendar else _no_revision(plan.head.period.ends)
    in_calendar = steering.moments.get((plan.namnd, stated.year))
    if in_calendar is not None and in_calendar.moment is not stated.moment:
        return refuse(
            "NEXT_REVISION_AMBIGUOUS",
            f"Framsidan säger {stated.moment.label_sv} {stated.year}, nämndens kalender {in_calendar.moment.label_sv}.",
            f"The front page says {stated.moment.label_en} {stated.year}, the calendar {in_calendar.moment.label_en}.",
            field="head.next_revision",
            hint="Rätta den ena (AmendHead eller SetRevisionMoment). / Correct one (AmendHead or SetRevisionMoment).",
        )
    return None if stated.year >= plan.head.period.starts.year else _no_revision(plan.head.period.ends)


def _from_calendar(plan: Plan, steering: Steering) -> bool:
    """Tell whether the calendar has a moment: at the end of the plan's last year, or in the year after it."""
    last = plan.head.period.ends.year
    at_end = steering.moments.get((plan.namnd, last))
    return (plan.namnd, last + 1) in steering.moments or bool(at_end and at_end.moment in _MADE_AT_YEAR_END)


def _no_revision(ends: date) -> Refusal:
    return refuse(
        "NEXT_REVISION_MISSING",
        f"Det framgår inte när planen revideras nästa gång; den gäller till och med {ends}.",
        f"It is not said when the plan is revised next; it covers the time until {ends}.",
        field="head.next_revision",
        hint=f"Ange det på framsidan, eller i nämndens kalender för {ends.year + 1} (SetRevisionMoment). / Give it on"
        f" the front page, or in the calendar of {ends.year + 1} (SetRevisionMoment).",
    )
