"""What a plan says beside its measures: sections, situation picture, definitions, routines, units, criteria."""

from typing import Self

from pydantic import Field, model_validator

from contracts.activity import AgeRange, FunctionContact, PlannedFollowUp, SourceLines, SourceRemark
from contracts.envelope import Contract
from contracts.text import FreeText, Title
from contracts.vocabulary import FunctionLevel, Milieu, SectionKey, Term


class Section(Contract):
    """One section of the common structure, in summary, with where it stands in the source."""

    key: SectionKey
    title: Title
    text: FreeText
    source_lines: SourceLines | None = None


class Method(Term):
    """How a source of a situation picture was gathered."""

    SURVEY = "survey", "Enkät", "Survey"
    STATISTICS = "statistics", "Statistik", "Statistics"
    POLICE_ASSESSMENT = "police_assessment", "Polisens bedömning", "Assessment by the police"
    INCIDENT_SYSTEM = "incident_system", "Incidentsystem", "Incident system"
    OWN_KNOWLEDGE = "own_knowledge", "Egen kunskap", "Own knowledge"
    PUBLICATION = "publication", "Publikation", "Publication"


class Extent(Term):
    """Whether a statement is about the nämnd's own area or the whole country."""

    LOCAL = "local", "Lokalt", "Local"
    CITY = "city", "I staden", "In the city"
    NATIONAL = "national", "Nationellt", "National"


class SituationSource(Contract):
    """Where part of a situation picture comes from."""

    title: Title
    method: Method
    source_lines: SourceLines | None = None


class StatedFigure(Contract):
    """A number as the plan states it, never about persons in a milieu."""

    title: Title
    value: int = Field(ge=0, le=1_000_000_000)
    unit: Title
    source_lines: SourceLines | None = None


class VagueQuantity(Contract):
    """An amount the plan gives in words; it never becomes a number."""

    title: Title
    printed: Title
    source_lines: SourceLines | None = None


class MilieuStatement(Contract):
    """What the plan says of a milieu: its own word beside the common key, and how wide it speaks."""

    printed: Title
    milieu: Milieu
    extent: Extent
    statement: FreeText
    source_lines: SourceLines | None = None


class SituationPicture(Contract):
    """The situation picture as a plan tells it."""

    summary: FreeText
    level: Title | None = None
    trend: Title | None = None
    sources: tuple[SituationSource, ...] = ()
    figures: tuple[StatedFigure, ...] = ()
    vague_quantities: tuple[VagueQuantity, ...] = ()
    milieus: tuple[MilieuStatement, ...] = ()
    source_lines: SourceLines | None = None


class Definition(Contract):
    """A term, what the plan takes it to mean, and where that comes from (P29)."""

    term: Title
    meaning: FreeText
    source: Title | None = None
    source_lines: SourceLines | None = None


class RoutineStep(Contract):
    """One step, in its place in the order."""

    order: int = Field(ge=1, le=1000)
    action: FreeText
    condition: Title | None = None
    responsible: Title | None = None
    contacts: tuple[FunctionContact, ...] = ()
    source_lines: SourceLines | None = None


class Routine(Contract):
    """What to do, in order."""

    title: Title
    steps: tuple[RoutineStep, ...] = Field(min_length=1)
    source_lines: SourceLines | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if [step.order for step in self.steps] != list(range(1, len(self.steps) + 1)):
            raise ValueError("the steps must be numbered 1, 2, 3 in their order")
        return self


class UnitEntry(Contract):
    """A unit as a plan lists it, with its functions and its ages; an open end of the ages stays open."""

    name: Title
    function_levels: tuple[FunctionLevel, ...] = Field(min_length=1)
    description: FreeText | None = None
    target_groups: tuple[Title, ...] = ()
    ages: AgeRange | None = None
    source_lines: SourceLines | None = None


class Support(Term):
    """What kind of support a criterion is for."""

    GRANT = "grant", "Föreningsbidrag", "Association grant"
    ARRANGEMENT = "arrangement", "Arrangörsstöd", "Support for an event"
    LETTING = "letting", "Upplåtelse av lokal", "Letting of premises"


class Criterion(Contract):
    """A condition for support as the plan states it."""

    support: tuple[Support, ...] = Field(min_length=1)
    statement: FreeText
    source_lines: SourceLines | None = None


class Outcome(Contract):
    """A wanted outcome of the whole plan (P19)."""

    statement: FreeText
    indicator: Title | None = None
    follow_up: PlannedFollowUp | None = None
    source_lines: SourceLines | None = None


class ApprovalStep(Contract):
    """Which body does what with the plan."""

    body: Title
    act: Title


class ApprovalChain(Contract):
    """The chain of approval as the plan states it; `stated` is false when the plan says nothing of it."""

    stated: bool
    steps: tuple[ApprovalStep, ...] = ()
    source_lines: SourceLines | None = None


class PlanContent(Contract):
    """What is said in one go; a part that is left out stays as it was."""

    sections: tuple[Section, ...] | None = None
    situation_picture: SituationPicture | None = None
    definitions: tuple[Definition, ...] | None = None
    routines: tuple[Routine, ...] | None = None
    units: tuple[UnitEntry, ...] | None = None
    criteria: tuple[Criterion, ...] | None = None
    outcomes: tuple[Outcome, ...] | None = None
    approval_chain: ApprovalChain | None = None
    contacts: tuple[FunctionContact, ...] | None = None
    remarks: tuple[SourceRemark, ...] | None = None
