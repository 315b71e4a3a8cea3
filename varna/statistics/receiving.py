"""From files of counts to the reports service: one command for each nämnd and period, all of them or none."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from pydantic import JsonValue

from contracts.answers import Accepted, Refusal
from contracts.importing import ImportCommands, Step
from contracts.statistics import StatisticsSource
from varna.importing.problems import Problem, in_order
from varna.importing.steps import IMPORTER
from varna.sheets.reading import read_sheet
from varna.sheets.table import at_place
from varna.statistics.counts import Counts, Key, counts_of
from varna.statistics.headings import is_heading

Ask = Callable[[ImportCommands], Awaitable[Accepted | Refusal]]
_MOST_PARTS = 2_000
"""How many nämnder times periods are taken in at once: sixteen of them, each month for ten years."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a file says of a nämnd and a period, for people to look through."""

    file: str
    namnd: str
    starts: str
    ends: str
    rows: int
    total: int
    """The counts together; rows without data add nothing."""
    without_data: int
    is_new: bool
    """Whether this is other than what was received last."""


@dataclass(frozen=True, slots=True)
class Received:
    """How it went: accepted whole, or nothing recorded and every problem told."""

    accepted: Accepted | None
    problems: tuple[Problem, ...] = ()
    parts: tuple[Part, ...] = ()
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    counts: Counts
    key: Key
    step: Step


async def receive(files: Sequence[Path], source: StatisticsSource, ask: Ask, *, dry_run: bool = False) -> Received:
    """Let the service take in the counts of files. The same counts again change nothing."""
    asked, problems = _asked(files, source)
    if problems:
        return Received(None, tuple(in_order(problems)), dry_run=dry_run)
    order = ImportCommands(
        command_id=str(uuid4()),  # not made from the content: counts that were replaced can be sent again
        actor=IMPORTER,
        steps=tuple(each.step for each in asked),
        dry_run=dry_run,
    )
    answer = await ask(order)
    if isinstance(answer, Refusal):
        return Received(None, tuple(in_order(list(_refused(asked, answer)))), dry_run=dry_run)
    return Received(answer, (), tuple(_part(each, answer.ids) for each in asked), dry_run)


def _asked(files: Sequence[Path], source: StatisticsSource) -> tuple[list[_Asked], list[Problem]]:
    asked: list[_Asked] = []
    problems: list[Problem] = []
    for file in files:
        counts, wrong = _read(file, source)
        problems += wrong
        for key in counts.parts if counts else ():
            if counts and any(key == other.key for other in asked):
                problems.append(at_place(str(file), counts.parts[key][0][0], None, _IN_TWO_FILES))
            elif counts:
                asked.append(_Asked(counts, key, _step(counts, key, source)))
    if len(asked) > _MOST_PARTS:
        problems.append(at_place(str(files[0]), None, None, _TOO_MANY_PARTS))
    return asked, problems


def _read(file: Path, source: StatisticsSource) -> tuple[Counts | None, list[Problem]]:
    table, problems = read_sheet(file, is_heading)
    return counts_of(table, source) if table else (None, problems)


def _step(counts: Counts, key: Key, source: StatisticsSource) -> Step:
    namnd, period = key
    body: dict[str, JsonValue] = {
        "namnd": namnd,
        "source": source.value,
        "period": period.model_dump(mode="json"),
        "file": counts.digest,
        "rows": [row.model_dump(mode="json", exclude_defaults=True) for _, row in counts.parts[key]],
    }
    return Step(command="ReceiveStatistics", body=body)


def _part(asked: _Asked, news: Sequence[str]) -> Part:
    namnd, period = asked.key
    counts = [row.count for _, row in asked.counts.parts[asked.key]]
    return Part(
        asked.counts.name,
        namnd,
        period.starts.isoformat(),
        period.ends.isoformat(),
        len(counts),
        sum(count or 0 for count in counts),
        counts.count(None),
        f"{namnd}/{period.starts}/{period.ends}" in news,
    )


def _refused(asked: Sequence[_Asked], answer: Refusal) -> Iterator[Problem]:
    """Yield what the service refused, with the row of the file it is about."""
    for refusal in answer.details or (answer,):
        said = refusal.code, refusal.reason_sv, refusal.reason_en, refusal.hint
        match (refusal.field or "").split("."):
            case ["steps", step, *rest] if step.isdecimal():
                part = asked[int(step)]
                yield Problem(part.counts.name, _row(part, rest), _COLUMNS.get(rest[-1] if rest else ""), *said)
            case _:
                yield Problem("", None, refusal.field, *said)


_COLUMNS = {"namnd": "nämnd", "district": "stadsdel", "period": "period", "starts": "från", "ends": "till"}
"""What the fields of the command are called in a file."""


def _row(part: _Asked, field: Sequence[str]) -> int:
    rows = part.counts.parts[part.key]
    match field:
        case ["rows", place, *_] if place.isdecimal() and int(place) < len(rows):
            return rows[int(place)][0]
        case _:
            return rows[0][0]


_IN_TWO_FILES = (
    "IN_TWO_FILES",
    "En annan av filerna räknar samma nämnd och period.",
    "Another one of the files counts the same nämnd and period.",
    "lägg nämndens rader för perioden i en fil",
)
_TOO_MANY_PARTS = (
    "TOO_MANY_PARTS",
    "Filerna har för många nämnder och perioder för att tas in på en gång.",
    "The files have too many nämnder and periods to be taken in at once.",
    "ta in ett år i taget",
)
