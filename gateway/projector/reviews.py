"""Reviews of activities: required by a day, and made."""

from contracts import plan_review
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Body, Rows


def _required(event: Recorded, rows: Rows) -> None:
    data = event.data
    said = {name: data[name] for name in ("milieu", "to_level", "raised_on", "review_by")}
    unmade: Body = {"reviewed_on": None, "conclusion": None, "changed": []}
    rows.put("review", data["review_id"], {**said, **unmade}, namnd=data["namnd"])


def _reviewed(event: Recorded, rows: Rows) -> None:
    data = event.data
    made = {name: data[name] for name in ("reviewed_on", "conclusion", "changed")}
    rows.put("review", data["review_id"], {**rows.need("review", data["review_id"]), **made})


FOLDS: dict[str, Fold] = {
    plan_review.ReviewRequired.type: _required,
    plan_review.ActivitiesReviewed.type: _reviewed,
}
