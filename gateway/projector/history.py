"""What happened to a plan, in order: one row for every event that is told of a plan."""

from collections.abc import Callable

from contracts.envelope import Recorded
from gateway.projector.rows import Rows

Fold = Callable[[Recorded, Rows], None]


def told(fold: Fold, on: str | None = None, note: str | None = None) -> Fold:
    """Return a fold that also tells the plan's history; `on` and `note` name the event's own date and words."""

    def fold_and_tell(event: Recorded, rows: Rows) -> None:
        fold(event, rows)
        data = event.data
        plan_id = data["plan_id"]
        body = {
            "type": event.type,
            "recorded_at": event.recorded_at,
            "actor": event.actor["account"],
            "role": event.actor["role"],
            "on": data[on] if on else None,
            "note": data[note] if note else None,
            "activity_id": data.get("activity_id"),
        }
        rows.put("history", f"{plan_id}/{event.position:012}", body, plan_id=plan_id)

    return fold_and_tell
