"""Days and moments as the contracts take them."""

from datetime import UTC, date, datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)

Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
"""A day a city could mean: the calendar's far ends are slips of the pen, and counting from them overflows."""


def in_utc(moment: datetime) -> datetime:
    """Return the moment in UTC, so that it is written in one way; refuse one without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment must say its time zone")
    if not FIRST_DAY <= moment.date() <= LAST_DAY:
        raise ValueError("nobody means a moment so far away")
    return moment.astimezone(UTC)


Moment = Annotated[datetime, AfterValidator(in_utc)]
"""A moment with its time zone, kept in UTC."""

_CITY = ZoneInfo("Europe/Stockholm")


def day_in_the_city(moment: datetime) -> date:
    """Return the date on the wall of the town hall."""
    return moment.astimezone(_CITY).date()
