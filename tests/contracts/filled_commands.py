"""Every command with every field filled in, made from its published schema; and the places of its texts and codes."""

import json
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from contracts import catalogue, schema_export
from contracts.envelope import Instruction

Json = Any
Path = tuple[str | int, ...]

COMMANDS: dict[str, type[Instruction]] = {
    f"{service}.{name}": order for service in catalogue.SERVICES for name, order in catalogue.commands(service).items()
}
_SCHEMAS = schema_export.documents()
_BY_PATTERN = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "kod-1",
    "^[A-Za-z0-9._:/-]+$": "command-1",
    "^[A-Z][A-Za-z]{2,60}$": "DraftPlan",
    r"^[0-9A-Za-zÅÄÖåäö][0-9A-Za-zÅÄÖåäö .:/\-]*$": "155-943/2015",
    r"^\+?[0-9][0-9 \-]{1,20}$": "08-508 00 000",
    r"^https?://[^\s]+$": "https://start.stockholm/",
    "^[A-Z]{0,4}[ -]?[0-9]{1,4}[0-9/ -]{0,12}$": "2026-1",
    "^i-[0-9a-f]{16}$": "i-0123456789abcdef",
    "^t-[0-9a-f]{32}$": "t-" + "0123456789abcdef" * 2,
    "^[0-9a-f]{64}$": "0123456789abcdef" * 4,
    "^[0-9A-Za-z-]+$": "ABCD-EFGH",
    r"^[a-z][a-z_]*(\.([a-z][a-z_]*|[0-9]{1,4}))*$": "attested",
}
MADE_BY_MACHINE = {"^i-[0-9a-f]{16}$", "^t-[0-9a-f]{32}$", "^[0-9a-f]{64}$", "^[0-9A-Za-z-]+$"}
"""Random keys and digests: they name something that is there already, or nothing."""
_MEANT: dict[str, Json] = {
    "Observation": {"influence": None, "affected": None, "noticed_at": None},
    "SurveyQuestion": {"kind": "choice", "indicator": None, "phenomenon": None},
}
"""Fields that cannot be chosen one by one."""
_BY_FORMAT = {"date": "2026-01-15", "date-time": "2026-01-15T12:00:00Z"}


def filled(name: str) -> tuple[Json, dict[Path, str | None]]:
    """Return a command's JSON, and where its strings of free choice are, each with its pattern if it has one."""
    schema = json.loads(_SCHEMAS[f"schemas/{name}.json"])
    strings: dict[Path, str | None] = {}
    body = _filled(schema, schema.get("$defs", {}), (), strings)
    body["attested"] = []
    return body, {path: pattern for path, pattern in strings.items() if path[0] != "attested"}


def replaced(body: Json, values: Mapping[Path, Json]) -> bytes:
    """Return the command's bytes with other values in some places."""
    changed = deepcopy(body)
    for path, value in values.items():
        holder = changed
        for part in path[:-1]:
            holder = holder[part]
        holder[path[-1]] = value
    return json.dumps(changed).encode()


def _filled(schema: Json, known: Json, path: Path, strings: dict[Path, str | None]) -> Json:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        content = _filled(known[name], known, path, strings)
        return content | _MEANT[name] if name in _MEANT else content
    if "anyOf" in schema:
        return _filled(schema["anyOf"][0], known, path, strings)
    if schema.get("type") == "object":
        fields = schema.get("properties", {})
        return {name: _filled(part, known, (*path, name), strings) for name, part in fields.items()}
    if schema.get("type") == "array":
        count = max(1, schema.get("minItems", 1))
        return [_filled(schema["items"], known, (*path, index), strings) for index in range(count)]
    return _leaf(schema, path, strings)


def _leaf(schema: Json, path: Path, strings: dict[Path, str | None]) -> Json:
    fixed = {"boolean": True, "integer": schema.get("minimum", 0), "number": schema.get("minimum", 0)}
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    if schema["type"] in fixed:
        return fixed[schema["type"]]
    if "format" in schema:
        return _BY_FORMAT[schema["format"]]
    strings[path] = schema.get("pattern")
    return _BY_PATTERN[schema["pattern"]] if "pattern" in schema else "Ett ord"
