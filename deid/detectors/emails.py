"""E-mail addresses, also those written around the sign."""

import re
from collections.abc import Iterator

from deid.kinds import Kind
from deid.passage import Found, Passage

_NAMED_SIGN = r"(?:at|a|snabel-?[ \t]?a|alfakrull|@)"
_SIGN = re.compile(
    r"[ \t]{0,3}@[ \t]{0,3}"
    rf"|[ \t]{{0,3}}[(\[{{<][ \t]{{0,3}}{_NAMED_SIGN}[ \t]{{0,3}}[)\]}}>][ \t]{{0,3}}"
    r"|[ \t]{1,3}(?:at|snabel-?a|alfakrull)[ \t]{1,3}"
)
_DOT = r"(?:[ \t]?\.[ \t]?|[ \t]?[(\[{][ \t]?(?:punkt|dot|\.)[ \t]?[)\]}][ \t]?|[ \t](?:punkt|dot)[ \t])"
_NAMED_DOT = r"(?:[ \t]?[(\[{][ \t]?(?:punkt|dot|\.)[ \t]?[)\]}][ \t]?|[ \t](?:punkt|dot)[ \t])"
_LOCAL = re.compile(rf"[\w.+\-']+(?:{_NAMED_DOT}[\w.+\-']+){{0,4}}$")
_DOMAIN = re.compile(
    rf"[\w\-]{{1,63}}(?:{_DOT}[\w\-]{{1,63}}){{0,4}}?{_DOT}[a-z]{{2,24}}(?!\w)(?:\.[a-z]{{2,24}}(?!\w))*"
)
_LONGEST = 80


def emails(passage: Passage) -> Iterator[Found]:
    """Yield e-mail addresses. The sign is looked for first: it is rare, and both sides of it are short."""
    text = passage.lower
    for sign in _SIGN.finditer(text):
        before = max(0, sign.start() - _LONGEST)
        local = _LOCAL.search(text[before : sign.start()])
        domain = _DOMAIN.match(text, sign.end(), sign.end() + 4 * _LONGEST)
        if local and domain:
            yield before + local.start(), domain.end(), Kind.EMAIL
