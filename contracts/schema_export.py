"""The contracts as others read them: JSON Schema of every event and command, and AsyncAPI 3.0 of each service.

Everything is made from the classes; the committed files are compared in the tests and written anew by `make golden`.
"""

import json
from typing import Any

from pydantic import Field, JsonValue, TypeAdapter

from contracts import catalogue, subjects
from contracts.answers import ANSWER
from contracts.envelope import Actor, Attested, Contract, Fact, Instruction

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAMND = "{namnd}"
_HEADERS = {
    "Nats-Msg-Id": "<service>-<position>",
    "position": "Place in the service's log; grows, with gaps.",
    "previous": "The position published before it; 0 for the first.",
    "ce-specversion": "1.0",
    "ce-id": "<service>-<position>",
    "ce-source": "/varna/<service>",
    "ce-type": "The event's type with its version.",
    "ce-time": "When it was recorded, ISO 8601.",
    "ce-subject": f"The nämnd, or {subjects.CITY}.",
    "content-type": "application/json",
}

Json = dict[str, JsonValue]


class Envelope(Contract):
    """What surrounds an event's own data, on disk and on the wire."""

    recorded_at: int = Field(ge=0, description="Microseconds since 1970-01-01 UTC, strictly increasing in a service.")
    actor: Actor
    causation: str = Field(description="The command_id it follows from.")
    correlation: str = Field(description="What a chain of commands has in common.")
    data: dict[str, JsonValue] = Field(description="The event's own fields, by its type.")
    attested: tuple[Attested, ...] = Field(
        default=(), description="What the sender of the command said is not a person, by field of the command."
    )


def documents() -> dict[str, str]:
    """Return every generated file: its path below this folder, and its text."""
    files = {
        "schemas/envelope.json": _schema(TypeAdapter(Envelope), "envelope"),
        "schemas/answer.json": _schema(ANSWER, "answer"),
    }
    for service in catalogue.SERVICES:
        for name, fact in catalogue.events(service).items():
            files[f"schemas/{name}.json"] = _schema(TypeAdapter(fact), name)
        for name, order in catalogue.commands(service).items():
            files[f"schemas/{service}.{name}.json"] = _schema(TypeAdapter(order), f"{service}.{name}")
        files[f"asyncapi/{service}.json"] = asyncapi(service)
    return {path: json.dumps(content, indent=2, ensure_ascii=False) + "\n" for path, content in files.items()}


def asyncapi(service: str) -> Json:
    """Return what a service says and hears, with its channels as they are named on the bus."""
    channels: Json = {"answers": {"address": None, "messages": {"answer": _ref("components/messages/answer")}}}
    operations: Json = {}
    messages: Json = {"answer": {"contentType": "application/json", "payload": {"$ref": "../schemas/answer.json"}}}
    for type_name, fact in catalogue.events(service).items():
        _, name, _version = type_name.split(".")
        channels[f"events.{name}"] = _event_channel(type_name)
        operations[f"publish.{name}"] = {"action": "send", "channel": _ref(f"channels/events.{name}")}
        messages[type_name] = _event_message(type_name, fact)
    for name, order in catalogue.commands(service).items():
        address = subjects.command_subject(service, name)
        channels[f"rpc.{name}"] = {"address": address, "messages": {name: _ref(f"components/messages/{name}")}}
        operations[f"answer.{name}"] = _answering(name)
        messages[name] = _command_message(service, name, order)
    info: Json = {"title": f"Värna: {service}", "version": "1.0.0", "description": _purpose(service)}
    head: Json = {"asyncapi": "3.0.0", "info": info, "defaultContentType": "application/json"}
    return {**head, "channels": channels, "operations": operations, "components": {"messages": messages}}


def _purpose(service: str) -> str:
    stream = subjects.EVENTS_STREAM
    return f"Events of {service} on the JetStream stream {stream}, and the commands it answers by request and reply."


def _event_channel(type_name: str) -> Json:
    namnd: Json = {"description": f"The nämnd the event is about, or {subjects.CITY}."}
    return {
        "address": subjects.event_subject(type_name, _NAMND),
        "parameters": {"namnd": namnd},
        "messages": {type_name: _ref(f"components/messages/{type_name}")},
    }


def _event_message(type_name: str, fact: type[Fact]) -> Json:
    own: Json = {"properties": {"data": {"$ref": f"../schemas/{type_name}.json"}}}
    headers: Json = {name: {"type": "string", "description": text} for name, text in _HEADERS.items()}
    required: list[JsonValue] = list(headers)
    return {
        "name": type_name,
        "summary": _first_line(fact),
        "headers": {"type": "object", "required": required, "properties": headers},
        "payload": {"allOf": [{"$ref": "../schemas/envelope.json"}, own]},
    }


def _command_message(service: str, name: str, order: type[Instruction]) -> Json:
    payload: Json = {"$ref": f"../schemas/{service}.{name}.json"}
    return {"name": name, "summary": _first_line(order), "payload": payload}


def _answering(name: str) -> Json:
    reply: Json = {"channel": _ref("channels/answers"), "messages": [_ref("channels/answers/messages/answer")]}
    return {"action": "receive", "channel": _ref(f"channels/rpc.{name}"), "reply": reply}


def _ref(path: str) -> Json:
    return {"$ref": f"#/{path}"}


def _first_line(contract: type[Fact] | type[Instruction]) -> str:
    return (contract.__doc__ or "").strip().splitlines()[0]


def _schema(adapter: TypeAdapter[Any], title: str) -> Json:
    return {"$schema": _DIALECT, **adapter.json_schema(), "title": title}
