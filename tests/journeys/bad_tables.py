"""Files of counts that must be refused, and such that must not: CSV in every disguise, and workbooks (106-122)."""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import Workbook

from tests.journeys.report_orders import TODAY

HEADINGS = "nämnd;stadsdel;period;antal;inom 24 h;senare"
ROW = f"Skarpnäck;Kärrtorp;{TODAY.year - 1} T1;12;7;3"
GOOD = f"{HEADINGS}\n{ROW}\n"
SECRET = "hemlig-cell-xyz"
ROW_OF_CELLS = (SECRET, "", TODAY.year - 1, 12, 7, 3)
_BOMB = b"0" * 30_000_000
_ENTITIES = b'<!DOCTYPE a [<!ENTITY b "hemlig-cell-xyz">]><workbook>&b;</workbook>'


class BadFile(NamedTuple):
    """A file that must be refused: its place in the catalogue, its name, its bytes, and what must be said of it."""

    item: str
    name: str
    content: bytes
    code: str
    secret: str = SECRET


def unreadable() -> Iterator[BadFile]:
    """Yield files that are refused before the service is asked."""
    yield from numbered((*damaged(GOOD, "Kärrtorp"), *_HEADINGS, *_rows(), *packages(HEADINGS, ROW_OF_CELLS)))
    for number, secret in enumerate(("640823-3234", "640823323", "196408233234", "anna@exempel.se", "070-174 06 05")):
        content = GOOD.replace("Kärrtorp", secret).encode()
        yield BadFile("117 a person", f"person-{number}.csv", content, "PERSONAL_DATA", secret)


def numbered(files: Iterable[tuple[str, str, bytes]], called: str = "bad") -> Iterator[BadFile]:
    """Yield files, each with a name of its own."""
    for number, (item, code, content) in enumerate(files):
        ending = "xlsx" if content.startswith(b"PK") else "csv"
        yield BadFile(item, f"{called}-{number}.{ending}", content, code)


def refused_by_the_service() -> Iterator[BadFile]:
    """Yield files in good order about what is not there."""
    to_come = f"{TODAY.year + 1} T1"
    for number, (item, code, content) in enumerate(
        (
            ("22 no such nämnd", "NAMND_UNKNOWN", GOOD.replace("Skarpnäck", SECRET)),
            ("22 no such district", "DISTRICT_UNKNOWN", GOOD.replace("Kärrtorp", SECRET)),
            ("19 days to come", "DATE_IN_FUTURE", GOOD.replace(f"{TODAY.year - 1} T1", to_come)),
            ("119 half of it bad", "DISTRICT_UNKNOWN", f"{GOOD}{ROW.replace('Kärrtorp', SECRET)}\n"),
        )
    ):
        # Each counts time of its own, so that no file is refused for the sake of another.
        yield BadFile(item, f"refused-{number}.csv", content.replace("T1", f"kvartal {number + 1}").encode(), code)


def taken_in() -> Iterator[tuple[str, bytes]]:
    """Yield files that must be taken in, each with a time of its own: all encodings, separators and words."""
    for number, (ending, content) in enumerate(
        (
            ("csv", GOOD.encode("utf-8-sig")),
            ("csv", GOOD.encode("cp1252")),
            ("csv", GOOD.encode("utf-16")),
            ("csv", b"\xfe\xff" + GOOD.encode("utf-16-be")),
            ("csv", GOOD.replace(";", ",").encode()),
            ("csv", GOOD.replace(";", "\t").encode()),
            ("csv", GOOD.replace(";12;7;3", ";0;;").encode()),
            ("csv", GOOD.replace(";12;7;3", ";uppgift saknas;;").encode()),
            ("csv", GOOD.replace(";12;", ";1 200,0;").encode()),
            ("csv", f"sep=;\r\n{GOOD}".replace("\n", "\r\n").encode()),
        )
    ):
        encoding = {1: "cp1252", 2: "utf-16", 3: "utf-16-be"}.get(number, "utf-8")
        told = content.decode(encoding).replace(str(TODAY.year - 1), str(TODAY.year - 2 - number))
        yield f"good-{number}.{ending}", told.encode(encoding)
    december = f"{TODAY.year - 13}-12-01--{TODAY.year - 13}-12-31"
    yield "december.csv", GOOD.replace(f"{TODAY.year - 1} T1", december).encode()
    yield "good.xlsx", workbook(HEADINGS, lambda sheet: sheet.append(["Skarpnäck", "", f"{TODAY.year - 12}", 12, 7, 3]))


def workbook(headings: str, fill: Callable[[Any], object], **parts: bytes) -> bytes:
    """Return a workbook with its headings, what `fill` does to its sheet, and more parts in its package."""
    book = Workbook()
    sheet: Any = book.active
    sheet.append(headings.split(";"))
    fill(sheet)
    content = BytesIO()
    book.save(content)
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return content.getvalue()


