"""What the gate asks about comes back in the words of GraphQL, and is attested in the same words."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import sqlalchemy as sa

from bus.connection import Connection, connect
from contracts.answers import Accepted
from gateway.app import build_app
from tests.gateway.asking_gateway import Client, client_of
from tests.gateway.test_mutations import ACTOR, Responder
from tests.processes import NatsServer

PLAN = """mutation($v: PlanActivityInput!) { planActivity(input: $v) { __typename
    ... on Refused { code field reasonSv reasonEn hint items } } }"""
WANTED = "Enligt Anna Andersson"


def order(**activity: Any) -> dict[str, Any]:
    whole = {"title": "Föräldrastöd", "category": "PREVENTIVE", **activity}
    return {"planId": "x-v1", "activityId": "x-1", "activity": whole, "actor": ACTOR}


@pytest.fixture
async def asked(nats_server: NatsServer) -> AsyncIterator[Responder]:
    connection: Connection = await connect(nats_server.url, "test")
    yield await Responder(connection, lambda: Accepted(position=1)).listen("PlanActivity")
    await connection.close()


@pytest.fixture
async def asking(engine: sa.Engine, nats_server: NatsServer) -> AsyncIterator[Client]:
    connection = await connect(nats_server.url, "gateway")
    async with client_of(build_app(engine, connection, answer_within=2, visible_within=0.1)) as http:
        yield Client(http)
    await connection.close()


async def test_N01_personal_data_is_refused_before_it_is_sent(asking: Client, asked: Responder) -> None:
    answer = await asking.post(PLAN, {"v": order(wantedOutcome="Ring 070-174 06 05")})
    told = answer.json()["data"]["planActivity"]
    assert (told["code"], told["field"], told["items"]) == ("PERSONAL_DATA", "activity.wantedOutcome", ["5-18:phone"])
    assert "070" not in answer.text
    assert asked.orders == []


async def test_N02_a_stretch_is_attested_by_the_field_that_the_refusal_names(asking: Client, asked: Responder) -> None:
    body = order(wantedOutcome=WANTED)
    told = (await asking(PLAN, v=body))["planActivity"]
    assert (told["code"], told["field"], told["items"]) == (
        "NEEDS_REVIEW",
        "activity.wantedOutcome",
        ["7-21:person_name"],
    )
    said = [{"field": told["field"], "start": 7, "end": 21}]
    assert (await asking(PLAN, v={**body, "attested": said}))["planActivity"] == {"__typename": "Accepted"}
    [sent] = asked.orders
    assert sent["attested"] == [{"field": "activity.wanted_outcome", "start": 7, "end": 21}]


async def test_N02_an_attestation_of_nothing_is_refused(asking: Client, asked: Responder) -> None:
    said = [{"field": "activity.title", "start": 0, "end": 3}]
    told = (await asking(PLAN, v={**order(), "attested": said}))["planActivity"]
    assert (told["code"], told["field"]) == ("MALFORMED", "attested.0")
    assert asked.orders == []
