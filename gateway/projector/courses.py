"""What can be learnt: courses and materials by version, events with their counts, and groups of functions (T01-T06)."""

from contracts import courses
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Rows


def _issued(event: Recorded, rows: Rows) -> None:
    data = event.data
    rows.put("course", f"{data['course']}/{data['version']:04}", data)


def _material_issued(event: Recorded, rows: Rows) -> None:
    data = event.data
    rows.put("material", f"{data['material']}/{data['version']:04}", data)


def _planned(event: Recorded, rows: Rows) -> None:
    data = event.data
    rows.put("training_event", data["event_id"], {**data, "attended": {}}, namnd=data["namnd"])


def _counted(event: Recorded, rows: Rows) -> None:
    data = event.data
    before = rows.need("training_event", data["event_id"])
    attended = {**before["attended"], data["namnd"]: data["attended"]}
    rows.put("training_event", data["event_id"], {**before, "attended": attended})


def _appointed(event: Recorded, rows: Rows) -> None:
    data = event.data
    rows.put("function_group", f"{data['namnd']}/{data['group']}", {**data, "meetings": []}, namnd=data["namnd"])


def _met(event: Recorded, rows: Rows) -> None:
    data = event.data
    key = f"{data['namnd']}/{data['group']}"
    before = rows.need("function_group", key)
    meeting = {"met_on": data["met_on"], "note": data["note"]}
    rows.put("function_group", key, {**before, "meetings": [*before["meetings"], meeting]})


FOLDS: dict[str, Fold] = {
    courses.CourseIssued.type: _issued,
    courses.MaterialIssued.type: _material_issued,
    courses.TrainingEventPlanned.type: _planned,
    courses.AttendanceCounted.type: _counted,
    courses.FunctionGroupAppointed.type: _appointed,
    courses.GroupMeetingHeld.type: _met,
}
