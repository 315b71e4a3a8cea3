"""Texts of the vault, of which only the reference is known here: who read one, for what, and that one was erased."""

from contracts import vault_access
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Body, Rows


def _text_read(event: Recorded, rows: Rows) -> None:
    body = _text(event, rows)
    reading = {
        "account": event.actor["account"],
        "role": event.actor["role"],
        "purpose": event.data["purpose"],
        "read_at": event.recorded_at,
    }
    _put(event, rows, {**body, "readings": [*body["readings"], reading]})


def _text_erased(event: Recorded, rows: Rows) -> None:
    erased = {"ground": event.data["ground"], "decision": event.data["decision"], "erased_at": event.recorded_at}
    _put(event, rows, {**_text(event, rows), "erased": erased})


def _text(event: Recorded, rows: Rows) -> Body:
    return rows.get("text", event.data["reference"]) or {"readings": [], "erased": None}


def _put(event: Recorded, rows: Rows, body: Body) -> None:
    rows.put("text", event.data["reference"], body, namnd=event.data["namnd"])


FOLDS: dict[str, Fold] = {
    vault_access.TextRead.type: _text_read,
    vault_access.TextErased.type: _text_erased,
}
