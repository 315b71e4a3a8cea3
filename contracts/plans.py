"""Commands and events of drafting a plan: front page, text, measures, and the revision that follows (P01-P04, P16).

A plan's id is `<namnd>-v<version>`: one stream of events for each nämnd and version. Ids of measures come with the
command, so that a repeated command names the same measure.
"""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from contracts.activity import ActivityContent, SourceLines
from contracts.days import Day
from contracts.envelope import Contract, Fact, Instruction
from contracts.plan_content import PlanContent
from contracts.text import Diarienummer, FreeText, Slug, Title
from contracts.vocabulary import ActivityStatus, RevisionMoment, Warned


class Period(Contract):
    """The days a plan covers, both included. Its year is the year it starts in."""

    starts: Day
    ends: Day

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.starts > self.ends:
            raise ValueError("the period ends before it starts")
        return self


class NextRevision(Contract):
    """When a plan says it is revised next."""

    moment: RevisionMoment
    year: int = Field(ge=2000, le=2100)
    yearly: bool = False
    """True when the plan says that it, or its situation picture, is revised every year at this moment."""
    printed: Title | None = None
    source_lines: SourceLines | None = None


class SourceDocument(Contract):
    """The document a plan was entered from."""

    name: Title
    dated: Day | None = None
    quality: Title | None = None


class PlanHead(Contract):
    """What stands on the front page of a plan."""

    title: Title
    period: Period
    diarienummer: Diarienummer | None = None
    guideline: Diarienummer | None = None
    template: Slug | None = None
    goal: Title | None = None
    goal_theme: Slug | None = None
    glossary: Slug | None = None
    next_revision: NextRevision | None = None
    source: SourceDocument | None = None


class DraftPlan(Instruction):
    """Begin a nämnd's first plan in Värna; later ones are revisions."""

    namnd: Slug
    head: PlanHead


class PlanDrafted(Fact):
    """A nämnd's first plan was begun."""

    type: ClassVar[str] = "plans.PlanDrafted.v1"
    namnd: Slug
    plan_id: Slug
    version: int
    head: PlanHead


class RevisePlan(Instruction):
    """Begin the next version of a plan; the old one takes no more changes."""

    plan_id: Slug
    """The plan to revise."""
    head: PlanHead


class Ancestor(Contract):
    """A measure of the previous version that the revision must account for."""

    activity_id: Slug
    title: Title


class PlanRevised(Fact):
    """The next version of a plan was begun, with every measure of the old one to account for (P16)."""

    type: ClassVar[str] = "plans.PlanRevised.v1"
    namnd: Slug
    plan_id: Slug
    version: int
    previous_plan_id: Slug
    head: PlanHead
    ancestors: tuple[Ancestor, ...]


class PlanSuperseded(Fact):
    """A newer version was begun; recorded on the old plan in the same transaction."""

    type: ClassVar[str] = "plans.PlanSuperseded.v1"
    namnd: Slug
    plan_id: Slug
    by_plan_id: Slug
    in_force_until: Day
    """Its own last day, or the day before the newer version starts when that comes first."""


class AmendHead(Instruction):
    """Correct the front page of a draft."""

    plan_id: Slug
    head: PlanHead


class HeadAmended(Fact):
    """The front page of a draft says something else."""

    type: ClassVar[str] = "plans.HeadAmended.v1"
    namnd: Slug
    plan_id: Slug
    head: PlanHead


class DescribePlan(Instruction):
    """Say what the plan says beside its measures; parts left out stay as they were."""

    plan_id: Slug
    content: PlanContent


class PlanDescribed(Fact):
    """Parts of the plan's text were set."""

    type: ClassVar[str] = "plans.PlanDescribed.v1"
    namnd: Slug
    plan_id: Slug
    content: PlanContent


class PlanActivity(Instruction):
    """Add a measure to a draft."""

    plan_id: Slug
    activity_id: Slug
    activity: ActivityContent


class ActivityPlanned(Fact):
    """A measure was added; `ancestor` is the measure of the previous version it carries on."""

    type: ClassVar[str] = "plans.ActivityPlanned.v1"
    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    activity: ActivityContent
    ancestor: Slug | None


class ChangeActivity(Instruction):
    """Change a measure of a draft; the whole measure is given anew."""

    plan_id: Slug
    activity_id: Slug
    activity: ActivityContent


class ActivityChanged(Fact):
    """A measure says something else."""

    type: ClassVar[str] = "plans.ActivityChanged.v1"
    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    activity: ActivityContent


class WithdrawActivity(Instruction):
    """Take a measure out of a draft."""

    plan_id: Slug
    activity_id: Slug
    reason: FreeText


class ActivityWithdrawn(Fact):
    """A measure was taken out."""

    type: ClassVar[str] = "plans.ActivityWithdrawn.v1"
    namnd: Slug
    plan_id: Slug
    activity_id: Slug
    reason: FreeText


class AccountForActivity(Instruction):
    """Say what became of a measure of the previous version (P16).

    Ongoing measures are carried over as they are; changed ones need `changed_to`; changed and dropped ones a reason.
    """

    plan_id: Slug
    """The revision."""
    ancestor: Slug
    status: ActivityStatus
    reason: FreeText | None = None
    activity_id: Slug | None = None
    """The id of the measure that carries it on, for ongoing and changed ones."""
    changed_to: ActivityContent | None = None
    acknowledged: tuple[Warned, ...] = ()
    """What is known to be odd about a measure carried over as it was, such as a follow-up year gone by (P11)."""


class ActivityAccounted(Fact):
    """It is known what became of a measure of the previous version."""

    type: ClassVar[str] = "plans.ActivityAccounted.v1"
    namnd: Slug
    plan_id: Slug
    ancestor: Slug
    status: ActivityStatus
    reason: FreeText | None
