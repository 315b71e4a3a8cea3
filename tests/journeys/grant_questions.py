"""Questions about support with arguments that cannot be answered; and odd ones that can."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.journeys.bad_fields import NO_ORGANISATIONS
from tests.journeys.bad_shapes import SECRET, Bad
from tests.journeys.grant_orders import NAMND, NEW_ORG, ORGNR
from tests.journeys.report_orders import TODAY

Json = Any
_TYPES = {
    "orgnr": "String!",
    "namnd": "String!",
    "kind": "SupportKind!",
    "on": "Date",
    "asOf": "DateTime",
    "year": "Int!",
    "status": "SupportStatus",
    "published": "Boolean!",
}
_GOOD: Mapping[str, Mapping[str, Json]] = {
    "eligibility": {
        "orgnr": ORGNR,
        "namnd": NAMND,
        "kind": "GRANT",
        "on": "2026-01-15",
        "asOf": None,
    },
    "organisation": {"orgnr": ORGNR, "asOf": None},
    "grants": {"namnd": NAMND, "year": 2026, "status": "PAID", "asOf": None},
    "outstandingDuties": {"namnd": NAMND, "asOf": None},
    "controlReport": {"namnd": NAMND, "year": 2026, "published": True, "asOf": None},
    "financedControls": {"namnd": NAMND, "year": 2026, "asOf": None},
    "ruleSets": {"namnd": NAMND, "on": "2026-01-15", "asOf": None},
    "rounds": {"namnd": NAMND, "year": 2026, "asOf": None},
}
_BAD: Mapping[str, tuple[Json, ...]] = {
    "orgnr": (17, [ORGNR, ORGNR], {"number": SECRET}, None),
    "namnd": (17, [NAMND, NAMND], {"code": SECRET}),
    "kind": (SECRET, 17, "grant", None),
    "on": ("2026-02-29", "2019-31-12", "2026-01-01T10:11:12Z", "20260101", 45000, SECRET),
    "asOf": ("2026-01-15", "2026-01-15T12:00:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", 0, SECRET),
    "year": ("2026", 2026.5, 2**31, -(2**31) - 1, True, [2026, 2027], None, SECRET),
    "status": (SECRET, "paid", 17, ["PAID", "PAID"]),
    "published": ("ja", 1, None),
}


def bad_questions() -> Iterator[Bad]:
    """Yield every argument of every question with values that it cannot have."""
    for name, good in _GOOD.items():
        for argument in good:
            for value in _BAD[argument]:
                yield _asked(name, {**good, argument: value}, "BAD_VARIABLES", None, value)
        if "orgnr" in good:
            for item, number in NO_ORGANISATIONS:
                code = "PERSON" if item.startswith(("72", "63")) else "FORM"
                code = "CHECK" if item.startswith("65") else code
                yield _asked(name, {**good, "orgnr": number}, f"ORGNR_{code}", "orgnr", number)
            yield _asked(name, {**good, "orgnr": SECRET * 5000}, "ORGNR_FORM", "orgnr", SECRET)
        yield _asked(name, {**good, "asOf": "x" * 70_000}, "BODY_TOO_LARGE", None, None)
    for namnd in (SECRET, "640823-3234", f"{SECRET}\x00", "", "../../x/hemligt", f"{SECRET}\u202e", "SKARPNACK"):
        yield _asked("eligibility", {**_GOOD["eligibility"], "namnd": namnd}, "NAMND_UNKNOWN", "namnd", namnd)


def odd_questions() -> Iterator[bytes]:
    """Yield questions that look bad and have an answer: far days, other forms, nämnder that do not exist."""
    for orgnr in (ORGNR, ORGNR.replace("-", ""), f"16{ORGNR}", NEW_ORG):
        for name in ("eligibility", "organisation"):
            yield _question(name, {**_GOOD[name], "orgnr": orgnr})
    yield from _of_any_time()
    for name in ("grants", "controlReport", "financedControls", "rounds"):
        for year in (0, -1, 2**31 - 1, -(2**31)):
            yield _question(name, {**_GOOD[name], "year": year})
        for namnd in (SECRET, f"{SECRET}\x00", "", "'; DROP TABLE organisation; --", "%"):
            yield _question(name, {**_GOOD[name], "namnd": namnd})


def _of_any_time() -> Iterator[bytes]:
    for on in ("0001-01-01", "9999-12-31", "2024-02-29"):
        for name in ("eligibility", "ruleSets"):
            yield _question(name, {**_GOOD[name], "on": on, "asOf": None})
    for moment in ("2000-01-01T00:00:00Z", "2199-12-31T23:59:59.999999+14:00", "2026-03-29T02:30:00+01:00"):
        for name, good in _GOOD.items():
            if name != "eligibility" or moment > str(TODAY):  # no nämnd was known before
                yield _question(name, {**good, "asOf": moment})


def _asked(name: str, said: Mapping[str, Json], code: str, field: str | None, value: Json) -> Bad:
    long_enough = isinstance(value, str) and len(value) > len("2026-02-29")
    return Bad("a question", name, _question(name, said), code, field, (value,) if long_enough else ())


def _question(name: str, said: Mapping[str, Json]) -> bytes:
    declared = ", ".join(f"${each}: {_TYPES[each]}" for each in said)
    given = ", ".join(f"{each}: ${each}" for each in said)
    query = f"query({declared}) {{ it: {name}({given}) {{ __typename }} }}"
    return json.dumps({"query": query, "variables": said}).encode()
