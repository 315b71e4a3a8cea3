"""`varna`: one command for everything; `varna --help` teaches."""

import click

from varna.cli.on_demand import OnDemand

_GUIDE = """Värna: a city's work against violent extremism, recorded as events and answered as of any date.

\b
Värna i fem steg · in five steps:
  varna up                         start everything on this machine, with the five example plans
  varna import --dry-run FILE…     see what an import would do, and every problem in it
  varna status                     is everything running, and caught up?
  varna replay --as-of 2026-01-01  fold the log up to a moment and print its digests
  varna verify                     is every read model what the log says?
"""

_COMMANDS = {
    "up": ("running", "up", "Start everything on this machine."),
    "serve": ("running", "serve", "Run one role of a larger system."),
    "import": ("taking_in", "import_group", "Take in plans, reports and statistics from files, all or nothing."),
    "grants": ("grants", "grants", "Can an organisation get support, and why?"),
    "status": ("status", "status", "Is everything running, and caught up?"),
    "replay": ("verifying", "replay", "Fold the log up to a moment and print its digests."),
    "verify": ("verifying", "verify", "Is every read model what the log says?"),
    "rebuild": ("deciding", "rebuild", "Build the read models anew from the log."),
    "park": ("deciding", "park", "Pass over one event that the projector cannot take."),
    "vault": ("vault", "vault", "Copy the vault, where the texts lie that can be erased."),
    "deid": ("deid", "deid", "Try the de-identification gate on texts."),
    "schema": ("schemas", "schema", "Published schemas: GraphQL, events, AsyncAPI, import files."),
}


@click.group(cls=OnDemand, table=_COMMANDS, help=_GUIDE, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="varna", prog_name="varna")
def main() -> None:
    """Start here."""
