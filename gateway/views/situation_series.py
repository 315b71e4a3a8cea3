"""A nämnd's pictures year by year, with those of the nämnder that went up in it under their own names (R23, U07)."""

from collections.abc import Sequence
from datetime import date

from gateway.views.organisation import exists_on, register, with_predecessors
from gateway.views.reader import Reader, Row
from gateway.views.situation import is_closed, pictures

YEARS = range(2000, 2101)
"""The years a picture can be of."""


def series(reader: Reader, as_of: int | None, namnd: str, first: int, last: int) -> list[Row]:
    """Return every year from the first to the last; one without a picture is there too, and says whose is missing."""
    known = register(reader, as_of)
    line = [known[code] for code in with_predecessors([namnd], known) if code in known]
    years = range(max(first, YEARS.start), min(last + 1, YEARS.stop))
    closed = [each for each in pictures(reader, as_of, [each["code"] for each in line], years) if is_closed(each)]
    return [
        {"as_of": as_of, "year": year, **_told_of(year, line, [each for each in closed if each["year"] == year])}
        for year in years
    ]


def _told_of(year: int, line: Sequence[Row], found: Sequence[Row]) -> Row:
    there = {each["namnd_code"] for each in found}
    asked = [namnd for namnd in line if exists_on(namnd, date(year, 12, 31))]
    return {
        "pictures": found,
        "levels": [_level(each, level) for each in found for level in each["levels"]],
        "missing": [namnd for namnd in asked if namnd["code"] not in there],
    }


def _level(found: Row, level: Row) -> Row:
    said = {name: level[name] for name in ("milieu", "level", "trend")}
    return {**said, "as_of": found["as_of"], "namnd_code": found["namnd_code"], "picture_id": found["id"]}
