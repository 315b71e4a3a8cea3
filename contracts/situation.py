"""Commands and events of working on a nämnd's situation picture (lägesbild): sources, analysis, levels, findings.

A picture's id is `<namnd>-<year>`. It is a public document: its texts stand in the events, gated like those of a plan,
and count nobody (R04, R07, R21-R24).
"""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Fact, Instruction
from contracts.plan_content import Method
from contracts.situation_terms import (
    FindingId,
    Level,
    PhenomenonFigure,
    SourceCoverage,
    SourceKind,
    Trend,
    UnderReporting,
)
from contracts.statistics import StatisticsPeriod
from contracts.text import Slug
from contracts.uncounted_text import UncountedText, UncountedTitle
from contracts.vocabulary import Milieu


class OpenSituationPicture(Instruction):
    """Begin a nämnd's picture of a year."""

    namnd: Slug = Field(max_length=60)
    year: int = Field(ge=2000, le=2100)
    period: StatisticsPeriod
    """The days it tells of."""


class SituationPictureOpened(Fact):
    """A nämnd works on its picture of a year. `expected` are the sources the city expects in it."""

    type: ClassVar[str] = "reports.SituationPictureOpened.v1"
    namnd: Slug
    picture_id: Slug
    year: int
    period: StatisticsPeriod
    expected: tuple[SourceKind, ...]


class ExpectSources(Instruction):
    """Lay down which sources every picture is expected to have from a year on."""

    from_year: int = Field(ge=2000, le=2100)
    kinds: tuple[SourceKind, ...] = Field(min_length=1, max_length=12)


class SourcesExpected(Fact):
    """Every picture is expected to have these sources from a year on."""

    type: ClassVar[str] = "reports.SourcesExpected.v1"
    from_year: int
    kinds: tuple[SourceKind, ...]


class RegisterSource(Instruction):
    """Enter a source with its period, method, the day it came and its coverage (R07)."""

    picture_id: Slug
    key: Slug
    kind: SourceKind
    title: UncountedTitle
    method: Method
    period: StatisticsPeriod | None = None
    received_on: Day | None = None
    coverage: SourceCoverage | None = None
    figures: tuple[PhenomenonFigure, ...] = Field(default=(), max_length=40)


class SourceRegistered(Fact):
    """A picture has this source; an earlier one under the same key is replaced."""

    type: ClassVar[str] = "reports.SourceRegistered.v1"
    namnd: Slug
    picture_id: Slug
    key: Slug
    kind: SourceKind
    title: UncountedTitle
    method: Method
    period: StatisticsPeriod | None
    received_on: Day | None
    coverage: SourceCoverage | None
    figures: tuple[PhenomenonFigure, ...]


class UnderReportingJudged(Fact):
    """Which phenomena are possibly under-reported, as the sources stand now; recorded whenever that changes."""

    type: ClassVar[str] = "reports.UnderReportingJudged.v1"
    namnd: Slug
    picture_id: Slug
    suspected: tuple[UnderReporting, ...]


class DescribeSituation(Instruction):
    """Write the parts of the picture; a part that is left out stays as it was."""

    picture_id: Slug
    mapping: UncountedText | None = None
    other_information: UncountedText | None = None
    analysis: UncountedText | None = None


class SituationDescribed(Fact):
    """Parts of the picture read like this."""

    type: ClassVar[str] = "reports.SituationDescribed.v1"
    namnd: Slug
    picture_id: Slug
    mapping: UncountedText | None
    other_information: UncountedText | None
    analysis: UncountedText | None


class AssessMilieu(Instruction):
    """Assess a milieu's level and trend, with a written reason (R23)."""

    picture_id: Slug
    milieu: Milieu
    level: Level
    trend: Trend
    reason: UncountedText


class MilieuAssessed(Fact):
    """A milieu has this level and trend in the picture."""

    type: ClassVar[str] = "reports.MilieuAssessed.v1"
    namnd: Slug
    picture_id: Slug
    milieu: Milieu
    level: Level
    trend: Trend
    reason: UncountedText


class AddFinding(Instruction):
    """Enter a finding that activities of the plan can point to, or write it anew under its key (R04)."""

    picture_id: Slug
    key: Slug = Field(max_length=40)
    title: UncountedTitle
    text: UncountedText


class FindingAdded(Fact):
    """The picture has a finding; plans point to it as `<picture_id>-<key>`."""

    type: ClassVar[str] = "reports.FindingAdded.v1"
    namnd: Slug
    picture_id: Slug
    key: Slug
    finding_id: FindingId
    title: UncountedTitle
    text: UncountedText


class TakePoliceInput(Instruction):
    """Enter what the police agreed to say of a milieu: a level and a text, never how many somebody are (R24, N05)."""

    picture_id: Slug
    milieu: Milieu
    level: Level
    text: UncountedText
    received_on: Day | None = None
    """Pictures from before Värna seldom say when."""


class PoliceInputTaken(Fact):
    """The police say this of a milieu."""

    type: ClassVar[str] = "reports.PoliceInputTaken.v1"
    namnd: Slug
    picture_id: Slug
    milieu: Milieu
    level: Level
    text: UncountedText
    received_on: Day | None
