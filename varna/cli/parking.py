"""`varna park`: an operator lets the projector pass over one event."""

from pathlib import Path

import click

from gateway.projector.engine import open_engine
from gateway.projector.parking import AlreadyParkedError
from gateway.projector.parking import park as park_position
from varna.cli.reaching import data_option, read_model_address


@click.command(short_help="Pass over one event that the projector cannot take.")
@click.argument("service")
@click.argument("position", type=click.IntRange(1))
@click.option("--reason", required=True, help="Why; kept for ever.")
@click.option("--account", required=True, help="Whose decision it is.")
@data_option
def park(service: str, position: int, *, reason: str, account: str, data: Path) -> None:
    """Park the event of SERVICE at POSITION: a recorded decision; a projector that stands at it then goes on."""
    engine = open_engine(read_model_address(data))
    try:
        park_position(engine, service, position, reason, account)
    except (AlreadyParkedError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    finally:
        engine.dispose()
    click.echo("parkerad · parked")
