"""What the reports service notes of the register leaves no rows: the register is folded from the events of plans."""

from contracts import noting
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
}
