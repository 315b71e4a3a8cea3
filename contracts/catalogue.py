"""Every event and command of the public language, found by name; nothing is listed twice."""

from contracts import importing, organisation, plan_approval, plan_progress, plans, steering
from contracts.envelope import Fact, Instruction

_HOMES = {"plans": (organisation, steering, plans, plan_approval, plan_progress, importing)}
"""Which modules hold a service's language."""


def events(service: str) -> dict[str, type[Fact]]:
    """Return a service's events by type name."""
    homes = {module.__name__ for module in _HOMES[service]}
    return {fact.type: fact for fact in Fact.__subclasses__() if fact.__module__ in homes}


def commands(service: str) -> dict[str, type[Instruction]]:
    """Return a service's commands by name."""
    homes = {module.__name__ for module in _HOMES[service]}
    return {order.__name__: order for order in Instruction.__subclasses__() if order.__module__ in homes}


SERVICES = tuple(_HOMES)
EVENTS: dict[str, type[Fact]] = {name: fact for service in SERVICES for name, fact in events(service).items()}
