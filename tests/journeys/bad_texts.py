"""Texts that point at a person, and texts that count people, in every kind of text field of reports."""

from collections.abc import Iterator
from itertools import cycle

from tests.deid.test_gate_catalogue import REFUSED, REVIEWED
from tests.journeys.bad_shapes import Bad
from tests.journeys.report_orders import body_of

TEXTS = (
    ("ReportIncident", "description"),
    ("ShareReport", "legal_reference"),
    ("AnswerSurvey", "replies.2.text"),
    ("AddLocalQuestions", "questions.0.text"),
    ("IssueSurvey", "title"),
    ("RegisterSource", "title"),
    ("RegisterSource", "coverage.description"),
    ("DescribeSituation", "mapping"),
    ("DescribeSituation", "other_information"),
    ("DescribeSituation", "analysis"),
    ("AssessMilieu", "reason"),
    ("AddFinding", "title"),
    ("AddFinding", "text"),
    ("TakePoliceInput", "text"),
    ("RecordPictureConsultation", "police_function"),
    ("AddAddendum", "text"),
    ("AddAddendum", "changed.0.reason"),
    ("PublishSummary", "summary"),
    ("PublishSummary", "approving_function"),
    ("AnnounceManifestation", "hours"),
    ("AnnounceManifestation", "what_to_do"),
)
"""The text fields of the commands that many people send."""
_UNCOUNTED = tuple(
    each
    for each in TEXTS
    if each[0]
    in {"RegisterSource", "DescribeSituation", "AssessMilieu", "AddFinding", "TakePoliceInput", "AddAddendum"}
    or each == ("PublishSummary", "summary")
)
_COUNTED_TOO = {"en elev i 8B slog"}
"""Items of the gate that a picture refuses even before the gate is asked."""
COUNTED = (
    "Det rör sig om tre personer.",
    "Ett tiotal ungdomar är aktiva.",
    "Två våldsbejakande extremister är kända.",
    "Cirka 15 individer i området.",
    "Antalet personer uppgår till 7.",
    "Ett fåtal kända aktivister.",
    "En handfull radikaliserade unga män.",
    "Personer: 12",
    "Fyra återvändare har flyttat hit.",
    "Ｔｒｅ personer.",
)


def persons(kinds: tuple[tuple[str, str], ...] = TEXTS) -> Iterator[Bad]:
    """Yield every bad item of the gate's catalogue in every kind of text field, by the gateway each in one of them."""
    found = [("PERSONAL_DATA", item, text, secret) for item, text, secret, _ in REFUSED]
    found += [("NEEDS_REVIEW", item, text, secret) for item, text, secret, _ in REVIEWED]
    for number, (code, item, text, secret) in enumerate(found):
        for turn, (order, place) in enumerate(kinds):
            body = body_of(order, {place: f"Enligt uppgift: {text}"})
            counted = text in _COUNTED_TOO and (order, place) in _UNCOUNTED
            told = "MALFORMED" if counted else code
            yield Bad(f"{item}", order, body, told, place, (secret,), turn == number % len(kinds))


def counted_people() -> Iterator[Bad]:
    """Yield texts of a picture that say how many somebody are (R24)."""
    for text in COUNTED:
        for order, place in _UNCOUNTED:
            yield Bad("R24", order, body_of(order, {place: text}), "MALFORMED", place, (text,))


def numbers_for_codes() -> Iterator[Bad]:
    """Yield codes and keys that hold the number of a person."""
    written = cycle(("640823-3234", "19640823-3234", "640883-3231"))
    for order, place in (
        ("ReportIncident", "namnd"),
        ("ReportIncident", "case_number"),
        ("ReportIncident", "command_id"),
        ("ReportIncident", "observation.district"),
        ("ReportIncident", "answers.0.option"),
        ("ReportIncident", "actor.account"),
        ("EraseText", "decision"),
        ("FixSituationPicture", "diarienummer"),
        ("AddFinding", "key"),
        ("AnnounceManifestation", "announcement_id"),
        ("AnnounceManifestation", "schools.0"),
        ("AnswerSurvey", "command_id"),
        ("AnswerSurvey", "survey"),
        ("ReceiveStatistics", "rows.0.district"),
    ):
        number = next(written)
        yield Bad("55 as a code", order, body_of(order, {place: number}), "PERSONAL_DATA", place, (number,))
