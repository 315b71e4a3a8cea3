"""User names on networks."""

import re
from collections.abc import Iterator
from itertools import product

from deid.kept import lists
from deid.kinds import Kind
from deid.passage import Found, Passage

_WORDS = lists("words/networks.txt")
_OF_PEOPLE = _WORDS["of people"]
"""Where any word after the colon is somebody's name."""
_OF_ANYBODY = _WORDS["of anybody"]
"""Where organisations write too, so the name must look like a name."""
_SUFFIXES = ("", "konto", "kontot", "namn", "namnet", "användare", "användaren", "profil", "profilen")
_BOUND = frozenset(
    name + hyphen + suffix for name, suffix in product(_OF_PEOPLE | _OF_ANYBODY, _SUFFIXES) for hyphen in ("", "-")
)
_PERSONAL = frozenset(
    name + hyphen + suffix for name, suffix in product(_OF_PEOPLE, _SUFFIXES) for hyphen in ("", "-")
) | frozenset(name + hyphen + "namn" for name in _OF_ANYBODY for hyphen in ("", "-"))

_SIGN = re.compile(r"@(?<![\w.@]@)(?=[\w.\-]{0,40}[a-zåäö])[\w.\-]{0,60}\w")
_TAG = re.compile(r"#\d{4}(?!\d)")
_TAGGED = re.compile(r"(?<!\w)[^\W\d]\w{1,31}$")
_JOIN = (
    r"(?:[ \n](?:konto|kontot|namn|namnet|användaren|profil|profilen|id|heter|är)){0,2}[ \n]?[:=]?[ \n]{0,2}[\"'“”»]?@?"
)
_ODD = re.compile(_JOIN + r"((?=[\w.\-#]{0,40}[a-zåäö])(?=[\w.\-#]{0,40}(?:[\d_#]|\.\w))\w[\w.\-#]{1,60}\w)")
_AFTER_COLON = re.compile(r"(?:[ \n](?:konto|namn|id))?[ \n]?[:=][ \n]{0,2}[\"'“”»]?@?([\w.\-#]{1,60}\w)")


def handles(passage: Passage) -> Iterator[Found]:
    """Yield user names: with the sign, with a tag of four digits, or after the name of a network."""
    text = passage.lower
    for found in _SIGN.finditer(text):
        yield *found.span(), Kind.HANDLE
    for tag in _TAG.finditer(text):
        name = _TAGGED.search(text, max(0, tag.start() - 33), tag.start())
        if name:
            yield name.start(), tag.end(), Kind.HANDLE
    for place in passage.where(_BOUND):
        _, end, word = passage.words[place]
        named = _ODD.match(text, end) or (_AFTER_COLON.match(text, end) if word in _PERSONAL else None)
        if named:
            yield *named.span(1), Kind.HANDLE
