"""Which local police area a nämnd belongs to, from day to day (A16)."""

from contracts.answers import Decision
from contracts.plan_review import LinkPoliceArea, PoliceAreaLinked
from services.plans.register import Register, not_valid


def link_police_area(register: Register, order: LinkPoliceArea) -> Decision:
    """Link a nämnd to its area from a day on; what was linked from that very day is replaced."""
    return not_valid(register, order.namnd, order.valid_from, "namnd") or (
        PoliceAreaLinked(namnd=order.namnd, police_area=order.police_area, valid_from=order.valid_from),
    )
