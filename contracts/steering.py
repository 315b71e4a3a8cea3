"""Commands and events of what the city lays down for every plan: guidelines, structure, goals, glossary, calendar.

Owned by the plans service (A01, P02, P14, P15, P18, P29).
"""

from datetime import date
from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Contract, Fact, Instruction
from contracts.plan_content import Definition
from contracts.text import Diarienummer, Slug, Title
from contracts.vocabulary import RevisionMoment, SectionKey


class IssueGuideline(Instruction):
    """Enter a version of the city's guidelines (A01)."""

    dnr: Diarienummer
    title: Title
    valid_from: Day


class GuidelineIssued(Fact):
    """A version of the guidelines holds from a day on; plans built on an older one are flagged."""

    type: ClassVar[str] = "plans.GuidelineIssued.v1"
    dnr: Diarienummer
    title: Title
    valid_from: Day


class IssueTemplate(Instruction):
    """Enter a version of the common structure of plans (P02)."""

    version: Slug
    valid_from: Day
    mandatory_sections: tuple[SectionKey, ...] = Field(min_length=1)


class TemplateIssued(Fact):
    """A version of the common structure holds from a day on."""

    type: ClassVar[str] = "plans.TemplateIssued.v1"
    version: Slug
    valid_from: Day
    mandatory_sections: tuple[SectionKey, ...]


class CityGoal(Contract):
    """A goal that plans are followed up under; `theme` holds over the years while the wording changes (P18)."""

    code: Slug
    title: Title
    theme: Slug


class ListCityGoals(Instruction):
    """Enter the city's goals of a year."""

    year: int = Field(ge=2000, le=2100)
    goals: tuple[CityGoal, ...] = Field(min_length=1)


class CityGoalsListed(Fact):
    """The city's goals of a year are known."""

    type: ClassVar[str] = "plans.CityGoalsListed.v1"
    year: int
    goals: tuple[CityGoal, ...]


class PublishGlossary(Instruction):
    """Enter a version of the glossary (P29)."""

    version: Slug
    valid_from: Day
    entries: tuple[Definition, ...] = Field(min_length=1)


class GlossaryPublished(Fact):
    """A version of the glossary holds from a day on."""

    type: ClassVar[str] = "plans.GlossaryPublished.v1"
    version: Slug
    valid_from: Day
    entries: tuple[Definition, ...]


USUAL_DAY = {
    RevisionMoment.T1: (4, 30),
    RevisionMoment.T2: (8, 31),
    RevisionMoment.VP: (11, 30),
    RevisionMoment.VB: (12, 31),
}
"""Month and day by which each moment is usually over: general practice, stated nowhere in the plans (U02)."""


def usual_due(moment: RevisionMoment, year: int) -> date:
    """Return the last day of a moment in the year the revision is made, where the nämnd has set no day of its own."""
    return date(year, *USUAL_DAY[moment])


class SetRevisionMoment(Instruction):
    """Say when a nämnd revises its plan in a year; without `due_on` the moment's usual last day holds (P14, P15)."""

    namnd: Slug
    year: int = Field(ge=2000, le=2100)
    moment: RevisionMoment
    due_on: Day | None = None


class RevisionMomentSet(Fact):
    """A nämnd revises its plan of a year no later than `due_on`."""

    type: ClassVar[str] = "plans.RevisionMomentSet.v1"
    namnd: Slug
    year: int
    moment: RevisionMoment
    due_on: Day
