"""Commands that are not what their contract says: the first 32 of the catalogue, over the fields of reports."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from bus.requests import limit_of
from tests.journeys.report_orders import LEFT_OUT, NAMND, body_of

Json = Any


class Bad(NamedTuple):
    """A command that must be refused: its place in the catalogue, why it is bad, and what must be said of it."""

    item: str
    order: str
    sent: Json | bytes
    code: str
    field: str | None
    secrets: tuple[str, ...] = ()
    """What must be found nowhere afterwards, beside the id of the command itself."""
    by_gateway: bool = True
    """Whether it is sent by the gateway too, and not over the bus alone."""


SECRET = "hemligt-ord"
ORDERS = ("ReportIncident", "AnswerSurvey", "AssessMilieu", "AnnounceManifestation", "ReceiveStatistics")
FIRST_TEXT = {
    "ReportIncident": "description",
    "AnswerSurvey": "replies.2.text",
    "AssessMilieu": "reason",
    "AnnounceManifestation": "what_to_do",
    "ReceiveStatistics": "source",
}


def bytes_of_no_command(bodies: Mapping[str, Json]) -> Iterator[Bad]:
    """Yield what is not even the JSON of an object, for each of some commands."""
    for order, body in bodies.items():
        good = json.dumps({**body, "command_id": f"{SECRET}-{order}"}, ensure_ascii=False)
        spare = f'{good[:-1]}, "spare": '
        for item, sent in {
            "01 empty": b"",
            "02 not JSON": SECRET.encode(),
            "02 truncated": good[:-3].encode(),
            "03 NaN": f"{spare}NaN}}".encode(),
            "03 Infinity": f"{spare}-Infinity}}".encode(),
            "03 1e999": f"{spare}1e999}}".encode(),
            "04 a field twice": f'{good[:-1]}, "actor": null}}'.encode(),
            "07 a list": f"[{good}]".encode(),
            "08 20 digits": f'{good[:-1]}, "expected_version": 12345678901234567890}}'.encode(),
            "10 nested lists": spare.encode() + b"[" * 10_000 + b"]" * 10_000 + b"}",
            "10 nested objects": spare.encode() + b'{"a":' * 10_000 + b"1" + b"}" * 10_001,
            "12 a lone surrogate": good.replace(SECRET, f"{SECRET}\\ud800").encode(),
            "13 not UTF-8": good.encode().replace(SECRET.encode(), b"\xff\xfe"),
            "13 UTF-16": good.encode("utf-16"),
        }.items():
            yield Bad(item, order, sent, "MALFORMED", None, (SECRET,))
        above = SECRET * (limit_of(order) // len(SECRET))
        yield Bad("09 too large", order, f'{spare}"{above}"}}'.encode(), "TOO_LARGE", None, (SECRET,))


def fields_out_of_shape() -> Iterator[Bad]:
    """Yield commands with something wrong in one field."""
    for order in ORDERS:
        for item, place, value in (
            ("05 an unknown field", "spare", SECRET),
            ("05 an unknown field of the actor", "actor.name", SECRET),
            ("06 no actor", "actor", LEFT_OUT),
            ("07 a text for a number", "expected_version", "17"),
            ("07 a truth for a number", "expected_version", True),
            ("08 a negative version", "expected_version", -1),
            ("22 an unknown role", "actor.role", SECRET),
            ("25 a short key", "command_id", "kort"),
            ("31 a path as key", "command_id", "../../x y"),
            ("32 an account in capitals", "actor.account", SECRET.upper()),
        ):
            yield _one(item, order, place, value)
    for order in ORDERS[:-1]:
        place = FIRST_TEXT[order]
        for item, value in (
            ("07 a number for a text", 17),
            ("07 a list for a text", [SECRET]),
            ("11 NUL", f"{SECRET}\x00"),
            ("11 a bell", f"{SECRET}\x07"),
            ("14 a long text", f"{SECRET} " * 400),
            ("15 only white space", " \t\n"),
            ("15 only zero-width", "\u200b\u2060\u200d"),
            ("16 a direction override", f"{SECRET}\u202e"),
        ):
            yield _one(item, order, place, value)
    yield from (_one(*each) for each in _FIELDS)


def _one(item: str, order: str, place: str, value: Json) -> Bad:
    secrets = (value,) if isinstance(value, str) and len(value) > len("2026-02-29") else ()
    return Bad(item, order, body_of(order, {place: value}), "MALFORMED", place, secrets)


_FIELDS: tuple[tuple[str, str, str, Json], ...] = (
    ("06 no kind", "ReportIncident", "observation.kind", LEFT_OUT),
    ("06 no setting", "ReportIncident", "observation.setting", LEFT_OUT),
    ("06 no day", "ReportIncident", "observation.occurred_on", LEFT_OUT),
    ("06 nothing of the manager", "ReportIncident", "manager_told", LEFT_OUT),
    ("06 no token", "AnswerSurvey", "token", LEFT_OUT),
    ("06 a reply to nothing", "AnswerSurvey", "replies.0.question", LEFT_OUT),
    ("06 no reason", "AssessMilieu", "reason", LEFT_OUT),
    ("06 no schools", "AnnounceManifestation", "schools", []),
    ("06 no rows", "ReceiveStatistics", "rows", []),
    ("07 a text for a scale", "AnswerSurvey", "replies.0.scale", "3"),
    ("07 a half step", "AnswerSurvey", "replies.0.scale", 2.5),
    ("07 a number for a truth", "AnswerSurvey", "replies.1.yes", 1),
    ("08 a step outside the scale", "AnswerSurvey", "replies.0.scale", 6),
    ("08 no step of the scale", "AnswerSurvey", "replies.0.scale", 0),
    ("08 a negative count", "ReceiveStatistics", "rows.0.count", -1),
    ("08 a count beyond reason", "ReceiveStatistics", "rows.0.count", 1_000_001),
    ("08 nobody invited", "DistributeSurvey", "invited", 0),
    ("08 too many invited", "DistributeSurvey", "invited", 1001),
    ("17 no such day", "ReportIncident", "observation.occurred_on", "2019-31-12"),
    ("17 no such day", "AnnounceManifestation", "on", "2019-31-12"),
    ("18 no leap year", "ReportIncident", "observation.occurred_on", "2026-02-29"),
    ("18 no leap year", "TakePoliceInput", "received_on", "2026-02-29"),
    ("20 the year 1", "ReportIncident", "observation.occurred_on", "0001-01-01"),
    ("20 the year 9999", "FixSituationPicture", "fixed_on", "9999-12-31"),
    ("20 a day with a time", "ReportIncident", "observation.occurred_on", "2026-01-01T10:00:00"),
    ("20 a moment without a zone", "ReportIncident", "observation.noticed_at", "2026-01-01T10:00:00"),
    ("20 a moment of the year 1", "ReportIncident", "observation.noticed_at", "0001-01-01T00:00:00Z"),
    ("21 a period over two years", "ReceiveStatistics", "period", {"starts": "2025-12-01", "ends": "2026-01-31"}),
    ("21 a period backwards", "ReceiveStatistics", "period", {"starts": "2025-12-01", "ends": "2025-01-31"}),
    ("22 an unknown kind", "ReportIncident", "observation.kind", SECRET),
    ("22 an unknown milieu", "ReportIncident", "observation.milieu", SECRET),
    ("22 an unknown setting", "ReportIncident", "observation.setting", SECRET),
    ("22 an unknown function", "ReportIncident", "function", SECRET),
    ("22 an unknown source", "ReportIncident", "source", SECRET),
    ("22 an unknown milieu", "AssessMilieu", "milieu", SECRET),
    ("22 an unknown level", "AssessMilieu", "level", SECRET),
    ("22 an unknown trend", "AssessMilieu", "trend", SECRET),
    ("22 an unknown category", "DistributeSurvey", "category", SECRET),
    ("22 an unknown purpose", "ReadText", "purpose", SECRET),
    ("22 an unknown ground", "EraseText", "ground", SECRET),
    ("31 a path for a nämnd", "ReportIncident", "namnd", "../../x/hemligt"),
    ("31 a wildcard for a nämnd", "ReportIncident", "namnd", "hemligt.>"),
    ("31 a path for a picture", "AssessMilieu", "picture_id", "../../x/hemligt"),
    ("31 a path for a survey", "AnswerSurvey", "survey", "../../x/hemligt"),
    ("31 a path for a token", "AnswerSurvey", "token", "../../x/hemligt"),
    ("31 a path for a text", "ReadText", "reference", "../../x/hemligt"),
    ("31 a path for a message", "ConfirmAnnouncement", "announcement_id", "../../x/hemligt"),
    ("32 a nämnd in capitals", "ReportIncident", "namnd", NAMND.upper()),
    ("32 a reference in capitals", "ReadText", "reference", "t-" + "ABCDEF01" * 4),
    ("32 braces around a reference", "EraseText", "reference", "{t-" + "abcdef01" * 4 + "}"),
    ("R03 the id of another report", "ReportIncident", "linked_to", "i-0123456789abcdef"),
    ("N03 somebody's opinion", "ReportIncident", "observation.opinion", SECRET),
    ("N04 somebody", "ReportIncident", "person", SECRET),
    ("R24 how many somebody are", "TakePoliceInput", "persons", 12),
    ("N07 who answers", "AnswerSurvey", "respondent", SECRET),
)
