"""The generated files say what the classes say, and what really is stored and sent is as they say."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
from pydantic_core import to_json

from bus.wire import outgoing
from contracts import catalogue, schema_export
from contracts.answers import Accepted, refuse
from contracts.envelope import seal
from contracts.upcasting import STEPS
from tests.contracts.generated import GENERATED
from tests.contracts.payloads import CONTRACTS, PAYLOADS, payload
from tests.ledger.orders import fact, order


@pytest.mark.parametrize("path", sorted(GENERATED))
def test_committed_file_is_what_the_contracts_say(path: str) -> None:
    committed = CONTRACTS / path
    assert committed.exists(), f"contracts/{path} is missing: run `make golden` and commit it"
    assert committed.read_text(encoding="utf-8") == GENERATED[path], f"contracts/{path} is old: run `make golden`"


def test_no_file_is_left_of_what_is_gone() -> None:
    committed = {file.relative_to(CONTRACTS).as_posix() for room in ("schemas", "asyncapi") for file in room_of(room)}
    outlived = {f"schemas/{name}.json" for name in STEPS}
    assert committed - set(GENERATED) - outlived == set()


def room_of(name: str) -> list[Path]:
    return list((CONTRACTS / name).iterdir())


def schema(name: str) -> jsonschema.Draft202012Validator:
    found = json.loads(GENERATED[f"schemas/{name}.json"])
    jsonschema.Draft202012Validator.check_schema(found)
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(found, format_checker=checker)


def test_a_stored_event_follows_the_published_schemas() -> None:
    sealed = json.loads(seal(fact("Åsö"), 1, order(1), "x"))
    schema("envelope").validate(sealed)
    schema("plans.NamndEstablished.v1").validate(sealed["data"])
    with pytest.raises(jsonschema.ValidationError):
        schema("envelope").validate({**sealed, "extra": 1})
    with pytest.raises(jsonschema.ValidationError):
        schema("plans.NamndEstablished.v1").validate({**sealed["data"], "kind": "parish"})


@pytest.mark.parametrize("name", [name for name in PAYLOADS if name not in STEPS])
def test_old_events_follow_the_published_schemas(name: str) -> None:
    body = payload(name)
    schema("envelope").validate(body)
    schema(name).validate(body["data"])


def test_commands_and_answers_follow_the_published_schemas() -> None:
    schema("plans.EstablishNamnd").validate(json.loads(order(1).model_dump_json()))
    schema("answer").validate(json.loads(Accepted(position=3, ids=("a",)).model_dump_json()))
    schema("answer").validate(json.loads(refuse("X", "sv", "en", field="a.b").model_dump_json()))


class Message(NamedTuple):
    position: int
    type: str
    sealed: bytes


def test_the_document_names_the_subjects_and_headers_the_bus_uses() -> None:
    document = json.loads(GENERATED["asyncapi/plans.json"])
    sent = outgoing("plans", Message(7, fact().type, seal(fact(), 1, order(1), "x")), 3)
    channel = document["channels"]["events.NamndEstablished"]
    assert channel["address"].format(namnd="skarpnack") == sent.subject
    headers = document["components"]["messages"][fact().type]["headers"]
    assert set(headers["properties"]) == set(headers["required"]) == set(sent.headers)
    assert document["channels"]["rpc.EstablishNamnd"]["address"] == "rpc.plans.EstablishNamnd"


@pytest.mark.parametrize("service", catalogue.SERVICES)
def test_every_event_and_command_has_its_channel_and_operation(service: str) -> None:
    document = json.loads(GENERATED[f"asyncapi/{service}.json"])
    operations = {(operation["action"], operation["channel"]["$ref"]) for operation in document["operations"].values()}
    events = {("send", f"#/channels/events.{name.split('.')[1]}") for name in catalogue.events(service)}
    orders = {("receive", f"#/channels/rpc.{name}") for name in catalogue.commands(service)}
    assert operations == events | orders


@pytest.mark.parametrize("path", sorted(GENERATED))
def test_every_reference_leads_somewhere(path: str) -> None:
    document = json.loads(GENERATED[path])
    for reference in references(document):
        file, _, place = reference.partition("#/")
        if file:
            assert f"schemas/{Path(file).name}" in GENERATED
            continue
        found: Any = document
        for step in place.split("/"):
            found = found[step]


def references(node: Any) -> list[str]:
    if isinstance(node, list):
        return [found for item in node for found in references(item)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return own + [found for value in node.values() for found in references(value)]


def test_generating_twice_gives_the_same_bytes() -> None:
    assert to_json(schema_export.documents()) == to_json(GENERATED)
