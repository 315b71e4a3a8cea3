"""`varna vault`: copies of the texts that lie outside the log."""

import os
from pathlib import Path

import click

from varna.cli.reaching import data_option
from varna.settings import PREFIX, in_directory

_FILE = "sqlite:///"
_DUMP = "pg_dump -Fc --table=reports_texts --table=reports_erasures reports_vault"


@click.group(short_help="Copy the vault, where the texts lie that can be erased.")
def vault() -> None:
    """Look after the vault of the reports service: texts outside the log, each of which can be erased."""


@vault.command(short_help="Copy the vault to a new file, also while Värna runs.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@data_option
def backup(file: Path, *, data: Path) -> None:
    """Copy the whole vault, as it is at one moment, to FILE. The tokens of surveys are never copied.

    To restore: stop Värna, put the copy in the vault's place and start. What was erased after the copy was made is then
    erased again, from the log. Keep no copy longer than a text may live on after its erasure.
    """
    address = os.environ.get(f"{PREFIX}VAULT") or in_directory(data, "", "reports").vault
    if not address.startswith(_FILE):
        raise click.ClickException(f"valvet ligger i PostgreSQL; ta kopian så · the vault is in PostgreSQL: {_DUMP}")
    source = Path(address.removeprefix(_FILE))
    if not source.is_file():
        raise click.ClickException("det finns inget valv där; ange --data · there is no vault there; give --data")
    from ledger.erasable_sqlite import copy  # noqa: PLC0415 - help must not wait for a database to be imported

    try:
        copy(source, file)
    except FileExistsError:
        raise click.ClickException("filen finns redan; ange en ny · the file exists already; give a new one") from None
    click.echo(f"kopierat till · copied to {file}")
