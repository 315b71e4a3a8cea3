"""The streams of this service: how each is folded, which of them a fact belongs to, and what facts are about."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from contracts.answers import Facts
from contracts.envelope import Fact, Instruction
from contracts.incidents import (
    DeliveryAlertRaised,
    GraffitiRemoved,
    IncidentClosed,
    IncidentCorrected,
    IncidentDelivered,
    IncidentFollowedUp,
    IncidentReported,
    IncidentRetracted,
    ReportShared,
)
from contracts.preparedness import AnnouncementConfirmed, ConsentRoutineAttested, ManifestationAnnounced
from contracts.situation import (
    FindingAdded,
    MilieuAssessed,
    PoliceInputTaken,
    SituationDescribed,
    SituationPictureOpened,
    SourceRegistered,
    UnderReportingJudged,
)
from contracts.situation_fixing import (
    AddendumAdded,
    HistoricalPictureAdopted,
    LevelRaised,
    PictureConsulted,
    SituationPictureFixed,
    SummaryPublished,
)
from contracts.statistics import StatisticsReceived
from contracts.surveys import (
    DistributionWithdrawn,
    LocalQuestionsAdded,
    SurveyAnswered,
    SurveyClosed,
    SurveyDistributed,
    SurveyIssued,
)
from contracts.vault_access import TextErased, TextRead
from services.reports import alerts, city, incident, picture, preparedness, reading, statistics, survey, survey_sending

Stream = Callable[[Any], str]


def stream_of(fact: Fact) -> str:
    """Return the stream a fact belongs to: that of the city unless it has another."""
    found = STREAMS.get(type(fact))
    return found(fact) if found else city.STREAM


def announcement_stream(announcement_id: str) -> str:
    """Return the stream of a message to schools."""
    return f"announcement/{announcement_id}"


def statistics_stream(namnd: str) -> str:
    """Return the stream of what other systems count in a nämnd."""
    return f"statistics/{namnd}"


def consent_stream(namnd: str) -> str:
    """Return the stream of what a nämnd's units attest of the routine for consent."""
    return f"consent/{namnd}"


def incident_stream(incident_id: str) -> str:
    """Return the stream of a report."""
    return f"incident/{incident_id}"


def picture_stream(picture_id: str) -> str:
    """Return the stream of a situation picture."""
    return f"picture/{picture_id}"


SURVEYS = "surveys"


def answers_stream(survey: str, namnd: str) -> str:
    """Return the stream of what a nämnd sends out and gets back of a survey."""
    return f"answers/{survey}/{namnd}"


_OF_AN_INCIDENT: Final[tuple[type[Fact], ...]] = (
    IncidentReported,
    IncidentFollowedUp,
    IncidentCorrected,
    IncidentRetracted,
    IncidentClosed,
    GraffitiRemoved,
    ReportShared,
)

_OF_A_PICTURE: Final[tuple[type[Fact], ...]] = (
    SituationPictureOpened,
    SourceRegistered,
    UnderReportingJudged,
    SituationDescribed,
    MilieuAssessed,
    FindingAdded,
    PoliceInputTaken,
    PictureConsulted,
    SituationPictureFixed,
    HistoricalPictureAdopted,
    AddendumAdded,
    LevelRaised,
    SummaryPublished,
)

STREAMS: Final[Mapping[type[Fact], Stream]] = {
    **dict.fromkeys(_OF_A_PICTURE, lambda fact: picture_stream(fact.picture_id)),
    **dict.fromkeys(_OF_AN_INCIDENT, lambda fact: incident_stream(fact.incident_id)),
    DeliveryAlertRaised: lambda _fact: alerts.STREAM,
    IncidentDelivered: lambda _fact: alerts.STREAM,
    StatisticsReceived: lambda fact: statistics_stream(fact.namnd),
    ManifestationAnnounced: lambda fact: announcement_stream(fact.announcement_id),
    AnnouncementConfirmed: lambda fact: announcement_stream(fact.announcement_id),
    ConsentRoutineAttested: lambda fact: consent_stream(fact.namnd),
    SurveyIssued: lambda _fact: SURVEYS,
    SurveyClosed: lambda _fact: SURVEYS,
    LocalQuestionsAdded: lambda fact: answers_stream(fact.survey, fact.namnd),
    SurveyDistributed: lambda fact: answers_stream(fact.survey, fact.namnd),
    DistributionWithdrawn: lambda fact: answers_stream(fact.survey, fact.namnd),
    SurveyAnswered: lambda fact: answers_stream(fact.survey, fact.namnd),
    TextErased: lambda _fact: reading.ERASURES,
    TextRead: lambda fact: f"{reading.READINGS}/{fact.namnd}",
}
"""Which facts have a stream of their own."""

EVOLVE: Final[Mapping[str, Callable[[Any, Fact], Any]]] = {
    city.STREAM: city.evolve,
    "incident": incident.evolve,
    "picture": picture.evolve,
    alerts.STREAM: alerts.evolve,
    "statistics": statistics.evolve,
    "announcement": preparedness.announcement,
    "consent": preparedness.consent,
    SURVEYS: survey.evolve,
    "answers": survey_sending.evolve,
    reading.ERASURES: reading.evolve,
    reading.READINGS: lambda _state, _fact: None,  # nothing is decided by what was read
}
"""How a stream is folded, by the first part of its name."""

REMEMBERED: Final = frozenset({city.STREAM, SURVEYS, alerts.STREAM})

_IDS = (
    "incident_id",
    "distribution_id",
    "finding_id",
    "picture_id",
    "announcement_id",
    "reference",
    "survey",
    "key",
    "version",
)


def ids_of(facts: Facts) -> tuple[str, ...]:
    """Return what the facts are about, each once, most exact first."""
    named = (_id_of(fact) for fact in facts)
    return tuple(dict.fromkeys(name for name in named if name is not None))


def _id_of(fact: Fact) -> str | None:
    found = (getattr(fact, attribute, None) for attribute in (*_IDS, "namnd"))
    return next((name for name in found if isinstance(name, str)), None)


def touched(step: Instruction | Fact) -> str | None:
    """Return what the answer to an import names: pictures, reports, and counts that are news."""
    if isinstance(step, StatisticsReceived):
        return f"{step.namnd}/{step.period.starts}/{step.period.ends}"
    found: str | None = getattr(step, "picture_id", None) or getattr(step, "incident_id", None)
    return found
