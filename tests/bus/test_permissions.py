"""Every role against every subject, on a real server; and what a relay and an inbox say when they are refused."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date

import pytest
from faststream.nats import NatsRouter

from bus.connection import Connection, NotPermittedError, connect, denied
from bus.inbox import Inbox
from bus.permissions import ROLES, authorization
from bus.relay import Relay
from bus.rpc import answer_commands, answer_status, ask, ask_status, broker_beside
from bus.stream import declare
from contracts.answers import Accepted
from contracts.envelope import Actor
from contracts.organisation import RegisterUnit
from contracts.vocabulary import Role
from tests.bus.fake_ledger import FakeLedger
from tests.bus.streams import positions, take_all, until
from tests.processes import NatsServer

AsRole = Callable[[str], Awaitable[Connection]]

PUBLISHERS: dict[str, set[str]] = {
    "events.plans.PlanDrafted.city": {"plans"},
    "events.reports.IncidentReported.city": {"reports"},
    "events.grants.SupportApproved.city": {"grants"},
    "events.training.CourseIssued.city": {"training"},
    "events.projector.Anything.city": set(),
    "positions": {"projector"},
    "rpc.plans.DraftPlan": {"gateway"},
    "rpc.plans.Status": {"deploy", "gateway"},
    "rpc.reports.ReportIncident": {"gateway"},
    "rpc.reports.Status": {"deploy", "gateway"},
    "rpc.projector.Status": {"deploy", "gateway"},
    "rpc.grants.ApproveSupport": {"gateway"},
    "rpc.grants.Status": {"deploy", "gateway"},
    "rpc.training.TakeInStaff": {"gateway"},
    "rpc.training.Status": {"deploy", "gateway"},
    "$JS.API.STREAM.CREATE.EVENTS": {"deploy", "grants", "plans", "reports", "training"},
    "$JS.API.STREAM.UPDATE.EVENTS": {"deploy"},
    "$JS.API.STREAM.INFO.EVENTS": {"deploy", "grants", "plans", "reports", "training"},
    "$JS.API.STREAM.MSG.GET.EVENTS": {"deploy", "grants", "plans", "projector", "reports", "training"},
    "$JS.API.STREAM.DELETE.EVENTS": set(),
    "$JS.API.STREAM.PURGE.EVENTS": set(),
    "$JS.API.STREAM.MSG.DELETE.EVENTS": set(),
    "$JS.API.STREAM.SNAPSHOT.EVENTS": set(),
    "$JS.API.STREAM.CREATE.OTHER": set(),
    "$JS.API.CONSUMER.CREATE.EVENTS.projector": {"projector"},
    "$JS.API.CONSUMER.CREATE.EVENTS.replay": {"deploy"},
    "$JS.API.CONSUMER.CREATE.EVENTS.plans": {"plans"},
    "$JS.API.CONSUMER.CREATE.EVENTS.reports": {"reports"},
    "$JS.API.CONSUMER.CREATE.EVENTS.grants": {"grants"},
    "$JS.API.CONSUMER.CREATE.EVENTS.training": {"training"},
    "$JS.API.CONSUMER.CREATE.EVENTS.stranger": set(),
    "$JS.API.CONSUMER.MSG.NEXT.EVENTS.projector": {"projector"},
    "$JS.API.CONSUMER.MSG.NEXT.EVENTS.projector-rebuild": {"projector"},
    "$JS.API.CONSUMER.DELETE.EVENTS.projector": {"projector"},
    "$JS.API.CONSUMER.RESET.EVENTS.projector": {"projector"},
    "$JS.ACK.EVENTS.projector.1.1.1.1.1": {"projector"},
    "$JS.ACK.EVENTS.reports.1.1.1.1.1": {"reports"},
    "$JS.ACK.EVENTS.grants.1.1.1.1.1": {"grants"},
    "$JS.ACK.EVENTS.training.1.1.1.1.1": {"training"},
    "$JS.ACK.EVENTS.stranger.1.1.1.1.1": set(),
    "$JS.API.INFO": set(),
    "$SYS.REQ.SERVER.PING": set(),
    "_INBOX_plans.eavesdropped": set(),
}
LISTENERS: dict[str, set[str]] = {
    "events.>": set(),
    "events.plans.>": set(),
    "rpc.plans.*": {"plans"},
    "rpc.plans.DraftPlan": {"plans"},
    "events.reports.>": set(),
    "rpc.reports.*": {"reports"},
    "events.grants.>": set(),
    "rpc.grants.*": {"grants"},
    "events.training.>": set(),
    "rpc.training.*": {"training"},
    "rpc.projector.Status": {"projector"},
    "rpc.gateway.Status": {"gateway"},
    "rpc.>": set(),
    "positions": {"gateway"},
    "$JS.ACK.>": set(),
    "$SYS.>": set(),
    "_INBOX.>": set(),
    ">": set(),
    **{f"_INBOX_{role}.>": {role} for role in ROLES},
}


async def refused(connection: Connection, act: Callable[[str], Awaitable[object]], subject: str) -> bool:
    """Whether the server refuses; its refusal arrives, if any, before its answer to a flush."""
    await act(subject)
    await connection.flush()
    words = subject.removesuffix(">")
    return denied(connection, (f'"{words}',)) is not None


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_may_say_what_it_must_and_nothing_else(as_role: AsRole, role: str) -> None:
    connection = await as_role(role)
    said = {subject for subject in PUBLISHERS if not await refused(connection, connection.publish, subject)}
    assert said == {subject for subject, roles in PUBLISHERS.items() if role in roles}


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_may_hear_what_it_must_and_nothing_else(as_role: AsRole, role: str) -> None:
    connection = await as_role(role)
    heard = {subject for subject in LISTENERS if not await refused(connection, connection.subscribe, subject)}
    assert heard == {subject for subject, roles in LISTENERS.items() if role in roles}


async def test_nobody_connects_without_the_right_password(guarded_server: NatsServer) -> None:
    for user, password in ((None, None), ("plans", "wrong"), ("stranger", "plans")):
        with pytest.raises(NotPermittedError, match="does not know the user"):
            await asyncio.wait_for(connect(guarded_server.url, "somebody", user=user, password=password), 10)


async def test_every_role_can_do_its_whole_work(as_role: AsRole) -> None:
    plans, projector, gateway = await as_role("plans"), await as_role("projector"), await as_role("gateway")
    ledger = FakeLedger().record(12)
    await Relay("plans", ledger.entries, plans).drain()
    inbox = Inbox(projector, "projector")
    await inbox.open({})
    assert positions(await take_all(inbox, 12)) == ledger.positions
    await inbox.resync()
    assert await inbox.head() == {"plans": ledger.positions[-1], "reports": 0, "grants": 0, "training": 0}
    await inbox.close()

    router = NatsRouter()
    answer_commands(router, "plans", lambda _order: Accepted(position=5))
    answer_status(router, "plans", lambda: {"well": True})
    broker = broker_beside(plans)
    broker.include_router(router)
    await broker.start()
    order = RegisterUnit(
        command_id="command-1",
        actor=Actor(account="registrator", role=Role.REGISTRAR),
        namnd="namnden",
        unit="enheten",
        name="Enheten",
        valid_from=date(2020, 1, 1),
    )
    assert await ask(gateway, "plans", order) == Accepted(position=5)
    assert await ask_status(gateway, "plans") == {"well": True}
    await broker.stop()

    told = asyncio.Event()

    async def hear(_message: object) -> None:
        told.set()

    await gateway.subscribe("positions", cb=hear)
    await gateway.flush()
    await projector.publish("positions", b"{}")
    await asyncio.wait_for(told.wait(), 10)
    await declare(await as_role("deploy"))


async def test_a_relay_that_may_not_publish_stops_and_says_so(as_role: AsRole, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bus.batches.PATIENCE", 0.5)
    await declare(await as_role("deploy"))
    wrong = Relay("plans", FakeLedger().record(1).entries, await as_role("gateway"))
    wrong._jetstream = (await as_role("plans")).jetstream()  # it may ask the stream, but not publish
    with pytest.raises(NotPermittedError, match="does not let the relay of plans do its work"):
        await asyncio.wait_for(wrong.run(), 20)
    assert 'publish to "events.plans.' in str(wrong.status.error)
    assert "bus.permissions" in str(wrong.status.error)


async def test_a_relay_that_may_not_even_ask_stops_and_says_so(as_role: AsRole) -> None:
    wrong = Relay("plans", FakeLedger().record(1).entries, await as_role("gateway"))
    with pytest.raises(NotPermittedError, match=r"\$js\.api\.stream\.msg\.get\.events"):
        await asyncio.wait_for(wrong.run(), 20)


async def test_an_inbox_under_a_name_it_was_not_given_stops_and_says_so(as_role: AsRole) -> None:
    await declare(await as_role("deploy"))
    inbox = Inbox(await as_role("projector"), "stranger")
    with pytest.raises(NotPermittedError, match="does not let stranger read"):
        await inbox.open({})


async def test_an_answer_is_heard_by_the_one_who_asked_only(as_role: AsRole) -> None:
    """The gateway listens under its own inbox prefix; the plans service may answer there once, and only when asked."""
    plans, gateway = await as_role("plans"), await as_role("gateway")
    overheard: list[object] = []

    async def hear(message: object) -> None:
        overheard.append(message)

    await gateway.subscribe("_INBOX_gateway.trap", cb=hear)
    await gateway.flush()
    assert await refused(plans, lambda subject: plans.publish(subject, b"forged"), "_INBOX_gateway.trap")
    asked = await plans.subscribe("rpc.plans.Status")
    await plans.flush()
    await gateway.publish("rpc.plans.Status", b"", reply="_INBOX_gateway.trap")
    await plans.publish((await asked.next_msg(timeout=10)).reply, b"answer")
    await until(lambda: len(overheard) == 1, "the answer is heard")


def test_passwords_come_from_the_environment_or_are_hashes() -> None:
    block = authorization({"plans": "$PLANS_PASSWORD", "gateway": "$2a$11$notAVariable"})
    assert "password: $PLANS_PASSWORD," in block
    assert 'password: "$2a$11$notAVariable",' in block
    with pytest.raises(KeyError):
        authorization({"stranger": "x"})
