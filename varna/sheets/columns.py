"""Which column of a table says what: by the headings, each of them known and none given twice."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from varna.importing.problems import Problem
from varna.sheets.table import Cell, Reason, Row, Table

Heading = TypeVar("Heading", bound=str)


def placed(
    table: Table, heading_of: Callable[[str], Heading | None], unknown: Callable[[Cell], Reason]
) -> tuple[dict[Heading, int], list[Problem]]:
    """Return the place of each heading in a row, from 0, with every heading that is unknown or given twice."""
    found: dict[Heading, int] = {}
    problems = []
    for place, cell in enumerate(table.rows[0]):
        heading = heading_of(cell.value) if isinstance(cell.value, str) else None
        if heading is None:
            if cell.value or _used(table.rows[1:], place):
                problems.append(table.problem(cell, unknown(cell)))
        elif heading in found:
            problems.append(table.problem(cell, _twice(heading)))
        else:
            found[heading] = place
    return found, problems


def plain(name: str) -> str:
    """Return a heading without what people write differently."""
    return " ".join(name.casefold().split()).rstrip(".:")


def lacking(name: str) -> Reason:
    """Return what is wrong with a table that has no such column."""
    return "MISSING_COLUMN", f"En kolumn saknas: {name}.", "A column is missing.", "lägg till kolumnen med rubrik"


def cell_of(row: Row, place: int) -> Cell:
    """Return the cell of a row under a heading; a row that ends before it has an empty one there."""
    return row[place] if place < len(row) else Cell(row[0].row, place + 1, None)


def without_heading(table: Table, row: Row) -> list[Problem]:
    """Return what stands to the right of the last heading."""
    return [table.problem(cell, _BESIDE) for cell in row[len(table.rows[0]) :] if cell.value not in {None, ""}]


def _used(rows: Iterable[Row], place: int) -> bool:
    return any(len(row) > place and row[place].value not in {None, ""} for row in rows)


def _twice(heading: str) -> Reason:
    return (
        "COLUMN_TWICE",
        f"Två kolumner säger samma sak: {heading}.",
        "Two columns say the same.",
        "ta bort en av dem",
    )


_BESIDE: Reason = (
    "NO_HEADING",
    "Cellen står utan rubrik.",
    "The cell has no heading.",
    "kontrollera avskiljarna i raden",
)
