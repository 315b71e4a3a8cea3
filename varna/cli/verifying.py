"""`varna replay` and `varna verify`: the log folded again, and compared with what the read models say."""

import asyncio
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import sqlalchemy as sa
from rich.console import Console
from rich.table import Table

from contracts.envelope import microseconds
from gateway.projector.digests import digest_as_of
from gateway.projector.engine import open_engine
from gateway.projector.generations import current_tables
from gateway.projector.parking import parked_places
from gateway.projector.replay import replay as replayed
from gateway.projector.verification import AheadOfStreamError, verified
from varna.cli.progress import FollowedInbox, Read, reading
from varna.cli.reaching import connected, data_option, done, json_option, read_model_address

DURABLE = "replay"
CITY = ZoneInfo("Europe/Stockholm")
"""A date or moment without a zone is one on the wall of the town hall."""
Digests = dict[str, str]


@click.command(short_help="Fold the log up to a moment and print its digests.")
@click.option("--as-of", "as_of", help="A date or moment, such as 2026-01-01 or 2026-01-01T12:00:00Z. Default: now.")
@click.option("--digest", "only_digest", is_flag=True, help="Print one digest for everything, nothing else.")
@data_option
@json_option
def replay(*, as_of: str | None, only_digest: bool, data: Path, as_json: bool) -> None:
    """Fold the whole log up to a moment into tables that are thrown away, and compare with the as-of rows.

    Exits with 1 when the read models say something else than the log.
    """
    moment = _moment(as_of)
    with reading("Läser loggen · Reading the log", quiet=as_json) as read:
        from_log, from_rows = done(_both(data, moment, read))
    whole = _combined(from_log)
    if as_json:
        click.echo(json.dumps({"as_of": moment, "digest": whole, "log": from_log, "read_models": from_rows}))
    elif only_digest:
        click.echo(whole)
    else:
        _print_comparison(from_log, from_rows)
        click.echo(f"digest {whole}")
    if from_log != from_rows:
        raise click.ClickException("läsmodellerna stämmer inte med loggen · the read models differ from the log")


async def _both(data: Path, moment: int, read: Read) -> tuple[Digests, Digests]:
    engine = open_engine(read_model_address(data))
    try:
        async with connected(data) as connection:
            inbox = FollowedInbox(connection, DURABLE, read)
            from_log = await replayed(inbox, moment, await asyncio.to_thread(parked_places, engine))
            await inbox.close()
        return from_log, await asyncio.to_thread(_as_of, engine, moment)
    finally:
        engine.dispose()


def _as_of(engine: sa.Engine, moment: int) -> Digests:
    tables = current_tables(engine)
    with engine.connect() as connection:
        return digest_as_of(connection, tables, moment)


@click.command(short_help="Is every read model what the log says?")
@data_option
@json_option
def verify(*, data: Path, as_json: bool) -> None:
    """Fold the whole log again and compare every row, with the time it was known, with the live read models."""
    with reading("Viker loggen på nytt · Folding the log again", quiet=as_json) as read:
        try:
            live, again = done(_verified(data, read))
        except AheadOfStreamError:
            raise click.ClickException(
                "läsmodellerna vet mer än strömmen; se `varna status` · "
                "the read models know more than the stream; see `varna status`"
            ) from None
    if as_json:
        click.echo(json.dumps({"equal": live == again, "read_models": live, "log": again}))
    else:
        _print_comparison(again, live)
    if live != again:
        raise click.ClickException(
            "läsmodellerna stämmer inte med loggen; bygg om dem med `varna rebuild` · "
            "the read models differ from the log; build them anew with `varna rebuild`"
        )


async def _verified(data: Path, read: Read) -> tuple[Digests, Digests]:
    engine = open_engine(read_model_address(data))
    try:
        async with connected(data) as connection:
            inbox = FollowedInbox(connection, DURABLE, read)
            try:
                return await verified(engine, inbox)
            finally:
                await inbox.close()
    finally:
        engine.dispose()


def _moment(text: str | None) -> int:
    if text is None:
        return microseconds(datetime.now(UTC))
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter("write a date or moment, such as 2026-01-01", param_hint="--as-of") from None
    return microseconds(moment if moment.tzinfo else moment.replace(tzinfo=CITY))


def _combined(digests: Digests) -> str:
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(digests.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def _print_comparison(from_log: Digests, from_rows: Digests) -> None:
    table = Table("vy · view", "loggen · the log", "läsmodellen · the read model", "")
    for name, digest in from_log.items():
        rows = from_rows.get(name, "")
        table.add_row(
            name, digest[:16], rows[:16], "lika · equal" if rows == digest else "[red]OLIKA · DIFFERENT[/red]"
        )
    Console().print(table)
