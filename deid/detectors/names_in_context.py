"""Names no list holds, by how they stand: two capitals in a row, an initial, what somebody is called or owns."""

import re
from collections.abc import Iterator

from deid.kept import lists
from deid.kinds import Kind
from deid.named_places import begins_named_place
from deid.names import sign_of
from deid.passage import Found, Passage, Word
from deid.persons import ANY

_WORDS = lists("words/around_names.txt")
_NO_SURNAMES = tuple(_WORDS["no surnames"])
_NO_GIVEN = _WORDS["no given names"]
_NO_GIVEN_ENDINGS = (*_WORDS["no given name endings"], "s")
_OWNED = _WORDS["owned"]
_NO_OWNERS = tuple(_WORDS["no owners"])
_TWO = re.compile(
    r"[A-ZÅÄÖ](?<![\w.\-/].)[a-zåäöéèüçšžćğşı]{2,15} [A-ZÅÄÖ][a-zåäöéèüçšžćğşı]{3,20}(?![\w\-/]| [A-ZÅÄÖ])"
)
_INITIAL_AND_WORD = re.compile(r"[A-ZÅÄÖ](?<![\w.].)\.[ ]?([A-ZÅÄÖ][a-zåäöéü]{3,20})(?![^\W_])")
_OFTEN_SURNAMES = tuple(_WORDS["surnames after initials"])
_LETTERS_DO = re.compile(
    r"[A-ZÅÄÖ](?<![\w.\-].)(?:-[A-ZÅÄÖ]|\.[A-ZÅÄÖ]?\.?)[ ]"
    r"(?:har|hade|är|var|sa|sade|säger|kom|gick|hotade|skrev|slog|bor)(?!\w)"
)
_PLACE_AFTER = re.compile("[ ](?:" + "|".join(_WORDS["places"] | _WORDS["places after two names"]) + r")(?!\w)")
_LETTERS = re.compile(r"[ ][A-ZÅÄÖ](?:[.\-]?[A-ZÅÄÖ])?(?![\w-])\.?")
_ALIAS = re.compile(r"[ ]*[\"'“”»«]?(?-i:[A-ZÅÄÖ])[\w\-]{1,30}|[ ]*[\"“”»«][\w\- ]{2,30}[\"“”»«]")


def names_in_context(passage: Passage) -> Iterator[Found]:
    """Yield what stands where names stand."""
    yield from _two_capitals(passage)
    yield from _initials(passage)
    yield from _owners(passage)
    for place in passage.where(_WORDS["aliases"]):
        alias = _ALIAS.match(passage.text, passage.words[place][1])
        if alias:
            yield alias.start() + 1, alias.end(), Kind.PERSON_NAME


def _two_capitals(passage: Passage) -> Iterator[Found]:
    """Yield two words with capitals inside a sentence that do not look like an office or an association."""
    for found in _TWO.finditer(passage.text):
        given, surname = found.group().lower().split(" ")
        kept = begins_named_place(passage.lower, found.start(), given)
        unlike = kept or surname.endswith(_NO_SURNAMES) or given in _NO_GIVEN or given.endswith(_NO_GIVEN_ENDINGS)
        followed = _PLACE_AFTER.match(passage.lower, found.end()) if surname[-1] in "sxz" else None
        if not (unlike or followed or passage.opens_sentence(found.start()) or sign_of(given)):
            yield *found.span(), Kind.PERSON_NAME


def _initials(passage: Passage) -> Iterator[Found]:
    for found in _INITIAL_AND_WORD.finditer(passage.text):
        word = found.group(1).lower()
        if word.endswith(_OFTEN_SURNAMES) and not sign_of(word):
            yield *found.span(), Kind.PERSON_NAME
    for found in _LETTERS_DO.finditer(passage.text):
        yield found.start(), passage.text.rindex(" ", found.start(), found.end()), Kind.PERSON_NAME
    for place in passage.where(ANY):
        letters = _LETTERS.match(passage.text, passage.words[place][1])
        if letters:
            yield letters.start() + 1, letters.end(), Kind.PERSON_NAME


def _owners(passage: Passage) -> Iterator[Found]:
    """Yield an unlisted word with a capital that owns what people own: `Xarins telefon`."""
    for place in passage.where(_OWNED):
        if not place:
            continue
        owner: Word = passage.words[place - 1]
        if passage.text[owner[1] : passage.words[place][0]] != " " or not passage.text[owner[0]].isupper():
            continue
        if owner[2][-1] in "sxz" and not owner[2].endswith(_NO_OWNERS) and not sign_of(owner[2]):
            yield owner[0], owner[1], Kind.PERSON_NAME
