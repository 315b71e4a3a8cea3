"""The streams of this service: how each is folded, which of them a fact belongs to, and what facts are about."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from contracts.answers import Facts
from contracts.envelope import Fact
from contracts.plans import PlanSuperseded
from services.plans import organisation
from services.plans.organisation import Organisation
from services.plans.plan import evolve as evolve_plan


def plan_stream(plan_id: str) -> str:
    """Return the stream of a version of a plan."""
    return f"plan/{plan_id}"


def stream_of(fact: Fact) -> str:
    """Return the stream a fact belongs to."""
    plan_id: str | None = getattr(fact, "plan_id", None)
    return organisation.STREAM if plan_id is None else plan_stream(plan_id)


def _evolve_organisation(city: Organisation | None, fact: Fact) -> Organisation:
    return organisation.evolve(city or Organisation(), fact)


EVOLVE: Final[Mapping[str, Callable[[Any, Fact], Any]]] = {
    organisation.STREAM: _evolve_organisation,
    "plan": evolve_plan,
}


_IDS = ("activity_id", "plan_id", "work_group_id", "appointment_id", "review_id", "unit", "version", "dnr", "namnd")


def ids_of(facts: Facts) -> tuple[str, ...]:
    """Return what the facts are about, most exact first: the measure, else the plan, else the group, post or nämnd."""
    named = (_id_of(fact) for fact in facts if not isinstance(fact, PlanSuperseded))
    return tuple(dict.fromkeys(name for name in named if name is not None))


def _id_of(fact: Fact) -> str | None:
    for attribute in _IDS:
        found = getattr(fact, attribute, None)
        if isinstance(found, str):
            return found
    return None
