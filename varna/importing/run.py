"""An import from first file to last answer. Refusals by the service come back with file and line too."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from contracts.answers import Accepted, Refusal
from contracts.importing import ImportCommands
from varna.importing.files import SERVICES
from varna.importing.problems import Problem, in_order
from varna.importing.steps import OPENINGS, ImportPlan, Origin, find_sources, plan_import
from varna.importing.yaml_lines import Path, dotted

Ask = Callable[[str, ImportCommands], Awaitable[Accepted | Refusal]]
"""Asks a service for an import."""
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
    service: str = ""


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
    service = _service_of(planned)
    if isinstance(service, Problem):
        return ImportResult(None, (service,), planned.notes, dry_run=dry_run)
    progress("ask", len(planned.order.steps))
    answer = await ask(service, planned.order)
    accepted, problems = (None, tuple(_told(planned, answer))) if isinstance(answer, Refusal) else (answer, ())
    steps = len(planned.order.steps)
    return ImportResult(accepted, problems, planned.notes, planned.plan_ids, steps, dry_run, service)


def _service_of(planned: ImportPlan) -> str | Problem:
    """Return whose import it is: no two services record anything together, all or nothing."""
    service, *others = sorted({SERVICES[str(origin.document.at(("format",)))] for origin in planned.origins})
    if not others:
        return service
    reason = "Filerna hör till olika tjänster.", "The files belong to different services."
    return Problem("", None, "format", "SEVERAL_SERVICES", *reason, "importera filerna till en tjänst i taget")


def _told(planned: ImportPlan, answer: Refusal) -> list[Problem]:
    """Return what was refused, without what follows only from a plan that could not be begun."""
    refused = [(_step(planned, refusal), refusal) for refusal in answer.details or (answer,)]
    unopened = {
        planned.origins[number].document.name
        for number, _ in refused
        if number is not None and planned.order.steps[number].command in OPENINGS
    }
    return in_order(
        [
            _placed(planned, number, refusal)
            for number, refusal in refused
            if number is None
            or planned.order.steps[number].command in OPENINGS
            or planned.origins[number].document.name not in unopened
        ]
    )


def _step(planned: ImportPlan, refusal: Refusal) -> int | None:
    """Return the number of the step that a refusal of `steps.<n>.<field>` is about."""
    parts = (refusal.field or "").split(".")
    number = int(parts[1]) if parts[0] == "steps" and len(parts) > 1 and parts[1].isdigit() else None
    return number if number is not None and number < len(planned.origins) else None


def _placed(planned: ImportPlan, number: int | None, refusal: Refusal) -> Problem:
    said = refusal.code, refusal.reason_sv, refusal.reason_en
    if number is None:
        return Problem("", None, refusal.field, *said, refusal.hint)
    origin = planned.origins[number]
    path = _in_file(origin, (refusal.field or "").split(".")[2:])
    return Problem(origin.document.name, origin.document.line(path), dotted(path), *said, refusal.hint)


def _in_file(origin: Origin, parts: list[str]) -> Path:
    if parts and parts[0] == origin.within:
        parts = parts[1:]
    path = (*origin.path, *(int(part) if part.isdigit() else part for part in parts))
    while path and path not in origin.document.lines:
        path = path[:-1]
    return path
