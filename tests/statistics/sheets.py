"""A small table of counts, as text and as a workbook, and what reading it says."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from contracts.answers import Accepted, Refusal
from contracts.importing import ImportCommands
from contracts.statistics import StatisticsSource
from varna.importing import Problem
from varna.statistics import Received, receive

TABLE = """\
Nämnd;Stadsdel;Från;Till;Typ;Antal;Inom 24 h;Senare
Skarpnäck;Kärrtorp;2025-01-01;2025-04-30;Klotter;12;9;2
Skarpnäck;Bagarmossen;2025-01-01;2025-04-30;Klotter;0;0;0
Skarpnäck;Björkhagen;2025-01-01;2025-04-30;Klotter;saknas;;
Kungsholmen;;2025-01-01;2025-04-30;Skadegörelse;1 234;;
"""


class Service:
    """Stands for the service: remembers what it was asked, and takes it in unless it is told to refuse."""

    def __init__(self, refusal: Refusal | None = None) -> None:
        self.asked: list[ImportCommands] = []
        self._refusal = refusal

    async def __call__(self, order: ImportCommands) -> Accepted | Refusal:
        self.asked.append(order)
        return self._refusal or Accepted(position=1)

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [dict(step.body) for order in self.asked for step in order.steps]

    @property
    def digests(self) -> set[str]:
        return {str(body["file"]) for body in self.bodies}


def put(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


async def read(
    path: Path, content: bytes | str, source: StatisticsSource = StatisticsSource.TRAFIKKONTORET
) -> tuple[Service, Received]:
    """Let a file be taken in."""
    service = Service()
    return service, await receive([put(path, content)], source, service)


def told(problems: Sequence[Problem]) -> list[tuple[str, int | None, str | None]]:
    """What is wrong, and where; every problem says in two languages why, and what to do."""
    assert all(found.reason_sv and found.reason_en and found.suggestion for found in problems)
    return [(found.code, found.line, found.field) for found in problems]


def workbook(
    change: Callable[[Any], None] = lambda _book: None, *, rows: Sequence[Sequence[Any]] | None = None
) -> bytes:
    """The table as a workbook, changed."""
    book = Workbook()
    for row in rows or [[_cell(text) for text in line.split(";")] for line in TABLE.splitlines()]:
        book.active.append(list(row))
    change(book)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def _cell(text: str) -> str | int | None:
    number = text.replace(" ", "")
    return int(number) if number.isdecimal() else text or None


def repacked(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A workbook whose parts are changed as no spreadsheet program would."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return saved.getvalue()
