"""Every event and command of the public language, found by name; nothing is listed twice."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

from contracts import (
    applications,
    attestations,
    completions,
    courses,
    grant_control,
    grant_decisions,
    grant_money,
    grant_rules,
    grants_noting,
    guidance,
    importing,
    incidents,
    lettings,
    noting,
    noting_namnder,
    organisation,
    organisations,
    plan_approval,
    plan_progress,
    plan_review,
    plans,
    preparedness,
    situation,
    situation_fixing,
    statistics,
    steering,
    surveys,
    training_measures,
    training_noting,
    training_rules,
    training_units,
    vault_access,
)
from contracts.envelope import Contract, Fact, Instruction

_HOMES = {
    "plans": (organisation, steering, plans, plan_approval, plan_progress, plan_review, importing),
    "reports": (
        noting,
        guidance,
        incidents,
        vault_access,
        statistics,
        surveys,
        situation,
        situation_fixing,
        preparedness,
        noting_namnder,
        importing,
    ),
    "grants": (
        grants_noting,
        organisations,
        grant_rules,
        applications,
        grant_decisions,
        grant_money,
        lettings,
        grant_control,
        noting_namnder,
        importing,
    ),
    "training": (
        training_noting,
        courses,
        training_units,
        training_rules,
        completions,
        attestations,
        training_measures,
        noting_namnder,
        importing,
    ),
}
"""Which modules hold a service's language."""


def events(service: str) -> dict[str, type[Fact]]:
    """Return a service's events by type name."""
    return {fact.type: fact for fact in _defined_in(_HOMES[service], Fact)}


def commands(service: str) -> dict[str, type[Instruction]]:
    """Return a service's commands by name."""
    return {order.__name__: order for order in _defined_in(_HOMES[service], Instruction)}


def _defined_in(homes: tuple[ModuleType, ...], kind: type[Contract]) -> Iterator[type[Any]]:
    """Yield the classes of a kind in the order they are written, whichever module was imported first."""
    for home in homes:
        for found in vars(home).values():
            if isinstance(found, type) and issubclass(found, kind) and found.__module__ == home.__name__:
                yield found


SERVICES = tuple(_HOMES)
EVENTS: dict[str, type[Fact]] = {name: fact for service in SERVICES for name, fact in events(service).items()}
