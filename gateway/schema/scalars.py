"""Days, moments and amounts as GraphQL carries them, and nothing that only looks like it."""

import re
from datetime import UTC, date, datetime, timedelta

import strawberry
from strawberry.types.scalar import ScalarDefinition

from contracts.money import Ore

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


def _ore(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("an amount is a whole number of öre")
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
ORE = strawberry.scalar(
    name="Ore",
    description="Hela öre, också fler än vad Int rymmer: 12 500 kr är 1250000",
    serialize=int,
    parse_value=_ore,
)
SCALARS: dict[object, ScalarDefinition] = {date: DATE, datetime: MOMENT, Ore: ORE}
