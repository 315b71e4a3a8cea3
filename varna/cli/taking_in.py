"""`varna import`: what can be taken in from files."""

import click
from typing_extensions import override

from varna.cli.on_demand import OnDemand

_COMMANDS = {
    "files": ("importing", "import_command", "YAML files: plans, the organisation, reports, rules. Need not be named."),
    "statistics": ("statistics", "statistics", "Counts of Trafikkontoret, SISAB or IA, from CSV or XLSX."),
    "grants": ("support_tables", "grants", "Organisations, rounds, applications and decisions, from CSV or XLSX."),
    "training": ("training_lists", "training", "Lists of the training portal and of staff, from CSV or XLSX."),
}
_GUIDE = """Take in files, all or nothing.

\b
  varna import [--dry-run] FILE…                   plans, the organisation, reports, rules for support: YAML
  varna import statistics --source SOURCE FILE…    counts of other systems: CSV, XLSX
  varna import grants FILE…                        rounds, applications, decisions: CSV, XLSX
  varna import training completions --namnd NAMND FILE          who has completed what: CSV, XLSX
  varna import training staff --namnd NAMND --on DAY FILE       the staff of a nämnd: CSV, XLSX

`varna import files --help`, and so on, say more.
"""


class _FilesUnlessNamed(OnDemand):
    """Takes what is no command of its own for the files to import."""

    @override
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in {*_COMMANDS, *ctx.help_option_names}:
            args = ["files", *args]
        return super().parse_args(ctx, args)


@click.group("import", cls=_FilesUnlessNamed, table=_COMMANDS, help=_GUIDE)
def import_group() -> None:
    """Start here."""
