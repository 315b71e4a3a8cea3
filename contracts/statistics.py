"""Commands and events of statistics from other systems: counts by district and period, never cases (R19, R20)."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from contracts.days import Day
from contracts.envelope import Contract, Fact, Instruction
from contracts.incident_terms import IncidentKind
from contracts.text import Slug
from contracts.vocabulary import Term

_MOST = 1_000_000


class StatisticsSource(Term):
    """Which system the counts come from (R07)."""

    TRAFIKKONTORET = "trafikkontoret", "Trafikkontorets klotterstatistik", "Graffiti statistics of the traffic office"
    SISAB = "sisab", "SISAB:s klotterstatistik", "Graffiti statistics of the school property company"
    IA = "ia", "Incidentsystemet IA", "The incident system IA"


class StatisticsPeriod(Contract):
    """The days that are counted, both included, within one calendar year."""

    starts: Day
    ends: Day

    @model_validator(mode="after")
    def _within_a_year(self) -> Self:
        if self.starts > self.ends:
            raise ValueError("the period ends before it starts")
        if self.starts.year != self.ends.year:
            raise ValueError("the period goes over a year's end; count each year for itself")
        return self


class StatisticsRow(Contract):
    """How many events of a kind in a district, or in the whole nämnd; a count left out means that nobody knows."""

    district: Slug | None = None
    kind: IncidentKind
    count: int | None = Field(default=None, ge=0, le=_MOST)
    """0 is a count; left out is no data (R19)."""
    in_time: int | None = Field(default=None, ge=0, le=_MOST)
    """How many of them were gone within the limit."""
    late: int | None = Field(default=None, ge=0, le=_MOST)

    @model_validator(mode="after")
    def _parts_of_the_whole(self) -> Self:
        known = (self.in_time or 0) + (self.late or 0)
        if known and self.count is None:
            raise ValueError("times of removal are given without a count")
        if self.count is not None and known > self.count:
            raise ValueError("more times of removal than events are given")
        return self


class ReceiveStatistics(Instruction):
    """Take in the counts of a nämnd for a period; earlier ones of the same source and period are replaced."""

    namnd: Slug
    source: StatisticsSource
    period: StatisticsPeriod
    file: str = Field(pattern=r"^[0-9a-f]{64}$")
    """SHA-256 of what the file says, whatever its encoding."""
    rows: tuple[StatisticsRow, ...] = Field(min_length=1, max_length=300)


class StatisticsReceived(Fact):
    """A source says these counts for a nämnd and a period."""

    type: ClassVar[str] = "reports.StatisticsReceived.v1"
    namnd: Slug
    source: StatisticsSource
    period: StatisticsPeriod
    file: str
    rows: tuple[StatisticsRow, ...]
