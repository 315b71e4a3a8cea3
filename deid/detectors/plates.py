"""Number plates of vehicles."""

import re
from collections.abc import Iterator

from deid.kept import lists
from deid.kinds import Kind
from deid.passage import Found, Passage

_DIGITS = re.compile(r"[0-9](?<!\d\d)\d[\da-hj-npr-uw-z](?![^\W_]|[-–:/]\d|[.,]\d| \d)")
"""The second half: it is looked for first, for digits are rarer than letters."""
_LETTERS = re.compile(r"(?<![^\W_])([a-hj-pr-uw-z]{3})([ \n\-·]?)$")
_VEHICLE = re.compile(
    r"(?:bil|bilen|fordon\w{0,4}|reg\.?|regnr|regnummer\w{0,2}|registreringsnummer\w{0,2}|registreringsskylt\w{0,4}|"
    r"skylt\w{0,4}|moped\w{0,2}|mc|motorcykel\w{0,2}|volvo|saab|bmw|audi|mercedes|toyota|skåpbil\w{0,2}|lastbil\w{0,2}|"
    r"släp\w{0,4}|taxi\w{0,2})(?!\w)[^\n]{0,24}$"
)
_WORDS = lists("words/no_plates.txt")
_NOT_PLATES = _WORDS["letters"]


def plates(passage: Passage) -> Iterator[Found]:
    """Yield plates in capitals, or written together; in small letters with a space only beside a vehicle."""
    text = passage.lower
    for digits in _DIGITS.finditer(text):
        letters = _LETTERS.search(text, max(0, digits.start() - 5), digits.start())
        if letters and _is_plate(passage, letters):
            yield letters.start(), digits.end(), Kind.PLATE


def _is_plate(passage: Passage, letters: re.Match[str]) -> bool:
    clear = passage.text[slice(*letters.span(1))].isupper() or not letters.group(2)
    if clear and letters.group(1) not in _NOT_PLATES:
        return True
    return _VEHICLE.search(passage.lower[max(0, letters.start() - 50) : letters.start()]) is not None
