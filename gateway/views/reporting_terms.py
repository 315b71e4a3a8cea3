"""What the city lays down for reports: what milieus are called, which districts there are, and time limits."""

from collections.abc import Iterable
from datetime import date

from gateway.views.reader import Reader, Row

GRAFFITI_HOURS = 24
"""What holds until the city has set its own limit (R18)."""


def milieu_lists(reader: Reader, as_of: int | None) -> list[Row]:
    """Return every version of the milieu list, the earliest first (A17)."""
    return sorted(reader.rows("milieu_list", as_of), key=lambda row: (row["valid_from"], row["key"]))


def districts(reader: Reader, as_of: int | None, namnd: str | None) -> list[Row]:
    """Return the districts of each nämnd, or of one."""
    found = reader.rows("district", as_of)
    return [{**row, "namnd_code": row["key"]} for row in found if namnd in {None, row["key"]}]


def limits(reader: Reader, as_of: int | None) -> list[Row]:
    """Return the limits of each time, the earliest first."""
    return reader.rows("limits", as_of)


def graffiti_hours_on(found: Iterable[Row], day: date) -> int:
    """Return within how many hours graffiti noticed on a day is to be gone, by the limits of each time (R18)."""
    begun = [row for row in found if row["valid_from"] <= day.isoformat()]
    return int(begun[-1]["graffiti_hours"]) if begun else GRAFFITI_HOURS
