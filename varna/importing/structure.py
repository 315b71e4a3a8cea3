"""Does a file have the shape it should? Every departure is told with its line, and with the nearest right word."""

import json
import re
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from contracts.envelope import Contract
from contracts.gate import in_words
from contracts.vocabulary import Term
from varna.importing.files import FILES, written_out
from varna.importing.not_persons import NotPersons
from varna.importing.problems import Problem
from varna.importing.yaml_lines import Document, Path, dotted

Reason = tuple[str, str, str]

_SAID: dict[str, Reason] = {
    "missing": ("MISSING_FIELD", "Fältet saknas.", "The field is missing."),
    "extra_forbidden": ("UNKNOWN_FIELD", "Fältet finns inte i formatet.", "The format has no such field."),
    "enum": ("UNKNOWN_VALUE", "Värdet finns inte i listan.", "The value is not in the list."),
    "string_type": ("NOT_TEXT", "Värdet ska vara text.", "The value must be text."),
    "string_too_long": ("TOO_LONG", "Texten är för lång.", "The text is too long."),
    "string_pattern_mismatch": ("BAD_CODE", "Koden är felskriven.", "The code is not written as it should be."),
    "int_type": ("NOT_A_NUMBER", "Värdet ska vara ett heltal.", "The value must be a whole number."),
    "float_type": ("NOT_A_NUMBER", "Värdet ska vara ett tal.", "The value must be a number."),
    "bool_type": ("NOT_TRUE_OR_FALSE", "Värdet ska vara true eller false.", "The value must be true or false."),
    "greater_than_equal": ("TOO_SMALL", "Talet är för litet.", "The number is too small."),
    "less_than_equal": ("TOO_LARGE", "Talet är för stort.", "The number is too large."),
    "too_short": ("EMPTY_LIST", "Listan är tom.", "The list is empty."),
    "text_empty": ("EMPTY_TEXT", "Texten är tom.", "The text is empty."),
    "text_control": ("CONTROL_CHARACTER", "Texten har ett styrtecken.", "The text holds a control character."),
    "text_bidi": ("DIRECTION_CONTROL", "Texten har ett riktningstecken.", "The text holds a direction control."),
    "text_surrogate": ("HALF_CHARACTER", "Texten har ett halvt tecken.", "The text holds half a character."),
    "text_personal": ("PERSONAL_DATA", "Texten pekar ut en person", "The text points at a person"),
    "text_review": ("NEEDS_REVIEW", "Texten kan peka ut en person", "The text may point at a person"),
    "text_gate_down": ("GATE_DOWN", "Texten kunde inte granskas.", "The text could not be looked at."),
    "value_error": ("CONTRADICTION", "Uppgifterna går inte ihop.", "The values contradict each other."),
}
_DATE: Reason = "IMPOSSIBLE_DATE", "Det finns ingen sådan dag.", "There is no such day."
_SHAPE: Reason = "WRONG_SHAPE", "Värdet har fel form.", "The value has the wrong shape."
_HINTS = {
    "missing": "lägg till fältet",
    "string_type": "sätt värdet inom citattecken",
    "string_pattern_mismatch": "små bokstäver a–z, siffror och enkla bindestreck; telefonnummer med siffror",
    "too_short": "ange minst en",
    "text_empty": "skriv något eller ta bort fältet",
    "text_control": "ta bort tecknet",
    "text_bidi": "ta bort tecknet",
    "text_personal": "ta bort uppgiften eller skriv om texten; ett funktionsnummer hör hemma i contacts",
    "text_review": "skriv om texten, eller lägg orden i not_persons om de inte avser en person",
    "text_gate_down": "försök igen",
}
_PLAIN = re.compile(r"[a-zA-Z_]{1,40}")
_EIGHT = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


