"""Commands with one thing wrong, at every place of every command of a service, found from the published schemas."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import cycle
from typing import Any, NamedTuple

from tests.contracts.filled_commands import COMMANDS, Path, filled, schema_of
from tests.deid.test_gate_catalogue import REFUSED, REVIEWED
from tests.journeys.bad_shapes import SECRET, Bad
from tests.journeys.report_orders import LEFT_OUT, changed

Json = Any
_NOTES = {"NoteNamnd", "NoteMerger", "NoteUnit", "NotePlan", "NoteActivity", "NotePlanInForce", "NotePlanOver"}
NOT_BY_PEOPLE = {"ImportCommands", *_NOTES}
_BY_CHANCE = len("2026-02-29")
"""What is no longer than this can stand anywhere without having been sent."""
_TURNS = 8
"""Of so many cases of a shape one goes by the gateway too, which reads a command as the service does."""
_APART = 8
"""Each text gets one in so many of the texts that point at a person, and every one of them goes to many texts."""
_OFTEN = 2
"""A field that many commands have alike gets every wrong value in so many of them, and in the others one each."""
_DAYS = (
    ("17 no such day", "2019-31-12"),
    ("18 no leap year", "2026-02-29"),
    ("20 the year 1", "0001-01-01"),
    ("20 the year 9999", "9999-12-31"),
    ("20 a day with a time", "2026-01-01T10:11:12"),
    ("20 a day in words", "den 1 januari 2026"),
    ("07 a number for a day", 45000),
)
_TEXTS = (
    ("07 a number for a text", 17),
    ("07 a list for a text", [SECRET]),
    ("11 NUL", f"{SECRET}\x00"),
    ("11 a bell", f"{SECRET}\x07"),
    ("14 a long text", f"{SECRET} " * 400),
    ("15 only white space", " \t\n"),
    ("15 only zero-width", "\u200b\u2060\u200d"),
    ("16 a direction override", f"{SECRET}\u202e"),
)
_CODES = (
    ("31 a path", "../../x hemligt"),
    ("31 a wildcard", "hemligt.>*"),
    ("32 in braces", "{HEMLIGT_ORD}"),
    ("14 a long code", f"{SECRET}-" * 30),
    ("07 a number for a code", 17),
)
_NUMBERS = (
    ("07 a text for a number", "17"),
    ("07 a truth for a number", True),
    ("07 a fraction", 2.5),
    ("08 below zero", -1),
    ("08 beyond reason", 10**16),
)
_PERSONS_NUMBERS = ("640823-3234", "19640823-3234", "640883-3231", "6408233234", "701063-2391")
NO_ORGANISATIONS = (
    *(("72 a sole trader", number) for number in ("640823-3234", "6408233234", "16640823-3234", "166408233234")),
    ("63 a samordningsnummer", "640883-3231"),
    ("57 a person's twelve digits", "19640823-3234"),
    ("59 over a hundred", "640823+3234"),
    ("65 a wrong check digit", "802002-4289"),
    ("66 full-width digits", "８０２００２-４２８０"),
    ("67 a zero-width space", "802002\u200b-4280"),
    ("60 a space", "802002 4280"),
)
NO_EMPLOYEE_NUMBERS = (
    *(("55 a personnummer", number) for number in (*_PERSONS_NUMBERS, "196408233234", "640823323", "19640823")),
    ("N09 a name", "Anna Andersson"),
    ("N09 an account", "anna.andersson"),
    ("N09 an e-mail", "anna.andersson@exempel.se"),
    ("66 full-width digits", "ＡＢ１２３４５６"),
    ("67 a zero-width space", "KNR7391\u200b8499"),
    ("11 a line break", "KNR73918499\n"),
    ("32 in small letters", "knr73918499"),
    ("60 a space", "KNR 73918499"),
    ("14 too short", "123"),
)
_EMPLOYEE = "^(?:[A-Z]{1,3}[0-9]{4,8}|[0-9]{4,7})$"
_ADDRESS = r"^https?://[^\s]+$"
_ORGNR, _CASE = "^(16)?([0-9]{6})-?([0-9]{4})$", "-[0-9a-f]{8}$"


_filled = cache(filled)


class Place(NamedTuple):
    """A place in a command: where, and what its schema says of it."""

    order: str
    path: Path
    schema: Json

    @property
    def dotted(self) -> str:
        return ".".join(map(str, self.path))

    def bad(self, item: str, value: Json, code: str = "MALFORMED", *, below: str = "", by_gateway: bool = True) -> Bad:
        """Return the command with another value here, or at a place below."""
        at = ".".join(part for part in (self.dotted, below) if part)
        name, body = self.order.partition(".")[2], _filled(self.order).body
        sent = changed({key: part for key, part in body.items() if key != "command_id"}, {at: value})
        secrets = (value, value.upper()) if isinstance(value, str) and len(value) > _BY_CHANCE else ()
        return Bad(item, name, sent, code, at, secrets, by_gateway)


def orders_of(service: str) -> list[str]:
    """Return the commands that people send to a service."""
    return [name for name in COMMANDS if name.startswith(f"{service}.") and name.split(".")[1] not in NOT_BY_PEOPLE]


def places(order: str) -> Iterator[Place]:
    """Yield every place of a command."""
    schema = schema_of(order)
    return _places(order, schema, schema.get("$defs", {}), ())


def _places(order: str, schema: Json, known: Json, path: Path) -> Iterator[Place]:
    if "anyOf" in schema:
        schema = schema["anyOf"][0]
    if "$ref" in schema:
        schema = known[schema["$ref"].rpartition("/")[2]]
    if _is_there(_filled(order).body, path):
        yield Place(order, path, schema)
        for name, part in schema.get("properties", {}).items():
            yield from _places(order, part, known, (*path, name))
        if "items" in schema:
            yield from _places(order, schema["items"], known, (*path, 0))


def _is_there(body: Json, path: Path) -> bool:
    """Tell whether the filled-in command has something there: of two fields it may have only one."""
    for step in path:
        if body is None or body == []:
            return False
        body = body[step]
    return body is not None


def out_of_shape(service: str) -> Iterator[Bad]:
    """Yield every command with something of the wrong shape, at each of its places."""
    turn = cycle(range(_TURNS))
    met: Counter[str] = Counter()
    for order in orders_of(service):
        for place in places(order):
            alike = repr((place.path[-1:], place.schema))
            met[alike] += 1
            wrong = [*_wrong(place)]
            tried = wrong if met[alike] <= _OFTEN or not place.path else wrong[met[alike] % len(wrong) :][:1]
            yield from (bad._replace(by_gateway=next(turn) == 0) for bad in tried)


def _wrong(place: Place) -> Iterator[Bad]:
    said = place.schema
    if "properties" in said:
        yield place.bad("05 an unknown field", SECRET, below="spare")
        for name in said.get("required", ()):
            if name != "command_id":  # the gateway gives one itself, and the test its own
                yield place.bad(f"06 no {name}", LEFT_OUT, below=name)
    if place.path:
        yield from (place.bad(item, value) for item, value in _values(said))


_BY_TYPE: Mapping[str, tuple[tuple[str, Json], ...]] = {
    "integer": _NUMBERS,
    "boolean": (("07 a number for a truth", 1), ("07 a text for a truth", "true")),
}


def _values(said: Json) -> Iterator[tuple[str, Json]]:
    if "properties" in said:
        yield "07 a text for an object", SECRET
    elif said.get("type") == "array":
        yield "07 a number for a list", 17
        if said.get("minItems"):
            yield "06 nothing in the list", []
    elif "enum" in said:
        yield from (("22 an unknown word", SECRET), ("07 a number for a word", 1))
    elif said["type"] in _BY_TYPE:
        yield from _BY_TYPE[said["type"]]
    elif "format" in said:
        yield from _DAYS
    else:
        yield from _of_a_string(said.get("pattern", ""))


def _of_a_string(pattern: str) -> Iterator[tuple[str, Json]]:
    yield from _CODES if pattern else _TEXTS
    if pattern == _ORGNR:
        yield from NO_ORGANISATIONS
    elif pattern == _EMPLOYEE:
        yield from NO_EMPLOYEE_NUMBERS
    elif pattern.endswith(_CASE):
        yield "72 the case of a sole trader", "640823-3234-0123abcd"


def persons_in_texts(service: str) -> Iterator[Bad]:
    """Yield the bad items of the gate's catalogue in every text of every command, by the gateway each in one.

    That every text field asks the gate is what tests/contracts/test_gate_on_contracts.py shows.
    """
    texts = [
        place
        for order in orders_of(service)
        for place in places(order)
        if place.schema.get("type") == "string" and not place.schema.keys() & {"pattern", "format", "enum"}
    ]
    found = [("PERSONAL_DATA", item, text, secret) for item, text, secret, _ in REFUSED]
    found += [("NEEDS_REVIEW", item, text, secret) for item, text, secret, _ in REVIEWED]
    for number, (code, item, text, secret) in enumerate(found):
        for turn, place in enumerate(texts):
            by_gateway = turn == number % len(texts)
            if by_gateway or (turn + number) % _APART == 0:
                bad = place.bad(f"{item}", f"Enligt uppgift: {text}", code, by_gateway=by_gateway)
                yield bad._replace(secrets=(secret,))


def persons_in_codes(service: str) -> Iterator[Bad]:
    """Yield the number of a person in every code of every command."""
    number, turn = cycle(_PERSONS_NUMBERS), cycle(range(_TURNS))
    for order in orders_of(service):
        for place in places(order):
            if _may_hold_a_number(place.schema.get("pattern", "")):
                secret = next(number)
                said = f"https://exempel.se/{secret}" if place.schema["pattern"] == _ADDRESS else secret
                bad = place.bad("55 as a code", said, "PERSONAL_DATA", by_gateway=next(turn) == 0)
                yield bad._replace(secrets=(secret,))


def _may_hold_a_number(pattern: str) -> bool:
    """Tell whether a code is chosen by people, so that its form does not keep numbers out by itself."""
    return not (pattern in {"", _ORGNR, _EMPLOYEE} or pattern.endswith(_CASE) or "{16}" in pattern)
