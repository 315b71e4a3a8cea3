"""A group of commands that loads each when it is asked for: help must not wait for a web server to be imported."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click
from typing_extensions import override

Table = Mapping[str, tuple[str, str, str]]
"""The commands by name: the module of this room, what the command is called there, and its summary."""


class OnDemand(click.Group):
    """Knows of its commands only what the table says, until one is asked for."""

    def __init__(self, table: Table, **settings: Any) -> None:
        """Offer the commands of the table, in its order."""
        super().__init__(**settings)
        self._table = table

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._table)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._table:
            return None
        module, name, _ = self._table[cmd_name]
        command: click.Command = getattr(import_module(f"varna.cli.{module}"), name)
        return command

    @override
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, _, summary) in self._table.items()])
