"""An event of the reports service, for read models that otherwise hold plans only."""

from datetime import date, datetime

from contracts.envelope import Recorded, microseconds, seal, unseal
from contracts.noting import NamndNoted
from tests.gateway.gateway_history import ORDER


def noted(position: int, previous: int, at: datetime) -> Recorded:
    """What reports recorded at a moment."""
    fact = NamndNoted(namnd="skarpnack", valid_from=date(2007, 1, 1))
    sealed = seal(fact, microseconds(at), ORDER, "history")
    return unseal("reports", position, previous, fact.type, sealed)
