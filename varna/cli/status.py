"""`varna status`: is everything running, and caught up."""

import json
import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from bus.rpc import ServiceDownError, ServiceSlowError, ask_status
from contracts.catalogue import SERVICES
from varna.cli.reaching import connected, data_option, done, json_option


@click.command(short_help="Is everything running, and caught up?")
@data_option
@json_option
def status(*, data: Path, as_json: bool) -> None:
    """Ask every role how it is. Exits with 0 when all is well, otherwise with 1 and what to do."""
    found = done(_statuses(data))
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        table = Table("roll · role", "läge · state", "position", "efter · behind", "att göra · to do")
        for role, said in found.items():
            table.add_row(role, *_row(said))
        Console().print(table)
    sys.exit(0 if all(_is_well(said) for said in found.values()) else 1)


async def _statuses(data: Path) -> dict[str, dict[str, Any]]:
    async with connected(data) as connection:
        found = {}
        for role in (*SERVICES, "projector"):
            try:
                found[role] = await ask_status(connection, role)
            except (ServiceDownError, ServiceSlowError) as error:
                found[role] = {"state": "down", "error": str(error)}
        return found


def _row(said: dict[str, Any]) -> tuple[str, str, str, str]:
    if "positions" in said:
        behind = sum(said["lag"].values())
        state = f"{said['state_sv']} · {said['state_en']}"
        todo = " ".join(filter(None, (said["reason_sv"], said["todo_sv"], said["reason_en"], said["todo_en"])))
        positions = ", ".join(f"{service} {said['positions'].get(service, 0)}" for service in SERVICES)
        return state, positions, str(behind), todo
    if said.get("state") == "down":
        return "Svarar inte · Does not answer", "", "", f"Starta tjänsten. · Start the service. ({said['error']})"
    state = "Går · Running" if _is_well(said) else "Hindrad · Held up"
    return state, str(said["recorded"]), str(said["recorded"] - said["published"]), said["error"] or ""


def _is_well(said: dict[str, Any]) -> bool:
    return bool(said.get("state", "running") == "running" and not said.get("error"))
