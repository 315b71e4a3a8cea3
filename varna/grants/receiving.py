"""From files of support to the grants service: one command for all of them, carried out whole or not at all."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from contracts.answers import Accepted, Refusal
from contracts.importing import ImportCommands
from varna.grants.cells import APPROVED, REJECTED
from varna.grants.headings import Heading, Kind, is_heading, kind_of
from varna.grants.lines import Line, lines_of
from varna.grants.places import heading_of
from varna.grants.steps import Placed
from varna.grants.steps import in_order as steps_in_order
from varna.importing.problems import Problem, in_order
from varna.importing.steps import one_import
from varna.sheets.reading import read_sheet
from varna.sheets.table import Reason

Ask = Callable[[ImportCommands], Awaitable[Accepted | Refusal]]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a file says, for people to look through. Amounts are öre."""

    file: str
    holds: str
    rows: int
    requested: int = 0
    approved: int = 0
    rejected: int = 0
    revoked: int = 0
    granted: int = 0


@dataclass(frozen=True, slots=True)
class Received:
    """How it went: accepted whole, or nothing recorded and every problem told."""

    accepted: Accepted | None
    problems: tuple[Problem, ...] = ()
    summaries: tuple[Summary, ...] = ()
    steps: int = 0
    dry_run: bool = False


async def receive(files: Sequence[Path], ask: Ask, *, dry_run: bool = False) -> Received:
    """Let the service take in what files say. What an earlier file said already is not done again."""
    read: list[tuple[Kind, Line]] = []
    problems: list[Problem] = []
    summaries: list[Summary] = []
    for file in files:
        table, wrong = read_sheet(file, is_heading)
        if table:
            kind = kind_of(table)
            lines, wrong = lines_of(table, kind)
            read += [(kind, line) for line in lines]
            summaries += [] if wrong else [_summary(table.name, kind, lines)]
        problems += wrong
    placed = [] if problems else steps_in_order(read)
    problems += _repeated(placed)
    if problems:
        return Received(None, tuple(in_order(problems)), dry_run=dry_run)
    order = one_import([each.step for each in placed], dry_run=dry_run)
    if order is None:
        return Received(None, (_too_large(),), dry_run=dry_run)
    answer = await ask(order)
    if isinstance(answer, Refusal):
        return Received(None, tuple(in_order(list(_refused(placed, answer)))), dry_run=dry_run)
    return Received(answer, (), tuple(summaries), len(placed), dry_run)


def _summary(name: str, kind: Kind, lines: Sequence[Line]) -> Summary:
    decisions = [line.values.get(Heading.DECISION) for line in lines]
    requested, granted = (
        sum(line.values.get(heading, 0) for line in lines) for heading in (Heading.REQUESTED, Heading.GRANTED)
    )
    return Summary(
        file=name,
        holds=kind.value,
        rows=len(lines),
        requested=requested,
        approved=decisions.count(APPROVED),
        rejected=decisions.count(REJECTED),
        revoked=sum(Heading.REVOKED in line.values for line in lines),
        granted=granted,
    )


def _repeated(placed: Iterable[Placed]) -> Iterator[Problem]:
    """Yield each application that says the same as an earlier one: they would be one case."""
    first: dict[str, Line] = {}
    for each in placed:
        if each.begins_a_case:
            known = first.setdefault(each.step.model_dump_json(), each.line)
            if known is not each.line:
                cell = each.line.cells.get(Heading.ORGNR, each.line.cells[Heading.NAMND])
                yield each.line.table.problem(cell, _same(known))


def _refused(placed: Sequence[Placed], answer: Refusal) -> Iterator[Problem]:
    """Yield what the service refused, by row; of a row the first step only, since the later ones follow from it."""
    first: dict[int, str] = {}
    for refusal in answer.details or (answer,):
        match (refusal.field or "").split("."):
            case ["steps", step, *rest] if step.isdecimal() and int(step) < len(placed):
                each = placed[int(step)]
                if first.setdefault(id(each.line), step) == step:
                    heading = heading_of(each, rest)
                    yield _told(refusal, each.line, each.line.cells[heading].place if heading else None)
            case _:
                yield _told(refusal, None, refusal.field)


def _told(refusal: Refusal, line: Line | None, place: str | None) -> Problem:
    name, row = (line.table.name, line.row) if line else ("", None)
    return Problem(name, row, place, refusal.code, refusal.reason_sv, refusal.reason_en, refusal.hint)


def _same(known: Line) -> Reason:
    return (
        "ROW_TWICE",
        f"Raden är samma ärende som rad {known.row} i {known.table.name}.",
        "The row is the same case as an earlier row.",
        "ta bort den ena, eller skilj dem åt med ändamålet eller tillfället",
    )


def _too_large() -> Problem:
    reason = "Importen är för stor för att göras på en gång.", "The import is too large to be done at once."
    return Problem("", None, None, "IMPORT_TOO_LARGE", *reason, "ta in färre rader i taget, till exempel ett år")
