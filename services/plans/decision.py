"""What every decision of this service answers with, and the few checks they all share."""

from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel

from contracts.answers import Refusal, refuse
from contracts.envelope import Fact, Instruction

Facts = tuple[Fact, ...]
Decision = Facts | Refusal
"""The facts to record, or why not. Checks give a refusal or nothing, so a decision reads `check or check or facts`."""

EARLIEST = date(2000, 1, 1)
EARLIEST_ORIGIN = date(1900, 1, 1)
"""Bodies and rules can be older than the work itself."""
LATEST = date(2100, 12, 31)
_ORIGIN = "valid_from"


def not_yet(day: date, today: date, field: str) -> Refusal | None:
    """Refuse to record something as done on a day that has not come."""
    if day <= today:
        return None
    return refuse(
        "DATE_IN_FUTURE",
        f"Datumet ligger i framtiden; i dag är det {today}. Det som registreras ska redan ha hänt.",
        f"The date lies in the future; today is {today}. What is recorded must have happened.",
        field=field,
        hint="Ange dagen då det hände. / Give the day it happened.",
    )


def not_before(day: date, floor: date | None, field: str) -> Refusal | None:
    """Refuse a day that lies before what it must follow."""
    if floor is None or day >= floor:
        return None
    return refuse(
        "DATE_OUT_OF_ORDER",
        f"Datumet ligger före det som måste ha hänt dessförinnan, den {floor}.",
        f"The date lies before what must have happened first, on {floor}.",
        field=field,
        hint=f"Ange {floor} eller en senare dag. / Give {floor} or a later day.",
    )


def twice(values: Iterable[str], field: str) -> Refusal | None:
    """Refuse a list in which the same key stands more than once."""
    keys = list(values)
    repeated = tuple(sorted({key for key in keys if keys.count(key) > 1}))
    if not repeated:
        return None
    return refuse(
        "KEY_TWICE",
        "Samma nyckel står mer än en gång i listan.",
        "The same key stands more than once in the list.",
        field=field,
        hint="Ge varje post en egen nyckel. / Give each entry a key of its own.",
        items=repeated,
    )


def far_off(order: Instruction) -> Refusal | None:
    """Refuse a date that no plan can mean, wherever in the command it stands."""
    field = _outlier(order, "")
    if field is None:
        return None
    floor = EARLIEST_ORIGIN if field.endswith(_ORIGIN) else EARLIEST
    return refuse(
        "DATE_OUT_OF_RANGE",
        f"Datumet är orimligt: det ska ligga mellan {floor} och {LATEST}.",
        f"The date is not reasonable: it must lie between {floor} and {LATEST}.",
        field=field,
        hint="Kontrollera årtalet. / Check the year.",
    )


def _outlier(value: object, path: str) -> str | None:
    if isinstance(value, date):
        floor = EARLIEST_ORIGIN if path.endswith(_ORIGIN) else EARLIEST
        return None if floor <= value <= LATEST else path
    parts: Iterable[tuple[str, object]] = ()
    if isinstance(value, BaseModel):
        parts = value
    elif isinstance(value, tuple):
        parts = ((str(place), part) for place, part in enumerate(value))
    return next((found for name, part in parts if (found := _outlier(part, f"{path}.{name}".lstrip(".")))), None)
