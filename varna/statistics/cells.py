"""What a cell of a table of counts says: a number, no data, a code, a kind of event; or why it says none of them."""

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache

import deid
from contracts.incident_terms import IncidentKind
from varna.statistics.table import Cell, Reason

_NO_DATA = frozenset({"", "-", "–", "..", "saknas", "uppgift saknas", "ingen uppgift", "ej rapporterat", "i.u."})
_WHOLE = re.compile("[0-9]{1,3}(?:[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}][0-9]{3}){1,2}|[0-9]{1,9}")
_NO_DECIMALS = re.compile(r",0{1,6}")
_OF_A_PERSON = re.compile(r"\d{9,12}")
"""Nine digits too: a spreadsheet takes the zero away from the birth year of somebody born in 2000 to 2009."""
_LONGEST = 400
_SUM = frozenset({"totalt", "total", "summa", "alla", "hela staden"})
_BODY = re.compile(r"\s*(?:stadsdelsnämnd|stadsdelsförvaltning|stadsdelsområde|sdn|sdf)$")
_ASCII = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", " ": "-"})
_KINDS = {
    **{word.casefold(): kind for kind in IncidentKind for word in (kind.value, kind.label_sv)},
    "klotter": IncidentKind.GRAFFITI,
    "klistermärken": IncidentKind.GRAFFITI,
    "klistermärke": IncidentKind.GRAFFITI,
    "intrång": IncidentKind.INTRUSION,
    "rekrytering": IncidentKind.RECRUITMENT_ATTEMPT,
    "vandalisering": IncidentKind.VANDALISM,
    "övrigt": IncidentKind.OTHER,
    "annat": IncidentKind.OTHER,
}


@lru_cache(maxsize=4096)
def personal(said: str) -> Reason | None:
    """Return why a cell may not hold what it does: a table of counts is about nobody."""
    if len(said) > _LONGEST:
        return _TOO_LONG
    if _OF_A_PERSON.fullmatch(said) or deid.check(said).outcome is deid.Outcome.REFUSED:
        return _PERSONAL
    return None


def count(cell: Cell) -> int | Reason | None:
    """Return a count; none when the source has no data, which is not the same as zero (R19)."""
    value = cell.value
    if value is None or (isinstance(value, str) and value.casefold().strip() in _NO_DATA):
        return None
    if isinstance(value, int | float):
        return int(value) if value >= 0 and float(value).is_integer() else _NOT_A_COUNT
    if not isinstance(value, str):
        return _NOT_A_COUNT
    whole, comma, _ = value.partition(",")
    if not _WHOLE.fullmatch(whole) or (comma and not _NO_DECIMALS.fullmatch(value[len(whole) :])):
        return _NOT_A_COUNT
    return int("".join(digit for digit in whole if digit.isdecimal()))


def namnd(cell: Cell) -> str | Reason:
    """Return the code of a nämnd that is given by code or by name."""
    name = _said(cell)
    if name in _SUM:
        return _TOTAL
    short = _BODY.sub("", name)
    return _code(short if short == name else short.removesuffix("s")) or _NO_CODE


def district(cell: Cell) -> str | Reason | None:
    """Return the code of a district that is given by code or by name; none stands for the whole nämnd."""
    name = _said(cell)
    if name in _SUM:
        return _TOTAL
    return (_code(name) or _NO_CODE) if name not in _NO_DATA else None


def kind(cell: Cell) -> IncidentKind | Reason:
    """Return the kind of event that is given by its Swedish word or its code."""
    said = _said(cell)
    if said in _KINDS:
        return _KINDS[said]
    close = get_close_matches(said, _KINDS, n=1)
    meant = f"{close[0]}?" if close else f"något av {', '.join(term.label_sv.lower() for term in IncidentKind)}"
    return "UNKNOWN_KIND", "Händelsetypen finns inte i listan.", "The kind of event is not in the list.", meant


def _said(cell: Cell) -> str:
    return " ".join(str(cell.value or "").casefold().split())


def _code(name: str) -> str | None:
    code = unicodedata.normalize("NFC", name).translate(_ASCII)
    return code if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) and len(code) <= 80 else None  # noqa: PLR2004 - Slug


_PERSONAL: Reason = (
    "PERSONAL_DATA",
    "Cellen kan peka ut en person.",
    "The cell may point at a person.",
    "ta bort uppgiften; bara antal tas emot",
)
_TOO_LONG: Reason = "TOO_LONG", "Cellens text är för lång.", "The text is too long.", "skriv ett namn eller en kod"
_NOT_A_COUNT: Reason = (
    "NOT_A_COUNT",
    "Cellen är inget antal.",
    "The cell is no count.",
    "skriv ett helt tal, 0 för inga, eller lämna cellen tom när uppgift saknas",
)
_TOTAL: Reason = (
    "TOTAL_ROW",
    "Raden är en summa av andra rader.",
    "The row is a sum of other rows.",
    "ta bort raden",
)
_NO_CODE: Reason = (
    "BAD_CODE",
    "Cellen är varken en kod eller ett namn.",
    "The cell is neither a code nor a name.",
    "skriv till exempel Skarpnäck eller skarpnack",
)
