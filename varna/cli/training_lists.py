"""`varna import training`: lists of the training portal and of staff, from CSV files and workbooks."""

import json
import sys
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import click
from pydantic import TypeAdapter, ValidationError
from rich.console import Console

from bus.connection import Connection
from bus.rpc import ServiceDownError, ServiceSlowError, ask, ask_status
from contracts.answers import Accepted, Refusal
from contracts.days import FIRST_DAY, LAST_DAY
from contracts.text import Slug
from contracts.training_terms import Purpose
from varna import training as lists
from varna.cli.catching_up import Told, caught_up
from varna.cli.importing import hearing, line_of
from varna.cli.reaching import connected, data_option, done, json_option
from varna.training import Received
from varna.training.receiving import Ask, Order, Progress

SERVICE = "training"
PATIENCE = 120.0
"""Seconds for a part of 20,000 rows on a small machine."""
MOST_SHOWN = 100
"""A column that is wrong is wrong in every row."""

_PURPOSES = {purpose.value: purpose for purpose in Purpose}
Receive = Callable[[Ask, Progress], Awaitable[Received]]

_CODE: TypeAdapter[str] = TypeAdapter(Slug)


def _code(_context: click.Context, _option: click.Parameter, said: str) -> str:
    """Return the code of a nämnd, or say what one is; never what was said."""
    try:
        return _CODE.validate_python(said)
    except ValidationError:
        raise click.BadParameter("skriv nämndens kod, som skarpnack · write the code of the nämnd") from None


def _day(_context: click.Context, _option: click.Parameter, said: datetime) -> date:
    """Return the day of a list, or say that nobody means one so far away."""
    if FIRST_DAY <= said.date() <= LAST_DAY:
        return said.date()
    raise click.BadParameter(f"dagen ska ligga mellan · the day must lie between {FIRST_DAY} – {LAST_DAY}")


_file = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_namnd = click.option("--namnd", required=True, callback=_code, help="Whose list it is, for example skarpnack.")
_purpose = click.option(
    "--purpose",
    default="employee",
    show_default=True,
    type=click.Choice(list(_PURPOSES)),
    help="In which capacity those in the list are counted.",
)
_dry_run = click.option("--dry-run", is_flag=True, help="Check everything, also with the service; store nothing.")


@click.group("training", short_help="Import lists of the training portal and of staff from CSV or XLSX.")
def training() -> None:
    """Import lists that name employees by number; Värna keeps a random pseudonym instead of each number.

    The files must not hold names, e-mail addresses or personal identity numbers. docs/utbildning.md describes them.
    """


@training.command("completions")
@_file
@_namnd
@_purpose
@_dry_run
@data_option
@json_option
def completions(*, file: Path, namnd: str, purpose: str, dry_run: bool, data: Path, as_json: bool) -> None:
    """Import FILE: who has completed which course, and when. What is known already changes nothing.

    Every problem is reported with row, cell, reason and suggestion. When there is one, nothing is stored.
    """

    async def receive(ask_service: Ask, progress: Progress) -> Received:
        whose = _PURPOSES[purpose]
        return await lists.completions(file, namnd, ask_service, purpose=whose, dry_run=dry_run, progress=progress)

    _run(receive, data, as_json=as_json)


@training.command("staff")
@_file
@_namnd
@click.option("--on", required=True, type=click.DateTime(["%Y-%m-%d"]), callback=_day, help="The day the list is of.")
@_purpose
@_dry_run
@data_option
@json_option
def staff(*, file: Path, namnd: str, on: date, purpose: str, dry_run: bool, data: Path, as_json: bool) -> None:
    """Import FILE: the whole staff of a nämnd on a day. Who is not in it has left.

    Every problem is reported with row, cell, reason and suggestion. When there is one, nothing is stored.
    """

    async def receive(ask_service: Ask, progress: Progress) -> Received:
        whose = _PURPOSES[purpose]
        return await lists.staff(file, namnd, on, ask_service, purpose=whose, dry_run=dry_run, progress=progress)

    _run(receive, data, as_json=as_json)


def _run(receive: Receive, data: Path, *, as_json: bool) -> None:
    console = Console(stderr=True, quiet=as_json)
    try:
        with console.status("Läser filen · Reading the file") as status:

            def progress(doing: str, number: int, parts: int) -> None:
                status.update(f"Del {number} av {parts}: {doing}")

            received, is_new = done(_receive(receive, data, progress, hearing(status)))
    except (ServiceDownError, ServiceSlowError) as error:
        raise click.ClickException(str(error)) from None
    if as_json:
        accepted = received.accepted and received.accepted.model_dump()
        click.echo(json.dumps(asdict(received) | {"accepted": accepted, "new": is_new}, ensure_ascii=False))
    else:
        _report(received, console, is_new=is_new)
    sys.exit(0 if received.accepted else 1)


async def _receive(receive: Receive, data: Path, progress: Progress, told: Told) -> tuple[Received, bool]:
    async with connected(data) as connection:
        await caught_up(connection, SERVICE, told)
        before = await _recorded(connection)

        async def ask_service(order: Order) -> Accepted | Refusal:
            return await ask(connection, SERVICE, order, PATIENCE)

        return await receive(ask_service, progress), await _recorded(connection) > before


async def _recorded(connection: Connection) -> int:
    return int((await ask_status(connection, SERVICE))["recorded"])


def _report(received: Received, console: Console, *, is_new: bool) -> None:
    for problem in received.problems[:MOST_SHOWN]:
        console.print(line_of(problem), highlight=False, soft_wrap=True)
    if (more := len(received.problems) - MOST_SHOWN) > 0:
        console.print(f"… och {more} till; --json visar alla · and {more} more", highlight=False)
    if received.accepted is None:
        told = f"[red]Inget importerades[/red]: {len(received.problems)} fel · Nothing was imported"
    elif received.dry_run:
        told = f"[green]Allt stämmer[/green]: {received.rows} rader, inget sparades · dry run, nothing was stored"
    elif is_new:
        told = f"[green]Importerat[/green]: {received.rows} rader · imported"
    else:
        told = "Redan importerat, inget är ändrat · already imported, nothing has changed"
    console.print(told, highlight=False, soft_wrap=True)
