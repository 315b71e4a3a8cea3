"""The bytes of a text file as text: which encoding they are in is seen, never guessed so that letters are lost."""

import re

from varna.sheets.table import Reason

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_WIDE = 0.4
"""The share of zeros in every second byte that tells UTF-16: nearly all letters of a table have one."""
_LETTERS_OF_1252 = frozenset("åäöÅÄÖéÉèÈüÜ\N{NO-BREAK SPACE}\N{EN DASH}")
"""What a Swedish table saved as Windows text can hold beside ASCII; other bytes are another encoding."""
_OF_UTF8 = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")
_TWICE = re.compile("[ÃÂ][\x80-\xbf¤¥¶©„…–‰]")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def decode(content: bytes) -> str | Reason:
    """Return the text of a file, or why its letters cannot be known."""
    text = _read(content)
    if not isinstance(text, str):
        return text
    if "\0" in text:
        return _ZERO
    if "\N{REPLACEMENT CHARACTER}" in text or _TWICE.search(text):
        return _DAMAGED
    return _CONTROL if _UNSEEN.search(text) else text


def _read(content: bytes) -> str | Reason:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content.removeprefix(mark), encoding)
    half = max(1, len(content) // 2)
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if content[first::2].count(0) > half * _WIDE:
            return _strictly(content, encoding)
    text = _strictly(content, "utf-8")
    return text if isinstance(text, str) else _windows(content)


def _strictly(content: bytes, encoding: str) -> str | Reason:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return _UNKNOWN


def _windows(content: bytes) -> str | Reason:
    if _OF_UTF8.search(content):
        return _MIXED
    text = _strictly(content, "cp1252")
    if isinstance(text, str) and any(not letter.isascii() and letter not in _LETTERS_OF_1252 for letter in text):
        return _UNKNOWN
    return text


_SAVE = "spara om filen som CSV UTF-8 eller som Excelarbetsbok (.xlsx)"
_UNKNOWN = "UNKNOWN_ENCODING", "Det går inte att avgöra hur filens tecken är kodade.", "The encoding is unknown.", _SAVE
_MIXED = (
    "MIXED_ENCODING",
    "Filen blandar två teckenkodningar.",
    "The file mixes two encodings.",
    "hämta filen på nytt ur källan; klistra inte ihop filer",
)
_DAMAGED = (
    "DAMAGED_TEXT",
    "Filen har tecken som redan har gått sönder, till exempel i stället för å, ä och ö.",
    "The file has letters that are broken already.",
    "hämta filen på nytt ur källan",
)
_ZERO = "NUL", "Filen innehåller nolltecken.", "The file holds NUL characters.", _SAVE
_CONTROL = "CONTROL_CHARACTER", "Filen innehåller styrtecken.", "The file holds control characters.", _SAVE
