"""The projector on a real stream: it follows, stops where it must, says so, and goes on when it may."""

import asyncio
import json
from collections.abc import Callable

import pytest

from bus.connection import Connection
from bus.rpc import ask_status
from contracts.subjects import POSITIONS
from contracts.vocabulary import ActivityStatus
from gateway.projector import projector as projector_module
from gateway.projector.parking import AlreadyParkedError, park, parked_places
from gateway.projector.status import State
from tests.bus.streams import made_again
from tests.projector.read_models import ReadModels
from tests.projector.running import projecting, publish, relayed, until, until_at
from tests.projector.sample_history import (
    drafted,
    established,
    measure,
    planned,
    plans_history,
    progress,
    sample_ledger,
)
from tests.projector.sample_ledger import SERVICE, Ledger

LAST = plans_history()[-1].position


async def stopped(projector: projector_module.Projector) -> dict[str, object]:
    await until(lambda: projector.status.state is State.STOPPED, "the projector has stopped")
    return projector.status.told()


async def test_what_is_on_the_stream_becomes_the_rows_of_a_fold(
    read_models: ReadModels, connection: Connection, another: Callable[[], ReadModels]
) -> None:
    await relayed(sample_ledger(), connection)
    async with projecting(read_models, connection) as projector:
        await until_at(projector, LAST)
    assert read_models.digest() == another().fold(plans_history()).digest()


async def test_what_was_committed_is_announced_and_told_as_status(
    read_models: ReadModels, connection: Connection
) -> None:
    heard: asyncio.Queue[dict[str, int]] = asyncio.Queue()

    async def hear(message: object) -> None:
        await heard.put(json.loads(message.data))  # type: ignore[attr-defined]

    await connection.subscribe(POSITIONS, cb=hear)
    await relayed(sample_ledger(), connection)
    async with projecting(read_models, connection) as projector, asyncio.timeout(20):
        while await heard.get() != {SERVICE: LAST}:
            pass
        await until(
            lambda: projector.status.on_stream == {SERVICE: LAST, "reports": 0, "grants": 0, "training": 0},
            "the end of the stream is known",
        )
        told = await ask_status(connection, "projector")
    assert told["state"] == "running"
    assert told["positions"] == {SERVICE: LAST}
    assert told["lag"] == {SERVICE: 0, "reports": 0, "grants": 0, "training": 0}


async def test_a_restart_goes_on_where_it_stopped(
    read_models: ReadModels, connection: Connection, another: Callable[[], ReadModels]
) -> None:
    ledger = sample_ledger()
    first = Ledger([])
    first.list = ledger.list[:20]
    await relayed(first, connection)
    async with projecting(read_models, connection) as projector:
        await until_at(projector, first.list[-1].position)
    await relayed(ledger, connection)
    async with projecting(read_models, connection) as projector:
        await until_at(projector, LAST)
    assert read_models.digest() == another().fold(plans_history()).digest()


async def test_an_event_that_cannot_be_folded_stops_the_rows_until_it_is_parked(
    read_models: ReadModels, connection: Connection, another: Callable[[], ReadModels]
) -> None:
    ledger = Ledger(
        [
            established("alvsjo"),
            drafted(),
            planned("alvsjo-v1", "utbildning", measure("Utbilda")),
            progress("alvsjo-v1", "finns-inte", ActivityStatus.DONE),
            progress("alvsjo-v1", "utbildning", ActivityStatus.ONGOING),
        ]
    )
    poison = ledger.list[3].position
    await relayed(ledger, connection)
    async with projecting(read_models, connection) as projector:
        told = await stopped(projector)
        assert told["positions"] == {SERVICE: ledger.list[2].position}
        assert str(poison) in str(told["reason_sv"])
        assert str(poison) in str(told["reason_en"])
        assert "finns-inte" not in json.dumps(told)
        park(read_models.engine, SERVICE, poison, "Åtgärden saknas.", "registrator-1")
        await until_at(projector, ledger.list[4].position)
        await until(lambda: projector.status.state is State.RUNNING, "the projector runs again")
    row = read_models.now("activity", "alvsjo-v1/utbildning")
    assert row is not None
    assert row["body"]["status"] == "ongoing"
    without = another()
    without.projection().apply(ledger.recorded, {(SERVICE, poison)})
    assert read_models.digest() == without.digest()


