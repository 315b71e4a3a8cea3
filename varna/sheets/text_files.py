"""A CSV file as a table: separated by semicolon, comma or tab, whichever makes headings of its first line."""

import csv
import re
from collections.abc import Callable

from varna.importing.problems import Problem
from varna.sheets.encodings import decode
from varna.sheets.table import FOR_PEOPLE, Cell, Limits, Reason, Row, Table, at_place, table_of, up_to_last

IsHeading = Callable[[str], bool]
"""Tells whether a cell of the first line is a heading."""
_SEPARATORS = (";", ",", "\t")
_LINE = re.compile("\r\n|\r|\n")
_SAID_BY_EXCEL = re.compile("sep=.", re.IGNORECASE)


def read_text_file(
    name: str, content: bytes, is_heading: IsHeading, limits: Limits = FOR_PEOPLE
) -> tuple[Table | None, list[Problem]]:
    """Return the table of a CSV file, or what makes it unreadable."""
    if len(content) > limits.text_bytes:
        return None, [at_place(name, None, None, _too_large(limits.text_bytes))]
    text = decode(content)
    if not isinstance(text, str):
        return None, [at_place(name, None, None, text)]
    lines = _LINE.split(text)
    if _SAID_BY_EXCEL.fullmatch(lines[0]):
        lines[0] = ""
    separator = _separator(next((line for line in lines if line.strip()), ""), is_heading)
    rows: list[Row] = []
    problems = []
    for number, line in enumerate(lines, start=1):
        fields = _fields(line, separator)
        if fields is None:
            problems.append(at_place(name, number, None, _QUOTES))
        else:
            rows.append(up_to_last([Cell(number, place, field) for place, field in enumerate(fields, start=1)]))
    return (None, problems) if problems else table_of(name, rows, limits)


def _separator(line: str, is_heading: IsHeading) -> str:
    return max(_SEPARATORS, key=lambda separator: sum(map(is_heading, _fields(line, separator) or [])))


def _fields(line: str, separator: str) -> list[str] | None:
    """Return the fields of a line, or nothing when a quotation mark is left open or stands where it must not."""
    try:
        found = next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error:
        return None
    return [field.strip() for field in found]


def _too_large(largest: int) -> Reason:
    size = largest // 1_000_000
    said = f"Filen är större än {size} MB.", f"The file is larger than {size} MB."
    return "FILE_TOO_LARGE", *said, "dela upp den per år"


_QUOTES: Reason = (
    "QUOTES",
    "Ett citattecken är inte stängt, eller står mitt i en cell.",
    "A quotation mark is not closed, or stands within a cell.",
    "ta bort citattecken och radbrytningar ur cellen",
)
