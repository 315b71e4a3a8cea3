"""Which days of a command of this service must lie within the time of this work."""

from collections.abc import Iterator
from datetime import date

from contracts.answers import Refusal
from contracts.checks import out_of_range
from contracts.envelope import Instruction
from contracts.plans import PlanHead


def far_off(order: Instruction) -> Refusal | None:
    """Refuse a day of an act, or of a plan, that lies outside the time of this work: a slip of the pen."""
    refusals = (out_of_range(day, field) for field, day in _days(order))
    return next(filter(None, refusals), None)


def _days(order: Instruction) -> Iterator[tuple[str, date]]:
    for name, value in order:
        if isinstance(value, date) and name != "valid_from":
            yield name, value
        if isinstance(value, PlanHead):
            yield "head.period.starts", value.period.starts
            yield "head.period.ends", value.period.ends
