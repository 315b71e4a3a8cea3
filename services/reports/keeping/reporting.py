"""A report on its way in: its text goes into the vault first, so that what is accepted is never lost."""

from contracts.answers import Accepted, Refusal
from contracts.incidents import ReportIncident
from services.reports.keeping.stores import Stores
from services.reports.keeping.texts import CarryOut, Texts, said_otherwise, with_texts
from services.reports.now import Now, made_id
from services.reports.streams import incident_stream


def report_incident(stores: Stores, order: ReportIncident, now: Now, carry_out: CarryOut) -> Accepted | Refusal:
    """Record a report and keep its text."""
    stream = incident_stream(made_id("i", order.command_id))
    answered = stores.ledger.receipt(order)
    if isinstance(answered, Accepted):
        return said_otherwise(stores, stream, order.description) or answered
    if answered is not None:
        return answered
    texts = {} if order.description is None else {"description": order.description}
    return with_texts(stores, Texts(texts, order.namnd, stream), now, carry_out)
