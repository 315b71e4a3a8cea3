"""Commands and events of reviewing activities when a level has risen (R31), and of a nämnd's police area (A16)."""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Fact, Instruction
from contracts.situation_terms import Level
from contracts.text import FreeText, Slug, Title
from contracts.vocabulary import Milieu


class RequireReview(Instruction):
    """Require that a nämnd reviews its activities; given by the plans service itself when a level rises."""

    namnd: Slug
    review_id: Slug
    milieu: Milieu
    to_level: Level
    raised_on: Day
    review_by: Day


class ReviewRequired(Fact):
    """A nämnd is to review its activities by a day."""

    type: ClassVar[str] = "plans.ReviewRequired.v1"
    namnd: Slug
    review_id: Slug
    milieu: Milieu
    to_level: Level
    raised_on: Day
    review_by: Day


class ReviewActivities(Instruction):
    """Say that the activities have been reviewed, and what came of it."""

    namnd: Slug
    review_id: Slug
    reviewed_on: Day
    conclusion: FreeText
    changed: tuple[Slug, ...] = Field(default=(), max_length=100)
    """The activities that were changed or added for it."""


class ActivitiesReviewed(Fact):
    """A nämnd has reviewed its activities."""

    type: ClassVar[str] = "plans.ActivitiesReviewed.v1"
    namnd: Slug
    review_id: Slug
    reviewed_on: Day
    conclusion: FreeText
    changed: tuple[Slug, ...]


class LinkPoliceArea(Instruction):
    """Say which local police area a nämnd belongs to from a day on; it need not follow the district's border (A16)."""

    namnd: Slug
    police_area: Title
    valid_from: Day


class PoliceAreaLinked(Fact):
    """A nämnd belongs to a local police area from a day on."""

    type: ClassVar[str] = "plans.PoliceAreaLinked.v1"
    namnd: Slug
    police_area: Title
    valid_from: Day
