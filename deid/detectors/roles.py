"""Details that together point at one person: the only one of a kind, a role at a named place, a pupil in a class."""

import re
from collections.abc import Iterator
from itertools import pairwise

from deid.detectors.beliefs import ADHERENTS
from deid.kept import lists
from deid.kinds import Kind
from deid.passage import Found, Passage, Word
from deid.persons import ANY, KIN, KNOWN

_WORDS = lists("words/roles.txt")
_ROLES = _WORDS["roles"]
_UNIQUE = _WORDS["only"]
_AT = _WORDS["at"]
_UNIT_ENDINGS = _WORDS["units"]
_UNIT_END = tuple(_UNIT_ENDINGS)
_GENERAL = _WORDS["general"] | _UNIT_ENDINGS
"""Any school is nobody's school."""
_ANYONE = ANY | ADHERENTS | _ROLES
_PERSON_ENDINGS = tuple(_WORDS["person endings"])
_ROLE_ENDINGS = tuple(_WORDS["role endings"])
_ARRESTED = _WORDS["arrested"]
_OWNERS = frozenset({"hans", "hennes"} | {f"{person}s" for person in KNOWN})
_ONE_GROUP = _WORDS["one group"]
_IN_CLASS = ANY | _WORDS["siblings"]
_CLASS = re.compile(
    r"[1-9A-ZÅÄÖ](?<![\w.:/\-].)(?:(?<=[1-9])[ ]?[A-Ha-h]|[A-ZÅÄÖ]{1,3}\d{2}[A-Ha-h]?)(?![\w:/\-]|\.\w)(?![ ]§)"
)
_AGED = re.compile(r"[0-9](?<!\d\d)\d?[ -]?(?:åring(?:en|s|ens)?|årig[ae]?)(?!\w)")
_DESCRIBED = re.compile(r"[ ](?:som|vars|med)[ ][^\W\d_]+")
_FEW = 4
_AFTER_OTHER = 2


def roles(passage: Passage) -> Iterator[Found]:
    """Yield what singles one person out."""
    held = {word for word in passage.vocabulary if word in _ROLES or word.endswith(_ROLE_ENDINGS)}
    for wanted, end_of in (*_PATTERNS, (held, _at_named_place)):
        for place in passage.where(wanted):
            end = end_of(passage, place)
            if end is not None:
                yield passage.words[place][0], end, Kind.ROLE_AND_PLACE
    yield from _in_class(passage)
    yield from _aged_at_school(passage)


def _following(passage: Passage, index: int, most: int) -> list[Word]:
    """Return the next words of the same sentence."""
    words = passage.words
    found: list[Word] = []
    for right in words[index + 1 : index + 1 + most]:
        if not passage.goes_on(found[-1] if found else words[index], right):
            break
        found.append(right)
    return found


def _unique(passage: Passage, index: int) -> int | None:
    following = _following(passage, index, _FEW)
    for place, word in enumerate(following):
        if word[2] == "som":
            return word[1] if place == 0 or following[0][2] in _AT else None
        if word[2] in _ANYONE or word[2].endswith(_PERSON_ENDINGS):
            return word[1]
    return None


def _no_other(passage: Passage, index: int) -> int | None:
    """Return the end of `ingen annan i klassen`."""
    following = _following(passage, index, _FEW)
    other = len(following) > _AFTER_OTHER and following[0][2] in {"annan", "annat"} and following[1][2] in _AT
    return following[_AFTER_OTHER][1] if other else None


def _described(passage: Passage, index: int) -> int | None:
    """Return the end of `mannen vars` and `familjen som`: what follows describes nobody else."""
    following = _following(passage, index, 1)
    wanted = {"som", "vars"} if passage.words[index][2] in _ONE_GROUP else {"vars"}
    return following[0][1] if following and following[0][2] in wanted else None


def _at_named_place(passage: Passage, index: int) -> int | None:
    """Return the end of a place with a name of its own, after `at` and at most some other words."""
    following = _following(passage, index, _FEW)
    for at, place in pairwise(following):
        if at[2] in _AT and _named(passage, place):
            return place[1]
    return None


def _named(passage: Passage, place: Word) -> bool:
    if place[2].endswith(_UNIT_END):
        return place[2] not in _GENERAL
    return passage.text[place[0]].isupper()


def _kin_of(passage: Passage, index: int) -> int | None:
    following = _following(passage, index, _FEW)
    if not following or following[0][2] != "till":
        return None
    return next((word[1] for word in following[1:] if word[2] in KNOWN or word[2] in _ARRESTED), None)


def _kin_of_somebody(passage: Passage, index: int) -> int | None:
    """Return the end of `elevens storebror`."""
    return next((word[1] for word in _following(passage, index, 2) if word[2] in KIN), None)


def _in_class(passage: Passage) -> Iterator[Found]:
    """Yield a person in a class: the class alone is a group."""
    for found in _CLASS.finditer(passage.text):
        before = passage.lower[max(0, found.start() - 60) : found.start()]
        after = passage.lower[found.end() : found.end() + 40]
        near = re.split(r"[.!?]\s", before)[-1]
        people = {*re.findall(r"[^\W\d_]+", near), *re.findall(r"[^\W\d_]+", re.split(r"[.!?]", after)[0])}
        if people & _IN_CLASS or any(word.endswith(_UNIT_END) and word not in _GENERAL for word in people):
            yield *found.span(), Kind.ROLE_AND_PLACE


def _aged_at_school(passage: Passage) -> Iterator[Found]:
    """Yield one person's age together with a named school; an age alone, or with a district, passes."""
    for found in _AGED.finditer(passage.lower):
        rest = re.split(r"[.!?]\s", passage.lower[found.end() : found.end() + 80])[0]
        described = _DESCRIBED.match(rest) if found.group().endswith("en") else None
        if described:
            yield found.start(), found.end() + described.end(), Kind.ROLE_AND_PLACE
        unit = next((word for word in re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", rest) if _is_unit(word.group())), None)
        if unit:
            yield found.start(), found.end() + unit.end(), Kind.ROLE_AND_PLACE


def _is_unit(word: str) -> bool:
    return word.endswith(_UNIT_END) and word not in _GENERAL


_PATTERNS = (
    (_UNIQUE, _unique),
    (_OWNERS, _kin_of_somebody),
    (KIN, _kin_of),
    (KNOWN | _ONE_GROUP, _described),
    (frozenset(("ingen", "inget")), _no_other),
)
