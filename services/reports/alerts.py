"""Reports that came in while nobody could receive them: they wait, and are delivered as soon as somebody can (R02)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce

from contracts.answers import Decision, Facts, Refusal
from contracts.envelope import Fact
from contracts.incident_terms import Receiver
from contracts.incidents import DeliveryAlertRaised, IncidentDelivered
from services.reports import register
from services.reports.register import Register

STREAM = "alerts"


@dataclass(frozen=True, slots=True)
class Alerts:
    """The reports that nobody has got yet, with the nämnd of each."""

    waiting: Mapping[str, str] = field(default_factory=dict)


def evolve(alerts: Alerts | None, fact: Fact) -> Alerts:
    """Return the alerts after a fact; a report that the central coordinator has got does not wait."""
    waiting = alerts.waiting if alerts else {}
    match fact:
        case DeliveryAlertRaised(receiver=Receiver.NOBODY):
            return Alerts({**waiting, fact.incident_id: fact.namnd})
        case IncidentDelivered():
            return Alerts({incident: namnd for incident, namnd in waiting.items() if incident != fact.incident_id})
        case _:
            return Alerts(waiting)


def noted(alerts: Alerts, before: Register, decision: Decision, on: date) -> Decision:
    """Return what is noted of the register, and the reports that have waited for just that."""
    if isinstance(decision, Refusal):
        return decision
    return (*decision, *delivered(alerts, reduce(register.evolve, decision, before), on))


def delivered(alerts: Alerts, known: Register, on: date) -> Facts:
    """Return the delivery of every waiting report that somebody can receive on a day."""
    found = ((incident, namnd, known.receiver(namnd, on)) for incident, namnd in alerts.waiting.items())
    return tuple(
        IncidentDelivered(namnd=namnd, incident_id=incident, delivery=delivery)
        for incident, namnd, delivery in found
        if delivery.receiver is not Receiver.NOBODY
    )
