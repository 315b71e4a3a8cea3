"""Letters the other detectors cannot read."""

import re
from collections.abc import Iterator

from deid.kinds import Kind

_OTHER = re.compile(r"[^\W\d_a-zA-ZªµºμÀ-ɏʰ-˿Ḁ-ỿⱠ-Ɀꜣ-ꟊﬀ-ﬆＡ-Ｚａ-ｚ𝐀-𝟿]")
_WORD = re.compile(r"[^\W_]{2,}")
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff\0]")


def broken(original: str) -> Iterator[tuple[int, int, Kind]]:
    """Yield characters that are no text: half characters and the like."""
    for found in _BROKEN.finditer(original):
        yield *found.span(), Kind.UNREADABLE


def foreign_scripts(original: str) -> Iterator[tuple[int, int, Kind]]:
    """Yield words of the original text with letters of another script; a single such letter is a symbol."""
    if original.isascii() or _OTHER.search(original) is None:
        return
    for found in _WORD.finditer(original):
        if any(map(str.isalpha, _OTHER.findall(found.group()))):
            yield *found.span(), Kind.FOREIGN_SCRIPT
