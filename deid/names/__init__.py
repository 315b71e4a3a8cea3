"""The kept lists of names, and what each form of a name says."""

from enum import Flag, auto

from deid.kept import lists, words


class Sign(Flag):
    """How surely a word is somebody's name."""

    NONE = 0
    GIVEN = auto()
    """A given name and nothing else."""
    GIVEN_OR_WORD = auto()
    """A given name when a capital says so."""
    GIVEN_BESIDE_SURNAME = auto()
    """A month, a place or a flower unless a surname follows."""
    SURNAME = auto()
    SURNAME_OR_WORD = auto()
    SURNAME_BY_ENDING = auto()
    """Ends like a surname: one when it has a capital."""


_SURE_END = ("sson", "ssons", "sdotter", "sdotters")
_SHORTEST_SURE = 7
_ENDINGS = tuple(ending + genitive for ending in lists("words/around_names.txt")["surnames"] for genitive in ("", "s"))


def _forms() -> dict[str, Sign]:
    """Return every form of every name; the more careful list wins when a name stands in several."""
    forms: dict[str, Sign] = {}
    lists = (
        ("first", Sign.GIVEN),
        ("first_words", Sign.GIVEN_OR_WORD),
        ("first_beside_surname", Sign.GIVEN_BESIDE_SURNAME),
    )
    for name, sign in lists:
        forms |= dict.fromkeys(words(f"names/{name}.txt"), sign)
    for name, sign in (("last", Sign.SURNAME), ("last_words", Sign.SURNAME_OR_WORD)):
        for word in words(f"names/{name}.txt"):
            forms[word] = forms.get(word, Sign.NONE) | sign
    genitives = {f"{word}s": sign for word, sign in forms.items() if word[-1] not in "sxz"}
    return genitives | forms


_FORMS = _forms()


def sign_of(word: str) -> Sign:
    """Return what a word in lower case says about being a name."""
    sign = _FORMS.get(word)
    if sign is not None:
        return sign
    if word.endswith(_SURE_END) and len(word) >= _SHORTEST_SURE:
        return Sign.SURNAME
    if word.endswith(_ENDINGS) and len(word) >= _SHORTEST_SURE:
        return Sign.SURNAME_BY_ENDING
    return _of_parts(word) if "-" in word else Sign.NONE


def _of_parts(word: str) -> Sign:
    """Return the sign of a double name; two words that both can be names are one."""
    signs = [_FORMS.get(part, Sign.NONE) for part in word.split("-")]
    if not all(signs):
        return Sign.NONE
    if any(Sign.SURNAME in sign for sign in signs):
        return Sign.SURNAME
    return Sign.GIVEN if any(sign & (Sign.GIVEN | Sign.GIVEN_OR_WORD) for sign in signs) else Sign.NONE
