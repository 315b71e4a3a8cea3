"""What no command may hold, whoever sends it: found in every command, not in a chosen few."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from contracts import catalogue
from contracts.envelope import Instruction
from contracts.plan_progress import MeasureTarget
from tests.contracts.generated import GENERATED
from tests.ledger.orders import order

COMMANDS = {
    f"{service}.{name}": order for service in catalogue.SERVICES for name, order in catalogue.commands(service).items()
}
SCHEMAS = {name: json.loads(GENERATED[f"schemas/{name}.json"]) for name in COMMANDS}
LARGEST_AMOUNT = 10**13
"""In öre: the only whole numbers that GraphQL's Int cannot hold, and so a scalar of their own."""


def leaves(node: Any, path: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Return every place of a JSON Schema that says what a value is."""
    if isinstance(node, list):
        return [leaf for item in node for leaf in leaves(item, path)]
    if not isinstance(node, dict):
        return []
    own = [(path, node)] if isinstance(node.get("type"), str) else []
    return own + [leaf for key, value in node.items() for leaf in leaves(value, f"{path}/{key}")]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_number_of_a_command_has_its_bounds(name: str) -> None:
    for path, leaf in leaves(SCHEMAS[name]):
        if leaf["type"] in ("integer", "number"):
            assert leaf.get("minimum", -1) >= 0, path
            highest = LARGEST_AMOUNT if leaf["type"] == "integer" else 1e12
            assert leaf.get("maximum", highest + 1) <= highest, path


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_text_of_a_command_has_an_end(name: str) -> None:
    for path, leaf in leaves(SCHEMAS[name]):
        if leaf["type"] == "string":
            assert leaf.keys() & {"maxLength", "pattern", "format", "enum", "const"}, path


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_object_of_a_command_is_closed(name: str) -> None:
    for path, leaf in leaves(SCHEMAS[name]):
        if "properties" in leaf:
            assert leaf["additionalProperties"] is False, path


def changed(**fields: Any) -> bytes:
    body = json.loads(order(1).model_dump_json())
    return json.dumps({**body, **fields}).encode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b'{"command_id": ',
        changed(extra=1),
        changed(plan_obliged="true"),
        changed(plan_obliged=1),
        changed(expected_version="3"),
        changed(expected_version=-1),
        changed(expected_version=2**63),
        changed(expected_version=True),
        changed(expected_version=1.5),
        changed(valid_from="2019-31-12"),
        changed(valid_from="2026-02-29"),
        changed(valid_from="0001-01-01"),
        changed(valid_from="9999-12-31"),
        changed(valid_from=0),
        changed(valid_from="2019-01-01T00:00:00"),
        changed(kind="parish"),
        changed(namnd="../../x"),
        changed(namnd="A"),
        changed(name=None),
        changed(command_id="short"),
        changed(command_id="a b c d e f"),
        changed(command_id="x" * 121),
        changed(actor=None),
        b"[" * 10_000,
        b'{"a":' * 10_000,
    ],
)
def test_a_malformed_command_is_refused_without_repeating_it(body: bytes) -> None:
    with pytest.raises(ValidationError) as refused:
        COMMANDS["plans.EstablishNamnd"].model_validate_json(body)
    assert "../../x" not in str(refused.value)
    assert "parish" not in str(refused.value)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999", "-1", "1e13", '"3"'])
def test_P20_a_measured_value_is_a_number_one_could_have_measured(value: str) -> None:
    body = {
        **order(1).model_dump(mode="json", include={"command_id", "actor"}),
        "plan_id": "a-v1",
        "activity_id": "a-v1-t1",
        "target": "jobb",
        "value": 400.0,
        "period": {"starts": "2019-01-01", "ends": "2019-12-31"},
        "measured_on": "2020-01-15",
    }
    MeasureTarget.model_validate_json(json.dumps(body))
    text = json.dumps(body).replace("400.0", value)
    with pytest.raises(ValidationError):
        MeasureTarget.model_validate_json(text)


@pytest.mark.parametrize("kind", COMMANDS.values(), ids=list(COMMANDS))
def test_every_command_names_its_sender_and_its_key(kind: type[Instruction]) -> None:
    with pytest.raises(ValidationError) as refused:
        kind.model_validate_json(b"{}")
    missing = {error["loc"] for error in refused.value.errors() if error["type"] == "missing"}
    assert {("command_id",), ("actor",)} <= missing
