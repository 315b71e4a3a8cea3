"""Read models built anew: by wish, by another definition, and apart, to check what the rows say and remember."""

from collections.abc import Callable
from datetime import date

import pytest

from bus.connection import Connection
from bus.inbox import Inbox
from contracts.plan_approval import PlanSubmitted
from gateway.projector.generations import ask_for_rebuild, current_tables, drop_retired
from gateway.projector.parking import park
from gateway.projector.replay import replay
from gateway.projector.status import State
from gateway.projector.verification import verified
from tests.projector.read_models import ReadModels
from tests.projector.running import projecting, publish, relayed, until, until_at
from tests.projector.sample_history import established, plans_history, sample_ledger
from tests.projector.sample_ledger import SERVICE, Ledger

LAST = plans_history()[-1].position


async def test_a_rebuild_asked_for_is_read_when_it_is_done(
    read_models: ReadModels, connection: Connection, another: Callable[[], ReadModels]
) -> None:
    await relayed(sample_ledger(), connection)
    async with projecting(read_models, connection) as projector:
        await until_at(projector, LAST)
        with read_models.engine.begin() as broken:
            broken.exec_driver_sql("delete from g1_measure")
        ask_for_rebuild(read_models.engine)
        await until(lambda: current_tables(read_models.engine).generation == 2, "the new generation is read")
        await until(lambda: projector.status.state is State.RUNNING, "the projector follows again")
        more = sample_ledger()
        more.add(established("bromma"))
        await until_at(projector, await relayed(more, connection))
    assert read_models.digest() == another().fold(more.recorded).digest()
    drop_retired(read_models.engine)
    with read_models.engine.connect() as left, pytest.raises(Exception, match="g1_plan"):
        left.exec_driver_sql("select count(*) from g1_plan")


async def test_another_definition_of_the_rows_rebuilds_by_itself(
    read_models: ReadModels, connection: Connection, another: Callable[[], ReadModels]
) -> None:
    read_models.fold(plans_history()[:10])
    with read_models.engine.begin() as older:
        older.exec_driver_sql("update generation set definition = 'older'")
    await relayed(sample_ledger(), connection)
    async with projecting(read_models, connection) as projector:
        await until_at(projector, LAST)
    assert current_tables(read_models.engine).generation == 2
    assert read_models.digest() == another().fold(plans_history()).digest()


async def test_a_rebuild_passes_what_is_parked(
    read_models: ReadModels, connection: Connection, another: Callable[[], ReadModels]
) -> None:
    ledger = Ledger([established("alvsjo"), established("ekero"), _about_no_plan(), established("bromma")])
    bad, unfoldable = ledger.list[1], ledger.list[2]
    for entry, previous in zip(ledger.list, [0, *(e.position for e in ledger.list)], strict=False):
        await publish(connection, entry, previous, **({"payload": b"{"} if entry is bad else {}))
    for entry in (bad, unfoldable):
        park(read_models.engine, SERVICE, entry.position, "Oläslig.", "registrator-1")
    async with projecting(read_models, connection) as projector:
        await until_at(projector, ledger.list[-1].position)
        live = read_models.digest()
        ask_for_rebuild(read_models.engine)
        await until(lambda: current_tables(read_models.engine).generation == 2, "the new generation is read")
    assert read_models.digest() == live
    assert read_models.keys("namnd") == ["alvsjo", "bromma"]


def _about_no_plan() -> PlanSubmitted:
    return PlanSubmitted(namnd="alvsjo", plan_id="alvsjo-v9", submitted_on=date(2018, 1, 1))


async def test_a_replay_to_a_moment_finds_what_the_rows_remember_of_it(
    read_models: ReadModels, connection: Connection
) -> None:
    history = plans_history()
    await relayed(sample_ledger(), connection)
    read_models.fold(history)
    for event in (history[0], history[20], history[-1]):
        for moment in (event.recorded_at - 1, event.recorded_at):
            inbox = Inbox(connection, "replay")
            assert await replay(inbox, moment) == read_models.digest_as_of(moment)
            await inbox.close()


async def test_a_verification_compares_only_as_far_as_the_rows_have_come(
    read_models: ReadModels, connection: Connection
) -> None:
    await relayed(sample_ledger(), connection)
    read_models.fold(plans_history()[:30])
    inbox = Inbox(connection, "replay")
    live, again = await verified(read_models.engine, inbox)
    assert live == again == read_models.digest()
    with read_models.engine.begin() as broken:
        broken.exec_driver_sql("update g1_plan set known_from = known_from + 1")
    live, again = await verified(read_models.engine, inbox)
    assert {view for view in live if live[view] != again[view]} == {"plan"}
    await inbox.close()
