"""Counts of reports across nämnder: whole years, released once, and withheld whole when a number is small (N11).

This holds until there is a guard of disclosure that knows what has been told before. A year is frozen as it was known
on the last of January after it, so that no two answers differ by what came in between them.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from contracts.envelope import microseconds
from contracts.incident_terms import IncidentKind, Setting
from contracts.plans import Period
from contracts.vocabulary import Milieu, Term
from gateway.views.counted_reports import counted
from gateway.views.organisation import Register, existed_in, register, with_predecessors
from gateway.views.reader import Reader, Row
from gateway.views.small_groups import large

_CITY = ZoneInfo("Europe/Stockholm")
_YEARS = range(2000, 2200)
_UNKNOWN = "Okänd"


class CountedBy(Term):
    """What reports are counted by."""

    KIND = "kind", "Slag", "Kind"
    MILIEU = "milieu", "Miljö", "Milieu"
    SETTING = "setting", "Sorts plats", "Sort of place"
    NAMND = "namnd", "Nämnd", "Nämnd"


class Release(Term):
    """Whether the counts of a year are told."""

    RELEASED = "released", "Lämnas ut", "Released"
    NOT_YET = "not_yet", "Året är inte fryst ännu", "The year is not frozen yet"
    NOT_A_YEAR = "not_a_year", "Bara hela kalenderår lämnas ut", "Only whole calendar years are released"
    NOTHING_KNOWN = "nothing_known", "Inga rapporter var kända när året frystes", "No report was known at the freeze"
    WITHHELD = "withheld", "Hela tabellen hålls inne: något tal är litet", "Withheld whole: some number is small"


Cells = Mapping[str | None, Counter[str]]
"""What is counted, and how many each nämnd has of it."""


def incident_counts(reader: Reader, by: CountedBy, period: Period, today: date) -> Row:
    """Return the counts of a year as they were frozen, or why they are not told."""
    year = period.starts.year
    # Periods that overlap would tell by their difference what none of them tells.
    if (period.starts, period.ends) != (date(year, 1, 1), date(year, 12, 31)):
        return _told(by, year, Release.NOT_A_YEAR)
    if year not in _YEARS:
        return _told(by, year, Release.NOTHING_KNOWN)
    frozen_on = date(year + 1, 2, 1)
    if today < frozen_on:
        return _told(by, year, Release.NOT_YET)
    frozen_at = microseconds(datetime(frozen_on.year, frozen_on.month, frozen_on.day, tzinfo=_CITY)) - 1
    known = register(reader, frozen_at)
    reports = counted(reader.rows("incident", frozen_at, reader.table("incident").c.year == year))
    if not reports:
        return _told(by, year, Release.NOTHING_KNOWN)
    labels = _labels(by, year, known)
    cells = _cells(by, reports, labels)
    if not _all_large(cells, known):
        return _told(by, year, Release.WITHHELD)
    counts = [{"key": key, "label": labels[key], "count": cells[key].total()} for key in labels]
    return _told(by, year, Release.RELEASED) | {"counts": counts, "total": len(reports)}


def _told(by: CountedBy, year: int, release: Release) -> Row:
    known_until = date(year + 1, 1, 31).isoformat() if year in _YEARS else None
    return {"by": by, "year": year, "release": release, "known_until": known_until, "counts": [], "total": None}


def _labels(by: CountedBy, year: int, known: Register) -> dict[str | None, str]:
    """Return all that is counted, so that what nobody reported is told as nought."""
    match by:
        case CountedBy.KIND:
            return {kind.value: kind.label_sv for kind in IncidentKind}
        case CountedBy.SETTING:
            return {setting.value: setting.label_sv for setting in Setting}
        case CountedBy.MILIEU:
            return {milieu.value: milieu.label_sv for milieu in Milieu} | {None: _UNKNOWN}
        case CountedBy.NAMND:
            return {code: namnd["name"] for code, namnd in sorted(known.items()) if existed_in(namnd, year)}


def _cells(by: CountedBy, reports: Iterable[Row], labels: Collection[str | None]) -> Cells:
    cells: dict[str | None, Counter[str]] = {key: Counter() for key in labels}
    for row in reports:
        cells.setdefault(row[by.value], Counter())[row["namnd"]] += 1
    return cells


def _all_large(cells: Cells, known: Register) -> bool:
    """Tell whether every number is nought or large, also to a nämnd that takes its own reports away."""
    own = [(), *(with_predecessors([code], known) for code in known)]
    return all(large(cell.total() - sum(cell[code] for code in part)) for cell in cells.values() for part in own)
