"""Corrections of completions on their way in: the number becomes a pseudonym, or nobody's."""

from contracts.answers import Accepted, Refusal
from contracts.completions import RedateCompletion, WithdrawCompletion
from services.training.by_pseudonym import RecordRedating, RecordWithdrawal, as_sent
from services.training.keeping.recovery import put_right
from services.training.keeping.resolving import person
from services.training.keeping.stores import Stores
from services.training.now import Now
from services.training.recording import record


def withdraw(stores: Stores, order: WithdrawCompletion, now: Now) -> Accepted | Refusal:
    """Take back a completion that never was."""
    with stores.links.alone():
        put_right(stores, now)
        inner = RecordWithdrawal(
            **as_sent(order),
            person=person(stores.links, order.purpose, order.employee),
            course=order.course,
            version=order.version,
            completed_on=order.completed_on,
            ground=order.ground,
        )
        return record(stores.ledger, inner, now)


def redate(stores: Stores, order: RedateCompletion, now: Now) -> Accepted | Refusal:
    """Correct the day of a completion."""
    with stores.links.alone():
        put_right(stores, now)
        inner = RecordRedating(
            **as_sent(order),
            person=person(stores.links, order.purpose, order.employee),
            course=order.course,
            version=order.version,
            completed_on=order.completed_on,
            corrected_to=order.corrected_to,
        )
        return record(stores.ledger, inner, now)
