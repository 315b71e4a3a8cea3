"""Events of the services beside plans, for read models that otherwise hold plans only."""

from datetime import date, datetime

from contracts.envelope import Fact, Recorded, microseconds, seal, unseal
from contracts.grants_noting import NamndKnown
from contracts.noting import NamndNoted
from contracts.training_noting import TrainingNamndNoted
from tests.gateway.gateway_history import ORDER

_SINCE = date(2007, 1, 1)


def noted(position: int, previous: int, at: datetime) -> Recorded:
    """What reports recorded at a moment."""
    return _recorded("reports", NamndNoted(namnd="skarpnack", valid_from=_SINCE), position, previous, at)


def noted_by_all(at: datetime) -> list[Recorded]:
    """What every service beside plans recorded first, at a moment."""
    of_grants = NamndKnown(namnd="skarpnack", valid_from=_SINCE)
    of_training = TrainingNamndNoted(namnd="skarpnack", valid_from=_SINCE)
    return [noted(1, 0, at), _recorded("grants", of_grants, 1, 0, at), _recorded("training", of_training, 1, 0, at)]


def _recorded(service: str, fact: Fact, position: int, previous: int, at: datetime) -> Recorded:
    sealed = seal(fact, microseconds(at), ORDER, "history")
    return unseal(service, position, previous, fact.type, sealed)
