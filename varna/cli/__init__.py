"""`varna`: one command for everything; `varna --help` teaches."""

from importlib import import_module

import click
from typing_extensions import override

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
    "import": ("importing", "import_command", "Import plans from YAML files, all or nothing."),
    "status": ("status", "status", "Is everything running, and caught up?"),
    "replay": ("verifying", "replay", "Fold the log up to a moment and print its digests."),
    "verify": ("verifying", "verify", "Is every read model what the log says?"),
    "rebuild": ("deciding", "rebuild", "Build the read models anew from the log."),
    "park": ("deciding", "park", "Pass over one event that the projector cannot take."),
    "vault": ("vault", "vault", "Copy the vault, where the texts lie that can be erased."),
    "deid": ("deid", "deid", "Try the de-identification gate on texts."),
    "schema": ("schemas", "schema", "Published schemas: GraphQL, events, AsyncAPI, import files."),
}


class _OnDemand(click.Group):
    """Loads a command when it is asked for: help must not wait for a web server to be imported."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name, _ = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"varna.cli.{module}"), name)
        return command

    @override
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, _, summary) in _COMMANDS.items()])


@click.group(cls=_OnDemand, help=_GUIDE, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="varna", prog_name="varna")
def main() -> None:
    """Start here."""
