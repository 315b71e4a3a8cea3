"""Nämnder, units, coordinators, duties and work groups: rows of the register."""

from operator import itemgetter
from typing import Any

from contracts import organisation, plan_review
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Rows


def _part(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: data[name] for name in names}


def _namnd_established(event: Recorded, rows: Rows) -> None:
    data = event.data
    stated = _part(data, "name", "kind", "valid_from", "plan_obliged")
    area = {"police_area": data["police_area"], "valid_from": data["valid_from"]}
    areas = [area] if data["police_area"] else []
    rows.put(
        "namnd",
        data["namnd"],
        {**stated, "police_areas": areas, "valid_to": None, "predecessors": [], "successors": []},
    )


def _namnd_merged(event: Recorded, rows: Rows) -> None:
    namnd, into = event.data["namnd"], event.data["into"]
    old = rows.need("namnd", namnd)
    ended = {**old, "valid_to": event.data["last_day"], "successors": [*old["successors"], into]}
    rows.put("namnd", namnd, ended)
    successor = rows.need("namnd", into)
    rows.put("namnd", into, {**successor, "predecessors": [*successor["predecessors"], namnd]})


def _police_area_linked(event: Recorded, rows: Rows) -> None:
    data = event.data
    namnd = rows.need("namnd", data["namnd"])
    others = [each for each in namnd["police_areas"] if each["valid_from"] != data["valid_from"]]
    areas = sorted([*others, _part(data, "police_area", "valid_from")], key=itemgetter("valid_from"))
    rows.put("namnd", data["namnd"], {**namnd, "police_areas": areas})


def _unit_registered(event: Recorded, rows: Rows) -> None:
    data = event.data
    body = _part(data, "name", "department", "valid_from", "valid_to")
    rows.put("unit", f"{data['namnd']}/{data['unit']}", body, namnd=data["namnd"])


def _coordinator_appointed(event: Recorded, rows: Rows) -> None:
    data = event.data
    body = {**_part(data, "function", "contact", "from_day"), "last_day": None}
    rows.put("appointment", data["appointment_id"], body, namnd=data["namnd"])


def _appointment_ended(event: Recorded, rows: Rows) -> None:
    appointment_id = event.data["appointment_id"]
    body = {**rows.need("appointment", appointment_id), "last_day": event.data["last_day"]}
    rows.put("appointment", appointment_id, body)


def _duty_attested(event: Recorded, rows: Rows) -> None:
    data = event.data
    key = f"{data['namnd']}/{data['year']}/{data['duty']}"
    rows.put("duty", key, _part(data, "attested_on", "note"), namnd=data["namnd"], year=data["year"])


def _work_group_formed(event: Recorded, rows: Rows) -> None:
    data = event.data
    unreported = {"status": None, "reported_on": None, "note": None}
    body = _part(data, "name", "mandate", "members", "started_on")
    body["deliverables"] = [{**deliverable, **unreported} for deliverable in data["deliverables"]]
    rows.put("work_group", data["work_group_id"], body, namnd=data["namnd"])


def _deliverable_reported(event: Recorded, rows: Rows) -> None:
    data = event.data
    group = rows.need("work_group", data["work_group_id"])
    reported = _part(data, "status", "reported_on", "note")
    deliverables = [
        {**deliverable, **reported} if deliverable["key"] == data["deliverable"] else deliverable
        for deliverable in group["deliverables"]
    ]
    rows.put("work_group", data["work_group_id"], {**group, "deliverables": deliverables})


FOLDS: dict[str, Fold] = {
    organisation.NamndEstablished.type: _namnd_established,
    organisation.NamndMerged.type: _namnd_merged,
    plan_review.PoliceAreaLinked.type: _police_area_linked,
    organisation.UnitRegistered.type: _unit_registered,
    organisation.CoordinatorAppointed.type: _coordinator_appointed,
    organisation.AppointmentEnded.type: _appointment_ended,
    organisation.DutyAttested.type: _duty_attested,
    organisation.WorkGroupFormed.type: _work_group_formed,
    organisation.DeliverableReported.type: _deliverable_reported,
}
