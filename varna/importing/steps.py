"""Files into one import: every command in its order, and for each where in which file it came from."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from pydantic import JsonValue

from contracts.envelope import LARGEST_MESSAGE, Actor, Contract
from contracts.importing import ImportCommands, Step
from contracts.schedule import Schedule, parse_schedule
from contracts.vocabulary import Role
from varna.importing.checks import check
from varna.importing.files import Measure, PlanFile
from varna.importing.lists import LISTS
from varna.importing.not_persons import attested
from varna.importing.problems import Problem, in_order, stops
from varna.importing.structure import validate
from varna.importing.yaml_lines import Document, Path, dotted, read_yaml

IMPORTER = Actor(account="varna-import", role=Role.SYSTEM)
LARGEST_IMPORT = LARGEST_MESSAGE - 512 * 1024
"""What the bus carries in one command, with room to spare for what surrounds it."""

OPENINGS = frozenset({"DraftPlan", "RevisePlan"})
"""The commands that begin a plan; every later step of its file needs it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a step came from: the place in the file, and the part of the command's body that is that place."""

    document: Document
    path: Path
    within: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A whole import, ready to ask for, with what its reader should know of it."""

    order: ImportCommands
    origins: tuple[Origin, ...]
    plan_ids: tuple[str, ...]
    notes: tuple[Problem, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came: its name for people, and its bytes."""

    name: str
    content: bytes


Placed = tuple[Step, Origin]


def find_sources(paths: Sequence[FilePath]) -> tuple[list[Source], list[Problem]]:
    """Return the files at the paths, and those of every folder among them, with what cannot be opened."""
    sources: list[Source] = []
    problems: list[Problem] = []
    for path in paths:
        for file in sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
            try:
                sources.append(Source(str(file), file.read_bytes()))
            except OSError:
                reason = "Filen går inte att öppna.", "The file cannot be opened."
                problems.append(Problem(str(file), None, None, "NO_FILE", *reason, "kontrollera sökvägen"))
    return sources, problems


def plan_import(sources: Sequence[Source], *, dry_run: bool = False) -> ImportPlan | list[Problem]:
    """Return one import of all files, or every problem of all of them."""
    problems: list[Problem] = []
    listed: list[tuple[Document, Contract]] = []
    plans: list[tuple[Document, PlanFile]] = []
    for source in sources:
        document, found = read_yaml(source.name, source.content)
        if document:
            content, wrong = validate(document)
            found = found + wrong + check(document)
            if isinstance(content, PlanFile):
                plans.append((document, content))
            elif content:
                listed.append((document, content))
        problems += found
    if stops(problems):
        return in_order(problems)
    plans.sort(key=lambda plan: (plan[1].namnd, plan[1].version))
    placed = list(_listed_steps(listed))
    placed += [step for document, content in plans for step in _plan_steps(document, content)]
    return _whole(placed, tuple(plan.plan_id for _, plan in plans), in_order(problems), dry_run=dry_run)


def _whole(
    placed: list[Placed], plan_ids: tuple[str, ...], notes: list[Problem], *, dry_run: bool
) -> ImportPlan | list[Problem]:
    if not placed:
        reason = "Det finns inget att importera.", "There is nothing to import."
        return [Problem("", None, None, "NOTHING", *reason, "ange minst en fil med innehåll")]
    if repeated := list(_repeated(placed)):
        return in_order(repeated)
    order = one_import([step for step, _ in placed], dry_run=dry_run)
    if order is None:
        return [_too_large()]
    return ImportPlan(order, tuple(origin for _, origin in placed), plan_ids, tuple(notes))


def one_import(steps: Sequence[Step], *, dry_run: bool) -> ImportCommands | None:
    """Return the steps as one command, the same for the same steps; none when they are too many for one."""
    digest = hashlib.sha256(json.dumps([step.model_dump() for step in steps], sort_keys=True).encode()).hexdigest()
    largest = ImportCommands.model_fields["steps"].metadata
    if len(steps) > next(limit.max_length for limit in largest if hasattr(limit, "max_length")):
        return None
    order = ImportCommands(command_id=f"import:{digest}", actor=IMPORTER, steps=tuple(steps), dry_run=dry_run)
    return order if len(order.model_dump_json().encode()) <= LARGEST_IMPORT else None


def _repeated(placed: Sequence[Placed]) -> Iterator[Problem]:
    """Yield what stands word for word as an earlier entry: a step is known by what it says, so it would be lost."""
    seen: set[str] = set()
    for step, origin in placed:
        said = step.model_dump_json()
        if said in seen:
            reason = "Samma post står tidigare i importen.", "The same entry stands earlier in the import."
            line, suggestion = origin.document.line(origin.path), "ta bort den, eller skilj dem åt med ärendenumret"
            yield Problem(origin.document.name, line, dotted(origin.path), "SAME_ENTRY", *reason, suggestion)
        seen.add(said)


def _too_large() -> Problem:
    reason = "Importen är för stor för att göras på en gång.", "The import is too large to be done at once."
    return Problem(
        "", None, None, "IMPORT_TOO_LARGE", *reason, "importera organisationen först och sedan några planer i taget"
    )


def _listed_steps(files: Sequence[tuple[Document, Contract]]) -> Iterator[Placed]:
    """Yield the steps list by list and not file by file: what one file begins, another may go on with."""
    for format_name, lists in LISTS.items():
        of_format = [(document, content) for document, content in files if _format_of(document) == format_name]
        for name, command in lists.items():
            for document, content in of_format:
                for index, entry in enumerate(getattr(content, name)):
                    yield _step(command.__name__, _body(entry), attested(entry)), Origin(document, (name, index))


def _format_of(document: Document) -> str:
    return str(document.at(("format",)))


def _plan_steps(document: Document, plan: PlanFile) -> Iterator[Placed]:
    head: JsonValue = _body(plan.head)
    if plan.version == 1:
        opening, body = "DraftPlan", {"namnd": plan.namnd, "head": head}
    else:
        opening, body = "RevisePlan", {"plan_id": f"{plan.namnd}-v{plan.version - 1}", "head": head}
    yield _step(opening, body, attested(plan.head, "head")), Origin(document, ())
    if plan.content:
        body = {"plan_id": plan.plan_id, "content": _body(plan.content)}
        yield _step("DescribePlan", body, attested(plan.content, "content")), Origin(document, ())
    for index, measure in enumerate(plan.activities):
        yield _activity(plan, measure), Origin(document, ("activities", index), "activity")
    if plan.historical:
        yield Step(command="AdoptHistoricalPlan", body={"plan_id": plan.plan_id}), Origin(document, ("historical",))


def _activity(plan: PlanFile, measure: Measure) -> Step:
    activity = _body(measure)
    activity.pop("key")
    if measure.schedule:
        stated = measure.schedule
        read = parse_schedule(stated.printed, plan.head.period.starts.year, stated.corrected, stated.column)
        if isinstance(read, Schedule):
            activity["schedule"] = _body(read)
    activity["same_as"] = [f"{plan.plan_id}-{key}" for key in measure.same_as]
    body: dict[str, JsonValue] = {
        "plan_id": plan.plan_id,
        "activity_id": f"{plan.plan_id}-{measure.key}",
        "activity": activity,
    }
    return _step("PlanActivity", body, attested(measure, "activity"))


def _step(command: str, body: dict[str, JsonValue], said: list[JsonValue]) -> Step:
    return Step(command=command, body=body | ({"attested": said} if said else {}))


def _body(entry: Contract) -> dict[str, JsonValue]:
    return entry.model_dump(mode="json", exclude_defaults=True)
