"""Statements about one person's opinion, religion or origin. Values about groups, and history, pass."""

from collections.abc import Iterator

from deid.kept import lists
from deid.kinds import Kind
from deid.passage import Found, Passage, Word
from deid.persons import ANY, KNOWN, PRONOUNS

_WORDS = lists("words/beliefs.txt")
_ADJECTIVES = frozenset(stem + ending for stem in _WORDS["adjectives"] for ending in ("", "t", "a", "e"))
ADHERENTS = frozenset(stem + ending for stem in _WORDS["adherents"] for ending in ("", "en", "n"))
"""One who believes something, or comes from somewhere."""
_MANY = frozenset(stem + ending for stem in _WORDS["adherents"] for ending in ("er", "ar", ""))
_SAYS = _WORDS["says"]
_SAYS_WITH = {
    "röstar": {"på"},
    "röstade": {"på"},
    "röstat": {"på"},
    "tror": {"på"},
    "trodde": {"på"},
    "tycker": {"att"},
    "tyckte": {"att"},
    "menar": {"att"},
    "menade": {"att"},
    "stöd": {"för"},
    "stödjer": {"is", "nmr", "hamas", "hizbollah", "pkk", "partiet"},
    "medlem": {"i", "av"},
    "anhängare": {"till", "av"},
    "kommer": {"ursprungligen"},
    "härstammar": {"från"},
    "aktiv": {"i", "inom"},
    "uppvuxen": {"i"},
    "flytt": {"från"},
    "flydde": {"från"},
    "tillhör": {"en", "den", "ett", "nmr"},
    "ber": {"fem"},
    "be": {"fem"},
    "bad": {"fem"},
}
_BACKGROUND = _WORDS["background"]
_SUBJECTS = PRONOUNS | KNOWN
_SOMEBODY = ANY - _SUBJECTS
_COUNTRIES = _WORDS["countries"]
_ORIGIN = _WORDS["origin"] | _SUBJECTS
_MOST = 7


def beliefs(passage: Passage) -> Iterator[Found]:
    """Yield stretches from the person to what is said about that person."""
    words = passage.words
    for place in passage.where(_SUBJECTS):
        end = _said(passage, place)
        if end is not None:
            yield words[place][0], end, Kind.BELIEF
    for place in passage.where(_SOMEBODY):
        following = [word[2] for word in words[place + 1 : place + 4]]
        if following and following[0] in _WORDS["talks"] and ADHERENTS.intersection(following[1:]):
            yield words[place][0], words[place + len(following)][1], Kind.BELIEF
    yield from _described(passage)


def _described(passage: Passage) -> Iterator[Found]:
    """Yield `judisk elev`, and `bakgrund` with a word for where from, near one person."""
    words = passage.words
    for place in passage.where(_BACKGROUND):
        origin = words[place - 1][2] if place else ""
        if origin.endswith(("sk", "skt")) and origin not in _WORDS["no origin"] and _about_one(passage, place):
            yield words[place - 1][0], words[place][1], Kind.BELIEF
    for place in passage.where(_ADJECTIVES):
        following = words[place + 1] if place + 1 < len(words) else None
        if following is None or not passage.goes_on(words[place], following):
            continue
        if following[2] in ANY:
            yield words[place][0], following[1], Kind.BELIEF


def _said(passage: Passage, index: int) -> int | None:
    """Return where the statement about this person ends, if there is one nearby in the sentence."""
    words = passage.words
    previous = words[index]
    adherents = ADHERENTS | _MANY if previous[2] in _WORDS["possessives"] else ADHERENTS
    for place in range(index + 1, min(index + 1 + _MOST, len(words))):
        word = words[place]
        if not passage.goes_on(previous, word):
            return None
        after: Word | None = words[place + 1] if place + 1 < len(words) else None
        if word[2] in _SAYS or word[2] in adherents or (word[2] in _ADJECTIVES and previous[2] in _WORDS["talks"]):
            return word[1]
        if word[2] in {"från", "i"} and after and after[2] in _COUNTRIES and previous[2] in _ORIGIN:
            return after[1]
        if after and after[2] in _SAYS_WITH.get(word[2], ()):
            return after[1]
        previous = word
    return None


def _about_one(passage: Passage, index: int) -> bool:
    """Return whether one person stands shortly before the words about origin."""
    near = passage.words[max(0, index - _MOST) : index]
    return any((word[2] in ANY or word[2] in PRONOUNS) and passage.goes_on(word, passage.words[index]) for word in near)
