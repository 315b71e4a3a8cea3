"""What other systems count in a nämnd: by period as it was received, and by kind over the year (R18, R19, R20).

Nobody's counts are put together with another nämnd's here. Zero is a count; no data is none.
"""

from collections.abc import Iterable, Mapping

from contracts.statistics import StatisticsSource
from gateway.views.organisation import register, with_predecessors
from gateway.views.reader import Reader, Row
from gateway.views.reporting_terms import districts

Titles = Mapping[str, str]


def statistics(
    reader: Reader, as_of: int | None, namnd: str, year: int, source: StatisticsSource | None = None
) -> list[Row]:
    """Return what each source says of a nämnd, and of those that went up in it, in a year."""
    table = reader.table("statistics")
    line = with_predecessors([namnd], register(reader, as_of))
    found = reader.rows("statistics", as_of, table.c.namnd.in_(line), table.c.year == year)
    titles = {code: _titles(reader, as_of, code) for code in {row["namnd"] for row in found}}
    shown = [_shown(row, titles[row["namnd"]]) for row in found if source in {None, row["source"]}]
    return sorted(shown, key=lambda row: (line.index(row["namnd_code"]), row["source"]))


def _titles(reader: Reader, as_of: int | None, namnd: str) -> Titles:
    listed = districts(reader, as_of, namnd)
    return {each["code"]: each["title"] for row in listed for each in row["districts"]}


def _shown(row: Row, titles: Titles) -> Row:
    periods = [{**period, "rows": [_counted(each, titles) for each in period["rows"]]} for period in row["periods"]]
    return {**row, "namnd_code": row["namnd"], "periods": periods, "kinds": _by_kind(periods)}


def _counted(row: Row, titles: Titles) -> Row:
    return {**row, "district_title": titles.get(row["district"]), "no_data": row["count"] is None, **_removal([row])}


def _by_kind(periods: Iterable[Row]) -> list[Row]:
    by_kind: dict[str, list[Row]] = {}
    for period in periods:
        for row in period["rows"]:
            by_kind.setdefault(row["kind"], []).append(row)
    return [{"kind": kind, **_together(rows)} for kind, rows in sorted(by_kind.items())]


def _together(rows: list[Row]) -> Row:
    """Return the sum of the rows that have a count; without any there is no sum either."""
    counts = [row["count"] for row in rows if row["count"] is not None]
    return {"count": sum(counts) if counts else None, "rows_without_data": len(rows) - len(counts), **_removal(rows)}


def _removal(rows: Iterable[Row]) -> Row:
    """Return how soon it was gone; what is neither in time nor late is unknown, and never in time (R18)."""
    known = [row for row in rows if row["in_time"] is not None or row["late"] is not None]
    in_time = sum(row["in_time"] or 0 for row in known)
    late = sum(row["late"] or 0 for row in known)
    timed = in_time + late
    return {
        "in_time": in_time if known else None,
        "late": late if known else None,
        "unknown_time": sum(row["count"] for row in known if row["count"] is not None) - timed if known else None,
        "in_time_percent": round(100 * in_time / timed, 1) if timed else None,
    }
