"""Coverage that is measured for good: at the cut-off of a forum, and for measures of plans (T16)."""

from contracts import training_measures
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Rows


def _frozen(event: Recorded, rows: Rows) -> None:
    data = event.data
    key = f"{data['namnd']}/{data['year']}/{data['forum']}/{data['course']}/{data['part']:04}"
    figures = [[each[name] for name in ("unit", "function", "completed", "relevant")] for each in data["figures"]]
    index = {name: data[name] for name in ("namnd", "year", "forum", "course")}
    rows.put("frozen_coverage", key, {"figures": figures}, **index, on_day=data["on"])


def _covered(event: Recorded, rows: Rows) -> None:
    data = event.data
    key = "/".join(str(data[name]) for name in ("plan_id", "activity_id", "year", "forum", "course"))
    rows.put("activity_coverage", key, data, namnd=data["namnd"], year=data["year"], forum=data["forum"])


FOLDS: dict[str, Fold] = {
    training_measures.CoverageFrozen.type: _frozen,
    training_measures.ActivityCovered.type: _covered,
}
