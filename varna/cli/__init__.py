"""`varna`: one command for everything; `varna --help` teaches."""

import click

from varna.cli.importing import import_command
from varna.cli.parking import park
from varna.cli.running import serve, up
from varna.cli.schemas import schema
from varna.cli.status import status
from varna.cli.verifying import replay, verify

_GUIDE = """Värna: a city's work against violent extremism, recorded as events and answered as of any date.

\b
Värna i fem steg · in five steps:
  varna up                         start everything on this machine, with the five example plans
  varna import --dry-run FILE…     see what an import would do, and every problem in it
  varna status                     is everything running, and caught up?
  varna replay --as-of 2026-01-01  fold the log up to a moment and print its digests
  varna verify                     is every read model what the log says?
"""


@click.group(help=_GUIDE, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="varna", prog_name="varna")
def main() -> None:
    """Start here."""


for _command in (up, serve, import_command, status, replay, verify, park, schema):
    main.add_command(_command)
