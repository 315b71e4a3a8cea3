"""How a command reaches the running system: its bus and its read models."""

import asyncio
import os
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from bus.connection import Connection, connect
from varna.runfile import NotRunningError, bus_address, find
from varna.settings import PREFIX, read_model_in

Answer = TypeVar("Answer")

data_option = click.option(
    "--data", default="data", show_default=True, type=click.Path(path_type=Path), help="The running system."
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")


@asynccontextmanager
async def connected(data: Path) -> AsyncIterator[Connection]:
    """Connect to the bus of the system on a data directory, or to that of the environment."""
    connection = await connect(
        bus_address(data),
        "varna",
        user=os.environ.get(f"{PREFIX}BUS_USER"),
        password=os.environ.get(f"{PREFIX}BUS_PASSWORD"),
        ca_file=os.environ.get(f"{PREFIX}BUS_CA"),
    )
    try:
        yield connection
    finally:
        await connection.close()


def read_model_address(data: Path) -> str:
    """Return where the read models are: the environment's, or those in the data directory."""
    return os.environ.get(f"{PREFIX}READ_MODEL") or read_model_in(data)


def gateway_address(data: Path) -> str:
    """Return where the gateway of the system on a data directory is."""
    return find(data).gateway


def done(work: Coroutine[Any, Any, Answer]) -> Answer:
    """Run the work of a command to its end; that nothing runs is told as a plain error."""
    try:
        return asyncio.run(work)
    except NotRunningError as error:
        raise click.ClickException(str(error)) from None
