"""`varna import training` against running services: the list goes over the bus, and says what became of it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from bus.connection import connect
from bus.relay import Relay
from bus.requests import BODY_LIMIT, LIST_LIMIT, limit_of
from bus.stream import declare
from ledger.ledger import Ledger
from services.plans.rpc import serving as serving_plans
from services.training.rpc import serving
from tests.processes import NatsServer
from tests.training.house import house_in
from tests.training.spec import NAMND, NOW
from tests.training_lists.test_training_lists import DONE, STAFF, Lists
from varna.cli import main

Run = Callable[..., Result]


@asynccontextmanager
async def running(folder: Path, bus: NatsServer, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Any]:
    """The two services that an import of lists asks, and the command line beside them."""
    monkeypatch.setenv("VARNA_BUS", bus.url)
    plans = Ledger.open("plans", f"sqlite:///{folder / 'plans.db'}")
    connection = await connect(bus.url, "test")
    await declare(connection)
    with house_in(folder) as house:
        Lists(house, folder)
        training = house.stores.ledger
        async with (
            serving_plans(plans, Relay("plans", plans.entries, connection), connection),
            serving(house.stores, Relay("training", training.entries, connection), connection, lambda: NOW),
        ):

            async def run(*words: str) -> Result:
                return await asyncio.to_thread(CliRunner().invoke, main, ["import", "training", *words])

            yield run
    await connection.close()
    plans.close()


async def test_T01_N09_lists_by_command_are_told_in_words_and_as_json(
    tmp_path: Path, fresh_stream: NatsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff, done = tmp_path / "staff.csv", tmp_path / "done.csv"
    staff.write_text(STAFF, encoding="utf-8")
    done.write_text(DONE, encoding="utf-8")
    async with running(tmp_path, fresh_stream, monkeypatch) as run:
        tried = await run("staff", str(staff), "--namnd", NAMND, "--on", "2026-03-01", "--dry-run", "--json")
        assert json.loads(tried.stdout)["new"] is False, tried.output
        taken = await run("staff", str(staff), "--namnd", NAMND, "--on", "2026-03-01")
        assert (taken.exit_code, "3 rader" in taken.output) == (0, True), taken.output
        told = [json.loads((await run("completions", str(done), "--namnd", NAMND, "--json")).stdout) for _ in range(2)]
        assert [(each["rows"], each["parts"], each["new"]) for each in told] == [(3, 1, True), (3, 1, False)]
        done.write_text(DONE.replace("E1001;familjeenheten", "E1001;okänd"), encoding="utf-8")
        refused = await run("completions", str(done), "--namnd", NAMND)
        assert refused.exit_code == 1
        assert "B2" in refused.output
        assert "E1001" not in refused.output


@pytest.mark.parametrize(
    ("sort", "options", "named"),
    [
        ("completions", ("--namnd", "Skarpnäck"), "skarpnack"),
        ("completions", ("--namnd", "640823-3234"), "skarpnack"),
        ("staff", ("--namnd", "../../x", "--on", "2026-03-01"), "skarpnack"),
        ("staff", ("--namnd", NAMND, "--on", "1800-01-01"), "1900-01-01"),
        ("staff", ("--namnd", NAMND, "--on", "9999-12-31"), "2199-12-31"),
    ],
)
def test_an_option_that_cannot_be_is_told_and_not_repeated(
    tmp_path: Path, sort: str, options: tuple[str, ...], named: str
) -> None:
    list_of_some = tmp_path / "lista.csv"
    list_of_some.write_text(STAFF, encoding="utf-8")
    said = CliRunner().invoke(main, ["import", "training", sort, str(list_of_some), *options])
    assert said.exit_code == click.UsageError.exit_code
    assert named in said.stderr
    assert not any(option in said.stderr for option in options[1::2] if option != NAMND)


def test_a_list_may_be_as_large_as_the_bus_can_carry_and_other_commands_may_not() -> None:
    assert {limit_of(name) for name in ("TakeInStaff", "TakeInCompletions", "ImportCommands")} == {LIST_LIMIT}
    assert limit_of("ForgetEmployee") == BODY_LIMIT < LIST_LIMIT
