"""Plans: their front page, text and place in the line of versions, and what a revision must account for."""

from typing import Any

from contracts import plan_progress, plans
from contracts.envelope import Recorded
from contracts.vocabulary import PlanStatus
from gateway.projector.history import Fold, told
from gateway.projector.rows import Rows


def _begin(event: Recorded, rows: Rows, previous_plan_id: str | None) -> None:
    data = event.data
    body = {
        "namnd": data["namnd"],
        "version": data["version"],
        "head": data["head"],
        "previous_plan_id": previous_plan_id,
        "superseded_by": None,
        "in_force_until": None,
        "content": {},
        "approval": {
            "consultations": [],
            "submitted_on": None,
            "decided": None,
            "sent_on": None,
            "approved": None,
            "sent_back": [],
        },
    }
    index = {"namnd": data["namnd"], "version": data["version"], "status": PlanStatus.DRAFT.value}
    rows.put("plan", data["plan_id"], body, year=_year(data["head"]), **index)


def _year(head: dict[str, Any]) -> int:
    return int(head["period"]["starts"][:4])


def _drafted(event: Recorded, rows: Rows) -> None:
    _begin(event, rows, None)


def _revised(event: Recorded, rows: Rows) -> None:
    data = event.data
    _begin(event, rows, data["previous_plan_id"])
    for ancestor in data["ancestors"]:
        activity_id = ancestor["activity_id"]
        body = {"ancestor": activity_id, "title": ancestor["title"], "status": None, "reason": None}
        rows.put("account", f"{data['plan_id']}/{activity_id}", body, plan_id=data["plan_id"])


def _superseded(event: Recorded, rows: Rows) -> None:
    data = event.data
    plan = rows.need("plan", data["plan_id"])
    newer = {"superseded_by": data["by_plan_id"], "in_force_until": data["in_force_until"]}
    rows.put("plan", data["plan_id"], {**plan, **newer})


def _head_amended(event: Recorded, rows: Rows) -> None:
    data = event.data
    plan = rows.need("plan", data["plan_id"])
    rows.put("plan", data["plan_id"], {**plan, "head": data["head"]}, year=_year(data["head"]))


def _described(event: Recorded, rows: Rows) -> None:
    data = event.data
    plan = rows.need("plan", data["plan_id"])
    said = {part: value for part, value in data["content"].items() if value is not None}
    rows.put("plan", data["plan_id"], {**plan, "content": {**plan["content"], **said}})


def _accounted(event: Recorded, rows: Rows) -> None:
    data = event.data
    key = f"{data['plan_id']}/{data['ancestor']}"
    account = rows.need("account", key)
    rows.put("account", key, {**account, "status": data["status"], "reason": data["reason"]})


def _outcome_followed_up(event: Recorded, rows: Rows) -> None:
    data = event.data
    plan = rows.need("plan", data["plan_id"])
    done = {name: data[name] for name in ("statement", "forum", "year", "followed_up_on", "note", "indicator")}
    rows.put("plan", data["plan_id"], {**plan, "outcomes_followed_up": [*plan.get("outcomes_followed_up", ()), done]})


FOLDS: dict[str, Fold] = {
    plans.PlanDrafted.type: told(_drafted),
    plans.PlanRevised.type: told(_revised),
    plans.PlanSuperseded.type: told(_superseded, on="in_force_until"),
    plans.HeadAmended.type: told(_head_amended),
    plans.PlanDescribed.type: told(_described),
    plans.ActivityAccounted.type: told(_accounted, note="reason"),
    plan_progress.OutcomeFollowedUp.type: told(_outcome_followed_up, on="followed_up_on", note="note"),
}
