"""An import from first file to last answer. Refusals by the service come back with file and line too."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from contracts.answers import Accepted, Refusal
from contracts.importing import ImportCommands
from varna.importing.problems import Problem, in_order
from varna.importing.steps import ImportPlan, Origin, find_sources, plan_import
from varna.importing.yaml_lines import Path, dotted

Ask = Callable[[ImportCommands], Awaitable[Accepted | Refusal]]
Progress = Callable[[str, int], None]
"""Told what is done now, and how many of them."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How an import went: accepted whole, or nothing recorded and every problem told."""

    accepted: Accepted | None
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    plan_ids: tuple[str, ...] = ()
    steps: int = 0
    dry_run: bool = False


async def import_files(
    files: Sequence[FilePath], ask: Ask, *, dry_run: bool = False, progress: Progress = lambda _what, _count: None
) -> ImportResult:
    """Import files, and the files of folders, all or nothing. The same content asks for the same import again."""
    sources, missing = find_sources(files)
    progress("read", len(sources))
    planned = plan_import(sources, dry_run=dry_run)
    if isinstance(planned, list):
        return ImportResult(None, tuple(in_order(missing + planned)), dry_run=dry_run)
    if missing:
        return ImportResult(None, tuple(missing), planned.notes, dry_run=dry_run)
    progress("ask", len(planned.order.steps))
    answer = await ask(planned.order)
    if isinstance(answer, Refusal):
        problems = in_order([_placed(planned, refusal) for refusal in answer.details or (answer,)])
        return ImportResult(None, tuple(problems), planned.notes, planned.plan_ids, len(planned.order.steps), dry_run)
    return ImportResult(answer, (), planned.notes, planned.plan_ids, len(planned.order.steps), dry_run)


def _placed(planned: ImportPlan, refusal: Refusal) -> Problem:
    """Return a refusal of `steps.<n>.<field>` as a problem of the file that step came from."""
    said = refusal.code, refusal.reason_sv, refusal.reason_en
    parts = refusal.field.split(".") if refusal.field else []
    if len(parts) < 2 or parts[0] != "steps" or not parts[1].isdigit() or int(parts[1]) >= len(planned.origins):  # noqa: PLR2004
        return Problem("", None, refusal.field, *said, refusal.hint)
    origin = planned.origins[int(parts[1])]
    path = _in_file(origin, parts[2:])
    return Problem(origin.document.name, origin.document.line(path), dotted(path), *said, refusal.hint)


def _in_file(origin: Origin, parts: list[str]) -> Path:
    if parts and parts[0] == origin.within:
        parts = parts[1:]
    path = (*origin.path, *(int(part) if part.isdigit() else part for part in parts))
    while path and path not in origin.document.lines:
        path = path[:-1]
    return path
