"""A workbook as a table: the one sheet that holds anything, days by the calendar the workbook itself counts from."""

import warnings
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from varna.importing.problems import Problem
from varna.sheets.packages import BROKEN, troubles
from varna.sheets.table import (
    EMPTY,
    FOR_PEOPLE,
    MOST_COLUMNS,
    Cell,
    Limits,
    Reason,
    Row,
    Table,
    at_place,
    table_of,
    up_to_last,
)


def read_workbook(name: str, content: bytes, limits: Limits = FOR_PEOPLE) -> tuple[Table | None, list[Problem]]:
    """Return the table of a workbook, or everything for which it is not read."""
    found = troubles(name, content)
    if found:
        return None, found
    try:
        with warnings.catch_warnings(action="ignore"):
            return _read(name, content, limits)
    except Exception:  # noqa: BLE001 - whatever is wrong inside a stranger's file, it is told as the file's fault
        return None, [at_place(name, None, None, BROKEN)]


def _read(name: str, content: bytes, limits: Limits) -> tuple[Table | None, list[Problem]]:
    book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    problems: list[Problem] = []
    read = [table_of(name, _rows(name, sheet, problems), limits) for sheet in book.worksheets]
    full = [(table, wrong) for table, wrong in read if table or wrong[0].code != EMPTY]
    if len(full) > 1:
        return None, [at_place(name, None, None, _SEVERAL)]
    table, wrong = (full or read)[0]
    return (None, problems + wrong) if problems or wrong else (table, [])


def _rows(name: str, sheet: Any, problems: list[Problem]) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a sheet says of its own size need not be so
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), start=1):
        cells: list[Cell] = []
        for place, found in enumerate(row, start=1):
            cell = Cell(number, place, found.value if _is_plain(found) else None)
            cells.append(cell)
            if not _is_plain(found):
                problems.append(at_place(name, number, cell.place, _NOT_PLAIN))
        yield up_to_last(cells)


def _is_plain(found: Any) -> bool:
    """Tell whether a cell holds text, a number or a day: no error, truth value, formula or time of day."""
    return found.value is None or (found.data_type in "nsd" and isinstance(found.value, str | int | float | date))


_SEVERAL: Reason = (
    "SEVERAL_SHEETS",
    "Arbetsboken har flera blad med innehåll.",
    "The workbook has several sheets that hold something.",
    "spara ett blad per fil",
)
_NOT_PLAIN: Reason = (
    "NOT_PLAIN",
    "Cellen är varken text, tal eller dag.",
    "The cell is neither text, a number nor a day.",
    "klistra in det rena värdet",
)
