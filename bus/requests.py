"""A command's bytes read strictly, and what is said when they are not one: where, why and what to do, never what."""

import json
import re
from typing import Any, NoReturn

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from contracts.answers import Refusal, refuse
from contracts.envelope import LARGEST_MESSAGE, Instruction
from contracts.gate import as_items, in_words
from contracts.organisation_number import WHY_NOT

BODY_LIMIT = 64 * 1024
LISTS = frozenset({"ImportCommands", "TakeInStaff", "TakeInCompletions"})
"""The commands that hold many others, or the lines of a list; they may be as large as the bus can carry."""
LIST_LIMIT = LARGEST_MESSAGE - 4 * 1024
"""With room for the headers of the message."""
_MOST_DETAILS = 20
_DIGITS = 18
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")
_MISSING = "Fältet saknas.", "The field is missing.", "send the field"
_REASONS: dict[str, tuple[str, str, str]] = {
    "missing": _MISSING,
    "extra_forbidden": ("Fältet finns inte.", "There is no such field.", "leave the field out"),
    "string_too_long": ("Texten är för lång.", "The text is too long.", "shorten the text"),
    "string_too_short": ("Texten är för kort.", "The text is too short.", "write more"),
    "string_pattern_mismatch": (
        "Texten har fel form.",
        "The text has the wrong form.",
        "see the pattern of the field in the published schema",
    ),
    "enum": (
        "Värdet finns inte i listan.",
        "The value is not in the closed list.",
        "see the list of the field in the published schema",
    ),
    "json_invalid": (
        "Begäran är inte giltig JSON.",
        "The request is not valid JSON, or holds half a character.",
        "send one JSON object in UTF-8",
    ),
    "text_surrogate": (
        "Texten innehåller ett halvt tecken.",
        "The text holds half a character.",
        "send whole UTF-8",
    ),
    "text_bidi": (
        "Texten innehåller ett osynligt tecken som vänder läsriktningen.",
        "The text holds a direction control.",
        "remove it",
    ),
    "text_control": ("Texten innehåller ett styrtecken.", "The text holds a control character.", "remove it"),
    "text_empty": ("Texten är tom.", "The text is empty.", "write something, or leave the field out"),
    "text_lines": ("Texten har flera rader.", "The text has several lines.", "Skriv den på en rad. / Write it on one."),
    "text_people_counted": (
        "Texten räknar människor; det görs inte i en lägesbild.",
        "The text counts people; a situation picture does not.",
        "Skriv en nivå och ord i stället för antal. / Write a level and words instead of a number.",
    ),
    "attested_nothing": (
        "Intyget gäller inget som behöver intygas.",
        "The attestation is about nothing that needs one.",
        "Ta bort det, eller rätta fält och tecken. / Leave it out, or correct field and characters.",
    ),
    "too_long": ("Listan är för lång.", "The list is too long.", "send fewer"),
    "too_short": ("Listan är för kort.", "The list is too short.", "send more"),
}
_REASONS |= {
    kind: (
        *words,
        "Rätta numret. Bara juridiska personer kan få stöd. / Correct the number. Only legal persons can get support.",
    )
    for kind, words in WHY_NOT.items()
}
_OUTSIDE = (
    "Värdet är för litet eller för stort.",
    "The value is too small or too large.",
    "see the bounds of the field in the published schema",
)
_REASONS |= dict.fromkeys(("greater_than", "greater_than_equal", "less_than", "less_than_equal"), _OUTSIDE)
_WRONG_KIND = (
    "Värdet är av fel slag eller finns inte, till exempel ett datum som inte finns i kalendern.",
    "The value is of the wrong kind or does not exist, for example a date the calendar does not have.",
    "see the type of the field in the published schema; numbers and dates are not converted",
)
_TO_AGREE = "Rätta det som inte går ihop. / Correct what does not agree."
_BY_THE_GATE = {
    "text_personal": (
        "PERSONAL_DATA",
        "Texten pekar ut en person: {}.",
        "The text points at a person: {}.",
        "Ta bort uppgiften eller skriv om texten. / Remove it, or rephrase the text.",
    ),
    "text_review": (
        "NEEDS_REVIEW",
        "Texten kan peka ut en person: {}.",
        "The text may point at a person: {}.",
        "Skriv om, eller intyga i attested att tecknen inte är en person. / Rephrase, or attest that they are none.",
    ),
    "text_gate_down": (
        "GATE_DOWN",
        "Texten kunde inte granskas och har inte tagits emot.",
        "The text could not be looked at and was not taken.",
        "Försök igen, eller säg till den som sköter driften. / Try again, or tell those who run the system.",
    ),
}
"""What the gate can say: the refusal's code, its reasons with room for what was found, and what to do."""


