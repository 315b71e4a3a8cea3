"""What a measure of a plan says: its fields are what the five real plans print, without loss (P04-P11, P19, P20)."""

from typing import Self

from pydantic import Field, model_validator

from contracts.days import Day
from contracts.envelope import Contract
from contracts.schedule import Per, Schedule
from contracts.situation_terms import FindingId
from contracts.text import FreeText, FunctionPhone, Slug, Title, WebAddress
from contracts.vocabulary import (
    ActivityStatus,
    Category,
    FollowUpLevel,
    Forum,
    FunctionLevel,
    Orientation,
    Presentation,
    PreventionLevel,
    Term,
    Warned,
)


class PartyKind(Term):
    """What sort of responsible or cooperating party it is (A12, A13)."""

    ROLE = "role", "Funktion", "Role"
    SEVERAL = "several", "Flera funktioner", "Several roles"
    COLLECTIVE = "collective", "Alla av ett slag", "Everyone of a kind"
    UNIT = "unit", "Enhet", "Unit"
    ADMINISTRATION = "administration", "Förvaltning", "Administration"
    OUTSIDE = "outside", "Utanför nämnden", "Outside the nämnd"
    CONCERNED = "concerned", "De som berörs", "Those concerned"


class Each(Term):
    """What a collective has one of in each."""

    UNIT = "unit", "Varje enhet", "Each unit"
    DEPARTMENT = "department", "Varje avdelning", "Each department"


class AgeRange(Contract):
    """Ages in whole years, both included; an open end is left out."""

    youngest: int | None = Field(default=None, ge=0, le=120)
    oldest: int | None = Field(default=None, ge=0, le=120)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.youngest is not None and self.oldest is not None and self.youngest > self.oldest:
            raise ValueError("the youngest age is above the oldest")
        return self


class SourceLines(Contract):
    """Where in the source document it stands, by line number, first and last included."""

    first: int = Field(ge=1, le=1_000_000)
    last: int = Field(ge=1, le=1_000_000)


class FunctionContact(Contract):
    """How to reach an office: a function, never a person. Numbers of offices stand here and never in free text."""

    function: Title
    phone: FunctionPhone | None = None
    address: WebAddress | None = None
    hours: Title | None = None
    valid_from: Day | None = None
    confirmed: bool = False
    """False until somebody has checked that it still holds; numbers from old plans start unconfirmed."""


class Party(Contract):
    """Who is responsible, performs or cooperates: a function, several, everyone of a kind, or an outside body."""

    kind: PartyKind
    title: Title
    members: tuple[Title, ...] = ()
    """The roles of a party of several."""
    departments: tuple[Title, ...] = ()
    """A collective holds within these departments; without any, in the whole nämnd."""
    each: Each = Each.UNIT
    """What a collective is counted out by. Those concerned are never counted out: nobody has said who they are."""
    namnd: Slug | None = None
    """The nämnd it belongs to, when that is not the plan's own."""


class Collaborator(Contract):
    """A cooperating party, with its own end or condition."""

    party: Party
    until: Day | None = None
    condition: Title | None = None


class PlannedFollowUp(Contract):
    """Where, when and by whom a measure is to be followed up."""

    forum: Forum
    printed: Title | None = None
    year: int | None = Field(default=None, ge=2000, le=2100)
    on: Day | None = None
    level: FollowUpLevel | None = None
    inherited_from_line: int | None = Field(default=None, ge=1, le=1_000_000)
    """Set when a sentence of the plan covers the whole table and this measure has no words of its own."""


class Target(Contract):
    """A stated number to reach: so much of a unit in a period."""

    key: Slug
    title: Title
    value: float = Field(ge=0, le=1e12)
    unit: Title
    per: Per


class Component(Contract):
    """One part of a composite measure, with its own ages."""

    title: Title
    ages: AgeRange | None = None


class StatedStatus(Contract):
    """The status a plan prints, apart from the time it shares a column with."""

    status: ActivityStatus
    printed: Title


class SourceRemark(Contract):
    """What the source gets wrong or leaves in doubt, kept beside the measure."""

    code: Slug
    printed: Title
    note: FreeText


class ActivityContent(Contract):
    """Everything a plan says about one measure."""

    title: Title
    description: FreeText | None = None
    category: Category
    category_by_content: Category | None = None
    """Only when what the measure does belongs elsewhere than where the plan puts it."""
    prevention_level: PreventionLevel | None = None
    function_levels: tuple[FunctionLevel, ...] = ()
    orientations: tuple[Orientation, ...] = ()
    responsible: Party | None = None
    performer: Party | None = None
    collaborators: tuple[Collaborator, ...] = ()
    cooperating: bool = False
    """True when somebody outside the nämnd is responsible and the nämnd only cooperates (P03)."""
    work_groups: tuple[Slug, ...] = ()
    """Registered work groups of the nämnd that have a part in it (A14)."""
    findings: tuple[FindingId, ...] = Field(default=(), max_length=20)
    """What in a situation picture it answers to (R04)."""
    courses: tuple[Slug, ...] = Field(default=(), max_length=20)
    """Courses of the training catalogue that it requires of its departments, or of the whole nämnd (T01, T07)."""
    condition: Title | None = None
    """When the measure is taken at all, for example only when needed."""
    schedule: Schedule = Schedule()
    stated_status: StatedStatus | None = None
    follow_ups: tuple[PlannedFollowUp, ...] = ()
    targets: tuple[Target, ...] = ()
    components: tuple[Component, ...] = ()
    target_groups: tuple[Title, ...] = ()
    ages: AgeRange | None = None
    wanted_outcome: FreeText | None = None
    contacts: tuple[FunctionContact, ...] = ()
    presentation: Presentation = Presentation.TABLE_ROW
    source_lines: SourceLines | None = None
    remarks: tuple[SourceRemark, ...] = ()
    same_as: tuple[Slug, ...] = ()
    """Other measures of the same plan that state the same action: linked, not merged."""
    acknowledged: tuple[Warned, ...] = ()
