"""Reports: what was noticed in which week, what became of it, and how the clock of graffiti went.

No row has the day of an event: the week is as near as anybody comes (N02). The month and the year are those of the
week's Thursday, as ISO counts; the true ones beside a week could give the day away.
"""

from datetime import UTC, date, datetime
from math import ceil
from typing import Any
from zoneinfo import ZoneInfo

from contracts import incidents
from contracts.envelope import Recorded
from contracts.incident_terms import IncidentStatus
from gateway.projector.history import Fold
from gateway.projector.rows import Body, Rows

_CITY = ZoneInfo("Europe/Stockholm")
_THURSDAY = 4
_SEEN = ("kind", "influence", "affected", "milieu", "setting", "district")
_FILED = ("function", "source", "case_number", "guidance", "manager_told", "text", "milieu_list", "delivery")


def _reported(event: Recorded, rows: Rows) -> None:
    data, seen = event.data, event.data["observation"]
    body = {
        **_seen(seen),
        **{name: data[name] for name in _FILED},
        "attested": list(event.attested),
        "received_week": _week(_day_in_the_city(datetime.fromtimestamp(event.recorded_at / 1_000_000, UTC))),
        # Positions only grow, so they order reports without saying when they came.
        "ordinal": event.position,
        "corrected": False,
        "status": IncidentStatus.REPORTED.value,
        "follow_ups": [],
        "closed_on": None,
        "retracted": None,
        "shared": [],
        "clock": _not_removed(seen),
    }
    rows.put("incident", data["incident_id"], body, namnd=data["namnd"], year=_year(body["week"]))


def _seen(seen: Body) -> Body:
    occurred_on = date.fromisoformat(seen["occurred_on"])
    year, week, _ = occurred_on.isocalendar()
    month = date.fromisocalendar(year, week, _THURSDAY).isoformat()[:7]
    return {name: seen[name] for name in _SEEN} | {"week": _week(occurred_on), "month": month}


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _year(week: str) -> int:
    return int(week[:4])


def _day_in_the_city(moment: datetime) -> date:
    return moment.astimezone(_CITY).date()


def _not_removed(seen: Body) -> Body:
    return {"noticed_week": _week_of(seen["noticed_at"]), "minutes": None, "removed": False}


def _week_of(moment: str | None) -> str | None:
    return _week(_day_in_the_city(datetime.fromisoformat(moment))) if moment else None


def _minutes(noticed_at: str | None, removed_at: str) -> int | None:
    """Return how long it took, begun minutes counted: real time, whatever the clocks were set to meanwhile."""
    if noticed_at is None:
        return None
    return ceil((datetime.fromisoformat(removed_at) - datetime.fromisoformat(noticed_at)).total_seconds() / 60)


def _changed(event: Recorded, rows: Rows, **changes: Any) -> None:
    incident_id = event.data["incident_id"]
    rows.put("incident", incident_id, {**rows.need("incident", incident_id), **changes})


def _corrected(event: Recorded, rows: Rows) -> None:
    data, seen = event.data, event.data["observation"]
    before = rows.need("incident", data["incident_id"])
    clock = before["clock"] if before["clock"]["removed"] else _not_removed(seen)
    said = {**_seen(seen), "case_number": data["case_number"], "milieu_list": data["milieu_list"]}
    body = {**before, **said, "clock": clock, "corrected": True}
    rows.put("incident", data["incident_id"], body, namnd=data["namnd"], year=_year(body["week"]))


def _removed(event: Recorded, rows: Rows) -> None:
    noticed_at, removed_at = event.data["noticed_at"], event.data["removed_at"]
    clock = {"noticed_week": _week_of(noticed_at), "minutes": _minutes(noticed_at, removed_at), "removed": True}
    _changed(event, rows, clock=clock)


def _alerted(event: Recorded, rows: Rows) -> None:
    # A row of its own: alerts are a stream of their own, and nothing rests on which of two streams is told first.
    body = {"receiver": event.data["receiver"], "delivery": None}
    rows.put("delivery_alert", event.data["incident_id"], body, namnd=event.data["namnd"])


def _delivered(event: Recorded, rows: Rows) -> None:
    incident_id = event.data["incident_id"]
    alert = rows.need("delivery_alert", incident_id)
    rows.put("delivery_alert", incident_id, {**alert, "delivery": event.data["delivery"]})


def _followed_up(event: Recorded, rows: Rows) -> None:
    _listed(event, rows, "follow_ups", "measures", "followed_up_on")
    _changed(event, rows, status=IncidentStatus.FOLLOWED_UP.value)


def _shared(event: Recorded, rows: Rows) -> None:
    _listed(event, rows, "shared", "shared_with", "basis", "legal_reference", "shared_on")


def _listed(event: Recorded, rows: Rows, entry: str, *names: str) -> None:
    before = rows.need("incident", event.data["incident_id"])
    _changed(event, rows, **{entry: [*before[entry], {name: event.data[name] for name in names}]})


def _closed(event: Recorded, rows: Rows) -> None:
    _changed(event, rows, status=IncidentStatus.CLOSED.value, closed_on=event.data["closed_on"])


def _retracted(event: Recorded, rows: Rows) -> None:
    _changed(event, rows, status=IncidentStatus.RETRACTED.value, retracted=event.data["ground"])


FOLDS: dict[str, Fold] = {
    incidents.IncidentReported.type: _reported,
    incidents.DeliveryAlertRaised.type: _alerted,
    incidents.IncidentDelivered.type: _delivered,
    incidents.IncidentFollowedUp.type: _followed_up,
    incidents.IncidentCorrected.type: _corrected,
    incidents.IncidentRetracted.type: _retracted,
    incidents.IncidentClosed.type: _closed,
    incidents.GraffitiRemoved.type: _removed,
    incidents.ReportShared.type: _shared,
}
