"""A case of support or letting as one row: what was asked for, how it was judged and decided, what became of it.

All rows of an organisation have keys that begin with its number, so that one read of the index finds all of them.
"""

from typing import Any

from contracts.envelope import Recorded
from contracts.grant_terms import AppealOutcome, SupportStatus
from gateway.projector.rows import Body, Rows

VIEW = "organisation"
_NOTHING: Body = {
    "round_id": None,
    "amount": None,
    "purpose": None,
    "premises": None,
    "booking_reference": None,
    "documents": [],
    "assessment": None,
    "programme": None,
    "advice": None,
    "withdrawn_on": None,
    "cancelled_on": None,
    "decisions": [],
    "report": None,
    "payments": [],
    "claims": [],
}


def begin(event: Recorded, rows: Rows, case_id: str, body: Body) -> None:
    """Enter a case."""
    data = event.data
    year = int(data["period"]["starts"][:4])
    body = {**_NOTHING, **body, "orgnr": data["orgnr"], "period": data["period"], "rule_set": data["rule_set"]}
    rows.put(VIEW, case_id, body, part="case", namnd=data["namnd"], year=year, status=_status(body), due_on=None)


def case_of(event: Recorded, rows: Rows) -> Body:
    """Return the case that an event is about."""
    return rows.need(VIEW, _id(event))


def change(event: Recorded, rows: Rows, **changes: Any) -> None:
    """Let something else be true of the case that an event is about."""
    body = {**case_of(event, rows), **changes}
    rows.put(VIEW, _id(event), body, status=_status(body), due_on=_due_on(body))


def append(event: Recorded, rows: Rows, name: str, entry: Body) -> None:
    """Add an entry to a list of the case."""
    change(event, rows, **{name: [*case_of(event, rows)[name], entry]})


def picked(event: Recorded, *names: str) -> Body:
    """Return some of what an event says."""
    return {name: event.data[name] for name in names}


def decide(event: Recorded, rows: Rows, status: SupportStatus, **more: Any) -> None:
    """Add a decision, with what was known when it was taken: asked as of `known_until`, that is what shows."""
    data = event.data
    decision = {
        "status": status.value,
        "amount": None,
        "grounds": data.get("grounds", []),
        "criteria": data.get("criteria", []),
        "record": data["decision"],
        "known_at": data["known_at"],
        "known_until": event.recorded_at - 1,
        "appeals": [],
    }
    append(event, rows, "decisions", {**decision, **more})


def stands(decision: Body) -> bool:
    """Return whether no court has set a decision aside, or one has and a higher court did not."""
    appeals = decision["appeals"]
    return not appeals or appeals[-1]["outcome"] != AppealOutcome.SET_ASIDE


def _id(event: Recorded) -> str:
    case_id: str = event.data.get("support_id") or event.data["letting_id"]
    return case_id


def _status(case: Body) -> str:
    return _where(case).value


def _where(case: Body) -> SupportStatus:
    if case["withdrawn_on"]:
        return SupportStatus.WITHDRAWN
    if case["cancelled_on"]:
        return SupportStatus.CANCELLED
    last = next((each for each in reversed(case["decisions"]) if stands(each)), None)
    if last is None:
        return _undecided(case)
    return _carried_out(case) if last["status"] == SupportStatus.APPROVED else SupportStatus[last["status"].upper()]


def _undecided(case: Body) -> SupportStatus:
    if case["programme"] and not case["programme"]["received_on"]:
        return SupportStatus.WAITING_FOR_PROGRAMME
    if case["advice"] and not case["advice"]["received_on"]:
        return SupportStatus.WAITING_FOR_ADVICE
    if case["assessment"]:
        return SupportStatus.ASSESSED
    return SupportStatus.COMPLETED if case["documents"] else SupportStatus.RECEIVED


def _carried_out(case: Body) -> SupportStatus:
    report = case["report"]
    if report and report["approved_on"]:
        return SupportStatus.SETTLED
    if report and report["received_on"]:
        return SupportStatus.REPORTED
    return SupportStatus.PAID if case["payments"] else SupportStatus.APPROVED


def _due_on(case: Body) -> str | None:
    """Return the first day on which something is due of the case."""
    days = [claim["due_on"] for claim in case["claims"] if claim["left"]["ore"] and not claim["handed_over"]]
    status = _where(case)
    if status is SupportStatus.WAITING_FOR_PROGRAMME:
        days.append(case["programme"]["deadline"])
    if status is SupportStatus.PAID:
        days.append(case["report"]["due_on"])
    return min(days, default=None)
