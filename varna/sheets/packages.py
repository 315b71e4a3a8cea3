"""Is a workbook what it seems? Looked through as a package, before anything reads it: what hides, runs or swells."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO
from xml.etree.ElementTree import Element, ParseError  # the types of what defusedxml gives

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from varna.importing.problems import Problem
from varna.sheets.table import Reason, at_place, letters

LARGEST = 5_000_000
MOST_PARTS = 300
LARGEST_UNPACKED = 10_000_000
MOST_SWELLING = 200
"""How many times larger a part may be unpacked; sheets of counts swell about ten times."""
_ALIVE = (
    "vbaproject",
    "macrosheets",
    "activex",
    "embeddings",
    "externallinks",
    "connections",
    "querytables",
    "ctrlprops",
)
"""Parts that run, or fetch from elsewhere."""
_OF_CELLS = frozenset({"f", "v", "is", "t"})
_YES = frozenset({"1", "true"})
_HIDDEN = frozenset({"hidden", "veryHidden"})


def troubles(name: str, content: bytes) -> list[Problem]:
    """Return everything for which a workbook is not read."""
    if len(content) > LARGEST:
        return [at_place(name, None, None, _TOO_LARGE)]
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            reason = _of_package(package.infolist())
            return [at_place(name, None, None, reason)] if reason else list(dict.fromkeys(_of_parts(name, package)))
    except DefusedXmlException:
        return [at_place(name, None, None, _ENTITIES)]
    except (zipfile.BadZipFile, ParseError, NotImplementedError, OSError, EOFError, ValueError, LookupError):
        return [at_place(name, None, None, BROKEN)]


def _of_package(parts: list[zipfile.ZipInfo]) -> Reason | None:
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        return _LOCKED
    if any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names):
        return BROKEN
    if len(set(names)) < len(names) or not any(name.lower() == "xl/workbook.xml" for name in names):
        return BROKEN
    if any(word in name.lower() for name in names for word in _ALIVE):
        return _MACROS
    unpacked = sum(part.file_size for part in parts)
    swells = any(part.file_size > MOST_SWELLING * max(part.compress_size, 1_000) for part in parts)
    return _SWELLS if swells or unpacked > LARGEST_UNPACKED or len(parts) > MOST_PARTS else None


def _of_parts(name: str, package: zipfile.ZipFile) -> Iterator[Problem]:
    for part in package.namelist():
        if part.lower().endswith((".xml", ".rels")):
            with package.open(part) as stream:
                yield from _of_part(name, stream)


def _of_part(name: str, stream: IO[bytes]) -> Iterator[Problem]:
    last, places = 0, set[str]()
    for _, element in iterparse(stream, forbid_dtd=True):
        kind, place = _kind(element), element.get("r", "")
        yield from _of_element(name, element)
        if (kind == "row" and place and (_row_of(place) or 0) <= last) or (kind == "c" and place in places):
            yield at_place(name, None, None, BROKEN)  # rows out of order and cells given twice are lost in reading
        if kind == "row":
            last, places = max(last, _row_of(place) or last), set()
        elif kind == "c" and place:
            places.add(place)
        if kind not in _OF_CELLS:
            element.clear()


def _kind(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _of_element(name: str, element: Element) -> Iterator[Problem]:
    match _kind(element):
        case "sheet" if element.get("state") in _HIDDEN:
            yield at_place(name, None, None, _HIDDEN_SHEET)
        case "mergeCell":
            place = element.get("ref", "").partition(":")[0]
            yield at_place(name, _row_of(place), _sane(place), _MERGED)
        case "row" if element.get("hidden") in _YES:
            yield at_place(name, _row_of(element.get("r", "")), None, _HIDDEN_ROW)
        case "col" if element.get("hidden") in _YES:
            yield at_place(name, None, letters(min(int(element.get("min", "1")), 99_999)), _HIDDEN_COLUMN)
        case "c" if any(_kind(child) == "f" for child in element):
            place = element.get("r", "")
            yield at_place(name, _row_of(place), _sane(place), _FORMULA)
        case "Override" if "macroEnabled" in element.get("ContentType", ""):
            yield at_place(name, None, None, _MACROS)
        case "Relationship" if element.get("TargetMode") == "External" and not _link(element):
            yield at_place(name, None, None, _MACROS)
        case _:
            return


def _link(element: Element) -> bool:
    """Tell whether something outside is only a page that a person may open."""
    return element.get("Type", "").endswith("/hyperlink")


def _row_of(place: str) -> int | None:
    digits = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 8 else None  # noqa: PLR2004


def _sane(place: str) -> str | None:
    """Return the place of a cell, and not whatever stands where a place should."""
    return place if place.isalnum() and len(place) < 12 and _row_of(place) else None  # noqa: PLR2004


_SAVE = "spara om bladet som CSV UTF-8"
BROKEN: Reason = "NOT_A_WORKBOOK", "Filen är ingen hel Excelarbetsbok.", "The file is no whole workbook.", _SAVE
_TOO_LARGE: Reason = "FILE_TOO_LARGE", "Filen är större än 5 MB.", "The file is larger than 5 MB.", _SAVE
_LOCKED: Reason = "LOCKED", "Arbetsboken är låst med lösenord.", "The workbook is locked.", "ta bort lösenordet"
_SWELLS: Reason = "SWELLS", "Filen blir orimligt stor när den packas upp.", "Unpacked, the file swells.", _SAVE
_MACROS: Reason = (
    "NOT_ONLY_CELLS",
    "Arbetsboken har makron, inbäddade objekt eller länkar till andra filer.",
    "The workbook has macros, embedded objects or links to other files.",
    _SAVE,
)
_ENTITIES: Reason = "ENTITIES", "Arbetsboken har deklarationer som inte hör hemma där.", "The XML has entities.", _SAVE
_HIDDEN_SHEET: Reason = (
    "HIDDEN",
    "Arbetsboken har ett dolt blad.",
    "A sheet is hidden.",
    "visa bladet eller ta bort det",
)
_HIDDEN_ROW: Reason = "HIDDEN", "Raden är dold.", "The row is hidden.", "visa raden eller ta bort den"
_HIDDEN_COLUMN: Reason = "HIDDEN", "Kolumnen är dold.", "The column is hidden.", "visa kolumnen eller ta bort den"
_MERGED: Reason = "MERGED", "Cellen är sammanslagen med andra.", "The cell is merged with others.", "dela cellen"
_FORMULA: Reason = "FORMULA", "Cellen är en formel.", "The cell is a formula.", "klistra in värdet i stället"
