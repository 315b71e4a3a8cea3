"""From a list to the training service: every part of it is tried before the first is taken in."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

from contracts.answers import Accepted, Refusal
from contracts.completions import CompletionRow, StaffRow, TakeInCompletions, TakeInStaff
from contracts.training_terms import Purpose
from varna.importing.problems import Problem, in_order
from varna.importing.steps import IMPORTER
from varna.sheets.reading import read_sheet
from varna.sheets.table import Limits, Reason, at_place
from varna.training.headings import COMPLETIONS, STAFF, Columns, Heading, is_heading
from varna.training.lines import Line, in_parts, lines_of, place_of

Order = TakeInCompletions | TakeInStaff
Ask = Callable[[Order], Awaitable[Accepted | Refusal]]
Progress = Callable[[str, int, int], None]
"""Told what is done now, which part, and how many there are."""

LIMITS = Limits(rows=500_000, text_bytes=60_000_000)
"""Five years of the training portal of a large city, in one file."""
MOST_COMPLETIONS, MOST_STAFF = 20_000, 30_000
"""So many lines are in one command; a staff list cannot be divided, since who is not in it has left."""
_FIELDS: Mapping[str, Heading] = {
    "employee": Heading.EMPLOYEE,
    "unit": Heading.UNIT,
    "function": Heading.FUNCTION,
    "course": Heading.COURSE,
    "version": Heading.VERSION,
    "completed_on": Heading.COMPLETED,
}


@dataclass(frozen=True, slots=True)
class Received:
    """How it went: accepted whole, or nothing recorded and every problem told."""

    accepted: Accepted | None
    problems: tuple[Problem, ...] = ()
    rows: int = 0
    parts: int = 0
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A list as it was read."""

    name: str
    lines: Sequence[Line]
    columns: Columns


async def completions(
    file: Path, namnd: str, ask: Ask, *, purpose: Purpose, dry_run: bool = False, progress: Progress
) -> Received:
    """Let the service take in a list of the training portal. What it holds already changes nothing."""
    read = _read(file, COMPLETIONS)
    if not isinstance(read, List):
        return Received(None, tuple(in_order(read)), dry_run=dry_run)
    parts = in_parts(read.lines, MOST_COMPLETIONS)

    def order(part: Sequence[Line], *, rehearsal: bool) -> Order:
        rows = tuple(_completion(line.values) for line in part)
        return TakeInCompletions(
            command_id=_new_id(), actor=IMPORTER, namnd=namnd, purpose=purpose, rows=rows, dry_run=rehearsal
        )

    return await _taken_in(read, parts, order, ask, dry_run=dry_run, progress=progress)


async def staff(
    file: Path, namnd: str, on: date, ask: Ask, *, purpose: Purpose, dry_run: bool = False, progress: Progress
) -> Received:
    """Let the service take in the whole staff list of a nämnd as of a day."""
    read = _read(file, STAFF)
    if not isinstance(read, List):
        return Received(None, tuple(in_order(read)), dry_run=dry_run)
    if len(read.lines) > MOST_STAFF:
        return Received(None, (at_place(read.name, None, None, _TOO_MANY),), dry_run=dry_run)

    def order(part: Sequence[Line], *, rehearsal: bool) -> Order:
        rows = tuple(_post(line.values) for line in part)
        return TakeInStaff(
            command_id=_new_id(), actor=IMPORTER, namnd=namnd, purpose=purpose, on=on, rows=rows, dry_run=rehearsal
        )

    return await _taken_in(read, [read.lines], order, ask, dry_run=dry_run, progress=progress)


def _new_id() -> str:
    # Not made of the content, as that of other imports is: of a short list, whoever reads the ledger could find by
    # trial which numbers make the id. The service knows what it has taken in, and takes nothing in twice.
    return str(uuid4())


def _read(file: Path, kinds: tuple[Heading, ...]) -> List | list[Problem]:
    table, problems = read_sheet(file, is_heading, LIMITS)
    if table is None:
        return problems
    lines, columns, problems = lines_of(table, kinds)
    return problems or List(table.name, lines, columns)


def _completion(said: Mapping[Heading, object]) -> CompletionRow:
    return CompletionRow.model_validate(
        {name: said[heading] for name, heading in _FIELDS.items() if heading in said}
        | {"version": said.get(Heading.VERSION, 1), "completed_on": said[Heading.COMPLETED]}
    )


def _post(said: Mapping[Heading, object]) -> StaffRow:
    return StaffRow.model_validate({name: said[heading] for name, heading in _FIELDS.items() if heading in said})


async def _taken_in(
    read: List,
    parts: Sequence[Sequence[Line]],
    order: Callable[..., Order],
    ask: Ask,
    *,
    dry_run: bool,
    progress: Progress,
) -> Received:
    problems: list[Problem] = []
    accepted: Accepted | None = None
    for rehearsal in (True,) if dry_run else (True, False):
        for number, part in enumerate(parts, start=1):
            progress("provar · trying" if rehearsal else "tar in · taking in", number, len(parts))
            answer = await ask(order(part, rehearsal=rehearsal))
            if isinstance(answer, Refusal):
                problems += _refused(read, part, answer)
            else:
                accepted = answer
        if problems:
            return Received(None, tuple(in_order(problems)), dry_run=dry_run)
    return Received(accepted, (), len(read.lines), len(parts), dry_run)


def _refused(read: List, part: Sequence[Line], answer: Refusal) -> Iterator[Problem]:
    """Yield what the service refused, by cell."""
    for refusal in answer.details or (answer,):
        match (refusal.field or "").split("."):
            case ["rows", place, *rest] if place.isdecimal() and int(place) < len(part):
                line = part[int(place)]
                yield _told(read, refusal, line.row[0].row, place_of(line, read.columns, _FIELDS.get("".join(rest))))
            case _:
                yield _told(read, refusal, None, refusal.field)


def _told(read: List, refusal: Refusal, row: int | None, place: str | None) -> Problem:
    return Problem(read.name, row, place, refusal.code, refusal.reason_sv, refusal.reason_en, refusal.hint)


_TOO_MANY: Reason = (
    "TOO_MANY_POSTS",
    f"Listan har fler än {MOST_STAFF} rader, och en personallista kan inte delas.",
    f"The list has more than {MOST_STAFF} rows, and a staff list cannot be divided.",
    "kontrollera att listan bara har en nämnds personal",
)
