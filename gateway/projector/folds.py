"""Every event type and what it does to the rows, gathered from the view groups; and how a batch of them is folded."""

from collections.abc import Collection, Sequence

from sqlalchemy.exc import SQLAlchemyError

from contracts.envelope import Recorded
from gateway.projector import (
    applications,
    attestations,
    completions,
    courses,
    grant_money,
    grant_rules,
    guidance,
    incidents,
    lettings,
    noted,
    organisation,
    organisations,
    plan_activities,
    plan_approval,
    plans,
    preparedness,
    reviews,
    situation,
    statistics,
    steering,
    support_duties,
    surveys,
    training_measures,
    training_rules,
    training_units,
    vault_access,
)
from gateway.projector.history import Fold
from gateway.projector.rows import Rows

FOLDS: dict[str, Fold] = {
    # plans
    **organisation.FOLDS,
    **steering.FOLDS,
    **plans.FOLDS,
    **plan_activities.FOLDS,
    **plan_approval.FOLDS,
    **reviews.FOLDS,
    # reports
    **noted.FOLDS,
    **guidance.FOLDS,
    **incidents.FOLDS,
    **vault_access.FOLDS,
    **surveys.FOLDS,
    **statistics.FOLDS,
    **preparedness.FOLDS,
    **situation.FOLDS,
    # grants
    **organisations.FOLDS,
    **grant_rules.FOLDS,
    **applications.FOLDS,
    **grant_money.FOLDS,
    **lettings.FOLDS,
    **support_duties.FOLDS,
    # training
    **courses.FOLDS,
    **training_units.FOLDS,
    **training_rules.FOLDS,
    **completions.FOLDS,
    **attestations.FOLDS,
    **training_measures.FOLDS,
}

Place = tuple[str, int]
"""A service and a position in its log."""


class UnfoldableError(Exception):
    """An event that its fold cannot take; the ones before it in the batch are sound."""

    def __init__(self, event: Recorded, index: int, cause: Exception) -> None:
        """Say which event and what kind of trouble, without repeating anything the event says."""
        super().__init__(f"{event.service} {event.position} {event.type}: {type(cause).__name__}")
        self.service = event.service
        self.position = event.position
        self.type = event.type
        self.trouble = type(cause).__name__
        self.index = index


def fold(events: Sequence[Recorded], rows: Rows, parked: Collection[Place] = ()) -> None:
    """Let the events change the rows, in their order, but for parked ones."""
    folds = FOLDS
    for index, event in enumerate(events):
        if parked and (event.service, event.position) in parked:
            continue
        rows.moment = event.recorded_at
        try:
            folds[event.type](event, rows)
        except SQLAlchemyError:
            # The database failed to read a row back: that is no fault of the event.
            raise
        except Exception as cause:
            raise UnfoldableError(event, index, cause) from cause
