"""The rows of a table of support, each read whole, with everything that is wrong with them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from varna.grants import cells as said
from varna.grants.headings import CRITERION, NEEDED, Columns, Heading, Kind, columns
from varna.importing.problems import Problem
from varna.sheets.cells import namnd, of_persons
from varna.sheets.columns import cell_of, without_heading
from varna.sheets.table import Cell, Reason, Row, Table

LONGEST_TEXT = 4000


@dataclass(frozen=True, slots=True)
class Line:
    """What a row says: the value of each cell that is filled in, by heading."""

    table: Table
    cells: Mapping[str, Cell]
    values: Mapping[str, Any]

    @property
    def row(self) -> int:
        """The number of the row in its file."""
        return next(iter(self.cells.values())).row

    def answers(self) -> dict[str, Any]:
        """Return the answers to the criteria, by their keys."""
        found = {name: value for name, value in self.values.items() if not isinstance(name, Heading)}
        return {name.removeprefix(CRITERION): value for name, value in found.items()}


_READ: Mapping[Heading, Callable[[Cell], Any]] = {
    Heading.NAMND: namnd,
    Heading.ROUND: said.round_code,
    Heading.ORGNR: said.organisation,
    Heading.KIND: said.support_kind,
    Heading.EVIDENCE: said.evidence,
    Heading.DECISION: said.decision,
    Heading.LEGAL_BASIS: said.legal_basis,
    Heading.GROUNDS: said.grounds,
    Heading.REVOKED_LEGAL_BASIS: said.legal_basis,
    Heading.REVOKED_GROUNDS: said.grounds,
    Heading.REVOKED_CRITERIA: said.criteria,
    Heading.BOOKING: said.round_code,
    **dict.fromkeys((Heading.BUDGET, Heading.REQUESTED, Heading.GRANTED, Heading.USED), said.amount),
    **dict.fromkeys((Heading.PAID_SUM, Heading.PAID_LATER_SUM), said.amount),
    **dict.fromkeys((Heading.TITLE, Heading.PURPOSE, Heading.CASE, Heading.PARAGRAPH, Heading.REASONS), said.text),
    **dict.fromkeys((Heading.REVOKED_CASE, Heading.REVOKED_PARAGRAPH, Heading.REVOKED_REASONS), said.text),
    **dict.fromkeys((Heading.PREMISES, Heading.OCCASION), said.text),
    **dict.fromkeys((Heading.REGISTERED, Heading.STARTS, Heading.ENDS, Heading.OPENS, Heading.CLOSES), said.day),
    **dict.fromkeys((Heading.RECEIVED, Heading.ASSESSED, Heading.DECIDED), said.day),
    **dict.fromkeys((Heading.PAID, Heading.PAID_LATER, Heading.REPORTED, Heading.SETTLED), said.day),
    **dict.fromkeys((Heading.REVOKED, Heading.CANCELLED), said.day),
}
_OF_A_DECISION = (Heading.DECIDED, Heading.CASE, Heading.PARAGRAPH, Heading.LEGAL_BASIS, Heading.REASONS)
_OF_A_REVOCATION = (
    Heading.REVOKED_CASE,
    Heading.REVOKED_PARAGRAPH,
    Heading.REVOKED_LEGAL_BASIS,
    Heading.REVOKED_REASONS,
    Heading.REVOKED_GROUNDS,
)
_TOGETHER: Mapping[str, tuple[Heading, ...]] = {
    Heading.ASSESSED: (Heading.EVIDENCE, Heading.DECISION),
    Heading.EVIDENCE: (Heading.ASSESSED,),
    Heading.DECISION: _OF_A_DECISION,
    **dict.fromkeys((*_OF_A_DECISION, Heading.GROUNDS, Heading.GRANTED), (Heading.DECISION,)),
    Heading.PAID: (Heading.GRANTED,),
    Heading.PAID_SUM: (Heading.PAID,),
    Heading.PAID_LATER: (Heading.PAID_SUM, Heading.PAID_LATER_SUM),
    Heading.PAID_LATER_SUM: (Heading.PAID_LATER,),
    Heading.REVOKED: (Heading.DECISION, *_OF_A_REVOCATION),
    **dict.fromkeys((*_OF_A_REVOCATION, Heading.REVOKED_CRITERIA), (Heading.REVOKED,)),
    Heading.REPORTED: (Heading.PAID, Heading.USED),
    Heading.USED: (Heading.REPORTED,),
    Heading.SETTLED: (Heading.REPORTED,),
}
"""What must be filled in as well when a cell is."""
_BY_DECISION: Mapping[tuple[Kind, str], tuple[tuple[Heading, ...], Heading]] = {
    (Kind.APPLICATIONS, said.APPROVED): ((Heading.ASSESSED, Heading.GRANTED), Heading.GROUNDS),
    (Kind.APPLICATIONS, said.REJECTED): ((Heading.GROUNDS,), Heading.GRANTED),
    (Kind.LETTINGS, said.APPROVED): ((Heading.ASSESSED,), Heading.GROUNDS),
    (Kind.LETTINGS, said.REJECTED): ((Heading.GROUNDS,), Heading.REVOKED),
}
"""What a decision needs, and what it cannot have."""


def lines_of(table: Table, kind: Kind) -> tuple[list[Line], list[Problem]]:
    """Return what the rows of a table say, or all that is wrong with them."""
    found, problems = columns(table, kind)
    if problems:
        return [], problems
    problems = of_persons(table, _without_numbers(table, found), LONGEST_TEXT)
    told = {problem.field for problem in problems}
    lines = []
    for row in table.rows[1:]:
        line, wrong = _line(table, row, found, kind)
        problems += [problem for problem in wrong if problem.field not in told]
        lines.append(line)
    if not lines:
        problems.append(table.problem(table.rows[0][0], _NO_ROWS))
    return lines, problems


def _without_numbers(table: Table, found: Columns) -> Iterator[Cell]:
    """Yield the cells beside the organisations' numbers, which are looked at as such."""
    place = found.get(Heading.ORGNR)
    yield from (cell for row in table.rows for number, cell in enumerate(row) if number != place)


