"""Forgetting somebody, in the order that keeps the promise whatever breaks in between: the link goes first."""

from dataclasses import replace

from pydantic_core import to_json

from contracts.answers import Accepted, Refusal, refuse
from contracts.completions import ForgetEmployee
from contracts.failpoints import reach
from services.training.by_pseudonym import RecordForgetting, as_sent
from services.training.keeping.catching_up import caught_up
from services.training.keeping.recovery import put_right
from services.training.keeping.resolving import person
from services.training.keeping.stores import Stores
from services.training.now import Now
from services.training.recording import record, rehearse


def forget(stores: Stores, order: ForgetEmployee, now: Now) -> Accepted | Refusal:
    """Delete the link, then record that it is gone; what dies in between is completed at the next start."""
    with stores.links.alone():
        put_right(stores, now)
        inner = RecordForgetting(
            **as_sent(order),
            person=person(stores.links, order.purpose, order.employee),
            ground=order.ground,
            decision=order.decision,
        )
        if inner.person and stores.ledger.receipt(inner):
            return _of_somebody_else()
        known = replace(now, standing=caught_up(stores))
        if inner.person is None or isinstance(rehearse(stores.ledger, inner, known), Refusal):
            return record(stores.ledger, inner, known)
        stores.links.forget(inner.person, to_json(inner))
        reach("V1")
        answer = record(stores.ledger, inner, known)
        stores.links.forgotten(inner.person)
        return answer


def _of_somebody_else() -> Refusal:
    # Whoever was forgotten by this command is not found any more, so this is another person.
    return refuse(
        "COMMAND_ID_REUSED",
        "Samma command_id har redan använts för någon annan.",
        "The same command_id has already been used for somebody else.",
        field="command_id",
        hint="Skicka med ett nytt command_id. / Send a new command_id.",
    )
