"""What the city lays down for plans: guidelines, common structure, goals, glossary, calendar (A01, P02, P14, P18)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import twice
from contracts.envelope import Fact
from contracts.steering import (
    CityGoal,
    CityGoalsListed,
    GlossaryPublished,
    GuidelineIssued,
    IssueGuideline,
    IssueTemplate,
    ListCityGoals,
    PublishGlossary,
    RevisionMomentSet,
    SetRevisionMoment,
    TemplateIssued,
    usual_due,
)
from contracts.vocabulary import SectionKey
from services.plans.register import Register, not_valid


@dataclass(frozen=True, slots=True)
class Steering:
    """Every version of what holds for plans."""

    guidelines: frozenset[str] = frozenset()
    templates: Mapping[str, tuple[SectionKey, ...]] = field(default_factory=dict)
    glossaries: frozenset[str] = frozenset()
    goals: Mapping[int, tuple[CityGoal, ...]] = field(default_factory=dict)
    moments: Mapping[tuple[str, int], RevisionMomentSet] = field(default_factory=dict)
    """By nämnd and year: one revision a year, so the newest setting is the one that holds."""


def evolve(steering: Steering, fact: Fact) -> Steering:
    """Return the state after a fact; facts of others leave it as it is."""
    match fact:
        case GuidelineIssued():
            return replace(steering, guidelines=steering.guidelines | {fact.dnr})
        case TemplateIssued():
            return replace(steering, templates={**steering.templates, fact.version: fact.mandatory_sections})
        case GlossaryPublished():
            return replace(steering, glossaries=steering.glossaries | {fact.version})
        case CityGoalsListed():
            return replace(steering, goals={**steering.goals, fact.year: fact.goals})
        case RevisionMomentSet():
            return replace(steering, moments={**steering.moments, (fact.namnd, fact.year): fact})
        case _:
            return steering


def issue_guideline(steering: Steering, order: IssueGuideline) -> Decision:
    """Enter a version of the guidelines once (A01)."""
    if order.dnr in steering.guidelines:
        return _version_taken("GUIDELINE_EXISTS", "dnr")
    return (GuidelineIssued(dnr=order.dnr, title=order.title, valid_from=order.valid_from),)


def issue_template(steering: Steering, order: IssueTemplate) -> Decision:
    """Enter a version of the common structure once (P02)."""
    if order.version in steering.templates:
        return _version_taken("TEMPLATE_EXISTS", "version")
    return twice(order.mandatory_sections, "mandatory_sections") or (
        TemplateIssued(version=order.version, valid_from=order.valid_from, mandatory_sections=order.mandatory_sections),
    )


def publish_glossary(steering: Steering, order: PublishGlossary) -> Decision:
    """Enter a version of the glossary once (P29)."""
    if order.version in steering.glossaries:
        return _version_taken("GLOSSARY_EXISTS", "version")
    return twice((entry.term for entry in order.entries), "entries") or (
        GlossaryPublished(version=order.version, valid_from=order.valid_from, entries=order.entries),
    )


def list_city_goals(steering: Steering, order: ListCityGoals) -> Decision:
    """Enter the goals of a year; a corrected list replaces the one before (P18)."""
    if steering.goals.get(order.year) == order.goals:
        return refuse(
            "GOALS_UNCHANGED",
            f"Målen för {order.year} är redan inlagda med just den lydelsen.",
            f"The goals of {order.year} are already entered in exactly those words.",
            field="goals",
            hint="Inget mer behöver göras. / Nothing more needs doing.",
        )
    return twice((goal.code for goal in order.goals), "goals") or (CityGoalsListed(year=order.year, goals=order.goals),)


def set_revision_moment(steering: Steering, order: SetRevisionMoment, register: Register) -> Decision:
    """Set when a nämnd revises its plan in a year; a new setting replaces the one before (P14, P15)."""
    due_on = order.due_on or usual_due(order.moment, order.year)
    fact = RevisionMomentSet(namnd=order.namnd, year=order.year, moment=order.moment, due_on=due_on)
    if steering.moments.get((order.namnd, order.year)) == fact:
        return refuse(
            "REVISION_MOMENT_UNCHANGED",
            f"Revideringen {order.year} är redan satt till {order.moment.label_sv}, senast {due_on}.",
            f"The revision of {order.year} is already set to {order.moment.label_en}, by {due_on}.",
            field="due_on",
            hint="Ange en annan dag om den ska ändras. / Give another day to change it.",
        )
    return _due_elsewhere(order, due_on) or not_valid(register, order.namnd, due_on, "namnd") or (fact,)


def _due_elsewhere(order: SetRevisionMoment, due_on: date) -> Refusal | None:
    if abs(due_on.year - order.year) <= 1:
        return None
    return refuse(
        "DUE_IN_ANOTHER_YEAR",
        f"Sista dagen ligger mer än ett år från revideringsåret {order.year}.",
        f"The last day lies more than a year from the year of the revision, {order.year}.",
        field="due_on",
        hint="Rätta dagen eller året. / Correct the day or the year.",
    )


def _version_taken(code: str, where: str) -> Refusal:
    return refuse(
        code,
        "Den versionen är redan inlagd; en version ändras aldrig i efterhand.",
        "That version is already entered; a version is never changed afterwards.",
        field=where,
        hint="Lägg in en ny version. / Enter a new version.",
    )
