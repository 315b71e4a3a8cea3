"""Applications for support, from the day they come until they are decided, and what courts make of decisions."""

from contracts import applications, grant_decisions
from contracts.envelope import Recorded
from contracts.grant_terms import AppealOutcome, SupportStatus
from gateway.projector.cases import begin, case_of, change, decide, picked
from gateway.projector.history import Fold
from gateway.projector.rows import Body, Rows


def _received(event: Recorded, rows: Rows) -> None:
    said = picked(event, "kind", "round_id", "amount", "purpose", "received_on")
    begin(event, rows, event.data["support_id"], said)


def _completed(event: Recorded, rows: Rows) -> None:
    change(event, rows, documents=event.data["documents"])


def assessed(event: Recorded, rows: Rows) -> None:
    """Let the answers of an assessment be those of the case."""
    said = picked(event, "answers", "assessed_on", "assessed_by")
    change(event, rows, assessment={**said, "disputed": False})


def programme_requested(event: Recorded, rows: Rows) -> None:
    """Let the case wait for the programme."""
    change(event, rows, programme={**picked(event, "requested_on", "deadline"), "received_on": None})


def programme_received(event: Recorded, rows: Rows) -> None:
    """Let the case wait for the programme no longer."""
    before = case_of(event, rows)["programme"]
    change(event, rows, programme={**before, "received_on": event.data["received_on"]})


def _advice_asked(event: Recorded, rows: Rows) -> None:
    change(event, rows, advice={**picked(event, "asked_on", "circumstances"), "received_on": None, "summary": None})


def _advice_received(event: Recorded, rows: Rows) -> None:
    before = case_of(event, rows)["advice"]
    change(event, rows, advice={**before, **picked(event, "received_on", "summary")})


def _withdrawn(event: Recorded, rows: Rows) -> None:
    change(event, rows, withdrawn_on=event.data["withdrawn_on"])


def _approved(event: Recorded, rows: Rows) -> None:
    decide(event, rows, SupportStatus.APPROVED, amount=event.data["amount"])
    nothing: Body = {"reminders": [], "received_on": None, "used": None, "approved_on": None}
    change(event, rows, report={"due_on": event.data["report_due_on"], **nothing})


def _rejected(event: Recorded, rows: Rows) -> None:
    decide(event, rows, SupportStatus.REJECTED)


def _revoked(event: Recorded, rows: Rows) -> None:
    decide(event, rows, SupportStatus.REVOKED)


def appealed(event: Recorded, rows: Rows) -> None:
    """Add what a court made of the last decision; the case is as before it when the court set it aside."""
    case = case_of(event, rows)
    *before, last = case["decisions"]
    appeal = picked(event, "outcome", "court_case", "decided_on")
    now: Body = {"decisions": [*before, {**last, "appeals": [*last["appeals"], appeal]}]}
    if appeal["outcome"] == AppealOutcome.SET_ASIDE:
        now["cancelled_on"] = None
        if last["status"] == SupportStatus.REJECTED and case["assessment"]:
            # What the rejection rested on is in doubt until it is assessed anew.
            now["assessment"] = {**case["assessment"], "disputed": True}
    change(event, rows, **now)


FOLDS: dict[str, Fold] = {
    applications.ApplicationReceived.type: _received,
    applications.ApplicationCompleted.type: _completed,
    applications.ApplicationAssessed.type: assessed,
    applications.ProgrammeRequested.type: programme_requested,
    applications.ProgrammeReceived.type: programme_received,
    applications.AdviceAsked.type: _advice_asked,
    applications.AdviceReceived.type: _advice_received,
    applications.ApplicationWithdrawn.type: _withdrawn,
    grant_decisions.SupportApproved.type: _approved,
    grant_decisions.ApplicationRejected.type: _rejected,
    grant_decisions.GrantRevoked.type: _revoked,
    grant_decisions.DecisionAppealed.type: appealed,
}
