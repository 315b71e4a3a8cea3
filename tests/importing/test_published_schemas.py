"""The published JSON Schemas are the importer's own rules: committed, up to date, and of one mind with it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from varna.importing import ImportPlan, Source, plan_import, published_schemas
from varna.importing.yaml_lines import read_yaml

PUBLISHED = Path(__file__).parents[2] / "examples" / "schema"

SAMPLES = [
    ("", "", True),
    ("source_lines: 37", "source_lines: {first: 37, last: 37}", True),
    ("schedule: Löpande", "schedule: {printed: Löpande}", True),
    ("    schedule: Löpande\n", "", True),
    ("historical: true\n", "", True),
    ("source_lines: 37", "source_lines: 0", False),
    ("source_lines: 37", "source_lines: [37]", False),
    ("source_lines: 37", "source_lines: {first: 37}", False),
    ("schedule: Löpande", "schedule: [Löpande]", False),
    ("schedule: Löpande", "schedule: {corrected: Löpande}", False),
    ("schedule: Löpande", "schedule: 4", False),
    ("namnd: skarpnack", "namnd: Skarpnäck", False),
    ("namnd: skarpnack\n", "", False),
    ("version: 1", "version: 0", False),
    ("version: 1", "version: ett", False),
    ("ends: 2019-12-31", "ends: 2019-31-12", False),
    ("ends: 2019-12-31", "ends: 20191231", False),
    ("category: preventive\n    schedule", "category: prevent\n    schedule", False),
    ("category: preventive\n    schedule", "kategori: preventive\n    schedule", False),
    ("per: year", "per: day", False),
    ("value: 400", "value: -1", False),
    ("value: 400", "value: många", False),
    ("title: Feriejobb\n", "title: 2019\n", False),
    ("title: Feriejobb\n", f"title: {'x' * 401}\n", False),
    ("same_as: [first]", "same_as: first", False),
    ("format: varna.plan/1", "format: varna.plan/2", False),
]


PUBLISHED_NAMES = ["plan.schema.json", "organisation.schema.json", "reports.schema.json", "grants.schema.json"]


@pytest.mark.parametrize("name", PUBLISHED_NAMES)
def test_the_committed_schema_is_what_the_models_say(name: str) -> None:
    assert (PUBLISHED / name).read_text(encoding="utf-8") == published_schemas()[name], "run: make golden"


@pytest.mark.parametrize("name", PUBLISHED_NAMES)
def test_the_schema_is_itself_valid(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(published_schemas()[name]))


@pytest.mark.parametrize(("old", "new", "good"), SAMPLES)
def test_schema_and_importer_accept_and_refuse_the_same(old: str, new: str, good: bool, plan_text: str) -> None:
    assert old in plan_text
    text = plan_text.replace(old, new, 1)
    document, _ = read_yaml("a.yaml", text.encode())
    assert document is not None
    assert _by_schema(document.values) is good
    assert isinstance(plan_import([Source("a.yaml", text.encode())]), ImportPlan) is good


def _by_schema(data: object) -> bool:
    schema = json.loads(published_schemas()["plan.schema.json"])
    checker = Draft202012Validator.FORMAT_CHECKER
    return bool(Draft202012Validator(schema, format_checker=checker).is_valid(data))
