"""Measures of plans: what they say, how far they have come, what was measured and where it was followed up."""

from typing import Any

from contracts import plan_progress, plans
from contracts.envelope import Recorded
from contracts.vocabulary import ActivityStatus
from gateway.projector.history import Fold, told
from gateway.projector.rows import Rows


def _key(data: dict[str, Any]) -> str:
    return f"{data['plan_id']}/{data['activity_id']}"


def _first_status(rows: Rows, plan_id: str, content: dict[str, Any], ancestor: str | None) -> str:
    """Return what is known before anybody reports: a measure accounted for as ongoing is carried over as such."""
    account = rows.get("account", f"{plan_id}/{ancestor}") if ancestor else None
    if account and account["status"] == ActivityStatus.ONGOING.value:
        return ActivityStatus.ONGOING.value
    stated = content["stated_status"]
    return stated["status"] if stated else ActivityStatus.PLANNED.value


def _planned(event: Recorded, rows: Rows) -> None:
    data, content = event.data, event.data["activity"]
    said = {
        "activity_id": data["activity_id"],
        "plan_id": data["plan_id"],
        "namnd": data["namnd"],
        "content": content,
        "ancestor": data["ancestor"],
        # Positions only grow, so they order a plan's measures without a counter to keep.
        "ordinal": event.position,
    }
    status = _first_status(rows, data["plan_id"], content, data["ancestor"])
    done = {"status": status, "progress": [], "measurements": [], "follow_ups_done": [], "coverage": []}
    rows.put("measure", _key(data), said, plan_id=data["plan_id"], namnd=data["namnd"], **_shown(content))
    rows.put("progress", _key(data), done, plan_id=data["plan_id"])


def _shown(content: dict[str, Any]) -> dict[str, Any]:
    return {"category": content["category"], "presentation": content["presentation"]}


def _changed(event: Recorded, rows: Rows) -> None:
    data, content = event.data, event.data["activity"]
    said, done = rows.need("measure", _key(data)), rows.need("progress", _key(data))
    rows.put("measure", _key(data), {**said, "content": content}, **_shown(content))
    status = _first_status(rows, data["plan_id"], content, said["ancestor"])
    if not done["progress"] and status != done["status"]:
        rows.put("progress", _key(data), {**done, "status": status})


def _withdrawn(event: Recorded, rows: Rows) -> None:
    rows.end("measure", _key(event.data))
    rows.end("progress", _key(event.data))


def _progress_reported(event: Recorded, rows: Rows) -> None:
    data = event.data
    done = rows.need("progress", _key(data))
    report = {"status": data["status"], "reported_on": data["reported_on"], "note": data["note"]}
    rows.put("progress", _key(data), {**done, "status": data["status"], "progress": [*done["progress"], report]})


def _target_measured(event: Recorded, rows: Rows) -> None:
    data = event.data
    done = rows.need("progress", _key(data))
    measured = {name: data[name] for name in ("target", "value", "unit", "per", "period", "measured_on")}
    rows.put("progress", _key(data), {**done, "measurements": [*done["measurements"], measured]})


def _followed_up(event: Recorded, rows: Rows) -> None:
    data = event.data
    done = rows.need("progress", _key(data))
    follow_up = {name: data[name] for name in ("forum", "year", "followed_up_on", "note")}
    rows.put("progress", _key(data), {**done, "follow_ups_done": [*done["follow_ups_done"], follow_up]})


def _coverage_taken(event: Recorded, rows: Rows) -> None:
    data = event.data
    done = rows.need("progress", _key(data))
    taken = {name: data[name] for name in ("course", "forum", "year", "on", "share")}
    rows.put("progress", _key(data), {**done, "coverage": [*done["coverage"], taken]})


FOLDS: dict[str, Fold] = {
    plans.ActivityPlanned.type: told(_planned),
    plans.ActivityChanged.type: told(_changed),
    plans.ActivityWithdrawn.type: told(_withdrawn, note="reason"),
    plan_progress.ProgressReported.type: told(_progress_reported, on="reported_on", note="note"),
    plan_progress.TargetMeasured.type: told(_target_measured, on="measured_on"),
    plan_progress.ActivityFollowedUp.type: told(_followed_up, on="followed_up_on", note="note"),
    plan_progress.CoverageTaken.type: told(_coverage_taken, on="on"),
}
