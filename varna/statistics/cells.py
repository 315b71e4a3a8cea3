"""What a cell of a table of counts says: a number, no data, a district, a kind of event; or why none of them."""

import re
from difflib import get_close_matches

from contracts.incident_terms import IncidentKind
from varna.sheets.cells import NO_CODE, SUM, TOTAL, code, words
from varna.sheets.table import Cell, Reason

_NO_DATA = frozenset({"", "-", "–", "..", "saknas", "uppgift saknas", "ingen uppgift", "ej rapporterat", "i.u."})
_WHOLE = re.compile("[0-9]{1,3}(?:[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}][0-9]{3}){1,2}|[0-9]{1,9}")
_NO_DECIMALS = re.compile(r",0{1,6}")
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


def district(cell: Cell) -> str | Reason | None:
    """Return the code of a district that is given by code or by name; none stands for the whole nämnd."""
    name = words(cell)
    if name in SUM:
        return TOTAL
    return (code(name) or NO_CODE) if name not in _NO_DATA else None


def kind(cell: Cell) -> IncidentKind | Reason:
    """Return the kind of event that is given by its Swedish word or its code."""
    said = words(cell)
    if said in _KINDS:
        return _KINDS[said]
    close = get_close_matches(said, _KINDS, n=1)
    meant = f"{close[0]}?" if close else f"något av {', '.join(term.label_sv.lower() for term in IncidentKind)}"
    return "UNKNOWN_KIND", "Händelsetypen finns inte i listan.", "The kind of event is not in the list.", meant


_NOT_A_COUNT: Reason = (
    "NOT_A_COUNT",
    "Cellen är inget antal.",
    "The cell is no count.",
    "skriv ett helt tal, 0 för inga, eller lämna cellen tom när uppgift saknas",
)
