"""The time that a row counts: days from and to, or a year, month, tertial or quarter; never guessed."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date

from pydantic import ValidationError

from contracts.statistics import StatisticsPeriod
from varna.sheets.cells import NO_DAY, day_of, iso_day
from varna.sheets.table import Cell, Reason
from varna.statistics.headings import Heading

_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2}) ?(?:--|–|/|till) ?(\d{4}-\d{2}-\d{2})")
_YEAR = re.compile(r"20\d{2}")
_PARTS = (
    (re.compile(r"(?:tertial|t) ?([1-3])"), 4),
    (re.compile(r"(?:kvartal|q|k) ?([1-4])"), 3),
    (re.compile(r"-(\d{2})"), 1),
)
"""Parts of a year in words, and how many months each is."""

Cells = Mapping[Heading, Cell]
Read = StatisticsPeriod | tuple[Cell, Reason]
"""A period, or which cell does not say one and why."""


def period_of(cells: Cells) -> Read:
    """Return the period of a row."""
    if Heading.STARTS in cells and Heading.ENDS in cells:
        return _from_to(cells[Heading.STARTS], cells[Heading.ENDS])
    if Heading.PERIOD in cells:
        cell = cells[Heading.PERIOD]
        return _in_words(_number(cell).casefold()) or (cell, _NO_PERIOD)
    return _part_of_year(cells)


def _from_to(starts: Cell, ends: Cell) -> Read:
    days = [day_of(cell) for cell in (starts, ends)]
    for cell, day in zip((starts, ends), days, strict=True):
        if day is None:
            return cell, NO_DAY
    return _span(*days) or (ends, _NOT_A_SPAN)


def _span(starts: date | None, ends: date | None) -> StatisticsPeriod | None:
    if starts is None or ends is None:
        return None
    try:
        return StatisticsPeriod(starts=starts, ends=ends)
    except ValidationError:
        return None


def _in_words(text: str) -> StatisticsPeriod | None:
    if span := _SPAN.fullmatch(text):
        return _span(iso_day(span[1]), iso_day(span[2]))
    year = _YEAR.search(text)
    if not year:
        return None
    rest = (text[: year.start()] + text[year.end() :]).strip()
    return _months(int(year[0]), rest) if rest else _whole(int(year[0]))


def _months(year: int, said: str) -> StatisticsPeriod | None:
    if said in _MONTHS:
        return _part(year, _MONTHS.index(said) + 1, 1)
    for pattern, months in _PARTS:
        if found := pattern.fullmatch(said):
            return _part(year, int(found[1]), months)
    return None


def _whole(year: int) -> StatisticsPeriod | None:
    return _part(year, 1, 12)


def _part(year: int, number: int, months: int) -> StatisticsPeriod | None:
    last = number * months
    if not 0 < last <= len(_MONTHS):
        return None
    first_day = date(year, last - months + 1, 1)
    return _span(first_day, date(year, last, monthrange(year, last)[1]))


def _part_of_year(cells: Cells) -> Read:
    year = cells[Heading.YEAR]
    if not _YEAR.fullmatch(_number(year)):
        return year, _NO_YEAR
    for heading, in_words in _WORDS.items():
        cell = cells.get(heading)
        if cell is not None and _number(cell):
            return _months(int(_number(year)), in_words(_number(cell).casefold())) or (cell, _NO_PERIOD)
    return _whole(int(_number(year))) or (year, _NO_YEAR)


_WORDS: Mapping[Heading, Callable[[str], str]] = {
    Heading.MONTH: lambda said: f"-{said.zfill(2)}" if said.isdecimal() else said,
    Heading.TERTIAL: lambda said: f"t{said.removeprefix('t')}",
    Heading.QUARTER: lambda said: f"q{said.removeprefix('q').removeprefix('k')}",
}


def _number(cell: Cell) -> str:
    value = cell.value
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value or "").strip()


_NOT_A_SPAN: Reason = (
    "NOT_A_PERIOD",
    "Perioden slutar innan den börjar, eller går över ett årsskifte.",
    "The period ends before it starts, or goes over a year's end.",
    "räkna varje år för sig",
)
_NO_PERIOD: Reason = (
    "NOT_A_PERIOD",
    "Cellen är ingen period.",
    "The cell is no period.",
    "skriv till exempel 2025, 2025-03, 2025 T1 eller 2025-01-01--2025-04-30",
)
_NO_YEAR: Reason = "NOT_A_YEAR", "Cellen är inget år.", "The cell is no year.", "skriv året med fyra siffror"
