"""`varna import statistics`: counts of other systems from CSV files and workbooks, all or nothing."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console

from bus.rpc import ServiceDownError, ServiceSlowError, ask
from contracts.answers import Accepted, Refusal
from contracts.importing import ImportCommands
from contracts.statistics import StatisticsSource
from varna.cli.catching_up import Told, caught_up
from varna.cli.importing import IMPORT_PATIENCE, hearing, line_of
from varna.cli.reaching import connected, data_option, done, json_option
from varna.statistics import Part, Received, receive

_SOURCES = {source.value: source for source in StatisticsSource}


@click.command("statistics", short_help="Import counts of Trafikkontoret, SISAB or IA from CSV or XLSX.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", required=True, type=click.Choice(list(_SOURCES)))
@click.option("--dry-run", is_flag=True, help="Check everything and show what would be new; store nothing.")
@data_option
@json_option
def statistics(files: tuple[Path, ...], *, source: str, dry_run: bool, data: Path, as_json: bool) -> None:
    """Import the counts of FILES: one row for each nämnd, district, period and kind of event.

    Every problem is reported with file, row, cell, reason and suggestion. When there is one, nothing is stored. The
    same counts a second time change nothing; other counts for the same period replace the earlier ones.
    """
    console = Console(stderr=True, quiet=as_json)
    try:
        with console.status("Läser filerna · Reading the files") as status:
            received = done(_receive(files, _SOURCES[source], data, dry_run=dry_run, told=hearing(status)))
    except (ServiceDownError, ServiceSlowError) as error:
        raise click.ClickException(str(error)) from None
    if as_json:
        accepted = received.accepted and received.accepted.model_dump()
        click.echo(json.dumps(asdict(received) | {"accepted": accepted}, ensure_ascii=False))
    else:
        _report(received, console)
    sys.exit(0 if received.accepted else 1)


async def _receive(
    files: tuple[Path, ...], source: StatisticsSource, data: Path, *, dry_run: bool, told: Told
) -> Received:
    async with connected(data) as connection:

        async def ask_service(order: ImportCommands) -> Accepted | Refusal:
            await caught_up(connection, "reports", told)
            return await ask(connection, "reports", order, IMPORT_PATIENCE)

        return await receive(files, source, ask_service, dry_run=dry_run)


def _report(received: Received, console: Console) -> None:
    for problem in received.problems:
        console.print(line_of(problem), highlight=False, soft_wrap=True)
    for part in received.parts:
        console.print(_said(part), highlight=False, soft_wrap=True)
    news = sum(part.is_new for part in received.parts)
    if received.accepted is None:
        told = f"[red]Inget importerades[/red]: {len(received.problems)} fel · Nothing was imported"
    elif not news:
        told = "Inget nytt: samma tal är redan registrerade · nothing new"
    elif received.dry_run:
        told = f"[green]Allt stämmer[/green]: {news} nya, inget sparades · dry run, nothing was stored"
    else:
        told = f"[green]Importerat[/green]: {news} nya · imported"
    console.print(told, highlight=False, soft_wrap=True)


def _said(part: Part) -> str:
    lacking = f", {part.without_data} utan uppgift · without data" if part.without_data else ""
    news = "[green]nytt · new[/green]" if part.is_new else "samma som förut · as before"
    return f"{part.namnd} {part.starts}–{part.ends}: {part.total} på {part.rows} rader{lacking} · {news}"
