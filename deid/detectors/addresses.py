"""Street addresses, flats and postal towns."""

import re
from collections.abc import Iterator

from deid.kept import lists
from deid.kinds import Kind
from deid.passage import Found, Passage

_WORDS = lists("words/streets.txt")
_STREETS = _WORDS["endings"]
_MAYBE_STREETS = _WORDS["endings with a capital"]
"""Endings that many other words have: only with a capital inside a sentence."""
_APART = _WORDS["apart"]
"""A street in two words: the first one ends in s."""
_ENDINGS = tuple(_STREETS | _MAYBE_STREETS)
_SURE = tuple(_STREETS)
_NOT_STREETS = _WORDS["no streets"]
_DOOR = re.compile(
    r"[ \n](?:nr\.?[ \n]?)?\d{1,3}(?:[ \n]?[a-h](?![^\W_]))?(?:[ \n]?[-–/][ \n]?\d{1,3}[a-h]?)?"
    r"(?![\d:/%]|[.,]\d|[ \n]?(?:procent|kr|år|st|dagar|veckor|timmar|mkr|km|meter|personer|elever)(?!\w))"
    r"(?:,?[ \n]{1,2}(?:lgh|lägenhet|vån|våning|tr|uppgång|port)\.?(?:[ \n]?\d{1,4})?(?!\w)"
    r"|,?[ \n](?:bv|nb|ög|\d[ \n]?tr)(?!\w)){0,2}"
)
_FLATS = (
    re.compile(r"l(?<![^\W_]l)(?:gh|ägenhet|ägenhetsnummer)(?:-?nr)?\.?[ \n]?(?:nr[ \n]?)?\d{4}(?!\d)"),
    re.compile(r"c/o(?<![^\W_]c/o)[ \n]{1,3}[^\W\d_]{2,30}"),
)
_POSTAL = re.compile(r"[1-9](?<![\w.,].)\d\d[ \n]?\d\d[ \n][A-ZÅÄÖ](?:[a-zåäö]{2,}|[A-ZÅÄÖ]{2,})(?!\w)")
_OFFICIAL = re.compile(r"114 ?14|113 ?13|116 ?117")


def addresses(passage: Passage) -> Iterator[Found]:
    """Yield addresses that lead to a door."""
    for pattern in _FLATS:
        for found in pattern.finditer(passage.lower):
            yield *found.span(), Kind.ADDRESS
    for found in _POSTAL.finditer(passage.text):
        if not _OFFICIAL.match(found.group()):
            yield *found.span(), Kind.ADDRESS
    for place in passage.where({word for word in passage.index if word.endswith(_ENDINGS)}):
        word = passage.words[place]
        start = _street(passage, passage.words[place - 1] if place else (0, 0, ""), word)
        door = _DOOR.match(passage.lower, word[1]) if start is not None else None
        if start is not None and door:
            yield start, door.end(), Kind.ADDRESS


def _street(passage: Passage, previous: tuple[int, int, str], word: tuple[int, int, str]) -> int | None:
    """Return where the name of the street begins, if it is one."""
    start, _, written = word
    if written in _APART:
        genitive = previous[2].endswith(("s", "x", "z")) and passage.text[previous[0]].isupper()
        return previous[0] if genitive and start - previous[1] == 1 else None
    if written in _NOT_STREETS or written in _STREETS or written in _MAYBE_STREETS:
        return None
    if written.endswith(_SURE) or (passage.text[start].isupper() and not passage.opens_sentence(start)):
        return start
    return None
