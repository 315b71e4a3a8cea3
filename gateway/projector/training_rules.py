"""Who needs what: rule sets, training plans, targets, and the courses that measures of plans require (T07-T11, T16)."""

from contracts import training_noting, training_rules
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Rows


def _laid_down(event: Recorded, rows: Rows) -> None:
    data = event.data
    key = f"{data['namnd'] or ''}/{data['rule_set']}/{data['valid_from']}"
    rows.put("relevance", key, data, namnd=data["namnd"])


def _adopted(event: Recorded, rows: Rows) -> None:
    data = event.data
    rows.put("training_plan", f"{data['namnd'] or ''}/{data['training_plan']}", data, namnd=data["namnd"])


def _target_set(event: Recorded, rows: Rows) -> None:
    data = event.data
    rows.put("training_target", f"{data['namnd']}/{data['target']}", data, namnd=data["namnd"])


def _required(event: Recorded, rows: Rows) -> None:
    data = event.data
    span = {name: data[name] for name in ("departments", "from_day", "to_day")}
    before = rows.get("course_requirement", _key(event)) or {"spans": []}
    rows.put("course_requirement", _key(event), {"spans": [*before["spans"], span]}, namnd=data["namnd"])


def _no_longer(event: Recorded, rows: Rows) -> None:
    spans = rows.need("course_requirement", _key(event))["spans"]
    ended = [{**span, "to_day": min(span["to_day"], event.data["from_day"])} for span in spans]
    rows.put("course_requirement", _key(event), {"spans": ended})


def _key(event: Recorded) -> str:
    return "/".join(event.data[name] for name in ("plan_id", "activity_id", "course"))


FOLDS: dict[str, Fold] = {
    training_rules.RelevanceLaidDown.type: _laid_down,
    training_rules.TrainingPlanAdopted.type: _adopted,
    training_rules.TrainingTargetSet.type: _target_set,
    training_noting.CourseRequired.type: _required,
    training_noting.CourseNoLongerRequired.type: _no_longer,
}
