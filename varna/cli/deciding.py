"""`varna park` and `varna rebuild`: what an operator decides about the read models."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import sqlalchemy as sa

from gateway.projector.engine import open_engine
from gateway.projector.generations import ask_for_rebuild
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
    with _read_models(data) as engine:
        try:
            park_position(engine, service, position, reason, account)
        except (AlreadyParkedError, ValueError) as error:
            raise click.ClickException(str(error)) from None
    click.echo("parkerad · parked")


@click.command(short_help="Build the read models anew from the log.")
@data_option
def rebuild(*, data: Path) -> None:
    """Ask the projector to build the read models anew, beside those that are read meanwhile.

    A running projector begins within a second, another one when it starts; `varna status` shows how it goes.
    """
    with _read_models(data) as engine:
        ask_for_rebuild(engine)
    click.echo("läsmodellerna byggs om · the read models are built anew")


@contextmanager
def _read_models(data: Path) -> Iterator[sa.Engine]:
    address = read_model_address(data)
    if address.startswith("sqlite:///") and not Path(address.removeprefix("sqlite:///")).exists():
        raise click.ClickException(f"det finns inga läsmodeller i {data} · there are no read models in {data}")
    engine = open_engine(address)
    try:
        yield engine
    finally:
        engine.dispose()
