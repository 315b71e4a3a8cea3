"""Text that is written so that nobody reads it at once: base64, hexadecimal, percent signs, entities."""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import unquote

from deid.kinds import Kind
from deid.normal import normalise
from deid.passage import Detector, Found, Passage

_BASE64 = re.compile(r"(?<![\w+/])[A-Za-z0-9+/_\-]{8,}={0,2}(?![\w+/=])")
_HEX = re.compile(r"(?<![^\W_])(?:0x)?(?:[0-9a-fA-F]{2}[ :\-]?){7,}[0-9a-fA-F]{2}(?![^\W_])")
_PERCENT = re.compile(r"[^\s%]{0,60}(?:%[0-9a-fA-F]{2}[^\s%]{0,60}){1,}")
_ENTITIES = re.compile(r"(?:[^\s&]{0,60}&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});){1,}[^\s&]{0,60}")


def _from_base64(written: str) -> str:
    plain = written.rstrip("=").replace("-", "+").replace("_", "/")
    return b64decode(plain + "=" * (-len(plain) % 4)).decode("utf-8")


def _from_hex(written: str) -> str:
    return bytes.fromhex(re.sub("[ :-]", "", written.removeprefix("0x"))).decode("utf-8")


_CODES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_BASE64, _from_base64),
    (_HEX, _from_hex),
    (_PERCENT, unquote),
    (_ENTITIES, unescape),
)


def encoded(passage: Passage, detectors: tuple[Detector, ...]) -> Iterator[Found]:
    """Yield stretches in which the other detectors find something once they are decoded."""
    for pattern, decode in _CODES:
        for found in pattern.finditer(passage.text):
            try:
                plain = decode(found.group())
            except (Error, ValueError):
                continue
            if plain != found.group() and plain.isprintable() and _holds_something(plain, passage, detectors):
                yield *found.span(), Kind.ENCODED


def _holds_something(plain: str, passage: Passage, detectors: tuple[Detector, ...]) -> bool:
    inner = Passage(normalise(plain).text, passage.today)
    return any(True for detector in detectors for _ in detector(inner))
