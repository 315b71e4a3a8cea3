"""Every command with every field filled in, made from its published schema; and the places of its texts and codes."""

import json
import re
from collections.abc import Mapping
from copy import deepcopy
from importlib.resources import files
from typing import Any, NamedTuple

import contracts
from contracts import catalogue
from contracts.envelope import Instruction

Json = Any
Path = tuple[str | int, ...]

COMMANDS: dict[str, type[Instruction]] = {
    f"{service}.{name}": order for service in catalogue.SERVICES for name, order in catalogue.commands(service).items()
}
_PUBLISHED = files(contracts) / "schemas"
"""Kept the same as the contracts by a test; reading is much faster than making them anew."""
_BY_PATTERN = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "kod-1",
    "^[A-Za-z0-9._:/-]+$": "command-1",
    "^[A-Z][A-Za-z]{2,60}$": "DraftPlan",
    r"^[0-9A-Za-zÅÄÖåäö][0-9A-Za-zÅÄÖåäö .:/\-]*$": "155-943/2015",
    r"^\+?[0-9][0-9 \-]{1,20}$": "08-508 00 000",
    r"^https?://[^\s]+$": "https://start.stockholm/",
    "^[A-Z]{0,4}[ -]?[0-9]{1,4}[0-9/ -]{0,12}$": "2026-1",
    "^i-[0-9a-f]{16}$": "i-0123456789abcdef",
    "^d-[0-9a-f]{16}$": "d-0123456789abcdef",
    "^t-[0-9a-f]{32}$": "t-" + "0123456789abcdef" * 2,
    "^[0-9a-f]{64}$": "0123456789abcdef" * 4,
    "^[0-9A-Za-z-]+$": "ABCD-EFGH",
    "^(16)?([0-9]{6})-?([0-9]{4})$": "802002-4280",
    "^[0-9]{6}-[0-9]{4}-[0-9a-f]{8}$": "802002-4280-0123abcd",
    "^([0-9]{6}-[0-9]{4}|booking)-[0-9a-f]{8}$": "802002-4280-0123abcd",
    "^(?:[A-Z]{1,3}[0-9]{4,8}|[0-9]{4,7})$": "AB123456",
    r"^[a-z][a-z_]*(\.([a-z][a-z_]*|[0-9]{1,4}))*$": "attested",
}
_KEY = re.compile(r"\^((?:[a-z]-)?)\[0-9a-f\]\{(\d+)\}\$")


def made_by_machine(pattern: str) -> bool:
    """Tell whether a pattern is that of random keys, digests or tokens: they name what is there already, or nothing."""
    return _KEY.fullmatch(pattern) is not None or pattern == "^[0-9A-Za-z-]+$"


_MEANT: dict[str, Json] = {
    "Observation": {"influence": None, "affected": None, "noticed_at": None},
    "RequestLetting": {"booking_reference": None},
    "SurveyQuestion": {"kind": "choice", "indicator": None, "phenomenon": None},
}
"""Fields that cannot be chosen one by one."""
_BY_FORMAT = {"date": "2026-01-15", "date-time": "2026-01-15T12:00:00Z"}


class Filled(NamedTuple):
    """A command's JSON with every field, and where its values of free choice and of closed lists are."""

    body: Json
    strings: dict[Path, str | None]
    """Each with its pattern, if it has one."""
    terms: dict[Path, str]

    @property
    def texts(self) -> list[Path]:
        return [path for path, pattern in self.strings.items() if pattern is None]


def schema_of(name: str) -> Json:
    """Return the published schema of a command."""
    return json.loads((_PUBLISHED / f"{name}.json").read_bytes())


def filled(name: str) -> Filled:
    """Return a command of a service, `plans.DraftPlan`, with every field filled in."""
    schema = schema_of(name)
    made = Filled({}, {}, {})
    made.body.update(_filled(schema, schema.get("$defs", {}), (), made))
    made.body.update(_MEANT.get(name.partition(".")[2], {}))
    made.body["attested"] = []
    for path in [path for path in made.strings if path[0] == "attested"]:
        del made.strings[path]
    return made


def replaced(body: Json, values: Mapping[Path, Json]) -> bytes:
    """Return the command's bytes with other values in some places."""
    changed = deepcopy(body)
    for path, value in values.items():
        holder = changed
        for part in path[:-1]:
            holder = holder[part]
        holder[path[-1]] = value
    return json.dumps(changed).encode()


def _filled(schema: Json, known: Json, path: Path, made: Filled) -> Json:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        content = _filled(known[name], known, path, made)
        return content | _MEANT[name] if name in _MEANT else content
    if "anyOf" in schema:
        return _filled(schema["anyOf"][0], known, path, made)
    if schema.get("type") == "object":
        fields = schema.get("properties", {})
        return {name: _filled(part, known, (*path, name), made) for name, part in fields.items()}
    if schema.get("type") == "array":
        count = max(1, schema.get("minItems", 1))
        return [_filled(schema["items"], known, (*path, index), made) for index in range(count)]
    return _leaf(schema, path, made)


def _leaf(schema: Json, path: Path, made: Filled) -> Json:
    fixed = {"boolean": True, "integer": schema.get("minimum", 0), "number": schema.get("minimum", 0)}
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return made.terms.setdefault(path, schema["enum"][0])
    if schema["type"] in fixed:
        return fixed[schema["type"]]
    if "format" in schema:
        return _BY_FORMAT[schema["format"]]
    made.strings[path] = schema.get("pattern")
    return _of_the_form(schema["pattern"]) if "pattern" in schema else "Ett ord"


def _of_the_form(pattern: str) -> str:
    key = _KEY.fullmatch(pattern)
    return f"{key[1]}{'0123456789abcdef' * 4}"[: len(key[1]) + int(key[2])] if key else _BY_PATTERN[pattern]
