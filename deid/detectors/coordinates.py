"""Points on the map."""

import re
from collections.abc import Iterator

from deid.kinds import Kind
from deid.passage import Found, Passage

_DEGREES = re.compile(r"[0-9](?<![\w.].)\d{0,2}[.,]\d{4,15}(?!\d)")
"""Four decimals lead to a house."""
_BETWEEN = re.compile(
    r"[ \n]?°?[ \n]?[nsewöv]?[ \n]?[,;/|]?[ \n]{0,3}\n?"
    r"(?:(?:lat|lon|long|latitud|longitud)[.:=]?[ \n]?|[nsewöv][ \n]?)?[-+]?"
)
_BEFORE = re.compile(r"(?<![^\W_])(?:lat|lon|long|latitud|longitud|[nsewö])[.:= \n]{1,3}[-+]?$")
_AFTER = re.compile(r"[ \n]?(?:°[ \n]?[nsewöv]?|[nsewöv])(?!\w)")
_MINUTES = re.compile(
    r"[0-9](?<!\d\d)\d{0,2}[ \n]?°[ \n]?\d{1,2}(?:[.,]\d{1,6})?[ \n]?['′´’]"
    r"(?:[ \n]?\d{1,2}(?:[.,]\d{1,6})?[ \n]?(?:[\"″”]|'')?)?(?:[ \n]?[nsewöv](?!\w))?"
)
_METRES = re.compile(
    r"[67](?<!\d\d)\d{6}(?:[.,]\d{1,4})?[ \n]{0,2}[,;/ \n][ \n]{0,2}(?:e[ \n]?)?[2-9]\d{5}(?:[.,]\d{1,4})?(?!\d)"
)
_THREE_WORDS = re.compile(r"///(?<![\w/]///)[^\W\d_]{2,30}\.[^\W\d_]{2,30}\.[^\W\d_]{2,30}")


def coordinates(passage: Passage) -> Iterator[Found]:
    """Yield points closer than some ten metres: in degrees, in metres, in three words."""
    for pattern in (_MINUTES, _METRES, _THREE_WORDS):
        for found in pattern.finditer(passage.lower):
            yield *found.span(), Kind.COORDINATES
    yield from _decimal(passage.lower)


def _decimal(text: str) -> Iterator[Found]:
    """Yield pairs of long decimals, and single ones that carry a point of the compass."""
    previous = None
    for found in _DEGREES.finditer(text):
        before = _BEFORE.search(text, max(0, found.start() - 14), found.start())
        after = _AFTER.match(text, found.end())
        start, end = before.start() if before else found.start(), after.end() if after else found.end()
        if previous and _BETWEEN.fullmatch(text, previous[1], found.start()):
            yield previous[0], end, Kind.COORDINATES
        elif before or after:
            yield start, end, Kind.COORDINATES
        previous = (start, found.end())
