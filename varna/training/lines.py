"""The rows of a list, each read whole, with everything that is wrong with them; an employee's number is never said."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from contracts.days import FIRST_DAY, LAST_DAY
from contracts.envelope import LARGEST_MESSAGE
from contracts.text import Slug
from contracts.training_terms import EmployeeNumber
from varna.importing.problems import Problem
from varna.sheets.cells import NO_CODE, NO_DAY, code, day_of, of_persons, words
from varna.sheets.columns import cell_of, without_heading
from varna.sheets.table import Cell, Reason, Row, Table
from varna.training.headings import OPTIONAL, Columns, Heading, columns

_EMPLOYEE: TypeAdapter[str] = TypeAdapter(EmployeeNumber)
_SLUG: TypeAdapter[str] = TypeAdapter(Slug)
_OF_A_PERSON = re.compile(r"(?:[0-9]{2})?[0-9]{6}[-+ ]?[0-9]{4}")
LARGEST_PART = LARGEST_MESSAGE - 64 * 1024
"""Bytes, with room for what surrounds the lines in a command."""
_BESIDE_VALUES = 100
"""Bytes that a line takes in a command beside its values, which are plain letters and digits."""
_VERSION = re.compile(r"(?:v|version)?\.? ?([1-9][0-9]{0,2})(?:\.0)?")


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says, as the command will say it."""

    row: Row
    values: Mapping[Heading, Any]


def lines_of(table: Table, kinds: tuple[Heading, ...]) -> tuple[list[Line], Columns, list[Problem]]:
    """Return what the rows of a list say, and where; or all that is wrong with them."""
    found, problems = columns(table, kinds)
    if problems:
        return [], found, problems
    problems = of_persons(table, _to_be_looked_at(table, found))
    told = {problem.field for problem in problems}
    lines = []
    for row in table.rows[1:]:
        line, wrong = _line(table, row, found)
        problems += [problem for problem in wrong if problem.field not in told]
        lines.append(line)
    if not lines:
        problems.append(table.problem(table.rows[0][0], _NO_ROWS))
    return lines, found, problems


def _to_be_looked_at(table: Table, found: Columns) -> Iterator[Cell]:
    """Yield the cells of words; numbers and days are read so strictly that they can hold nothing else."""
    places = [place for heading, place in found.items() if heading in {Heading.UNIT, Heading.FUNCTION, Heading.COURSE}]
    yield from (row[place] for row in table.rows[1:] for place in places if place < len(row))


def _line(table: Table, row: Row, found: Columns) -> tuple[Line, list[Problem]]:
    problems = without_heading(table, row)
    values: dict[Heading, Any] = {}
    for heading, place in found.items():
        cell = cell_of(row, place)
        if cell.value in {None, ""}:
            if heading not in OPTIONAL:
                problems.append(table.problem(cell, _EMPTY))
            continue
        values[heading] = value = _READ[heading](cell)
        if isinstance(value, tuple):
            problems.append(table.problem(cell, value))
    return Line(row, values), problems


def _employee(cell: Cell) -> str | Reason:
    said = cell.value
    written = str(int(said)) if isinstance(said, float) and said.is_integer() else str(said).strip().upper()
    if _OF_A_PERSON.fullmatch(written):
        return _PERSON
    try:
        return _EMPLOYEE.validate_python(written)
    except ValidationError:
        return _NO_EMPLOYEE


def _code(cell: Cell) -> str | Reason:
    return _code_of(words(cell)) or NO_CODE


@lru_cache(maxsize=8192)
def _code_of(said: str) -> str | None:
    found = code(said)
    try:
        return found and _SLUG.validate_python(found)
    except ValidationError:
        return None


def _version(cell: Cell) -> int | Reason:
    found = _VERSION.fullmatch(words(cell))
    return int(found[1]) if found else _NO_VERSION


def _day(cell: Cell) -> date | Reason:
    day = day_of(cell)
    return day if day and FIRST_DAY <= day <= LAST_DAY else NO_DAY


_READ: Mapping[Heading, Callable[[Cell], Any]] = {
    Heading.EMPLOYEE: _employee,
    **dict.fromkeys((Heading.UNIT, Heading.FUNCTION, Heading.COURSE), _code),
    Heading.VERSION: _version,
    Heading.COMPLETED: _day,
}


def place_of(line: Line, found: Columns, heading: Heading | None) -> str | None:
    """Return the place of a cell of a line, as a spreadsheet names it."""
    return cell_of(line.row, found[heading]).place if heading and heading in found else None


def in_parts(lines: Sequence[Line], most: int) -> list[list[Line]]:
    """Return the lines in parts of at most so many, and of no more than one command can carry."""
    parts: list[list[Line]] = [[]]
    size = 0
    for line in lines:
        added = _BESIDE_VALUES + sum(len(str(value)) for value in line.values.values())
        if len(parts[-1]) == most or size + added > LARGEST_PART:
            parts.append([])
            size = 0
        parts[-1].append(line)
        size += added
    return parts


_NO_ROWS: Reason = "NO_ROWS", "Filen har rubriker men inga rader.", "The file has no rows.", "lägg till minst en rad"
_EMPTY: Reason = "EMPTY_CELL", "Cellen är tom men behövs.", "The cell is empty but needed.", "fyll i den"
_PERSON: Reason = (
    "PERSONAL_DATA",
    "Cellen ser ut som ett personnummer. Filen ska inte innehålla personnummer.",
    "The cell looks like a personal identity number. The file must not hold any.",
    "byt till anställningsnummer, och kontrollera att filen inte finns kvar på fler ställen",
)
_NO_EMPLOYEE: Reason = (
    "NO_EMPLOYEE_NUMBER",
    "Cellen är inget anställningsnummer.",
    "The cell is no employee number.",
    "fyra till sju siffror, eller en till tre bokstäver och fyra till åtta siffror",
)
_NO_VERSION: Reason = (
    "NOT_A_VERSION",
    "Cellen är inget versionsnummer.",
    "The cell is no number of a version.",
    "skriv ett heltal, till exempel 1",
)
