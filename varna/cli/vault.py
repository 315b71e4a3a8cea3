"""`varna vault`: copies of what lies outside the log: texts, and whose a pseudonym is."""

import os
from pathlib import Path
from typing import Final

import click

from varna.cli.reaching import data_option
from varna.settings import PREFIX, in_directory

_FILE = "sqlite:///"
_TABLES: Final = {
    "reports": ("reports_texts", "reports_erasures"),
    "training": ("training_links", "training_link_secret", "training_forgettings"),
}
"""The services that have a vault, and what a copy of each is made of in PostgreSQL."""


@click.group(short_help="Copy a vault, where that lies which can be erased.")
def vault() -> None:
    """Look after the vaults: outside the log lie texts of the reports service, and the training service's links."""


@vault.command(short_help="Copy a vault to a new file, also while Värna runs.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--service", type=click.Choice(sorted(_TABLES)), default="reports", show_default=True, help="Whose vault."
)
@data_option
def backup(file: Path, service: str, *, data: Path) -> None:
    """Copy the whole vault, as it is at one moment, to FILE. The tokens of surveys are never copied.

    To restore: stop Värna, put the copy in the vault's place and start. What was erased after the copy was made is then
    erased again, from the log. Keep no copy longer than a text, or a link, may live on after its erasure.
    """
    address = os.environ.get(f"{PREFIX}VAULT") or in_directory(data, "", service).vault
    if not address.startswith(_FILE):
        dump = " ".join(["pg_dump -Fc", *(f"--table={table}" for table in _TABLES[service]), f"{service}_vault"])
        raise click.ClickException(f"valvet ligger i PostgreSQL; ta kopian så · the vault is in PostgreSQL: {dump}")
    source = Path(address.removeprefix(_FILE))
    if not source.is_file():
        raise click.ClickException("det finns inget valv där; ange --data · there is no vault there; give --data")
    from ledger.erasable_sqlite import copy  # noqa: PLC0415 - help must not wait for a database to be imported

    try:
        copy(source, file)
    except FileExistsError:
        raise click.ClickException("filen finns redan; ange en ny · the file exists already; give a new one") from None
    click.echo(f"kopierat till · copied to {file}")
