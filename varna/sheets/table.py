"""A sheet as it was read, and what is wrong with it: a cell's place is said, never what stands in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from varna.importing.problems import Problem

Value = str | int | float | date | None
Reason = tuple[str, str, str, str]
"""A code, why in Swedish and in English, and what to do instead."""

EMPTY = "EMPTY_FILE"
MOST_COLUMNS = 50


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be: a table for people to look through is smaller than what a system writes out."""

    rows: int = 20_000
    text_bytes: int = 2_000_000
    """Of a CSV file; a workbook has limits of its own, whoever wrote it."""


FOR_PEOPLE = Limits()


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands at a place of a sheet; rows and columns count from 1."""

    row: int
    column: int
    value: Value

    @property
    def place(self) -> str:
        """The place as a spreadsheet names it, `C5`."""
        return f"{letters(self.column)}{self.row}"


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file that hold anything, the headings first."""

    name: str
    rows: tuple[Row, ...]

    def problem(self, cell: Cell, reason: Reason) -> Problem:
        """Return what is wrong with a cell."""
        return at_place(self.name, cell.row, cell.place, reason)


def at_place(name: str, row: int | None, place: str | None, reason: Reason) -> Problem:
    """Return what is wrong at a place of a file, or with all of it."""
    code, sv, en, suggestion = reason
    return Problem(name, row, place, code, sv, en, suggestion)


def up_to_last(cells: Sequence[Cell]) -> Row:
    """Return the cells without the empty ones at the end of the row."""
    length = max((place for place, cell in enumerate(cells, start=1) if cell.value not in {None, ""}), default=0)
    return tuple(cells[:length])


def letters(column: int) -> str:
    """Return a column as a spreadsheet names it: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def table_of(name: str, rows: Iterable[Row], limits: Limits = FOR_PEOPLE) -> tuple[Table | None, list[Problem]]:
    """Return the rows that hold anything, if they are no more than may be."""
    kept: list[Row] = []
    for number, row in enumerate(rows, start=1):
        if number > limits.rows or len(row) > MOST_COLUMNS:
            return None, [at_place(name, number, None, _too_much(limits.rows))]
        if row:
            kept.append(row)
    if not kept:
        return None, [at_place(name, None, None, _EMPTY)]
    return Table(name, tuple(kept)), []


def _too_much(rows: int) -> Reason:
    return (
        "TOO_MUCH",
        f"Filen har fler än {rows} rader eller {MOST_COLUMNS} kolumner.",
        f"The file has more than {rows} rows or {MOST_COLUMNS} columns.",
        "ta bara med det som ska tas in, eller dela upp filen",
    )


_EMPTY = EMPTY, "Filen är tom.", "The file is empty.", "spara om filen med rubriker och rader"
