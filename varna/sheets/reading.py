"""A file of a table, whatever program wrote it."""

from pathlib import Path

from varna.importing.problems import Problem
from varna.sheets.table import FOR_PEOPLE, Limits, Reason, Table, at_place
from varna.sheets.text_files import IsHeading, read_text_file
from varna.sheets.workbooks import read_workbook

_PACKAGE, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_sheet(file: Path, is_heading: IsHeading, limits: Limits = FOR_PEOPLE) -> tuple[Table | None, list[Problem]]:
    """Return the table of a CSV file or a workbook, or what makes it unreadable."""
    try:
        content = file.read_bytes()
    except OSError:
        return None, [at_place(str(file), None, None, _NO_FILE)]
    if content.startswith(_OLD):
        return None, [at_place(str(file), None, None, _OLD_OR_LOCKED)]
    if content.startswith(_PACKAGE):
        return read_workbook(str(file), content, limits)
    return read_text_file(str(file), content, is_heading, limits)


_NO_FILE: Reason = "NO_FILE", "Filen går inte att öppna.", "The file cannot be opened.", "kontrollera sökvägen"
_OLD_OR_LOCKED: Reason = (
    "OLD_OR_LOCKED",
    "Filen är en låst arbetsbok eller i det gamla Excelformatet.",
    "The file is locked, or in the old format of Excel.",
    "spara om den som .xlsx utan lösenord",
)