def _line(table: Table, row: Row, found: Columns, kind: Kind) -> tuple[Line, list[Problem]]:
    cells = {heading: cell_of(row, place) for heading, place in found.items()}
    problems = without_heading(table, row)
    values: dict[str, Any] = {}
    for heading, cell in cells.items():
        if cell.value in {None, ""}:
            if heading in NEEDED[kind]:
                problems.append(table.problem(cell, _EMPTY))
            continue
        values[heading] = value = _READ[heading](cell) if isinstance(heading, Heading) else said.answer(cell)
        if isinstance(value, tuple):
            problems.append(table.problem(cell, value))
    line = Line(table, cells, values)
    return line, problems or list(_alone(line, kind))


def _alone(line: Line, kind: Kind) -> Iterator[Problem]:
    """Yield every cell that says something only together with another, which is empty or not there."""
    for heading in line.values:
        needed = _TOGETHER.get(heading, ()) if isinstance(heading, Heading) else (Heading.ASSESSED,)
        yield from _lacking(line, heading, needed)
    decision = line.values.get(Heading.DECISION)
    if decision is not None:
        needed, never = _BY_DECISION[kind, decision]
        yield from _lacking(line, Heading.DECISION, needed)
        if never in line.values:
            yield line.table.problem(line.cells[never], _CONTRADICTION)
    if kind is Kind.LETTINGS and (Heading.ORGNR in line.values) == (Heading.BOOKING in line.values):
        yield line.table.problem(line.cells[Heading.NAMND], _ONE_TENANT)


def _lacking(line: Line, heading: str, needed: tuple[Heading, ...]) -> Iterator[Problem]:
    for other in needed:
        if other not in line.values:
            yield line.table.problem(line.cells.get(other, line.cells[heading]), _needs(other))


def _needs(other: Heading) -> Reason:
    return (
        "NEEDED_TOO",
        f"Det som står i raden kräver att även {other} är ifyllt.",
        "What the row says needs another cell too.",
        f"fyll i {other}",
    )


_NO_ROWS: Reason = "NO_ROWS", "Filen har rubriker men inga rader.", "The file has no rows.", "lägg till minst en rad"
_EMPTY: Reason = "EMPTY_CELL", "Cellen är tom men behövs.", "The cell is empty but needed.", "fyll i den"
_ONE_TENANT: Reason = (
    "ONE_TENANT",
    "En upplåtelse är till en organisation eller gäller en bokning: antingen orgnr eller bokning fylls i.",
    "A letting is to an organisation or under a booking reference: one of the two.",
    "fyll i orgnr, eller bokning för en enskild",
)
_CONTRADICTION: Reason = (
    "CONTRADICTION",
    "Cellen stämmer inte med beslutet i raden.",
    "The cell contradicts the decision of the row.",
    "töm cellen eller rätta beslutet",
)