def validate(document: Document) -> tuple[Contract | None, list[Problem]]:
    """Return the file as its model, or every departure from it."""
    stated = document.at(("format",))
    model = FILES.get(stated) if isinstance(stated, str) else None
    if model is None:
        reason = "Filen säger inte vilket format den har.", "The file does not say which format it has."
        suggestion = " eller ".join(f"format: {name}" for name in FILES)
        return None, [Problem(document.name, document.line(("format",)), "format", "FORMAT", *reason, suggestion)]
    full = replace(document, values=written_out(document.values))
    not_persons = NotPersons(document.at(("not_persons",)))
    try:
        content = model.model_validate_json(json.dumps(full.values), context=not_persons.screen)
        return content, [_idle(document, place) for place in not_persons.idle()]
    except ValidationError as error:
        return None, [_problem(full, model, found) for found in error.errors(include_input=False, include_url=False)]


def _idle(document: Document, place: int) -> Problem:
    path = ("not_persons", place)
    reason = (
        "Orden behöver inte intygas: ingen text i filen har dem så.",
        "No text of the file needs these words attested.",
    )
    return Problem(document.name, document.line(path), dotted(path), "NOT_ASKED_ABOUT", *reason, "ta bort raden")


def _problem(document: Document, model: type[BaseModel], error: ErrorDetails) -> Problem:
    path = tuple(error["loc"])
    kind = error["type"]
    code, sv, en = _DATE if kind.startswith("date") else _SAID.get(kind, _SHAPE)
    if kind == "value_error":
        en = f"{error['msg'].removeprefix('Value error, ')}."
    if spans := error.get("ctx", {}).get("spans"):
        sv, en = (f"{words}: {found}." for words, found in zip((sv, en), in_words(spans), strict=True))
    suggestion = _suggestion(document, model, path, error)
    # The name of an unknown field is something the writer made up: only a plain name is said back.
    told = path[:-1] if kind == "extra_forbidden" and not _PLAIN.fullmatch(str(path[-1])) else path
    return Problem(document.name, document.line(path), dotted(told), code, sv, en, suggestion)


def _suggestion(document: Document, model: type[BaseModel], path: Path, error: ErrorDetails) -> str | None:
    kind, value = error["type"], document.at(path)
    if kind.startswith("date"):
        return day_meant(value)
    if kind == "enum":
        return _nearest_term(_class_at(model, path), value)
    if kind == "extra_forbidden":
        holder = _class_at(model, path[:-1])
        names = list(holder.model_fields) if holder and issubclass(holder, BaseModel) else []
        return _nearest(str(path[-1]), names)
    limits = error.get("ctx", {})
    for name, words in (("max_length", "högst {} tecken"), ("ge", "minst {}"), ("le", "högst {}")):
        if name in limits:
            return words.format(limits[name])
    return _HINTS.get(kind)


def day_meant(value: object) -> str | None:
    """Return the day that an unreadable date most likely means: written together, or with day and month swapped."""
    found = _EIGHT.fullmatch(str(value))
    if not found:
        return "skriv dagen som ÅÅÅÅ-MM-DD"
    year, month, day = found.groups()
    if int(month) > 12 >= int(day):  # noqa: PLR2004 - months in a year
        month, day = day, month
    last = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(int(month), 31)
    if 1 <= int(month) <= 12 and 1 <= int(day) <= last:  # noqa: PLR2004 - months in a year
        return f"{year}-{month}-{day}"
    return "kontrollera dagen i källan"


def _nearest_term(terms: type[Any] | None, value: object) -> str | None:
    if terms is None or not issubclass(terms, Term):
        return None
    said = {word.lower(): term.value for term in terms for word in (term.value, term.label_sv, term.label_en)}
    close = get_close_matches(str(value).lower(), said, n=1)
    return said[close[0]] if close else "något av " + ", ".join(term.value for term in terms)


def _nearest(word: str, names: list[str]) -> str | None:
    close = get_close_matches(word, names, n=1)
    return close[0] if close else "något av " + ", ".join(names)


def _class_at(model: type[BaseModel], path: Path) -> type[Any] | None:
    """Return the model or closed list that stands at a path of a model."""
    here: type[Any] | None = model
    for part in path:
        if isinstance(part, int):
            continue
        if here is None or not issubclass(here, BaseModel) or part not in here.model_fields:
            return None
        here = _leaf(here.model_fields[part].annotation)
    return here


def _leaf(annotation: Any) -> type[Any] | None:
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation if issubclass(annotation, BaseModel | Term) else None
    return next((leaf for part in get_args(annotation) if (leaf := _leaf(part))), None)
