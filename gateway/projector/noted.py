"""What other services note of the register leaves no rows: the register is folded from the events of plans."""

from contracts import grants_noting, noting
from contracts.envelope import Recorded
from gateway.projector.history import Fold
from gateway.projector.rows import Rows


def _nothing(_event: Recorded, _rows: Rows) -> None:
    return


FOLDS: dict[str, Fold] = {
    noting.NamndNoted.type: _nothing,
    noting.MergerNoted.type: _nothing,
    noting.AppointmentNoted.type: _nothing,
    noting.AppointmentEndNoted.type: _nothing,
    grants_noting.NamndKnown.type: _nothing,
    grants_noting.MergerKnown.type: _nothing,
}
