"""One way to write everything: what the detectors read, and the way back to the original text."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

from deid.lookalikes import LATIN

_PLAIN = r"\n -Z\[\\\]\^_-~¡-§©«¬®°±¶»¿-ÿĀ-įĴ-ľŁ-ňŊ-žǍ-ǜȘ-ț‘’‚“”„‹›•€"
"""Characters that mean the same after NFKC and look like nothing else."""
_UNUSUAL = re.compile(f"[^{_PLAIN}]+ *|  +")
_MOST_MARKS = 32
"""Marks are put in order pair by pair, which takes for ever when somebody piles up thousands."""
_READ_AS = (
    LATIN
    | dict.fromkeys("\u2043\u2212\u02d7\u06d4\u2796\u30fc\uff70\u4e00\u2500\u2501", "-")
    | dict.fromkeys("\t\v\f", "\n")
    | {"\r": " "}
    | dict.fromkeys("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0", "")
)
"""What is something else than its category says: lookalikes, dashes, cells of a table, letters that show nothing."""


@dataclass(frozen=True, slots=True)
class Normal:
    """The normalised text with, for every stretch that was changed, where it came from."""

    text: str
    starts: list[int] = field(repr=False)
    """Where each piece begins in the normalised text."""
    origins: list[tuple[int, int]] = field(repr=False)
    """Where each piece begins in the original, and its length there; -1 for a piece taken over unchanged."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the original text that became this one."""
        return self._edge(start)[0], self._edge(end - 1)[1]

    def _edge(self, index: int) -> tuple[int, int]:
        piece = bisect_right(self.starts, index) - 1
        origin, length = self.origins[piece]
        if length < 0:
            origin += index - self.starts[piece]
            return origin, origin + 1
        return origin, origin + length


def normalise(text: str) -> Normal:
    """Return the text as the detectors read it."""
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[tuple[int, int]] = []
    size = done = 0

    def add(piece: str, origin: int, length: int) -> None:
        nonlocal size
        if piece and not (piece == " " and pieces and pieces[-1].endswith((" ", "\n"))):
            pieces.append(piece)
            starts.append(size)
            origins.append((origin, length))
            size += len(piece)

    for unusual in _UNUSUAL.finditer(text):
        first = unusual.start()
        if first > done and unicodedata.category(text[first])[0] == "M":
            first -= 1  # the letter the mark stands on
        add(text[done:first], done, -1)
        for start, end in _clusters(text, first, unusual.end()):
            add(_written_plainly(text[start:end]), start, end - start)
        done = unusual.end()
    add(text[done:], done, -1)
    return Normal("".join(pieces), starts, origins)


def _clusters(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return each letter together with the marks that stand on it."""
    edges = [start]
    for index in range(start + 1, end):
        if unicodedata.category(text[index])[0] != "M" or index - edges[-1] == _MOST_MARKS:
            edges.append(index)
    return list(zip(edges, [*edges[1:], end], strict=True))


def _written_plainly(cluster: str) -> str:
    return "".join(map(_plain, unicodedata.normalize("NFKC", _digits(cluster))))


def _digits(cluster: str) -> str:
    """Return ring, bracket and foreign digits as 0-9: NFKC would keep the brackets and the other scripts."""
    value = unicodedata.digit(cluster[0], None)
    return cluster if value is None else str(value)


def _plain(character: str) -> str:
    if character in _READ_AS:
        return _READ_AS[character]
    match unicodedata.category(character):
        case "Pd":
            return "-"
        case "Cf" | "Mn" | "Me":
            return ""
        case "Zs":
            return " "
        case "Zl" | "Zp":
            return "\n"
    return character
