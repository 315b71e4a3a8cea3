"""`varna import`: plans, the organisation and what reports need from YAML files, all or nothing."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.status import Status

from bus.connection import Connection
from bus.rpc import ServiceDownError, ServiceSlowError, ask, ask_status
from contracts.answers import Accepted, Refusal
from contracts.importing import ImportCommands
from varna.cli.catching_up import Told, caught_up
from varna.cli.reaching import connected, data_option, done, json_option
from varna.importing import ImportResult, Problem, Severity, import_files, in_turn

IMPORT_PATIENCE = 60.0
_WHAT = {
    "plans": "organisationen",
    "reports": "underlag till lägesbilder och rapporter",
    "grants": "regler, omgångar och organisationer",
    "training": "kurser, enheter och regler för utbildning",
}
"""What a file without plans holds, by whose it is."""


@click.command("files", short_help="Import YAML files, all or nothing.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check everything, also against the rules of the service; store nothing.")
@data_option
@json_option
def import_command(files: tuple[Path, ...], *, dry_run: bool, data: Path, as_json: bool) -> None:
    """Import FILES, or the files of folders: an organisation file and plans, files of reports, files of support.

    Every problem is reported with file, line, field, reason and suggestion. When there is one, nothing is stored.
    Files of several services are taken in turn, each service's all or nothing, plans first; the first refusal stops.
    The same file a second time changes nothing. The format is in examples/schema/.
    """
    console = Console(stderr=True, quiet=as_json)
    try:
        with console.status("Läser filerna · Reading the files") as status:
            imports = done(_import(files, data, dry_run=dry_run, told=hearing(status)))
    except (ServiceDownError, ServiceSlowError) as error:
        raise click.ClickException(str(error)) from None
    for result, is_new in imports:
        if as_json:
            accepted = result.accepted and result.accepted.model_dump()
            click.echo(json.dumps(asdict(result) | {"accepted": accepted}, ensure_ascii=False))
        else:
            report(result, console, is_new=is_new)
    sys.exit(0 if all(result.accepted for result, _ in imports) else 1)


async def _import(files: tuple[Path, ...], data: Path, *, dry_run: bool, told: Told) -> list[tuple[ImportResult, bool]]:
    imports: list[tuple[ImportResult, bool]] = []
    async with connected(data) as connection:
        for of_one_service in in_turn(files) or [list(files)]:
            imports.append(await import_over(connection, of_one_service, dry_run=dry_run, told=told))
            if imports[-1][0].accepted is None:
                break
    return imports


def hearing(status: Status) -> Told:
    """Return what lets a person see that the service must hear of the nämnder first."""
    return lambda heard, whole: status.update(f"Tjänsten läser registret · Hearing of the nämnder {heard}/{whole}")


async def import_over(
    connection: Connection,
    files: Sequence[Path],
    *,
    dry_run: bool = False,
    told: Told = lambda _heard, _whole: None,
) -> tuple[ImportResult, bool]:
    """Import files over a bus connection; return how it went, and whether anything was recorded."""
    is_new = False

    async def ask_service(service: str, order: ImportCommands) -> Accepted | Refusal:
        nonlocal is_new
        await caught_up(connection, service, told)
        before = (await ask_status(connection, service))["recorded"]
        answer = await ask(connection, service, order, IMPORT_PATIENCE)
        is_new = (await ask_status(connection, service))["recorded"] > before
        return answer

    return await import_files(files, ask_service, dry_run=dry_run), is_new


def report(result: ImportResult, console: Console, *, is_new: bool) -> None:
    """Say how an import went, for people."""
    for problem in (*result.notes, *result.problems):
        console.print(line_of(problem), highlight=False, soft_wrap=True)
    what = ", ".join(result.plan_ids) or _WHAT.get(result.service, "")
    if result.accepted is None:
        told = f"[red]Inget importerades[/red]: {len(result.problems)} fel · Nothing was imported"
    elif result.dry_run:
        told = f"[green]Allt stämmer[/green]: {result.steps} steg, inget sparades · dry run, nothing was stored"
    elif is_new:
        told = f"[green]Importerat[/green]: {what} · imported"
    else:
        told = f"Redan importerat, inget är ändrat: {what} · already imported, nothing has changed"
    console.print(told, highlight=False, soft_wrap=True)


def line_of(problem: Problem) -> str:
    """Return a problem as one line for people."""
    place = ":".join(str(part) for part in (problem.file, problem.line) if part)
    mark = "[red]fel[/red]" if problem.severity is Severity.REFUSED else "[yellow]obs[/yellow]"
    where = f"{place} {problem.field or ''}".strip()
    hint = f" → {problem.suggestion}" if problem.suggestion else ""
    return f"{mark} {escape(f'{where}: {problem.reason_sv} · {problem.reason_en}{hint}')}"
