"""What heads of units are to attest for a year, and what they have attested (T08, T13)."""

from contracts import attestations
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Rows


def _required(event: Recorded, rows: Rows) -> None:
    data = event.data
    key = f"{data['namnd']}/{data['year']}/{data['requirement']}"
    rows.put("attestation_requirement", key, data, namnd=data["namnd"], year=data["year"])


def _attested(event: Recorded, rows: Rows) -> None:
    data = event.data
    key = f"{data['namnd']}/{data['year']}/{data['requirement']}/{data['unit']}"
    rows.put("unit_attestation", key, data, namnd=data["namnd"], year=data["year"])


FOLDS: dict[str, Fold] = {
    attestations.AttestationRequired.type: _required,
    attestations.UnitAttested.type: _attested,
}
