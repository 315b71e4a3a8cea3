"""Names of persons, by kept lists and by how names stand in a sentence."""

import re
from collections.abc import Iterator

from deid.kept import lists
from deid.kinds import Kind
from deid.named_places import begins_named_place
from deid.names import Sign, sign_of
from deid.passage import Found, Passage, Word

_ANY_GIVEN = Sign.GIVEN | Sign.GIVEN_OR_WORD | Sign.GIVEN_BESIDE_SURNAME
_ANY_SURNAME = Sign.SURNAME | Sign.SURNAME_OR_WORD | Sign.SURNAME_BY_ENDING
_BLANK = frozenset((" ",))
_GAPS = frozenset((" ", "_", ".", "-", "  ", "\n", ", "))
_MOST_WORDS = 5
_INITIAL = re.compile(r"(?<![^\W_])(?:[A-ZÅÄÖ]\.[ ]?){0,2}[A-ZÅÄÖ](?:\.[ ]?|[ ])$")
_DOTTED = re.compile(r"(?<![^\W_])[A-ZÅÄÖ]\.[ ]?$")
_SHORTENED = re.compile(r"-s{1,2}ons?(?![^\W_])")
_SHORTENED_FROM = re.compile(r"(?<![^\W_])(?:[A-ZÅÄÖ][a-zåäö]{0,12}\.?[ ]?)?[A-ZÅÄÖ][a-zåäö]{0,3}$")
_INITIALS = re.compile(r"[A-ZÅÄÖ](?<![\w.].)\.[ ]?[A-ZÅÄÖ]\.(?![ ]?[A-ZÅÄÖ])(?!\w)")
_WORDS = lists("words/around_names.txt")
_TITLES = _WORDS["titles"]
_CALLED = _WORDS["called"]
_BEFORE_A_NAME = _TITLES | _CALLED
_SOMEBODY = _WORDS["somebody"]
_PLACES = _WORDS["places"]
_PLACES_AFTER_TWO = _WORDS["places after two names"]
_PLACES_IN_ONE = tuple(_WORDS["places in one word"])
_NAMED_PLACES = re.compile(r"(?:(?<!\w)s:t|sankt|sankta|stiftelsen|kvarteret|kv\.|kastellet)[ ]$")


def person_names(passage: Passage) -> Iterator[Found]:
    """Yield every stretch that reads as the name of a person."""
    yield from _shortened(passage.text)
    signs = {word: sign for word in passage.index if (sign := sign_of(word))}
    named_to = 0
    for place in passage.where(signs.keys()):
        if place < named_to:
            continue
        last = _last(passage, place, signs)
        named_to = last + 1
        inside = [signs.get(word[2], Sign.NONE) for word in passage.words[place:named_to]]
        if _is_name(passage, place, inside) and not _is_place(passage, place, last):
            yield _with_initials(passage, passage.words[place][0]), passage.words[last][1], Kind.PERSON_NAME
    for place in passage.where(_BEFORE_A_NAME):
        yield from _after_title(passage, place)


def _shortened(text: str) -> Iterator[Found]:
    """Yield names of which only the beginning is written, and bare initials."""
    for found in _SHORTENED.finditer(text):
        opening = _SHORTENED_FROM.search(text, max(0, found.start() - 20), found.start())
        if opening:
            yield opening.start(), found.end(), Kind.PERSON_NAME
    for found in _INITIALS.finditer(text):
        yield *found.span(), Kind.PERSON_NAME


def _last(passage: Passage, index: int, signs: dict[str, Sign]) -> int:
    """Return the last word of the name that begins here: listed words, then one unlisted with a capital."""
    words, last = passage.words, index
    given = bool(signs[words[index][2]] & _ANY_GIVEN)
    for right in words[index + 1 : index + _MOST_WORDS]:
        left = words[last]
        gap = passage.text[left[1] : right[0]]
        sign = signs.get(right[2], Sign.NONE)
        wanted = _ANY_GIVEN | _ANY_SURNAME if given else _ANY_SURNAME
        if sign is Sign.SURNAME_OR_WORD and not _capital(passage, right):
            break
        if sign & wanted and gap in (_GAPS if given else _BLANK):
            last += 1
            continue
        if given and gap in _BLANK and _capital(passage, left) and _capital(passage, right):
            last += 1
        break
    return last


def _is_name(passage: Passage, index: int, signs: list[Sign]) -> bool:
    first = passage.words[index]
    if any(sign & (Sign.GIVEN | Sign.SURNAME) for sign in signs):
        return True
    capital = _capital(passage, first)
    if Sign.SURNAME_BY_ENDING in signs[0]:
        return capital
    if Sign.GIVEN_OR_WORD in signs[0]:
        return capital and (len(signs) > 1 or not passage.opens_sentence(first[0]))
    if Sign.GIVEN_BESIDE_SURNAME in signs[0]:
        return capital and len(signs) > 1 and bool(signs[1] & _ANY_SURNAME)
    return capital and _DOTTED.search(passage.text[max(0, first[0] - 3) : first[0]]) is not None


def _is_place(passage: Passage, index: int, last: int) -> bool:
    """Return whether a place, a school or a church carries this name."""
    words, text = passage.words, passage.lower
    start, end = words[index][0], words[last][1]
    if _NAMED_PLACES.search(text[max(0, start - 12) : start]):
        return True
    if _kept(passage, index) or (index and _kept(passage, index - 1)):
        return True
    if last > index and words[last][2].endswith(_PLACES_IN_ONE) and not sign_of(words[last][2]):
        return True
    following = words[last + 1] if last + 1 < len(words) else (0, 0, "")
    if not _capital(passage, words[last]) or text[end : following[0]] != " ":
        return False
    if words[last][2][-1] not in "sxz":
        return following[2].startswith(("kyrk", "församling", "kapell"))
    return following[2] in _PLACES or (last > index and following[2] in _PLACES_AFTER_TWO)


def _kept(passage: Passage, index: int) -> bool:
    start, _, word = passage.words[index]
    return begins_named_place(passage.lower, start, word)


def _after_title(passage: Passage, index: int) -> Iterator[Found]:
    words = passage.words
    if index + 1 == len(words) or not _capital(passage, words[index + 1]) or sign_of(words[index + 1][2]):
        return
    if passage.text[words[index][1] : words[index + 1][0]] not in {" ", ". ", ' "', " ”", " “", " '"}:
        return
    if words[index][2] in _TITLES or (index and words[index - 1][2] in _SOMEBODY):
        yield words[index + 1][0], words[index + 1][1], Kind.PERSON_NAME


def _with_initials(passage: Passage, start: int) -> int:
    found = _INITIAL.search(passage.text, max(0, start - 9), start)
    return found.start() if found else start


def _capital(passage: Passage, word: Word) -> bool:
    """Return whether a capital marks this word; a line all in capitals marks none."""
    return passage.text[word[0]].isupper() and not passage.text[word[0] + 1 : word[1]].isupper()
