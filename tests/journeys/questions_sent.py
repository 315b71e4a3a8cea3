"""Questions as requests to the gateway, with arguments that have values they cannot have."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.journeys.bad_shapes import SECRET, Bad

Json = Any
Asked = Mapping[str, Mapping[str, Json]]
"""Questions by name, each with its arguments."""
_OFTEN = 2
"""An argument that many questions have alike gets every value in so many of them."""
_TYPES = {
    "orgnr": "String!",
    "namnd": "String!",
    "course": "String!",
    "kind": "SupportKind!",
    "by": "CoverageBy!",
    "forum": "Forum!",
    "on": "Date",
    "asOf": "DateTime",
    "year": "Int!",
    "status": "SupportStatus",
    "published": "Boolean!",
}
_WRONG: Mapping[str, Sequence[Json]] = {
    "orgnr": (17, [SECRET, SECRET], {"number": SECRET}, None),
    "namnd": (17, [SECRET, SECRET], {"code": SECRET}),
    "course": (17, [SECRET, SECRET], {"code": SECRET}, None),
    "kind": (SECRET, 17, "grant", None),
    "by": (SECRET, 17, "namnd", ["UNIT", "CITY"], None),
    "forum": (SECRET, 17, "tertial_1", None),
    "on": ("2026-02-29", "2019-31-12", "2026-01-01T10:11:12Z", "20260101", 45000, SECRET),
    "asOf": ("2026-01-15", "2026-01-15T12:00:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", 0, SECRET),
    "year": ("2026", 2026.5, 2**31, -(2**31) - 1, True, [2026, 2027], None, SECRET),
    "status": (SECRET, "paid", 17, ["PAID", "PAID"]),
    "published": ("ja", 1, None),
}


def out_of_type(questions: Asked) -> Iterator[Bad]:
    """Yield every argument of every question with values that it cannot have, and every question far too large."""
    for name, said, value in with_each(questions, _WRONG):
        yield asked(name, said, "BAD_VARIABLES", None, value)
    for name, good in questions.items():
        yield asked(name, {**good, "asOf": "x" * 70_000}, "BODY_TOO_LARGE", None, None)


def with_each(questions: Asked, values: Mapping[str, Sequence[Json]]) -> Iterator[tuple[str, Mapping[str, Json], Json]]:
    """Yield questions with other values of their arguments: every value in some of them, and in the others one each."""
    met: Counter[str] = Counter()
    for name, good in questions.items():
        for argument in good:
            met[argument] += 1
            tried = values[argument]
            if met[argument] > _OFTEN:
                tried = tried[met[argument] % len(tried) :][:1]
            yield from ((name, {**good, argument: value}, value) for value in tried)


def asked(name: str, said: Mapping[str, Json], code: str, field: str | None, value: Json) -> Bad:
    """Return a question that cannot be answered, for the sake of one value."""
    long_enough = isinstance(value, str) and len(value) > len("2026-02-29")
    return Bad("a question", name, question(name, said), code, field, (value,) if long_enough else ())


def question(name: str, said: Mapping[str, Json]) -> bytes:
    """Return a question as a request."""
    declared = ", ".join(f"${each}: {_TYPES[each]}" for each in said)
    given = ", ".join(f"{each}: ${each}" for each in said)
    query = f"query({declared}) {{ it: {name}({given}) {{ __typename }} }}"
    return json.dumps({"query": query, "variables": said}).encode()