def damaged(good: str, word: str) -> Iterator[tuple[str, str, bytes]]:
    """Yield a table whose bytes are not those of a table, or not any more; `word` is one of its cells."""
    text = good.encode()
    yield "01 empty", "EMPTY_FILE", b""
    yield "107 unknown encoding", "UNKNOWN_ENCODING", good.encode("cp437")
    yield "107 two encodings", "MIXED_ENCODING", text + good.splitlines()[-1].encode("cp1252")
    yield "107 broken already", "DAMAGED_TEXT", text.decode("cp1252").encode()
    yield "107 replaced letters", "DAMAGED_TEXT", good.replace("ä", "\ufffd").replace("ö", "\ufffd").encode()
    yield "109 an open quotation", "QUOTES", good.replace(word, f'"{SECRET}').encode()
    yield "109 NUL", "NUL", good.replace(word, f"{SECRET}\0").encode()
    yield "109 a line of 10 MB", "FILE_TOO_LARGE", text + b"x" * 10_000_000
    yield "112 no workbook", "NOT_A_WORKBOOK", b"PK\x03\x04" + SECRET.encode()
    yield "113 the old format", "OLD_OR_LOCKED", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


_HEADINGS = (
    ("110 another heading", "UNKNOWN_COLUMN", GOOD.replace("senare", SECRET).encode()),
    ("110 a heading twice", "COLUMN_TWICE", GOOD.replace("senare", "inom 24 h").encode()),
    ("110 no heading", "MISSING_COLUMN", GOOD.replace(";antal", "").replace(";12", "").encode()),
    ("110 cases", "CASE_COLUMN", GOOD.replace("senare", "beskrivning").encode()),
)


def _rows() -> Iterator[tuple[str, str, bytes]]:
    for item, code, old, new in (
        ("08 a negative count", "NOT_A_COUNT", ";12;", ";-12;"),
        ("108 half an event", "NOT_A_COUNT", ";12;", ";12,5;"),
        ("111 a formula", "NOT_A_COUNT", ";12;", ";=1+1;"),
        ("03 not a number", "NOT_A_COUNT", ";12;", ";NaN;"),
        ("03 1e999", "NOT_A_COUNT", ";12;", ";1e999;"),
        ("07 words", "NOT_A_COUNT", ";12;", f";{SECRET};"),
        ("116 a number for a day", "NOT_A_PERIOD", f"{TODAY.year - 1} T1", "45000"),
        ("17 no such day", "NOT_A_PERIOD", f"{TODAY.year - 1} T1", "2019-31-12--2019-31-12"),
        ("21 over two years", "NOT_A_PERIOD", f"{TODAY.year - 1} T1", "2024-12-01--2025-01-31"),
        (
            "119 half of it",
            "CONTRADICTION",
            ROW,
            f"{ROW}\n{ROW.replace('Kärrtorp', 'Bagarmossen').replace(';12;', ';9;')}",
        ),
        ("20 a sum", "TOTAL_ROW", "Skarpnäck", "Totalt"),
        ("31 a path", "BAD_CODE", "Kärrtorp", f"../../{SECRET}"),
        ("109 beside", "NO_HEADING", ROW, f"{ROW};{SECRET}"),
    ):
        yield item, code, GOOD.replace(old, new).encode()


def packages(headings: str, row: Sequence[Any]) -> Iterator[tuple[str, str, bytes]]:
    """Yield workbooks that are more than a table, or less, each with one good row."""
    good = workbook(headings, lambda sheet: sheet.append(row))
    yield "112 a bomb", "SWELLS", workbook(headings, lambda sheet: sheet.append(row), xl__media__bomb_dot_xml=_BOMB)
    yield (
        "112 many parts",
        "SWELLS",
        workbook(headings, lambda sheet: sheet.append(row), **{f"a{n}": b"" for n in range(400)}),
    )
    yield (
        "113 macros",
        "NOT_ONLY_CELLS",
        workbook(headings, lambda sheet: sheet.append(row), xl__vbaProject_dot_bin=b"x"),
    )
    yield (
        "113 another file",
        "NOT_ONLY_CELLS",
        workbook(headings, lambda sheet: sheet.append(row), xl__externalLinks__a=b"x"),
    )
    yield "114 entities", "ENTITIES", workbook(headings, lambda sheet: sheet.append(row), xl__more_dot_xml=_ENTITIES)
    yield "115 merged", "MERGED", workbook(headings, lambda sheet: (sheet.append(row), sheet.merge_cells("A2:B2")))
    yield (
        "115 a hidden row",
        "HIDDEN",
        workbook(headings, lambda sheet: (sheet.append(row), _hide(sheet.row_dimensions[2]))),
    )
    yield (
        "115 a hidden column",
        "HIDDEN",
        workbook(headings, lambda sheet: (sheet.append(row), _hide(sheet.column_dimensions["B"]))),
    )
    yield "115 a hidden sheet", "HIDDEN", workbook(headings, lambda sheet: (sheet.append(row), _hide_another(sheet)))
    yield "111 a formula", "FORMULA", workbook(headings, lambda sheet: sheet.append([*row[:-1], "=1+1"]))
    yield (
        "122 a name that leads out",
        "NOT_A_WORKBOOK",
        workbook(headings, lambda sheet: sheet.append(row), **{"..__..__x": b"x"}),
    )
    yield "112 half a workbook", "NOT_A_WORKBOOK", good[: len(good) // 2]


def _hide(dimension: Any) -> None:
    dimension.hidden = True


def _hide_another(sheet: Any) -> None:
    sheet.parent.create_sheet("dolt").sheet_state = "hidden"