def limit_of(command: str) -> int:
    """Return the largest body a command may have, in bytes."""
    return LIST_LIMIT if command in LISTS else BODY_LIMIT


def read(order_class: type[Instruction], body: bytes) -> Instruction | Refusal:
    """Return the command, or a refusal that names the field and never repeats what was sent."""
    limit = limit_of(order_class.__name__)
    if len(body) > limit:
        return too_large(limit)
    try:
        json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_without_repeats,
            parse_constant=_no,
            parse_float=_finite,
            parse_int=_storable,
        )
    except (ValueError, RecursionError) as error:
        return _not_json(error)
    try:
        return order_class.model_validate_json(body)
    except ValidationError as error:
        return _malformed(error)


def too_large(limit: int) -> Refusal:
    """Return the refusal of a body above its limit."""
    return refuse(
        "TOO_LARGE",
        f"Begäran är större än {limit // 1024} KiB.",
        f"The request is larger than {limit // 1024} KiB.",
        hint="send less at a time",
    )


class _NotStrictError(ValueError):
    """A text that most readers take for JSON, but read in different ways."""


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise _NotStrictError("A field is given twice in the same object.")
    return fields


def _no(_constant: str) -> NoReturn:
    raise _NotStrictError("NaN and Infinity are not numbers.")


def _finite(text: str) -> float:
    number = float(text)
    if number in {float("inf"), float("-inf")}:
        _no(text)
    return number


def _storable(text: str) -> int:
    if len(text) > _DIGITS:
        raise _NotStrictError("A whole number has more than 18 digits.")
    return int(text)


def _not_json(error: Exception) -> Refusal:
    english = str(error) if isinstance(error, _NotStrictError) else "The request is not JSON, or is nested too deeply."
    return refuse(
        "MALFORMED",
        "Begäran är inte strikt JSON: skadad, samma fält två gånger eller ett tal som inte går att lagra.",
        english,
        hint="send one JSON object in UTF-8",
    )


def _malformed(error: ValidationError) -> Refusal:
    refusals = tuple(map(_refusal, error.errors(include_url=False, include_input=False)[:_MOST_DETAILS]))
    return refusals[0] if len(refusals) == 1 else refusals[0].model_copy(update={"details": refusals})


def _refusal(wrong: ErrorDetails) -> Refusal:
    kind, field = wrong["type"], _path(wrong["loc"])
    if kind in _BY_THE_GATE:
        code, swedish, english, hint = _BY_THE_GATE[kind]
        spans = wrong.get("ctx", {}).get("spans", ())
        said, told = in_words(spans)
        return refuse(code, swedish.format(said), english.format(told), field=field, hint=hint, items=as_items(spans))
    if kind == "value_error":
        # Words of our own contracts, which never repeat a value.
        words = wrong["msg"].removeprefix("Value error, ")
        return refuse("MALFORMED", "Uppgifterna motsäger varandra.", words, field=field, hint=_TO_AGREE)
    swedish, english, advice = _REASONS.get(kind, _WRONG_KIND)
    return refuse("MALFORMED", swedish, english, field=field, hint=advice)


def _path(where: tuple[int | str, ...]) -> str | None:
    # The name of an unknown field is something the sender wrote: only a plain name is said back.
    known = [str(step) for step in where if isinstance(step, int) or _NAME.fullmatch(step)]
    return ".".join(known) or None
