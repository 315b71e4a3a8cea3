"""Units as they are described from each day on, and how many work there: a row a day, so each stays small (S11)."""

from contracts import training_units
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Rows

_DESCRIBED = ("name", "department", "function_levels", "target_groups", "valid_from", "valid_to", "source")


def _entered(event: Recorded, rows: Rows) -> None:
    data = event.data
    key = f"{data['namnd']}/{data['unit']}"
    described = {name: data[name] for name in _DESCRIBED}
    before = (rows.get("training_unit", key) or {"versions": []})["versions"]
    others = [version for version in before if version["valid_from"] != described["valid_from"]]
    versions = sorted([*others, described], key=lambda version: version["valid_from"])
    rows.put("training_unit", key, {"versions": versions}, namnd=data["namnd"])


def _reported(event: Recorded, rows: Rows) -> None:
    data = event.data
    unit = f"{data['namnd']}/{data['unit']}"
    body = {"functions": data["functions"]}
    rows.put("headcount", f"{unit}/{data['on']}", body, unit=unit, from_day=data["on"])


FOLDS: dict[str, Fold] = {
    training_units.UnitEntered.type: _entered,
    training_units.HeadcountsReported.type: _reported,
}
