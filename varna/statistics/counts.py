"""A table as counts: every row read whole, gathered by nämnd and period, with everything that is wrong told at once."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from contracts.incident_terms import IncidentKind
from contracts.statistics import StatisticsPeriod, StatisticsRow, StatisticsSource
from varna.importing.problems import Problem
from varna.sheets.cells import namnd, of_persons
from varna.sheets.columns import cell_of, without_heading
from varna.sheets.table import Cell, Reason, Row, Table
from varna.statistics import cells as said
from varna.statistics.headings import Columns, Heading, columns
from varna.statistics.periods import period_of

Key = tuple[str, StatisticsPeriod]
"""A nämnd and a period."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a file says, by nämnd and period; beside each row the row of the file it stands on."""

    name: str
    digest: str = ""
    parts: Mapping[Key, list[tuple[int, StatisticsRow]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Line:
    key: Key
    row: StatisticsRow
    at: Cell


def counts_of(table: Table, source: StatisticsSource) -> tuple[Counts | None, list[Problem]]:
    """Return what a table says, or all that is wrong with it."""
    found, problems = columns(table, source)
    problems += of_persons(table, (cell for row in table.rows for cell in row))
    if problems:
        return None, problems
    lines = []
    for row in table.rows[1:]:
        line, wrong = _line(table, row, found)
        problems += wrong
        lines += [line] if line else []
    if not lines and not problems:
        problems.append(table.problem(table.rows[0][0], _NO_ROWS))
    problems += _clashes(table, lines)
    return (None, problems) if problems else (_gathered(table.name, source, lines), [])


def _line(table: Table, row: Row, found: Columns) -> tuple[_Line | None, list[Problem]]:
    cells = {heading: cell_of(row, place) for heading, place in found.items()}
    problems = without_heading(table, row)
    period = period_of(cells)
    if isinstance(period, tuple):
        problems.append(table.problem(*period))
    values: dict[str, Any] = {"kind": IncidentKind.GRAFFITI}
    for heading in cells.keys() & _READ.keys():
        name, read = _READ[heading]
        values[name] = value = read(cells[heading])
        if isinstance(value, tuple):
            problems.append(table.problem(cells[heading], value))
    if problems or isinstance(period, tuple):
        return None, problems
    return _checked(table, (values.pop("namnd"), period), values, cells[Heading.COUNT])


_READ: Mapping[Heading, tuple[str, Any]] = {
    Heading.NAMND: ("namnd", namnd),
    Heading.DISTRICT: ("district", said.district),
    Heading.KIND: ("kind", said.kind),
    Heading.COUNT: ("count", said.count),
    Heading.IN_TIME: ("in_time", said.count),
    Heading.LATE: ("late", said.count),
}


def _checked(table: Table, key: Key, values: dict[str, Any], at: Cell) -> tuple[_Line | None, list[Problem]]:
    try:
        return _Line(key, StatisticsRow(**values), at), []
    except ValidationError as error:
        contradicted = any(found["type"] == "value_error" for found in error.errors(include_input=False))
        return None, [table.problem(at, _CONTRADICTION if contradicted else _TOO_LARGE)]


def _clashes(table: Table, lines: Iterable[_Line]) -> Iterator[Problem]:
    first: dict[tuple[Any, ...], Cell] = {}
    for line in lines:
        known = first.setdefault((line.key, line.row.district, line.row.kind), line.at)
        if known is not line.at:
            yield table.problem(line.at, _twice(known.row))
    of_namnd: dict[str, dict[StatisticsPeriod, Cell]] = {}
    for line in lines:
        of_namnd.setdefault(line.key[0], {}).setdefault(line.key[1], line.at)
    for periods in of_namnd.values():
        in_order = sorted(periods, key=lambda period: (period.starts, period.ends))
        for earlier, later in pairwise(in_order):
            if later.starts <= earlier.ends:
                yield table.problem(periods[later], _OVERLAP)


def _gathered(name: str, source: StatisticsSource, lines: Iterable[_Line]) -> Counts:
    parts: dict[Key, list[tuple[int, StatisticsRow]]] = {}
    for line in sorted(
        lines, key=lambda line: (line.key[0], line.key[1].starts, line.row.district or "", line.row.kind)
    ):
        parts.setdefault(line.key, []).append((line.at.row, line.row))
    told = [
        [namnd, period.model_dump(mode="json"), [row.model_dump(mode="json") for _, row in rows]]
        for (namnd, period), rows in parts.items()
    ]
    canonical = json.dumps([source, told], sort_keys=True, separators=(",", ":"))
    return Counts(name, sha256(canonical.encode()).hexdigest(), parts)


def _twice(row: int) -> Reason:
    return (
        "ROW_TWICE",
        f"Raden räknar detsamma som rad {row}.",
        f"The row counts the same as row {row}.",
        "slå ihop raderna till en",
    )


_NO_ROWS: Reason = "NO_ROWS", "Filen har rubriker men inga rader.", "The file has no rows.", "lägg till minst en rad"
_OVERLAP: Reason = (
    "PERIOD_OVERLAPS",
    "Perioden har dagar gemensamt med en annan period för nämnden i filen.",
    "The period has days in common with another one of the nämnd in the file.",
    "låt varje dag räknas en gång",
)
_CONTRADICTION: Reason = (
    "CONTRADICTION",
    "Antalet är mindre än summan av i tid och senare, eller saknas fast de finns.",
    "The count is less than what was in time and late together, or is missing though they are given.",
    "kontrollera raden i källan",
)
_TOO_LARGE: Reason = "TOO_LARGE", "Antalet är orimligt stort.", "The count is too large.", "kontrollera talet i källan"
