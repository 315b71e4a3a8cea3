"""What a cell says wherever it stands: a nämnd, a day, nothing; and never anything of a person."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

import deid
from varna.importing.problems import Problem
from varna.sheets.table import Cell, Reason, Table

SUM = frozenset({"totalt", "total", "summa", "alla", "hela staden"})
_OF_A_PERSON = re.compile(r"\d{9,12}")
"""Nine digits too: a spreadsheet takes the zero away from the birth year of somebody born in 2000 to 2009."""
_BODY = re.compile(r"\s*(?:stadsdelsnämnd|stadsdelsförvaltning|stadsdelsområde|sdn|sdf)$")
_ASCII = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", " ": "-"})
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_CODE = 80
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def of_persons(table: Table, cells: Iterable[Cell], longest: int = 400) -> list[Problem]:
    """Return the cells that may point at a person, or are too long to be looked at."""
    found = ((cell, _personal(str(cell.value), longest)) for cell in cells if _could_be_said(cell))
    return [table.problem(cell, reason) for cell, reason in found if reason]


def _could_be_said(cell: Cell) -> bool:
    return cell.value not in {None, ""} and not isinstance(cell.value, date)


@lru_cache(maxsize=4096)
def _personal(said: str, longest: int) -> Reason | None:
    if len(said) > longest:
        return _TOO_LONG
    if _OF_A_PERSON.fullmatch(said) or deid.check(said).outcome is deid.Outcome.REFUSED:
        return _PERSONAL
    return None


def namnd(cell: Cell) -> str | Reason:
    """Return the code of a nämnd that is given by code or by name."""
    name = words(cell)
    if name in SUM:
        return TOTAL
    short = _BODY.sub("", name)
    return code(short if short == name else short.removesuffix("s")) or NO_CODE


def day_of(cell: Cell) -> date | None:
    """Return a day: a cell that is formatted as one, or text like 2025-04-30; a bare number is none."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    return cell.value if isinstance(cell.value, date) else iso_day(cell.value)


def iso_day(value: object) -> date | None:
    """Return the day of a text like 2025-04-30."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def words(cell: Cell) -> str:
    """Return what a cell says without what people write differently."""
    return " ".join(str(cell.value or "").casefold().split())


def code(name: str) -> str | None:
    """Return the code that a name stands for, if it can be one."""
    found = unicodedata.normalize("NFC", name).translate(_ASCII)
    return found if _CODE.fullmatch(found) and len(found) <= _LONGEST_CODE else None


_PERSONAL: Reason = (
    "PERSONAL_DATA",
    "Cellen kan peka ut en person.",
    "The cell may point at a person.",
    "ta bort uppgiften; tabellen ska inte handla om någon person",
)
_TOO_LONG: Reason = "TOO_LONG", "Cellens text är för lång.", "The text is too long.", "korta texten"
TOTAL: Reason = (
    "TOTAL_ROW",
    "Raden är en summa av andra rader.",
    "The row is a sum of other rows.",
    "ta bort raden",
)
NO_CODE: Reason = (
    "BAD_CODE",
    "Cellen är varken en kod eller ett namn.",
    "The cell is neither a code nor a name.",
    "skriv till exempel Skarpnäck eller skarpnack",
)
NO_DAY: Reason = (
    "NOT_A_DAY",
    "Cellen är ingen dag i almanackan.",
    "The cell is no day of the calendar.",
    "skriv dagen som ÅÅÅÅ-MM-DD, eller formatera cellen som datum",
)
