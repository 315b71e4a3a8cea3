"""Duties of nämnder to take their own decision when another has revoked support, or had to give it back (G08)."""

from contracts import grant_decisions
from contracts.envelope import Recorded
from gateway.projector.cases import VIEW, picked
from gateway.projector.history import Fold
from gateway.projector.rows import Body, Rows


def _arose(event: Recorded, rows: Rows) -> None:
    data = event.data
    said = picked(event, "orgnr", "duty_id", "support_id", "because_of", "reinstated", "arose_on")
    index = {"namnd": data["namnd"], "year": int(data["arose_on"][:4]), "due_on": data["due_on"]}
    body = {**said, "decide_by": data["due_on"], "outcome": None, "record": None, "known_at": None, "known_until": None}
    rows.put(VIEW, _key(event), body, part="duty", status="outstanding", **index)


def _decided(event: Recorded, rows: Rows) -> None:
    said = {"outcome": event.data["outcome"], "record": event.data["decision"], **_known(event)}
    rows.put(VIEW, _key(event), {**rows.need(VIEW, _key(event)), **said}, status="decided", due_on=None)


def _known(event: Recorded) -> Body:
    return {"known_at": event.data["known_at"], "known_until": event.recorded_at - 1}


def _key(event: Recorded) -> str:
    return f"{event.data['orgnr']}/{event.data['duty_id']}"


FOLDS: dict[str, Fold] = {
    grant_decisions.DutyArose.type: _arose,
    grant_decisions.DutyDecided.type: _decided,
}
