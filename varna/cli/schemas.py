"""`varna schema`: everything that is published and generated, written or compared."""

from pathlib import Path

import click

from contracts.schema_export import documents
from gateway.schema import sdl
from varna.deployment import nats_configuration
from varna.importing import published_schemas

ROOT = Path(__file__).parent.parent.parent


def generated() -> dict[Path, str]:
    """Return every generated file, by its path in the repository."""
    files = {Path("examples/schema") / name: text for name, text in published_schemas().items()}
    files |= {Path("contracts") / name: text for name, text in documents().items()}
    files[Path("gateway/schema/schema.graphql")] = sdl()
    files[Path("deploy/nats.conf")] = nats_configuration()
    return files


@click.group(short_help="Published schemas: GraphQL, events, AsyncAPI, import files.")
def schema() -> None:
    """Export what Värna publishes: the GraphQL SDL, JSON Schemas of events and import files, AsyncAPI, NATS rights."""


@schema.command(short_help="Write every generated file.")
@click.option("--check", is_flag=True, help="Write nothing; say which files are not current, and exit 1 if any.")
def export(*, check: bool) -> None:
    """Write every generated file of the repository; `make golden` does this."""
    stale = {path: text for path, text in generated().items() if not _current(ROOT / path, text)}
    for path, text in stale.items():
        click.echo(f"{'inte aktuell · stale' if check else 'skriven · written'}: {path}")
        if not check:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(text, encoding="utf-8")
    if check and stale:
        raise SystemExit(1)
    if not stale:
        click.echo("allt är aktuellt · everything is current")


def _current(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text
