"""Commands in GraphQL: made from their contracts, answered by a service over a real bus."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import orjson
import pytest
import sqlalchemy as sa
from graphql import GraphQLNonNull

from bus.connection import Connection, connect
from contracts import noting, training_noting
from contracts.answers import Accepted, Answer, refuse
from contracts.catalogue import SERVICES, commands
from contracts.envelope import Instruction
from contracts.subjects import POSITIONS, command_subject
from gateway.app import build_app
from gateway.commands import Sent
from gateway.execution import Execution
from gateway.limits import Limits
from gateway.projector.projection import Projection
from gateway.schema import executable
from gateway.schema.asking import Asking
from tests.gateway.asking_gateway import Client, client_of
from tests.gateway.gateway_history import sample_log
from tests.gateway.test_answer_cache import further
from tests.processes import NatsServer

ACTOR = {"account": "anna-1", "role": "LOCAL_COORDINATOR", "namnd": "skarpnack"}
SUBMIT = """mutation($v: SubmitPlanInput!) { submitPlan(input: $v) { __typename
    ... on Accepted { commandId ids position visible }
    ... on Refused { code field reasonSv reasonEn hint items details { field } } } }"""
ORDER = {"planId": "skarpnack-v2", "submittedOn": "2026-10-01", "actor": ACTOR}


@pytest.fixture
async def bus(nats_server: NatsServer) -> AsyncIterator[Connection]:
    connection = await connect(nats_server.url, "test")
    yield connection
    await connection.close()


@pytest.fixture
async def asking(engine: sa.Engine, bus: Connection) -> AsyncIterator[Client]:
    async with client_of(build_app(engine, bus, answer_within=0.3, visible_within=0.3)) as http:
        yield Client(http)


class Responder:
    """A service that notes what it is asked and answers as it is told."""

    def __init__(self, bus: Connection, answer: Callable[[], Answer | None]) -> None:
        self.orders: list[Any] = []
        self.asked = asyncio.Event()
        self._bus = bus
        self._answer = answer

    async def listen(self, command: str) -> "Responder":
        await self._bus.subscribe(command_subject("plans", command), cb=self._asked)
        await self._bus.flush()
        return self

    async def _asked(self, message: Any) -> None:
        self.orders.append(orjson.loads(message.data))
        self.asked.set()
        answer = await asyncio.to_thread(self._answer)
        if answer is not None:
            await message.respond(answer.model_dump_json().encode())


async def test_a_recorded_command_is_visible_once_the_projector_has_passed_it(
    asking: Client, bus: Connection, projection: Projection
) -> None:
    log = further(sample_log().on("2026-10-01"), 1)
    position = len(log.events)
    responder = await Responder(bus, lambda: Accepted(position=position, ids=("skarpnack-v2",))).listen("SubmitPlan")

    async def project() -> None:
        await responder.asked.wait()
        await asyncio.to_thread(projection.apply, log.events)
        await bus.publish(POSITIONS, orjson.dumps({"plans": position}))

    projecting = asyncio.create_task(project())
    found = (await asking(SUBMIT, v={**ORDER, "commandId": "test-0001"}))["submitPlan"]
    await projecting
    assert found == {
        "__typename": "Accepted",
        "commandId": "test-0001",
        "ids": ["skarpnack-v2"],
        "position": position,
        "visible": True,
    }
    assert responder.orders == [
        {
            "command_id": "test-0001",
            "actor": {"account": "anna-1", "role": "local_coordinator", "namnd": "skarpnack"},
            "expected_version": None,
            "attested": [],
            "plan_id": "skarpnack-v2",
            "submitted_on": "2026-10-01",
        },
    ]


async def test_a_recorded_command_that_cannot_be_read_yet_says_so(asking: Client, bus: Connection) -> None:
    await Responder(bus, lambda: Accepted(position=10_000)).listen("SubmitPlan")
    found = (await asking(SUBMIT, v=ORDER))["submitPlan"]
    assert (found["position"], found["visible"]) == (10_000, False)


async def test_a_command_without_an_id_gets_a_new_one_each_time(asking: Client, bus: Connection) -> None:
    responder = await Responder(bus, lambda: Accepted(position=1)).listen("SubmitPlan")
    ids = {(await asking(SUBMIT, v={**ORDER, "commandId": None}))["submitPlan"]["commandId"] for _ in range(2)}
    ids |= {(await asking(SUBMIT, v=ORDER))["submitPlan"]["commandId"]}
    assert len(ids) == 3
    assert {order["command_id"] for order in responder.orders} == ids


async def test_a_refusal_is_a_value_and_names_the_field_as_graphql_does(asking: Client, bus: Connection) -> None:
    refusal = refuse("P16", "Status saknas.", "Status is missing.", field="head.next_revision", hint="x", items=("a",))
    await Responder(bus, lambda: refusal).listen("SubmitPlan")
    assert (await asking(SUBMIT, v=ORDER))["submitPlan"] == {
        "__typename": "Refused",
        "code": "P16",
        "field": "head.nextRevision",
        "reasonSv": "Status saknas.",
        "reasonEn": "Status is missing.",
        "hint": "x",
        "items": ["a"],
        "details": [],
    }


async def test_what_a_contract_does_not_take_is_malformed_and_never_sent(asking: Client, bus: Connection) -> None:
    responder = await Responder(bus, lambda: Accepted(position=1)).listen("SubmitPlan")
    secret = "Anna Andersson 640823-3234"
    answer = await asking.post(SUBMIT, {"v": {**ORDER, "planId": secret}})
    refused = answer.json()["data"]["submitPlan"]
    assert (refused["__typename"], refused["code"], refused["field"]) == ("Refused", "MALFORMED", "planId")
    assert secret not in answer.text
    several = {**ORDER, "planId": secret, "commandId": "short", "actor": {**ACTOR, "account": secret}}
    answer = await asking.post(SUBMIT, {"v": several})
    details = {each["field"] for each in answer.json()["data"]["submitPlan"]["details"]}
    assert details == {"commandId", "actor.account", "planId"}
    assert secret not in answer.text
    assert responder.orders == []


async def test_a_service_that_is_not_there_is_down(asking: Client) -> None:
    answer = await asking.post(SUBMIT, {"v": {**ORDER, "commandId": "test-0002"}})
    [error] = answer.json()["errors"]
    assert error["extensions"]["code"] == "SERVICE_DOWN"
    assert error["extensions"]["commandId"] == "test-0002"


async def test_a_service_that_does_not_answer_is_slow_and_the_command_can_be_sent_again(
    asking: Client, bus: Connection
) -> None:
    responder = await Responder(bus, lambda: None).listen("SubmitPlan")
    [error] = (await asking.post(SUBMIT, {"v": ORDER})).json()["errors"]
    assert error["extensions"]["code"] == "SERVICE_SLOW"
    assert error["extensions"]["commandId"] == responder.orders[0]["command_id"]


async def test_one_refused_command_does_not_keep_the_next_from_being_tried(asking: Client, bus: Connection) -> None:
    await Responder(bus, lambda: Accepted(position=1)).listen("SubmitPlan")
    found = await asking(
        """mutation($a: SubmitPlanInput!, $b: SubmitPlanInput!) {
            a: submitPlan(input: $a) { __typename } b: submitPlan(input: $b) { __typename } }""",
        a={**ORDER, "planId": "Å"},
        b=ORDER,
    )
    assert found == {"a": {"__typename": "Refused"}, "b": {"__typename": "Accepted"}}


def camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


BY_NAME = {name: order for service in SERVICES for name, order in commands(service).items()}
NOTES = {order.__name__ for order in (*noting.NOTES, *training_noting.NOTES)}
GIVEN_OTHERWISE = {"ImportCommands", "RequireReview", "TakeCoverage", *NOTES}
"""An import is made with `varna import`; the others the services give themselves."""


@pytest.mark.parametrize("name", sorted(set(BY_NAME) - GIVEN_OTHERWISE))
def test_every_command_of_the_contracts_is_a_mutation_with_its_fields(name: str) -> None:
    mutation = executable().mutation_type
    assert mutation is not None
    field = mutation.fields[name[0].lower() + name[1:]]
    made = field.args["input"].type.of_type.fields
    model = BY_NAME[name].model_fields
    assert set(made) == {camel(each) for each in model}
    for each, described in model.items():
        needed = described.is_required() and each != "command_id"
        assert isinstance(made[camel(each)].type, GraphQLNonNull) == needed, each


def test_what_is_given_otherwise_is_no_mutation() -> None:
    mutation = executable().mutation_type
    assert mutation is not None
    assert len(mutation.fields) == len(set(BY_NAME) - GIVEN_OTHERWISE)


class Noting:
    """Notes the command as its contract reads it."""

    def __init__(self) -> None:
        self.order: Instruction | None = None

    async def send(self, _service: str, order_class: type[Instruction], body: Any) -> Sent:
        self.order = order_class.model_validate_json(orjson.dumps({"command_id": "noted-01", **body}))
        return Sent("noted-01", Accepted(position=1), visible=True)


async def test_a_whole_measure_reaches_its_contract_without_loss() -> None:
    activity = {
        "title": "Föräldrastöd",
        "description": None,
        "category": "PREVENTIVE",
        "functionLevels": ["PREVENTING", "DETECTING"],
        "responsible": {"kind": "SEVERAL", "title": "Två chefer", "members": ["A", "B"]},
        "collaborators": [{"party": {"kind": "OUTSIDE", "title": "Polisen"}, "until": "2018-07-31"}],
        "schedule": {"printed": "4 ggr/år", "kind": "RECURRING", "recurrence": {"times": 4, "per": "YEAR"}},
        "followUps": [{"forum": "ILS", "year": 2026, "inheritedFromLine": 574}],
        "targets": [{"key": "x", "title": "X", "value": 400, "unit": "jobb", "per": "YEAR"}],
        "components": [{"title": "ABC", "ages": {"youngest": 3, "oldest": 12}}],
        "contacts": [{"function": "Växeln", "phone": "08-508 00 000", "confirmed": False}],
        "presentation": "LIST_ITEM",
        "sourceLines": {"first": 126, "last": 126},
    }
    noting = Noting()
    execution = Execution(executable(), Limits())
    document = execution.read("mutation($v: PlanActivityInput!) { planActivity(input: $v) { __typename } }")
    assert not isinstance(document, list)
    operation = execution.operation(document, None)
    assert operation is not None
    asking: Any = Asking(None, noting, lambda: None)  # type: ignore[arg-type]
    order = {"planId": "x-v1", "activityId": "x-1", "activity": activity, "actor": ACTOR, "expectedVersion": 3}
    result = await execution.answer(document, operation, {"v": order}, asking)
    assert result.errors is None
    assert noting.order is not None
    recorded = noting.order.model_dump(mode="json", exclude_unset=True)
    assert recorded["expected_version"] == 3
    assert recorded["activity"] == {
        "title": "Föräldrastöd",
        "description": None,
        "category": "preventive",
        "function_levels": ["preventing", "detecting"],
        "responsible": {"kind": "several", "title": "Två chefer", "members": ["A", "B"]},
        "collaborators": [{"party": {"kind": "outside", "title": "Polisen"}, "until": "2018-07-31"}],
        "schedule": {"printed": "4 ggr/år", "kind": "recurring", "recurrence": {"times": 4, "per": "year"}},
        "follow_ups": [{"forum": "ils", "year": 2026, "inherited_from_line": 574}],
        "targets": [{"key": "x", "title": "X", "value": 400.0, "unit": "jobb", "per": "year"}],
        "components": [{"title": "ABC", "ages": {"youngest": 3, "oldest": 12}}],
        "contacts": [{"function": "Växeln", "phone": "08-508 00 000", "confirmed": False}],
        "presentation": "list_item",
        "source_lines": {"first": 126, "last": 126},
    }
