"""The closed lists and values of situation pictures."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from contracts.envelope import Contract
from contracts.gate import impersonal
from contracts.incident_terms import IncidentKind
from contracts.uncounted_text import UncountedTitle
from contracts.vocabulary import Term

FindingId = Annotated[str, Field(max_length=120, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"), AfterValidator(impersonal)]
"""`<namnd>-<year>-<key>`: how a measure of a plan points to a finding."""


class Level(Term):
    """How strong a milieu is in the area, from the lowest to the highest (R23)."""

    NONE = "none", "Ingen känd", "None known"
    LOW = "low", "Låg", "Low"
    MEDIUM = "medium", "Medel", "Medium"
    HIGH = "high", "Hög", "High"


class Trend(Term):
    """How it has changed since the last picture (R23)."""

    GONE_TO_ZERO = "gone_to_zero", "Sjunkit till noll", "Gone to zero"
    FALLING = "falling", "Sjunkande", "Falling"
    UNCHANGED = "unchanged", "Oförändrad", "Unchanged"
    RISING = "rising", "Stigande", "Rising"
    UNKNOWN = "unknown", "Okänd", "Unknown"


class SourceKind(Term):
    """What a picture is built on (R07)."""

    POLICE = "police", "Polisen", "The police"
    OWN_UNITS_SURVEY = "own_units_survey", "Enkät till egna verksamheter", "Survey to own units"
    OUTSIDE_SURVEY = "outside_survey", "Enkät till andra aktörer", "Survey to others"
    OTHER_NAMND_SURVEY = "other_namnd_survey", "Facknämndernas enkäter", "Surveys of specialist committees"
    TRAFIKKONTORET = "trafikkontoret", "Trafikkontorets klotterstatistik", "Graffiti statistics of the traffic office"
    SISAB = "sisab", "SISAB:s klotterstatistik", "Graffiti statistics of the school property company"
    IA = "ia", "Incidentsystemet IA", "The incident system IA"
    INCIDENT_REPORTS = "incident_reports", "Avidentifierade rapporter", "De-identified reports"
    OTHER = "other", "Annan källa", "Another source"


class PictureStatus(Term):
    """Where a picture stands."""

    DRAFT = "draft", "Utkast", "Draft"
    FIXED = "fixed", "Fastställd", "Fixed"
    HISTORICAL = "historical", "Historisk, tagen utanför Värna", "Historical, fixed outside Värna"


class SourceCoverage(Contract):
    """How much of what was asked answered: the seeds count answers, units and schools."""

    invited: int | None = Field(default=None, ge=0, le=1_000_000)
    answered: int | None = Field(default=None, ge=0, le=1_000_000)
    description: UncountedTitle | None = None

    @model_validator(mode="after")
    def _part_of_the_whole(self) -> Self:
        if self.invited is not None and self.answered is not None and self.answered > self.invited:
            raise ValueError("more answered than were invited")
        return self


class PhenomenonFigure(Contract):
    """What a source says of a phenomenon: in how many areas it is mentioned, or how many events it has (R21)."""

    phenomenon: IncidentKind
    areas: int | None = Field(default=None, ge=0, le=1000)
    events: int | None = Field(default=None, ge=0, le=1_000_000)
    """0 is a figure; left out is no data."""


class UnderReporting(Contract):
    """Several areas mention a phenomenon that the registers hardly show: both figures (R21)."""

    phenomenon: IncidentKind
    areas: int
    events: int
