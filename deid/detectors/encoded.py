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

_BASE64 = re.compile(r"[A-Za-z0-9](?<![\w+/].)[A-Za-z0-9+/_\-]{9,}={0,2}(?![\w+/=])")
_HEX = re.compile(r"[0-9a-fA-F](?<![^\W_].)[0-9a-fA-FxX](?:[ :\-]?[0-9a-fA-F]{2}){7,}(?![^\W_])")
_PERCENT = re.compile(r"%[0-9a-fA-F]{2}(?:[^\s%]{0,60}%[0-9a-fA-F]{2})*[^\s%]{0,60}")
_ENTITIES = re.compile(
    r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});(?:[^\s&]{0,60}&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});)*[^\s&]{0,60}"
)
_BEFORE = re.compile(r"[^\s%&]{0,60}$")


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


def encoded(passage: Passage, detector: Detector) -> Iterator[Found]:
    """Yield stretches in which something is found once they are decoded."""
    text = passage.text
    for pattern, decode in _CODES:
        for found in pattern.finditer(text):
            if found.group()[1:].islower() and found.group().isalpha():
                continue  # a long word
            start = found.start()
            if decode in {unquote, unescape}:
                start -= len(_letters_before(text, start))
            try:
                plain = decode(text[start : found.end()])
            except (Error, ValueError):
                continue
            if plain.isprintable() and any(True for _ in detector(Passage(normalise(plain).text, passage.today))):
                yield start, found.end(), Kind.ENCODED


def _letters_before(text: str, start: int) -> str:
    """Return what stands together with the first sign of these codes."""
    before = _BEFORE.search(text, max(0, start - 60), start)
    return before.group() if before else ""
