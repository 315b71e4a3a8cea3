"""Reports that the tests begin with."""

from datetime import UTC, date, datetime
from typing import Any

from contracts.envelope import Instruction
from contracts.incident_terms import (
    IncidentKind,
    IncidentMeasure,
    ManagerTold,
    ReporterFunction,
    ReportSource,
    Setting,
)
from contracts.incidents import FollowUpIncident, Observation, ReportIncident
from contracts.vocabulary import Milieu
from services.reports.now import made_id
from tests.reports import trees
from tests.reports.spec import NAMND, noted, order

FIRST = "report-01"
INCIDENT = made_id("i", FIRST)
NOTICED = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)
READY = (*noted(), *trees.laid_down())
"""A city with coordinators and a guidance."""


def seen(kind: IncidentKind = IncidentKind.PROPAGANDA, **said: Any) -> Observation:
    fields: dict[str, Any] = {"milieu": Milieu.RIGHT_WING, "setting": Setting.SCHOOL, "occurred_on": date(2026, 11, 16)}
    return Observation(kind=kind, **{**fields, **said})


def graffiti(noticed_at: datetime | None = NOTICED, **said: Any) -> Observation:
    return seen(IncidentKind.GRAFFITI, setting=Setting.STREET_OR_SQUARE, noticed_at=noticed_at, **said)


def report(observation: Observation | None = None, **said: Any) -> ReportIncident:
    fields: dict[str, Any] = {
        "command_id": FIRST,
        "namnd": NAMND,
        "function": ReporterFunction.SCHOOL,
        "source": ReportSource.OWN_OBSERVATION,
        "guidance": trees.VERSION,
        "answers": trees.answered("threat:no", "about:wall"),
        "manager_told": ManagerTold.YES,
    }
    return order(ReportIncident, observation=observation or seen(), **{**fields, **said})


def follow_up(**said: Any) -> FollowUpIncident:
    fields: dict[str, Any] = {"measures": (IncidentMeasure.HANDLED_IN_UNIT,), "followed_up_on": date(2026, 11, 18)}
    return order(FollowUpIncident, incident_id=INCIDENT, **{**fields, **said})


def reported(**said: Any) -> tuple[Instruction, ...]:
    return (*READY, report(**said))
