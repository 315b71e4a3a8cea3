"""The guidance, the directory it points to, and what the city lays down for reports."""

from contracts import guidance
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Body, Rows


def _guidance_issued(event: Recorded, rows: Rows) -> None:
    # Of two versions that hold from the same day the one issued last is the one in force.
    rows.put("guidance", event.data["version"], {**event.data, "issued": event.position})


def _contact_listed(event: Recorded, rows: Rows) -> None:
    data = event.data
    body = {name: data[name] for name in ("office", "valid_from", "valid_to")} | {"confirmed_on": None}
    rows.put("contact", _contact_key(data), body, namnd=data["namnd"])


def _contact_confirmed(event: Recorded, rows: Rows) -> None:
    key = _contact_key(event.data)
    rows.put("contact", key, {**rows.need("contact", key), "confirmed_on": event.data["confirmed_on"]})


def _contact_key(data: Body) -> str:
    return f"{data['namnd'] or ''}/{data['key']}"


def _laid_down(view: str, name: str) -> Fold:
    def fold(event: Recorded, rows: Rows) -> None:
        rows.put(view, event.data[name], event.data)

    return fold


FOLDS: dict[str, Fold] = {
    guidance.GuidanceIssued.type: _guidance_issued,
    guidance.ContactListed.type: _contact_listed,
    guidance.ContactConfirmed.type: _contact_confirmed,
    guidance.MilieuListIssued.type: _laid_down("milieu_list", "version"),
    guidance.DistrictsListed.type: _laid_down("district", "namnd"),
    guidance.LimitsSet.type: _laid_down("limits", "valid_from"),
}
