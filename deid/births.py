"""Which days somebody can have been born on."""

from datetime import date
from enum import Enum

_FIRST_YEAR = 1850
_COORDINATED = 60
"""What a samordningsnummer adds to the day."""
_MONTHS = 12


class Birth(Enum):
    """How the day is written in the number."""

    PLAIN = "plain"
    COORDINATED = "coordinated"


def born(number: str, today: date) -> Birth | None:
    """Return how the number (6, 8, 10 or 12 digits) writes a day of birth; None when it holds no possible one."""
    written = number if len(number) in {6, 8} else number[:-4]
    year, month, day = written[:-4], int(written[-4:-2]), int(written[-2:])
    years = [int(year)] if len(year) == len("2026") else [2000 + int(year), 1900 + int(year)]
    coordinated = day >= _COORDINATED
    if coordinated and (month == 0 or day == _COORDINATED):
        # The authority itself does not know the day.
        return Birth.COORDINATED if month <= _MONTHS and _FIRST_YEAR <= min(years) <= today.year else None
    if any(_possible(year, month, day - _COORDINATED if coordinated else day, today) for year in years):
        return Birth.COORDINATED if coordinated else Birth.PLAIN
    return None


def _possible(year: int, month: int, day: int, today: date) -> bool:
    try:
        return year >= _FIRST_YEAR and date(year, month, day) <= today
    except ValueError:
        return False
