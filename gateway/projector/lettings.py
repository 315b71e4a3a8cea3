"""Requests for premises: the same row as a case of support, and the same criteria (G11-G13)."""

from contracts import lettings
from contracts.envelope import Recorded
from contracts.grant_terms import SupportKind, SupportStatus
from gateway.projector.applications import appealed, assessed, programme_received, programme_requested
from gateway.projector.cases import begin, change, decide, picked
from gateway.projector.history import Fold
from gateway.projector.rows import Rows


def _requested(event: Recorded, rows: Rows) -> None:
    data = event.data
    said = {"kind": SupportKind.LETTING.value, "received_on": data["requested_on"], "purpose": data["occasion"]}
    begin(event, rows, data["letting_id"], {**said, **picked(event, "premises", "booking_reference")})


def _let(event: Recorded, rows: Rows) -> None:
    decide(event, rows, SupportStatus.APPROVED)


def _denied(event: Recorded, rows: Rows) -> None:
    decide(event, rows, SupportStatus.REJECTED)


def _cancelled(event: Recorded, rows: Rows) -> None:
    if event.data["decision"] is not None:
        decide(event, rows, SupportStatus.CANCELLED)
    change(event, rows, cancelled_on=event.data["cancelled_on"])


FOLDS: dict[str, Fold] = {
    lettings.LettingRequested.type: _requested,
    lettings.LettingAssessed.type: assessed,
    lettings.LettingProgrammeRequested.type: programme_requested,
    lettings.LettingProgrammeReceived.type: programme_received,
    lettings.PremisesLet.type: _let,
    lettings.LettingDenied.type: _denied,
    lettings.LettingCancelled.type: _cancelled,
    lettings.LettingDecisionAppealed.type: appealed,
}
