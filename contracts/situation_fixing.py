"""Commands and events of fixing a situation picture, and of what is added to it later (R05, R06, R31, R32, A18)."""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Contract, Fact, Instruction
from contracts.situation_terms import Level, SourceKind, Trend
from contracts.text import Diarienummer, Slug, Title
from contracts.uncounted_text import UncountedText
from contracts.vocabulary import Milieu


class RecordPictureConsultation(Instruction):
    """Record that the police were consulted about the picture, and which nämnder contributed (R06)."""

    picture_id: Slug
    police_consulted_on: Day
    police_function: Title
    contributing: tuple[Slug, ...] = Field(min_length=1, max_length=40)


class PictureConsulted(Fact):
    """The police have been consulted and these nämnder have contributed."""

    type: ClassVar[str] = "reports.PictureConsulted.v1"
    namnd: Slug
    picture_id: Slug
    police_consulted_on: Day
    police_function: Title
    contributing: tuple[Slug, ...]


class FixSituationPicture(Instruction):
    """Fix the picture: from now on it only grows by addenda (R05, R06)."""

    picture_id: Slug
    fixed_on: Day
    diarienummer: Diarienummer | None = None


class SituationPictureFixed(Fact):
    """The picture is fixed. `missing` are expected sources it does without."""

    type: ClassVar[str] = "reports.SituationPictureFixed.v1"
    namnd: Slug
    picture_id: Slug
    year: int
    fixed_on: Day
    diarienummer: Diarienummer | None
    missing: tuple[SourceKind, ...]


class AdoptHistoricalPicture(Instruction):
    """Take in a picture from before Värna as it was printed, without pretending to know how it was fixed."""

    picture_id: Slug
    source: Title


class HistoricalPictureAdopted(Fact):
    """A picture from before Värna is readable."""

    type: ClassVar[str] = "reports.HistoricalPictureAdopted.v1"
    namnd: Slug
    picture_id: Slug
    year: int
    source: Title


class ChangedLevel(Contract):
    """A milieu as an addendum assesses it."""

    milieu: Milieu
    level: Level
    trend: Trend
    reason: UncountedText


class AddAddendum(Instruction):
    """Add to a fixed picture what has changed since (R32)."""

    picture_id: Slug
    key: Slug
    dated: Day
    text: UncountedText
    changed: tuple[ChangedLevel, ...] = Field(default=(), max_length=10)


class AddendumAdded(Fact):
    """A fixed picture says more from a day on."""

    type: ClassVar[str] = "reports.AddendumAdded.v1"
    namnd: Slug
    picture_id: Slug
    key: Slug
    dated: Day
    text: UncountedText
    changed: tuple[ChangedLevel, ...]


class LevelRaised(Fact):
    """A milieu's level is higher than before: the activities are to be reviewed by a day (R31)."""

    type: ClassVar[str] = "reports.LevelRaised.v1"
    namnd: Slug
    picture_id: Slug
    milieu: Milieu
    from_level: Level
    to_level: Level
    raised_on: Day
    review_by: Day


class PublishSummary(Instruction):
    """Publish a summary for the public, approved by a communications officer (A18)."""

    picture_id: Slug
    summary: UncountedText
    approving_function: Title
    """The office of the communicator, never a name."""
    approved_on: Day


class SummaryPublished(Fact):
    """A summary of the picture is public."""

    type: ClassVar[str] = "reports.SummaryPublished.v1"
    namnd: Slug
    picture_id: Slug
    summary: UncountedText
    approving_function: Title
    approved_on: Day
