"""Places and institutions with a person's name, kept as a list because no rule sees them."""

from deid.kept import lines

_BY_FIRST_WORD: dict[str, list[str]] = {}
for _phrase in lines("allowed/named_after_people.txt"):
    _BY_FIRST_WORD.setdefault(_phrase.split()[0], []).append(_phrase)


def begins_named_place(lower: str, start: int, word: str) -> bool:
    """Return whether one of them begins with this word here, in a text in lower case."""
    return any(
        lower.startswith(phrase, start) and not lower[start + len(phrase) : start + len(phrase) + 1].isalpha()
        for phrase in _BY_FIRST_WORD.get(word, ())
    )
