"""Checks that the decisions of every service share: each gives a refusal, or nothing when all is well."""

from collections.abc import Iterable
from datetime import date

from contracts.answers import Refusal, refuse

EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 12, 31)
"""Days of acts and plans. The contracts take earlier ones too: a body or a habit can be older than the work."""


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
    """Refuse a list in which the same key stands more than once; the field says where it stands again."""
    seen: set[str] = set()
    for place, key in enumerate(values):
        if key in seen:
            return refuse(
                "KEY_TWICE",
                "Samma nyckel står mer än en gång i listan.",
                "The same key stands more than once in the list.",
                field=f"{field}.{place}",
                hint="Ge varje post en egen nyckel. / Give each entry a key of its own.",
            )
        seen.add(key)
    return None


def out_of_range(day: date, field: str) -> Refusal | None:
    """Refuse a day that lies outside the time of this work: a slip of the pen."""
    if EARLIEST <= day <= LATEST:
        return None
    return refuse(
        "DATE_OUT_OF_RANGE",
        f"Datumet är orimligt: det ska ligga mellan {EARLIEST} och {LATEST}.",
        f"The date is not reasonable: it must lie between {EARLIEST} and {LATEST}.",
        field=field,
        hint="Kontrollera årtalet. / Check the year.",
    )