async def test_bytes_that_are_no_event_stop_the_rows_until_they_are_parked(
    read_models: ReadModels, connection: Connection
) -> None:
    ledger = Ledger([established("alvsjo"), established("ekero"), established("bromma")])
    first, poison, last = ledger.list
    await publish(connection, first, 0)
    await publish(connection, poison, first.position, payload=b"{not json")
    await publish(connection, last, poison.position)
    async with projecting(read_models, connection) as projector:
        told = await stopped(projector)
        assert told["positions"] == {SERVICE: first.position}
        park(read_models.engine, SERVICE, poison.position, "Oläslig.", "registrator-1")
        await until_at(projector, last.position)
    assert read_models.keys("namnd") == ["alvsjo", "bromma"]
    async with projecting(read_models, connection) as projector:
        await until(lambda: projector.status.state is State.RUNNING, "a restart passes it again")
    assert read_models.projection().positions == {SERVICE: last.position}


async def test_the_last_event_can_be_parked_too_and_nothing_is_behind(
    read_models: ReadModels, connection: Connection
) -> None:
    first, poison = Ledger([established("alvsjo"), established("ekero")]).list
    await publish(connection, first, 0)
    await publish(connection, poison, first.position, payload=b"{not json")
    park(read_models.engine, SERVICE, poison.position, "Oläslig.", "registrator-1")
    async with projecting(read_models, connection) as projector:
        await until_at(projector, poison.position)


def test_a_position_is_parked_once_and_with_a_reason(read_models: ReadModels) -> None:
    with pytest.raises(ValueError, match="reason"):
        park(read_models.engine, SERVICE, 7, " ", "registrator-1")
    park(read_models.engine, SERVICE, 7, "Oläslig.", "registrator-1")
    with pytest.raises(AlreadyParkedError):
        park(read_models.engine, SERVICE, 7, "Igen.", "registrator-2")


def test_only_what_is_not_folded_yet_can_be_parked(read_models: ReadModels) -> None:
    with pytest.raises(ValueError, match="service"):
        park(read_models.engine, "nobody", 7, "Oläslig.", "registrator-1")
    with pytest.raises(ValueError, match="position"):
        park(read_models.engine, SERVICE, 0, "Oläslig.", "registrator-1")
    assert parked_places(read_models.engine) == frozenset()


async def test_an_unknown_version_stops_the_rows_and_parking_is_no_way_out(
    read_models: ReadModels, connection: Connection
) -> None:
    first, newer = Ledger([established("alvsjo"), established("ekero")]).list
    await publish(connection, first, 0)
    await publish(connection, newer, first.position, type="plans.NamndEstablished.v9")
    async with projecting(read_models, connection) as projector:
        told = await stopped(projector)
    assert told["positions"] == {SERVICE: first.position}
    assert "utgåva" in str(told["todo_sv"])
    assert "release" in str(told["todo_en"])


async def test_a_gap_stops_the_rows_until_the_stream_is_whole(
    read_models: ReadModels, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projector_module, "GAP_RETRY", 0.2)
    ledger = Ledger([established("alvsjo"), established("ekero"), established("bromma")])
    first, missing, last = ledger.list
    await publish(connection, first, 0)
    await publish(connection, last, missing.position)
    async with projecting(read_models, connection) as projector:
        told = await stopped(projector)
        assert told["positions"] == {SERVICE: first.position}
        assert "saknas" in str(told["reason_sv"])
        await made_again(connection)
        await relayed(ledger, connection)
        await until_at(projector, last.position)
        await until(lambda: projector.status.state is State.RUNNING, "the projector runs again")
    assert read_models.keys("namnd") == ["alvsjo", "bromma", "ekero"]


async def test_a_projector_that_stands_still_does_not_disturb_another(
    read_models: ReadModels, connection: Connection, another: Callable[[], ReadModels]
) -> None:
    first, newer = Ledger([established("alvsjo"), established("ekero")]).list
    await publish(connection, first, 0)
    await publish(connection, newer, first.position, payload=b"{not json")
    tolerant = another()
    park(tolerant.engine, SERVICE, newer.position, "Oläslig.", "registrator-1")
    async with projecting(read_models, connection) as still:
        await stopped(still)
        other = projector_module.Projector(tolerant.engine, connection, "projector-two")
        task = asyncio.create_task(other.run())
        await until_at(other, newer.position)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
