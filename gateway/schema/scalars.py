"""Days and moments as GraphQL carries them: ISO 8601, and nothing that only looks like it; and large whole numbers."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

LARGEST_INT = 2**31 - 1
"""The largest number that GraphQL's own Int can be."""
Long = NewType("Long", int)
"""A whole number that can be larger: an amount in öre."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_YEARS = range(2000, 2200)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _day(value: object) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("a day is written 2026-01-31")
    return date.fromisoformat(value)


def _moment(value: object) -> datetime:
    if not isinstance(value, str):
        raise TypeError("a moment is written 2026-01-31T12:00:00Z")
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("a moment must say its time zone, for example 2026-01-31T12:00:00Z")
    if moment.year not in _YEARS:
        raise ValueError("a moment lies between the years 2000 and 2199")
    return moment


def _long(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("a whole number is written with digits only")
    return value


def written(microseconds: int) -> str:
    """Return a recorded moment as text, exact to the microsecond."""
    moment = _EPOCH + timedelta(microseconds=microseconds)
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


DATE = strawberry.scalar(name="Date", description="En dag: 2026-01-31", serialize=str, parse_value=_day)
MOMENT = strawberry.scalar(
    name="DateTime",
    description="Ett ögonblick med tidszon: 2026-01-31T12:00:00Z",
    serialize=written,
    parse_value=_moment,
)
LONG = strawberry.scalar(
    name="Long",
    description="Ett heltal som kan vara större än Int, till exempel ett belopp i öre",
    serialize=int,
    parse_value=_long,
)
SCALARS: dict[object, ScalarDefinition] = {date: DATE, datetime: MOMENT, Long: LONG}
