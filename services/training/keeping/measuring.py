"""Measuring coverage: everybody is counted as the ledger has them."""

from dataclasses import replace

from contracts.answers import Accepted, Refusal
from contracts.training_measures import MeasureCoverage
from services.training.keeping.catching_up import caught_up
from services.training.keeping.stores import Stores
from services.training.now import Now
from services.training.recording import record


def measure(stores: Stores, order: MeasureCoverage, now: Now) -> Accepted | Refusal:
    """Freeze a nämnd's coverage as it is known now."""
    with stores.links.alone():
        return record(stores.ledger, order, replace(now, standing=caught_up(stores)))
