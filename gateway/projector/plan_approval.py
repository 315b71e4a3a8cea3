"""The chain of approval: where a plan stands, and everything that was decided about it."""

from typing import Any

from contracts import plan_approval
from contracts.envelope import Recorded
from contracts.vocabulary import ConsultedParty, PlanStatus
from gateway.projector.history import Fold, told
from gateway.projector.rows import Body, Rows

_ALL_PARTIES = {party.value for party in ConsultedParty}


def _approval(rows: Rows, plan_id: str, status: PlanStatus | None, **steps: Any) -> None:
    plan = rows.need("plan", plan_id)
    index = {} if status is None else {"status": status.value}
    rows.put("plan", plan_id, {**plan, "approval": {**plan["approval"], **steps}}, **index)


def _consulted(event: Recorded, rows: Rows) -> None:
    plan_id = event.data["plan_id"]
    said = {name: event.data[name] for name in ("party", "consulted_on", "function", "result")}
    consultations = [*_steps(rows, plan_id)["consultations"], said]
    everyone = {consultation["party"] for consultation in consultations} >= _ALL_PARTIES
    is_draft = rows.index("plan", plan_id)["status"] == PlanStatus.DRAFT.value
    status = PlanStatus.CONSULTED if everyone and is_draft else None
    _approval(rows, plan_id, status, consultations=consultations)


def _steps(rows: Rows, plan_id: str) -> Body:
    steps: Body = rows.need("plan", plan_id)["approval"]
    return steps


def _submitted(event: Recorded, rows: Rows) -> None:
    _approval(rows, event.data["plan_id"], PlanStatus.SUBMITTED, submitted_on=event.data["submitted_on"])


def _decided(event: Recorded, rows: Rows) -> None:
    decided = {"on": event.data["decided_on"], **_decision(event, "paragraph", "diarienummer")}
    _approval(rows, event.data["plan_id"], PlanStatus.DECIDED, decided=decided)


def _sent_to_ks(event: Recorded, rows: Rows) -> None:
    _approval(rows, event.data["plan_id"], PlanStatus.SENT_TO_KS, sent_on=event.data["sent_on"])


def _approved(event: Recorded, rows: Rows) -> None:
    approved = {"on": event.data["decided_on"], **_decision(event, "paragraph", "diarienummer", "conditions")}
    status = PlanStatus.APPROVED_WITH_CONDITIONS if approved["conditions"] else PlanStatus.APPROVED
    _approval(rows, event.data["plan_id"], status, approved=approved)


def _sent_back(event: Recorded, rows: Rows) -> None:
    plan_id = event.data["plan_id"]
    sent_back = {"on": event.data["decided_on"], **_decision(event, "paragraph", "reason")}
    rounds = [*_steps(rows, plan_id)["sent_back"], sent_back]
    undone = {"submitted_on": None, "decided": None, "sent_on": None}
    _approval(rows, plan_id, PlanStatus.SENT_BACK, sent_back=rounds, **undone)


def _decision(event: Recorded, *names: str) -> dict[str, Any]:
    return {name: event.data[name] for name in names}


def _adopted(event: Recorded, rows: Rows) -> None:
    _approval(rows, event.data["plan_id"], PlanStatus.HISTORICAL)


FOLDS: dict[str, Fold] = {
    plan_approval.ConsultationRecorded.type: told(_consulted, on="consulted_on", note="result"),
    plan_approval.PlanSubmitted.type: told(_submitted, on="submitted_on"),
    plan_approval.PlanDecided.type: told(_decided, on="decided_on"),
    plan_approval.PlanSentToKs.type: told(_sent_to_ks, on="sent_on"),
    plan_approval.PlanApproved.type: told(_approved, on="decided_on"),
    plan_approval.PlanSentBack.type: told(_sent_back, on="decided_on", note="reason"),
    plan_approval.HistoricalPlanAdopted.type: told(_adopted),
}
