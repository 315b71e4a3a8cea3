"""The headings of lists of completions and of staff, in Swedish and in English, and those that no list may have."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum

from varna.importing.problems import Problem
from varna.sheets.columns import lacking, placed, plain
from varna.sheets.table import Cell, Reason, Table


class Heading(StrEnum):
    """What a column says."""

    EMPLOYEE = "anställningsnummer"
    UNIT = "enhet"
    FUNCTION = "funktion"
    COURSE = "kurs"
    VERSION = "version"
    COMPLETED = "genomförd"


STAFF = (Heading.EMPLOYEE, Heading.UNIT, Heading.FUNCTION)
COMPLETIONS = (*STAFF, Heading.COURSE, Heading.VERSION, Heading.COMPLETED)
"""The columns of each list. All are needed but the version, which is the first when the list does not say."""
OPTIONAL = frozenset({Heading.VERSION})
_SPELLED = {
    "anställningsnr": Heading.EMPLOYEE,
    "anst.nr": Heading.EMPLOYEE,
    "anstnr": Heading.EMPLOYEE,
    "employee": Heading.EMPLOYEE,
    "employee number": Heading.EMPLOYEE,
    "enhetskod": Heading.UNIT,
    "unit": Heading.UNIT,
    "befattning": Heading.FUNCTION,
    "function": Heading.FUNCTION,
    "kurskod": Heading.COURSE,
    "course": Heading.COURSE,
    "kursversion": Heading.VERSION,
    "genomfört": Heading.COMPLETED,
    "genomförd den": Heading.COMPLETED,
    "slutdatum": Heading.COMPLETED,
    "completed": Heading.COMPLETED,
    "completed on": Heading.COMPLETED,
}
_KNOWN: Mapping[str, Heading] = _SPELLED | {heading.value: heading for heading in Heading}
_OF_PERSONS = re.compile(
    r"\b(?:för|efter|till|full)?namn(?:et)?\b|(?:first|last|full|sur) ?name|\bname\b|person|födel|birth"
    r"|e-?post|mail|telefon|mobil|phone|adress|address|\bkön\b|gender|ålder|\bage\b|användar|\buser"
)
"""What headings about people are made of."""

Columns = Mapping[Heading, int]
"""The place of each heading in a row, from 0."""


def is_heading(name: str) -> bool:
    """Tell whether a name is a known heading."""
    return plain(name) in _KNOWN


def columns(table: Table, kinds: tuple[Heading, ...]) -> tuple[Columns, list[Problem]]:
    """Return where each heading stands, with every heading that is unknown, given twice or missing."""

    def heading_of(name: str) -> Heading | None:
        found = _KNOWN.get(plain(name))
        return found if found in kinds else None

    found, problems = placed(table, heading_of, lambda cell: _unknown(cell, kinds))
    missing = [] if problems else [heading for heading in kinds if heading not in found and heading not in OPTIONAL]
    return found, problems + [table.problem(table.rows[0][0], lacking(name)) for name in missing]


def _unknown(cell: Cell, kinds: tuple[Heading, ...]) -> Reason:
    said = plain(str(cell.value or ""))
    if _OF_PERSONS.search(said):
        return _NOT_HELD
    close = get_close_matches(said, kinds, n=1)
    return (
        "UNKNOWN_COLUMN",
        "Kolumnens rubrik hör inte till en sådan lista.",
        "The heading of the column does not belong to such a list.",
        f"{close[0]}?" if close else f"någon av {', '.join(kinds)}; ta bort andra kolumner",
    )


_NOT_HELD: Reason = (
    "COLUMN_OF_PERSONS",
    "Filen ska inte innehålla namn, e-post, personnummer eller annat om den anställde än anställningsnumret.",
    "The file must not hold names, e-mail, personal identity numbers or anything of the employee but the number.",
    "ta bort kolumnen ur filen, och kontrollera att filen inte finns kvar på fler ställen",
)
