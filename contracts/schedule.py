"""Time as plans write it: the printed words kept, and what they mean with the source's own precision (P08, P09).

Nothing is guessed: words that name no time become `UNKNOWN`, and an impossible date is a `ScheduleProblem`.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from pydantic import Field, model_validator

from contracts.days import FIRST_DAY, LAST_DAY, Day
from contracts.envelope import Contract
from contracts.text import Title
from contracts.vocabulary import Term


class ScheduleKind(Term):
    """What sort of time a measure has."""

    ONGOING = "ongoing", "Löpande", "Ongoing"
    UNTIL = "until", "Till och med", "Until"
    BY = "by", "Senast", "By"
    DURING = "during", "Under", "During"
    START = "start", "Start", "Start"
    RECURRING = "recurring", "Återkommande", "Recurring"
    UNKNOWN = "unknown", "Inte angivet", "Not stated"


class Precision(Term):
    """How exact the source is."""

    DAY = "day", "Dag", "Day"
    MONTH = "month", "Månad", "Month"
    SEASON = "season", "Årstid", "Season"
    YEAR = "year", "År", "Year"
    NONE = "none", "Ingen", "None"


class Per(Term):
    """The unit of a recurrence or of a target."""

    WEEK = "week", "Vecka", "Week"
    MONTH = "month", "Månad", "Month"
    TERTIAL = "tertial", "Tertial", "Tertial"
    YEAR = "year", "År", "Year"
    ONCE = "once", "En gång", "Once"


_MOST_TIMES = 366


class Recurrence(Contract):
    """So many times in each period."""

    times: int = Field(ge=1, le=_MOST_TIMES)
    per: Per


class Schedule(Contract):
    """When a measure is to happen. `starts` and `ends` are the first and last day, both included."""

    printed: Title | None = None
    corrected: Title | None = None
    """What the printed words should have said, when the source itself is wrong."""
    column: Title | None = None
    """The heading the words stand under, when it says what they mean: done by, or begun."""
    kind: ScheduleKind = ScheduleKind.UNKNOWN
    precision: Precision = Precision.NONE
    starts: Day | None = None
    ends: Day | None = None
    recurrence: Recurrence | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.starts and self.ends and self.starts > self.ends:
            raise ValueError("the schedule ends before it starts")
        return self


Span = tuple[date | None, date | None, Precision]


@dataclass(frozen=True, slots=True)
class ScheduleProblem:
    """Words that name an impossible or unreadable time, and what they may have meant."""

    reason: str
    suggestion: str | None = None


_MONTHS = {
    "januari": 1,
    "februari": 2,
    "mars": 3,
    "april": 4,
    "maj": 5,
    "juni": 6,
    "juli": 7,
    "augusti": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
}
_SEASONS = {"våren": (3, 5), "vår": (3, 5), "sommaren": (6, 8), "hösten": (9, 11), "höst": (9, 11), "vintern": (12, 12)}
_PER = {"år": Per.YEAR, "månad": Per.MONTH, "tertial": Per.TERTIAL, "vecka": Per.WEEK}
_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{4})(\d{2})(\d{2})\b")
_WORD_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_YEARS = re.compile(r"\b((?:19|20)\d{2})\s*(?:[-–]|och)\s*((?:19|20)\d{2})\b")
_YEAR = re.compile(r"\b((?:19|20)\d{2})\b")
_OFTEN = re.compile(rf"\b(\d{{1,3}}) (?:ggr|gånger)\s*(?:/|per |om )\s*({'|'.join(_PER)})")
_EVERY = re.compile(rf"\bvarje ({'|'.join(_PER)})\b|\bårligen\b")
_ONGOING = ("löpande", "pågående", "kontinuerlig", "tills vidare")


def parse_schedule(
    printed: str | None, plan_year: int, corrected: str | None = None, column: str | None = None
) -> Schedule | ScheduleProblem:
    """Read a plan's own words for time, under the heading they stand; a bare month belongs to `plan_year`."""
    if printed is None or not printed.strip():
        return Schedule(printed=None)
    words = f"{column or ''} {corrected or printed}".strip().lower()
    span = _span(words, plan_year)
    if isinstance(span, ScheduleProblem):
        return span
    starts, ends, precision = span
    recurrence = _recurrence(words)
    if isinstance(recurrence, ScheduleProblem):
        return recurrence
    kind = _kind(words, starts, ends, recurrence)
    if kind in (ScheduleKind.START, ScheduleKind.ONGOING):
        ends = None
    elif kind in (ScheduleKind.UNTIL, ScheduleKind.BY):
        starts = None
    return Schedule(
        printed=printed.strip(),
        corrected=corrected,
        column=column,
        kind=kind,
        precision=precision,
        starts=starts,
        ends=ends,
        recurrence=recurrence,
    )


def _recurrence(words: str) -> Recurrence | ScheduleProblem | None:
    if often := _OFTEN.search(words):
        times = int(often[1])
        if not 1 <= times <= _MOST_TIMES:
            return ScheduleProblem("nothing happens so many times")
        return Recurrence(times=times, per=_PER[often[2]])
    every = _EVERY.search(words)
    return Recurrence(times=1, per=_PER[every[1] or "år"]) if every else None


def _kind(words: str, starts: date | None, ends: date | None, recurrence: Recurrence | None) -> ScheduleKind:
    if "t.o.m" in words or "till och med" in words:
        return ScheduleKind.UNTIL
    if "sedan" in words or (any(word in words for word in _ONGOING) and starts is None):
        return ScheduleKind.ONGOING
    if words.startswith(("start", "påbörjas", "fr.o.m", "från och med")) or "påbörjas" in words:
        return ScheduleKind.START
    if words.startswith(("senast", "klar", "klart")) or " klart " in f" {words} ":
        return ScheduleKind.BY
    if starts is None:
        return ScheduleKind.RECURRING if recurrence else ScheduleKind.UNKNOWN
    return ScheduleKind.BY if starts == ends else ScheduleKind.DURING


def _span(words: str, plan_year: int) -> Span | ScheduleProblem:
    if found := _DAY.search(words):
        year, month, day = (int(part) for part in (found.groups()[:3] if found[1] else found.groups()[3:]))
        return _day(year, month, day)
    if found := _WORD_DAY.search(words):
        return _day(int(found[3]), _MONTHS[found[2]], int(found[1]))
    if found := _YEARS.search(words):
        return _whole_years(int(found[1]), int(found[2]))
    stated = _YEAR.search(words)
    year = int(stated[1]) if stated else plan_year
    for word in re.findall(r"[a-zåäö]+", words):
        if word in _SEASONS:
            first, last = _SEASONS[word]
            return date(year, first, 1), _last_day(year, last), Precision.SEASON
        if word in _MONTHS:
            return date(year, _MONTHS[word], 1), _last_day(year, _MONTHS[word]), Precision.MONTH
    return _whole_years(year, year) if stated else (None, None, Precision.NONE)


def _whole_years(first: int, last: int) -> Span | ScheduleProblem:
    if first > last:
        return ScheduleProblem("the years stand in the wrong order", f"{last}-{first}")
    return date(first, 1, 1), date(last, 12, 31), Precision.YEAR


def _day(year: int, month: int, day: int) -> tuple[date, date, Precision] | ScheduleProblem:
    found = _calendar_day(year, month, day)
    if found is None:
        swapped = _calendar_day(year, day, month)
        return ScheduleProblem("there is no such day in the calendar", swapped.isoformat() if swapped else None)
    if not FIRST_DAY <= found <= LAST_DAY:
        return ScheduleProblem("no plan means a day so far away")
    return found, found, Precision.DAY


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
