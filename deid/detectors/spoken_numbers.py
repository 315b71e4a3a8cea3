"""Numbers written in words."""

import re
from collections.abc import Iterator
from itertools import product

from deid.kept import lists
from deid.kinds import Kind
from deid.passage import Found, Passage, Word

_WORDS = lists("words/numerals.txt")
_UNITS, _TEENS, _TENS = _WORDS["units"], _WORDS["teens"], _WORDS["tens"]
_DIGITS = (
    dict.fromkeys(_UNITS, 1)
    | dict.fromkeys(_TEENS | _TENS | _WORDS["hundreds"], 2)
    | dict.fromkeys(map("".join, product(_TENS, _UNITS)), 2)
    | dict.fromkeys(map("".join, product(["nittonhundra"], _TENS, ["", *_UNITS])), 4)
    | dict.fromkeys(map("".join, product(["tvåtusen"], _UNITS | _TEENS | _TENS)), 4)
)
"""How many digits each word stands for."""
_GAP = re.compile(r"[\s,.\-+/]{0,3}(?:\d{1,6}[\s,.\-+/]{1,3}){0,3}")
_RUN_TOGETHER = re.compile("(?:" + "|".join(sorted({*_UNITS, *_TEENS, *_TENS}, key=len, reverse=True)) + "){5,24}")
_LONGEST = len("nittonhundranittioåtta")
_ENOUGH = 6
_FEWEST_WORDS = 3


def spoken_numbers(passage: Passage) -> Iterator[Found]:
    """Yield runs of number words that make six digits or more."""
    for long in passage.index:
        if len(long) > _LONGEST and _RUN_TOGETHER.fullmatch(long[:240]):
            for place in passage.index[long]:
                yield *passage.words[place][:2], Kind.SPOKEN_NUMBER
    run: list[Word] = []
    for word in (passage.words[place] for place in passage.where(_DIGITS.keys())):
        if run and not _GAP.fullmatch(passage.text, run[-1][1], word[0]):
            yield from _found(passage, run)
            run = []
        run.append(word)
    yield from _found(passage, run)


def _found(passage: Passage, run: list[Word]) -> Iterator[Found]:
    if len(run) >= _FEWEST_WORDS:
        between = sum(character.isdigit() for character in passage.text[run[0][0] : run[-1][1]])
        if sum(_DIGITS[word[2]] for word in run) + between >= _ENOUGH:
            yield run[0][0], run[-1][1], Kind.SPOKEN_NUMBER
