"""What a well-shaped plan file can still get wrong: dates in words, doubts without a remark, numbers out of place.

Reads the plain data and not the models, so that these are told together with everything else that is wrong.
"""

import re
from collections.abc import Callable, Iterator

from pydantic import JsonValue, ValidationError
from pydantic_core import PydanticCustomError

from contracts.gate import screen
from contracts.schedule import ScheduleProblem, parse_schedule
from contracts.vocabulary import Warned
from varna.importing.problems import Problem, Severity
from varna.importing.yaml_lines import Document, Path, dotted

_PHONE = re.compile(r"(?<![\w./:-])(?:\+\d{1,3}|0)[ -]?\d(?:[ -]{0,3}\d){5,}(?!\d)")
_NUMBER_FIELDS = {"phone", "address"}
_COMPACT = re.compile(r"\b20\d{6}\b")
_AGE_SIGN = re.compile(r"[<>]\s*\d{1,2}\s*år")
_YOUNG = re.compile(r"\bung(?:a|dom)|orosanm", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")

Check = Callable[[Document, Path], Iterator[Problem]]


def check(document: Document) -> list[Problem]:
    """Return what is doubtful in a file, whether or not its shape is right."""
    found = list(_phones(document, (), document.values))
    activities = document.at(("activities",))
    for index in range(len(activities) if isinstance(activities, list) else 0):
        for look in _OF_A_MEASURE:
            found += look(document, ("activities", index))
    return found


def _phones(document: Document, path: Path, value: JsonValue) -> Iterator[Problem]:
    if isinstance(value, str) and path and path[-1] not in _NUMBER_FIELDS and _of_a_function(value):
        reason = "Telefonnummer får inte stå i text.", "Phone numbers may not stand in text."
        yield _told(
            document, path, "PHONE_IN_TEXT", reason, suggestion="flytta numret till contacts: {function, phone}"
        )
    for key, item in value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else []):
        yield from _phones(document, (*path, key), item)


def _of_a_function(text: str) -> bool:
    """Tell whether a text holds a phone number that the gate lets through; of others it says itself what they are."""
    if not _PHONE.search(text):
        return False
    try:
        screen(text)
    except PydanticCustomError:
        return False
    return True


_BESIDE = ("corrected", "column")


def _schedule(document: Document, measure: Path) -> Iterator[Problem]:
    path = (*measure, "schedule")
    stated = document.at(path)
    printed = document.at((*path, "printed")) if isinstance(stated, dict) else stated
    corrected, column = (document.at((*path, name)) if isinstance(stated, dict) else None for name in _BESIDE)
    if not isinstance(printed, str) or not isinstance(corrected, str | None) or not isinstance(column, str | None):
        return
    try:
        read = parse_schedule(printed, _plan_year(document) or 2000, corrected, column)
    except ValidationError:  # words that no text may hold: told as such, field by field
        return
    if isinstance(read, ScheduleProblem):
        reason = "Det finns ingen sådan dag i almanackan.", "There is no such day in the calendar."
        meant = f"corrected: … {read.suggestion}" if read.suggestion else "skriv det rätta i corrected"
        yield _told(document, path, "IMPOSSIBLE_DATE", reason, suggestion=meant)
    elif _COMPACT.search(corrected or printed) and read.ends and "compact-date" not in _remarks(document, measure):
        reason = (
            "Dagen är skriven utan bindestreck och lästes så här.",
            "The day has no hyphens; it was read like this.",
        )
        yield _told(document, path, "COMPACT_DATE", reason, suggestion=read.ends.isoformat(), severity=Severity.NOTE)


def _follow_ups(document: Document, measure: Path) -> Iterator[Problem]:
    plan_year = _plan_year(document)
    acknowledged = document.at((*measure, "acknowledged"))
    if plan_year is None or (isinstance(acknowledged, list) and Warned.FOLLOW_UP_BEFORE_PLAN.value in acknowledged):
        return
    follow_ups = document.at((*measure, "follow_ups"))
    for index in range(len(follow_ups) if isinstance(follow_ups, list) else 0):
        path = (*measure, "follow_ups", index, "year")
        year = document.at(path)
        if isinstance(year, int) and year < plan_year:
            reason = "Uppföljningens år ligger före planens.", "The follow-up is in a year before the plan."
            code = Warned.FOLLOW_UP_BEFORE_PLAN.value
            yield _told(
                document, path, "FOLLOW_UP_BEFORE_PLAN", reason, suggestion=f"rätta året, eller acknowledged: [{code}]"
            )


def _age_sign(document: Document, measure: Path) -> Iterator[Problem]:
    if "age-sign" in _remarks(document, measure):
        return
    for name in ("title", "description"):
        text = document.at((*measure, name))
        if isinstance(text, str) and _AGE_SIGN.search(text) and _YOUNG.search(text):
            reason = "Olikhetstecknet kan vara vänt åt fel håll.", "The sign before the age may point the wrong way."
            yield _told(
                document, (*measure, name), "AGE_SIGN", reason, suggestion="lägg till en remark med code: age-sign"
            )


def _question_mark(document: Document, measure: Path) -> Iterator[Problem]:
    title = document.at((*measure, "title"))
    if isinstance(title, str) and title.rstrip().endswith("?") and "question-mark" not in _remarks(document, measure):
        reason = "Rubriken slutar med ett frågetecken.", "The title ends with a question mark."
        yield _told(
            document,
            (*measure, "title"),
            "QUESTION_MARK",
            reason,
            suggestion="lägg till en remark med code: question-mark",
        )


def _links(document: Document, measure: Path) -> Iterator[Problem]:
    *_, index = measure
    earlier = [document.at(("activities", number, "key")) for number in range(int(index))]
    if document.at((*measure, "key")) in earlier:
        reason = "En tidigare åtgärd har samma nyckel.", "An earlier measure has the same key."
        yield _told(document, (*measure, "key"), "KEY_TAKEN", reason, suggestion="ge åtgärden en egen nyckel")
    same_as = document.at((*measure, "same_as"))
    for place, key in enumerate(same_as if isinstance(same_as, list) else []):
        if key not in earlier:
            reason = "Ingen tidigare åtgärd i filen har den nyckeln.", "No earlier measure of the file has that key."
            path = (*measure, "same_as", place)
            yield _told(
                document, path, "SAME_AS_UNKNOWN", reason, suggestion="låt den senare åtgärden peka på den tidigare"
            )


_OF_A_MEASURE: tuple[Check, ...] = (_schedule, _follow_ups, _age_sign, _question_mark, _links)


def _plan_year(document: Document) -> int | None:
    starts = document.at(("head", "period", "starts"))
    found = _YEAR.match(starts) if isinstance(starts, str) else None
    return int(found[0]) if found else None


def _remarks(document: Document, measure: Path) -> set[str]:
    remarks = document.at((*measure, "remarks"))
    return (
        {str(remark.get("code")) for remark in remarks if isinstance(remark, dict)}
        if isinstance(remarks, list)
        else set()
    )


def _told(
    document: Document,
    path: Path,
    code: str,
    reason: tuple[str, str],
    *,
    suggestion: str,
    severity: Severity = Severity.REFUSED,
) -> Problem:
    return Problem(document.name, document.line(path), dotted(path), code, *reason, suggestion, severity)
