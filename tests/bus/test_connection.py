"""A connection that waits for its server, comes back, keeps nothing for later and logs nothing it carries."""

import asyncio
import logging

import pytest
from nats.aio.client import Client

from bus.connection import DISCONNECTED, AnswerLostError, Connection, connect, connect_like
from tests.bus.streams import until
from tests.processes import NatsServer, free_port


async def test_waits_for_a_server_that_is_not_there_yet(nats_process: NatsServer) -> None:
    nats_process.stop()
    connecting = asyncio.create_task(connect(nats_process.url, "early"))
    await asyncio.sleep(0)
    assert not connecting.done()
    nats_process.start()
    connection = await asyncio.wait_for(connecting, 20)
    assert connection.is_connected
    await connection.close()


async def test_tries_every_server_of_an_address(nats_server: NatsServer) -> None:
    connection = await connect(f"nats://127.0.0.1:{free_port()},{nats_server.url}", "two")
    assert connection.is_connected
    await connection.close()


async def test_keeps_nothing_for_later(nats_process: NatsServer) -> None:
    connection = await connect(nats_process.url, "honest")
    waiting = asyncio.create_task(connection.request("nobody.answers", b"x", timeout=30))
    await connection.subscribe("nobody.answers")
    await connection.flush()
    nats_process.kill()
    with pytest.raises((AnswerLostError, *DISCONNECTED)):
        await waiting
    with pytest.raises(DISCONNECTED):
        await connection.publish("events.plans.PlanDrafted.city", b"x")
    await connection.close()


async def test_another_one_like_it(nats_server: NatsServer) -> None:
    first = await connect(nats_server.url, "first")
    second = await connect_like(first)
    assert second.client_id != first.client_id
    await first.close()
    await second.close()
    with pytest.raises(TypeError, match="remembers"):
        await connect_like(Client())


async def test_logs_no_payload_and_no_password(nats_process: NatsServer, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="bus"):
        connection = await connect(nats_process.url, "quiet", user="plans", password="hemligt")
        await connection.publish("events.plans.PlanDrafted.city", b"640823-3234")
        nats_process.kill()
        await until(lambda: not connection.is_connected, "the loss is noticed")
        with pytest.raises(DISCONNECTED):
            await connection.publish("events.plans.PlanDrafted.city", b"640823-3234")
        await connection.close()
    assert "quiet lost its connection" in caplog.text
    assert "640823" not in caplog.text
    assert "hemligt" not in caplog.text


@pytest.mark.parametrize(
    "raw",
    [
        b"position: 7\r\nce-type: plans.PlanDrafted.v1\r\nwith-colon: a: b\r\n\r\n",
        "ce-subject: hägersten-älvsjö\r\n\r\n".encode(),
        b"tight:7\r\nempty:\r\n\r\n",
        b"broken \xff: \xff\r\nfine: 1\r\n\r\n",
        b"\r\n",
    ],
)
async def test_reads_headers_as_the_library_does(raw: bytes) -> None:
    assert Connection._parse_header_lines(raw) == Client._parse_header_lines(raw)
