"""Events that leave no rows: what services note of the register and of plans, whose own events are folded.

That somebody is forgotten leaves none either: only the link to the pseudonym is gone, and no row ever held it. Nor does
a staff list by itself: whom it places follows from other events.
"""

from contracts import completions, grants_noting, noting, training_noting
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
    training_noting.TrainingNamndNoted.type: _nothing,
    training_noting.TrainingMergerNoted.type: _nothing,
    training_noting.PlanNoted.type: _nothing,
    training_noting.ActivityNoted.type: _nothing,
    completions.StaffListTaken.type: _nothing,
    completions.EmployeeForgotten.type: _nothing,
}
