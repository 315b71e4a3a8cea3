"""`varna up` and `varna serve`: start everything on one machine, or one role of a larger system."""

import asyncio
import contextlib
import os
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import click
import uvloop
from rich.console import Console

from bus.connection import connect
from ledger.ledger import LedgerBusyError
from varna import roles
from varna.cli.importing import import_over, report
from varna.embedded import System, running, still
from varna.importing import in_turn
from varna.nats_child import NatsChildError
from varna.runfile import AlreadyRunningError
from varna.settings import SettingsError, from_environment

_FOLDER = Path(__file__).parent.parent.parent / "examples"
_EXAMPLES = {
    _FOLDER / "stockholm": "",
    _FOLDER / "stockholm" / "bidrag": "",
    _FOLDER / "stockholm" / "utbildning": "",
    _FOLDER / "synthetic": "[yellow]Påhittat, har aldrig hänt · invented, never happened[/yellow]: ",
}
"""The folders of examples, and what is to be known of what is taken from them."""

_TRY = """
[bold]Värna är igång · Värna is running[/bold]
  GraphQL {address}/graphql   {address}/healthz   {address}/readyz
  Bara den här datorn når Värna, tills det finns behörigheter.
  Only this machine can reach it, until there is access control.

Tre frågor att prova · three queries to try:
  curl -sG {address}/graphql -d documentId=overview --data-urlencode 'variables={{"year":2023}}'
  curl -sG {address}/graphql -d documentId=plans-on-date --data-urlencode 'variables={{"on":"2018-06-01"}}'
  curl -s {address}/graphql -H 'content-type: application/json' -d \\
    '{{"query":"{{ plan(namnd: \\"skarpnack\\", year: 2019) {{ title status activities {{ title sourceLine }} }} }}"}}'

Ctrl-C stoppar · stops."""


@click.command(short_help="Start everything on this machine.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port of the gateway.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Loopback address of the gateway.")
@click.option(
    "--data", default="data", show_default=True, type=click.Path(path_type=Path), help="Where everything is kept."
)
@click.option("--no-examples", is_flag=True, help="Start without the examples.")
def up(*, port: int, host: str, data: Path, no_examples: bool) -> None:
    """Start the bus, the services, the projector and the gateway in one process.

    Everything is kept under --data. The first start imports the examples: five real plans of examples/stockholm, the
    rules for support and the training that they state, and an invented year of reports from examples/synthetic. Later
    starts import nothing twice. Ctrl-C stops it all.
    """
    console = Console()
    os.umask(0o077)  # what is kept is for its owner only
    try:
        _run(_up(data, host, port, examples=not no_examples, console=console))
    except (AlreadyRunningError, LedgerBusyError, NatsChildError, roles.PortTakenError, SettingsError) as error:
        raise click.ClickException(str(error)) from None


async def _up(data: Path, host: str, port: int, *, examples: bool, console: Console) -> None:
    with console.status("Startar · Starting") as status:
        starting = running(data, host=host, port=port, progress=lambda what: status.update(f"Startar {what}"))
        async with contextlib.AsyncExitStack() as stack:
            system = await stack.enter_async_context(starting)
            if examples:
                status.update("Läser in exempelplanerna · Importing the example plans")
                await _import_examples(system, console)
            status.stop()
            console.print(_TRY.format(address=system.address), soft_wrap=True, highlight=False, markup=True)
            await system.until_stopped()
            console.print("Stoppar · Stopping")


async def _import_examples(system: System, console: Console) -> None:
    connection = await connect(system.bus, "import")
    try:
        for folder, warning in _EXAMPLES.items():
            for files in in_turn([folder]):
                console.print(warning, end="")
                result, is_new = await import_over(connection, files)
                report(result, console, is_new=is_new)
    finally:
        await connection.close()


@click.command(short_help="Run one role of a larger system.")
@click.argument("role", type=click.Choice(list(roles.TITLES)))
def serve(role: str) -> None:
    """Run ROLE as its own process, with its settings from VARNA_* variables (see docs/drift.md)."""
    try:
        _run(_serve(role))
    except (LedgerBusyError, roles.PortTakenError, SettingsError) as error:
        raise click.ClickException(str(error)) from None


async def _serve(role: str) -> None:
    settings = from_environment()
    async with roles.load(role)(settings) as task:
        click.echo(f"{role}: redo · ready", err=True)
        still()
        await System(settings.bus, "", (task,)).until_stopped()


def _run(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(work)
