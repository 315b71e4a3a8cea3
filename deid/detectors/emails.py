"""E-mail addresses, also those written around the sign."""

import re
from collections.abc import Iterator

from deid.kinds import Kind
from deid.passage import Found, Passage

_SIGNS = (
    re.compile("@"),
    re.compile(r"[(\[{<][ \n]{0,3}(?:at|a|snabel-?[ \n]?a|alfakrull|@)[ \n]{0,3}[)\]}>]"),
)
_WORDS = frozenset(("at", "snabela", "snabel-a", "alfakrull"))
_DOT = r"(?:[ \n]?\.[ \n]?|[ \n]?[(\[{][ \n]?(?:punkt|dot|\.)[ \n]?[)\]}][ \n]?|[ \n](?:punkt|dot)[ \n])"
_NAMED_DOT = r"(?:[ \n]?[(\[{][ \n]?(?:punkt|dot|\.)[ \n]?[)\]}][ \n]?|[ \n](?:punkt|dot)[ \n])"
_LOCAL = re.compile(rf"[\w.+\-']+(?:{_NAMED_DOT}[\w.+\-']+){{0,4}}[ \n]{{0,3}}$")
_TOP = r"[a-z]{2,24}(?!\w)"
_DOMAIN = re.compile(
    rf"[ \n]{{0,3}}[\w\-]{{1,63}}(?:{_DOT}[\w\-]{{1,63}}){{0,4}}?{_DOT}{_TOP}"
    rf"(?:(?:\.|[ \n]\.[ \n]|{_NAMED_DOT}){_TOP})*"
)
_LONGEST = 80


def emails(passage: Passage) -> Iterator[Found]:
    """Yield e-mail addresses. The sign is looked for first: it is rare, and both sides of it are short."""
    text = passage.lower
    signs = [sign.span() for pattern in _SIGNS for sign in pattern.finditer(text)]
    for start, end in [*signs, *(passage.words[place][:2] for place in passage.where(_WORDS))]:
        local = _LOCAL.search(text[max(0, start - _LONGEST) : start])
        domain = _DOMAIN.match(text, end, end + 4 * _LONGEST)
        if local and domain:
            yield max(0, start - _LONGEST) + local.start(), domain.end(), Kind.EMAIL
