"""`varna import grants`: organisations, rounds, applications and decisions from CSV files and workbooks."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

from bus.rpc import ServiceDownError, ServiceSlowError, ask, ask_status
from contracts.answers import Accepted, Refusal
from contracts.importing import ImportCommands
from varna.cli.catching_up import Told, caught_up
from varna.cli.importing import IMPORT_PATIENCE, hearing, line_of
from varna.cli.reaching import connected, data_option, done, json_option
from varna.grants import Received, Summary, receive

SERVICE = "grants"
MOST_SHOWN = 100
"""A column that is wrong is wrong in every row."""


@click.command("grants", short_help="Import organisations, rounds, applications, premises, decisions from CSV or XLSX.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check everything, also against the rules of support; store nothing.")
@data_option
@json_option
def grants(files: tuple[Path, ...], *, dry_run: bool, data: Path, as_json: bool) -> None:
    """Import the tables of FILES: organisations, rounds, applications and premises, with what became of them.

    Organisations: orgnr, organisation, registrerad.

    Rounds: nämnd, omgång, stödform, från, till, budget, öppnar, stänger.

    Applications: nämnd, omgång, orgnr, sökt, ändamål, inkommen; and as it goes on bedömd, underlag, villkor KEY,
    beslut, beslutad, diarienummer, paragraf, lagrum, skäl, grunder, beviljat, utbetald, utbetalt, utbetald 2, utbetalt
    2, redovisad, använt, godkänd, återkallad and the columns that begin with återkallelsens.

    Premises: nämnd, orgnr or bokning, lokal, tillfälle, från, till, inkommen; and bedömd to grunder as above, avbokad
    when the tenant calls off, återkallad when the nämnd does.

    Every problem is reported with file, row, cell, reason and suggestion. When there is one, nothing is stored. A file
    that has grown since it was last imported adds what is new; docs/bidrag.md describes the columns.
    """
    console = Console(stderr=True, quiet=as_json)
    try:
        with console.status("Läser filerna · Reading the files") as status:
            received, is_new = done(_receive(files, data, dry_run=dry_run, told=hearing(status)))
    except (ServiceDownError, ServiceSlowError) as error:
        raise click.ClickException(str(error)) from None
    if as_json:
        accepted = received.accepted and received.accepted.model_dump()
        click.echo(json.dumps(asdict(received) | {"accepted": accepted}, ensure_ascii=False))
    else:
        _report(received, console, is_new=is_new)
    sys.exit(0 if received.accepted else 1)


async def _receive(files: tuple[Path, ...], data: Path, *, dry_run: bool, told: Told) -> tuple[Received, bool]:
    async with connected(data) as connection:

        async def ask_service(order: ImportCommands) -> Accepted | Refusal:
            await caught_up(connection, SERVICE, told)
            return await ask(connection, SERVICE, order, IMPORT_PATIENCE)

        before = (await ask_status(connection, SERVICE))["recorded"]
        received = await receive(files, ask_service, dry_run=dry_run)
        return received, (await ask_status(connection, SERVICE))["recorded"] > before


def _report(received: Received, console: Console, *, is_new: bool) -> None:
    for problem in received.problems[:MOST_SHOWN]:
        console.print(line_of(problem), highlight=False, soft_wrap=True)
    if (more := len(received.problems) - MOST_SHOWN) > 0:
        console.print(f"… och {more} till; --json visar alla · and {more} more", highlight=False)
    for summary in received.summaries:
        console.print(escape(_said(summary)), highlight=False, soft_wrap=True)
    if received.accepted is None:
        told = f"[red]Inget importerades[/red]: {len(received.problems)} fel · Nothing was imported"
    elif received.dry_run:
        told = f"[green]Allt stämmer[/green]: {received.steps} steg, inget sparades · dry run, nothing was stored"
    elif is_new:
        told = f"[green]Importerat[/green]: {received.steps} steg · imported"
    else:
        told = "Redan importerat, inget är ändrat · already imported, nothing has changed"
    console.print(told, highlight=False, soft_wrap=True)


def _said(summary: Summary) -> str:
    said = f"{summary.file}: {summary.rows} {summary.holds}"
    if summary.approved or summary.rejected:
        sum_of = f" ({summary.granted // 100} kr)" if summary.granted else ""
        said += f", {summary.approved} beviljade{sum_of}, {summary.rejected} avslag, {summary.revoked} återkallade"
    return said
