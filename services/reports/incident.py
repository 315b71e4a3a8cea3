"""One report: what it says, and what has become of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from contracts.answers import Refusal, refuse
from contracts.envelope import Fact
from contracts.incident_terms import IncidentStatus
from contracts.incidents import (
    GraffitiRemoved,
    IncidentClosed,
    IncidentCorrected,
    IncidentFollowedUp,
    IncidentReported,
    IncidentRetracted,
    Observation,
    ReportShared,
)
from services.reports.city import City
from services.reports.now import Now

POSSIBLE: dict[IncidentStatus, frozenset[IncidentStatus]] = {
    IncidentStatus.REPORTED: frozenset({IncidentStatus.FOLLOWED_UP, IncidentStatus.RETRACTED}),
    IncidentStatus.FOLLOWED_UP: frozenset(
        {IncidentStatus.FOLLOWED_UP, IncidentStatus.CLOSED, IncidentStatus.RETRACTED}
    ),
    IncidentStatus.CLOSED: frozenset({IncidentStatus.RETRACTED}),
    IncidentStatus.RETRACTED: frozenset(),
}
"""Where a report can go from where it stands."""


@dataclass(frozen=True, slots=True)
class Incident:
    """The state of one report."""

    incident_id: str
    namnd: str
    observation: Observation
    case_number: str | None
    milieu_list: str | None
    status: IncidentStatus = IncidentStatus.REPORTED
    followed_up_on: date | None = None
    noticed_at: datetime | None = None
    removed_at: datetime | None = None
    said: frozenset[Fact] = frozenset()
    """Follow-ups and sharings, so that the same thing is not recorded twice."""

    def notice_after(self, corrected: Observation) -> datetime | None:
        """Return when graffiti was noticed, after a correction that may leave that as a removal told it."""
        unchanged = corrected.noticed_at == self.observation.noticed_at
        return self.noticed_at if unchanged else corrected.noticed_at


@dataclass(frozen=True, slots=True)
class Around:
    """What a decision about a report may look at beside the report itself."""

    city: City
    now: Now


def evolve(incident: Incident | None, fact: Fact) -> Incident:
    """Return the report after a fact; the first fact of a stream makes it."""
    match fact:
        case IncidentReported():
            seen = fact.observation
            return Incident(
                fact.incident_id, fact.namnd, seen, fact.case_number, fact.milieu_list, noticed_at=seen.noticed_at
            )
        case _ if incident is None:
            raise LookupError(f"the stream of a report cannot begin with {fact.type}")
        case _:
            return _AFTER[type(fact)](incident, fact)


def _followed_up(incident: Incident, fact: IncidentFollowedUp) -> Incident:
    latest = max(fact.followed_up_on, incident.followed_up_on or fact.followed_up_on)
    after = replace(incident, status=IncidentStatus.FOLLOWED_UP, followed_up_on=latest)
    return replace(after, said=incident.said | {fact})


def _corrected(incident: Incident, fact: IncidentCorrected) -> Incident:
    return replace(
        incident,
        observation=fact.observation,
        case_number=fact.case_number,
        milieu_list=fact.milieu_list,
        noticed_at=incident.notice_after(fact.observation),
    )


def _removed(incident: Incident, fact: GraffitiRemoved) -> Incident:
    return replace(incident, noticed_at=fact.noticed_at, removed_at=fact.removed_at)


_AFTER: dict[type[Fact], Callable[[Incident, Any], Incident]] = {
    IncidentFollowedUp: _followed_up,
    IncidentCorrected: _corrected,
    IncidentRetracted: lambda incident, _: replace(incident, status=IncidentStatus.RETRACTED),
    IncidentClosed: lambda incident, _: replace(incident, status=IncidentStatus.CLOSED),
    GraffitiRemoved: _removed,
    ReportShared: lambda incident, fact: replace(incident, said=incident.said | {fact}),
}


def incident_unknown() -> Refusal:
    """Refuse a command about a report that is not there."""
    return refuse(
        "INCIDENT_UNKNOWN",
        "Rapporten finns inte.",
        "There is no such report.",
        field="incident_id",
        hint="Hämta id:t ur frågan incidents. / Take the id from the question incidents.",
    )


def cannot_become(incident: Incident, wanted: IncidentStatus) -> Refusal | None:
    """Refuse a step that the report cannot take from where it stands."""
    possible = POSSIBLE[incident.status]
    if wanted in possible:
        return None
    ways = [status for status in IncidentStatus if status in possible]
    return refuse(
        "STATUS_NOT_POSSIBLE",
        f"Rapportens läge är ”{incident.status.label_sv}”; den kan inte bli ”{wanted.label_sv}”.",
        f"The report's status is “{incident.status.label_en}”; it cannot become “{wanted.label_en}”.",
        field="incident_id",
        hint=_ways(ways),
        items=tuple(status.value for status in ways),
    )


def _ways(ways: list[IncidentStatus]) -> str:
    if not ways:
        return "Inget mer kan göras med rapporten. / Nothing more can be done with the report."
    swedish = " eller ".join(f"”{status.label_sv}”" for status in ways)
    english = " or ".join(f"“{status.label_en}”" for status in ways)
    return f"Den kan bli {swedish}. / It can become {english}."


def retracted(incident: Incident) -> Refusal | None:
    """Refuse to add to a report that has been taken back."""
    if incident.status is not IncidentStatus.RETRACTED:
        return None
    return refuse(
        "INCIDENT_RETRACTED",
        "Rapporten är återtagen.",
        "The report is retracted.",
        field="incident_id",
        hint="Lämna en ny rapport om händelsen ska räknas. / File a new report if the event is to count.",
    )
