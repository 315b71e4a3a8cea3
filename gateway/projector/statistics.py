"""Counts of other systems: for each source and year of a nämnd the periods that are counted, as last received."""

from contracts import statistics
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Body, Rows


def _received(event: Recorded, rows: Rows) -> None:
    data = event.data
    period = {**data["period"], "file": data["file"], "rows": data["rows"], "recorded_at": event.recorded_at}
    year = int(period["starts"][:4])
    key = f"{data['namnd']}/{data['source']}/{year}"
    before = rows.get("statistics", key) or {"periods": []}
    left = [other for other in before["periods"] if not _covers(period, other)]
    periods = sorted([*left, period], key=lambda each: str(each["starts"]))
    rows.put("statistics", key, {"periods": periods}, namnd=data["namnd"], source=data["source"], year=year)


def _covers(wide: Body, narrow: Body) -> bool:
    return bool(wide["starts"] <= narrow["starts"] and narrow["ends"] <= wide["ends"])


FOLDS: dict[str, Fold] = {statistics.StatisticsReceived.type: _received}
