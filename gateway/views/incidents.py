"""Reports of a nämnd and of those that went up in it: by week, with what became of them (R01, R02, N02)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from contracts.incident_terms import IncidentKind, IncidentStatus, Receiver
from contracts.plans import Period
from contracts.vocabulary import Milieu
from gateway.views.graffiti import removal_state
from gateway.views.organisation import register, with_predecessors
from gateway.views.reader import Reader, Row
from gateway.views.reporting_terms import limits, milieu_lists
from gateway.views.vault_access import erased
from gateway.views.weeks import day_of_week, in_period

FOLLOW_UP_DAYS = 30
"""Within so many days a report is followed up."""

_SUNDAY = 7
_USUAL = {milieu.value: milieu.label_sv for milieu in Milieu}


def incidents(reader: Reader, as_of: int | None, namnd: str, period: Period | None = None) -> list[Row]:
    """Return the reports of a nämnd, by week: those whose week has its Thursday in the period."""
    table = reader.table("incident")
    codes = with_predecessors([namnd], register(reader, as_of))
    found = [row for row in reader.rows("incident", as_of, table.c.namnd.in_(codes)) if in_period(row["week"], period)]
    return sorted(_shown(reader, as_of, found), key=lambda row: (row["week"], row["ordinal"]))


def _shown(reader: Reader, as_of: int | None, found: list[Row]) -> list[Row]:
    held = limits(reader, as_of)
    alerts = _alerts(reader, as_of)
    labels = _labels(milieu_lists(reader, as_of))
    gone = erased(reader, as_of, [row["text"]["reference"] for row in found if row["text"]])
    return [
        {
            **row,
            "id": row["key"],
            "namnd_code": row["namnd"],
            "delivery": (alerts.get(row["key"]) or {}).get("delivery") or row["delivery"],
            "alerted": row["key"] in alerts,
            "milieu_label": _label(row, labels),
            "removal": removal_state(row, held) if row["kind"] == IncidentKind.GRAFFITI else None,
            "text": row["text"] and {**row["text"], "erased": gone[row["text"]["reference"]]},
        }
        for row in found
    ]


def _labels(lists: Iterable[Row]) -> dict[tuple[str, str], str]:
    return {(each["key"], entry["milieu"]): entry["label_sv"] for each in lists for entry in each["entries"]}


def _label(row: Row, labels: dict[tuple[str, str], str]) -> Any:
    """Return what the milieu was called when the report was filed; without a list, what Värna calls it (A17)."""
    if row["milieu"] is None:
        return None
    return labels.get((row["milieu_list"], row["milieu"]), _USUAL[row["milieu"]])


def undelivered(reader: Reader, as_of: int | None) -> list[Row]:
    """Return the reports that nobody has got yet (R02)."""
    waiting = {
        key for key, row in _alerts(reader, as_of).items() if row["receiver"] == Receiver.NOBODY and not row["delivery"]
    }
    return [row for row in _standing(reader, as_of) if row["key"] in waiting]


def waiting_for_follow_up(reader: Reader, as_of: int | None) -> list[Row]:
    """Return the reports that nobody has followed up, each with the day it is due."""
    waiting = [row for row in _standing(reader, as_of) if row["status"] == IncidentStatus.REPORTED]
    return [{**row, "due_on": _due_on(row).isoformat()} for row in waiting]


def _due_on(row: Row) -> date:
    """Return the day counted from the end of the week the report came in: no nearer is known of it here."""
    return day_of_week(row["received_week"], _SUNDAY) + timedelta(days=FOLLOW_UP_DAYS)


def _alerts(reader: Reader, as_of: int | None) -> dict[str, Row]:
    return {row["key"]: row for row in reader.rows("delivery_alert", as_of)}


def _standing(reader: Reader, as_of: int | None) -> list[Row]:
    found = reader.rows("incident", as_of)
    return [
        {**row, "id": row["key"], "namnd_code": row["namnd"]}
        for row in found
        if row["status"] != IncidentStatus.RETRACTED
    ]
