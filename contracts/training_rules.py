"""Commands and events of who needs what: relevance, training plans, targets, and what plans require (T07-T11, T16)."""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Contract, Fact, Instruction
from contracts.text import FreeText, Slug, Title
from contracts.training_terms import Year
from contracts.vocabulary import Forum, FunctionLevel


class RelevanceRule(Contract):
    """Who needs a course: whoever fits every list that is not empty (T07, T10)."""

    course: Slug
    units: tuple[Slug, ...] = Field(default=(), max_length=500)
    departments: tuple[Title, ...] = Field(default=(), max_length=40)
    function_levels: tuple[FunctionLevel, ...] = Field(default=(), max_length=3)
    """Units with at least one of these levels."""
    functions: tuple[Slug, ...] = Field(default=(), max_length=100)


class LayDownRelevance(Instruction):
    """Lay down who needs which courses from a day on, in place of what the same rule set said before."""

    namnd: Slug | None = None
    """Without one the rule set holds in the whole city, beside what each nämnd lays down."""
    rule_set: Slug
    valid_from: Day
    rules: tuple[RelevanceRule, ...] = Field(max_length=100)
    """None at all ends the rule set."""
    source: Title | None = None


class RelevanceLaidDown(Fact):
    """These need these courses from a day on."""

    type: ClassVar[str] = "training.RelevanceLaidDown.v1"
    rule_set: Slug
    valid_from: Day
    rules: tuple[RelevanceRule, ...]
    source: Title | None


class TrainingPriority(Contract):
    """What a training plan puts first."""

    statement: FreeText
    units: tuple[Slug, ...] = Field(default=(), max_length=100)
    function_levels: tuple[FunctionLevel, ...] = Field(default=(), max_length=3)
    courses: tuple[Slug, ...] = Field(default=(), max_length=20)


class AdoptTrainingPlan(Instruction):
    """Adopt a training plan: a nämnd's, or the city's without a nämnd (T09, T11)."""

    namnd: Slug | None = None
    training_plan: Slug
    title: Title
    valid_from: Day
    valid_to: Day | None = None
    follows: Slug | None = None
    """The city's plan that a nämnd's rests on."""
    priorities: tuple[TrainingPriority, ...] = Field(default=(), max_length=50)
    source: Title | None = None


class TrainingPlanAdopted(Fact):
    """A training plan holds."""

    type: ClassVar[str] = "training.TrainingPlanAdopted.v1"
    training_plan: Slug
    title: Title
    valid_from: Day
    valid_to: Day | None
    follows: Slug | None
    priorities: tuple[TrainingPriority, ...]
    source: Title | None


class SetTrainingTarget(Instruction):
    """Set how large a share shall have a course by a day, and where that is followed up (T16)."""

    namnd: Slug
    target: Slug
    course: Slug
    share: int = Field(ge=1, le=100)
    """Per cent of the relevant staff."""
    by: Day
    forum: Forum
    year: Year


class TrainingTargetSet(Fact):
    """So large a share shall have a course by a day."""

    type: ClassVar[str] = "training.TrainingTargetSet.v1"
    namnd: Slug
    target: Slug
    course: Slug
    share: int
    by: Day
    forum: Forum
    year: Year
