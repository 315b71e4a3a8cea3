"""Rule sets and who works by them, rounds with what is left of their budget, and control (G01, G14, G15, G17)."""

from contracts import grant_control, grant_rules
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Rows


def _issued(event: Recorded, rows: Rows) -> None:
    rows.put("rule_set", event.data["rule_set"], {**event.data, "introduced": {}}, namnd=event.data["namnd"])


def _introduced(event: Recorded, rows: Rows) -> None:
    data = event.data
    before = rows.need("rule_set", data["rule_set"])
    introduced = {**before["introduced"], data["namnd"]: data["attested_on"]}
    rows.put("rule_set", data["rule_set"], {**before, "introduced": introduced})


def _opened(event: Recorded, rows: Rows) -> None:
    data = event.data
    body = {**data, "committed": {**data["budget"], "ore": 0}, "closed_on": None}
    rows.put("round", _round(event), body, namnd=data["namnd"], year=int(data["period"]["starts"][:4]))


def _closed(event: Recorded, rows: Rows) -> None:
    rows.put("round", _round(event), {**rows.need("round", _round(event)), "closed_on": event.data["closed_on"]})


def _committed(event: Recorded, rows: Rows) -> None:
    _promise(event, rows, event.data["amount"]["ore"])


def _released(event: Recorded, rows: Rows) -> None:
    _promise(event, rows, -event.data["amount"]["ore"])


def _promise(event: Recorded, rows: Rows, ore: int) -> None:
    before = rows.need("round", _round(event))
    committed = {**before["committed"], "ore": before["committed"]["ore"] + ore}
    rows.put("round", _round(event), {**before, "committed": committed})


def _round(event: Recorded) -> str:
    return f"{event.data['namnd']}/{event.data['round_id']}"


def _controlled(event: Recorded, rows: Rows) -> None:
    data = event.data
    year = int(data["controlled_on"][:4])
    rows.put("control", f"{data['namnd']}/{data['control_id']}", data, namnd=data["namnd"], year=year)


def _adopted(event: Recorded, rows: Rows) -> None:
    data = event.data
    body = {**data, "known_until": event.recorded_at - 1}
    rows.put("control_report", f"{data['namnd']}/{data['year']}", body, namnd=data["namnd"], year=data["year"])


FOLDS: dict[str, Fold] = {
    grant_rules.RuleSetIssued.type: _issued,
    grant_rules.IntroductionAttested.type: _introduced,
    grant_rules.RoundOpened.type: _opened,
    grant_rules.RoundClosed.type: _closed,
    grant_rules.BudgetCommitted.type: _committed,
    grant_rules.BudgetReleased.type: _released,
    grant_control.FinancedActivityControlled.type: _controlled,
    grant_control.ControlReportAdopted.type: _adopted,
}
