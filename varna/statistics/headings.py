"""The headings of a table of counts: which of them are known, in Swedish as in the contracts."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum

from contracts.statistics import StatisticsSource
from varna.importing.problems import Problem
from varna.sheets.columns import lacking, placed, plain
from varna.sheets.table import Cell, Reason, Table


class Heading(StrEnum):
    """What a column says."""

    NAMND = "nämnd"
    DISTRICT = "stadsdel"
    PERIOD = "period"
    STARTS = "från"
    ENDS = "till"
    YEAR = "år"
    MONTH = "månad"
    TERTIAL = "tertial"
    QUARTER = "kvartal"
    KIND = "typ"
    COUNT = "antal"
    IN_TIME = "inom 24 h"
    LATE = "senare"


_ALSO: Mapping[Heading, tuple[str, ...]] = {
    Heading.NAMND: ("namnd", "stadsdelsnämnd", "stadsdelsnamnd", "sdn"),
    Heading.DISTRICT: ("district", "stadsdelskod"),
    Heading.STARTS: ("starts", "från och med", "fr.o.m", "startdatum"),
    Heading.ENDS: ("ends", "till och med", "t.o.m", "slutdatum"),
    Heading.YEAR: ("year", "ar"),
    Heading.MONTH: ("month", "manad"),
    Heading.KIND: ("kind", "händelse", "handelse", "händelsetyp"),
    Heading.COUNT: ("count", "antal händelser", "antal anmälningar"),
    Heading.IN_TIME: ("in_time", "inom 24 timmar", "i tid"),
    Heading.LATE: ("late", "senare än 24 h", "efter 24 h", "efter 24 timmar"),
}
_KNOWN = {name: heading for heading in Heading for name in (heading.value, *_ALSO.get(heading, ()))}
_CASES = re.compile(r"ärende|arende|beskriv|namn|person|anmälar|anmalar|telefon|adress|post|kommentar|fritext|ansvarig")
"""What headings of lists of cases are made of. `nämnd` and `namnd` are known before this is asked."""

Columns = Mapping[Heading, int]
"""The place of each heading in a row, from 0."""


def is_heading(name: str) -> bool:
    """Tell whether a name is a known heading."""
    return plain(name) in _KNOWN


def columns(table: Table, source: StatisticsSource) -> tuple[Columns, list[Problem]]:
    """Return where each heading stands, with every heading that is unknown, given twice or missing."""
    found, problems = placed(table, lambda name: _KNOWN.get(plain(name)), _unknown)
    missing = () if problems else tuple(_missing(found, source))
    return found, problems + [table.problem(table.rows[0][0], lacking(names)) for names in missing]


def _missing(found: Columns, source: StatisticsSource) -> Iterable[str]:
    if Heading.NAMND not in found:
        yield "nämnd"
    if Heading.COUNT not in found:
        yield "antal"
    if Heading.KIND not in found and source is StatisticsSource.IA:
        yield "typ"
    if not (found.keys() & {Heading.PERIOD, Heading.YEAR} or {Heading.STARTS, Heading.ENDS} <= found.keys()):
        yield "period, eller från och till, eller år"


def _unknown(cell: Cell) -> Reason:
    said = plain(str(cell.value or ""))
    if _CASES.search(said):
        return (
            "CASE_COLUMN",
            "Kolumnen hör till enskilda ärenden. Bara antal tas emot, aldrig ärenden.",
            "The column is about single cases. Only counts are taken in, never cases.",
            "räkna ihop ärendena i källan och ta bort kolumnen",
        )
    close = get_close_matches(said, _KNOWN, n=1)
    names = ", ".join(heading.value for heading in Heading)
    return (
        "UNKNOWN_COLUMN",
        "Kolumnens rubrik är inte känd.",
        "The heading of the column is not known.",
        f"{_KNOWN[close[0]].value}?" if close else f"någon av {names}; ta bort andra kolumner",
    )
