"""What a detector is given, and what it gives back."""

import re
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from deid.kinds import Kind
from deid.periods import without_periods

Found = tuple[int, int, Kind]
"""From, up to (in the normalised text), and what it is."""
Word = tuple[int, int, str]
"""From, up to, and the word in lower case."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True)
class Passage:
    """One text on its way through the detectors."""

    text: str = field(repr=False)
    today: date

    @cached_property
    def lower(self) -> str:
        """The text in lower case; letter for letter, so positions are the same."""
        return self.text.lower()

    @cached_property
    def numbers(self) -> str:
        """The text for those who look for numbers, without its periods; letter for letter."""
        return without_periods(self.text)

    @cached_property
    def words(self) -> list[Word]:
        """Every word."""
        return [(*found.span(), found[0]) for found in _WORD.finditer(self.lower)]

    @cached_property
    def index(self) -> dict[str, list[int]]:
        """Where in `words` each word stands: most detectors look for few words among many."""
        index: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            index.setdefault(word[2], []).append(place)
        return index

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Each word once. A set: two sets meet by the smaller one, and the kept lists are long."""
        return frozenset(self.index)

    def where(self, wanted: AbstractSet[str]) -> list[int]:
        """Return where in `words` any of these stands, in order."""
        return sorted(place for word in self.vocabulary & wanted for place in self.index[word])

    def goes_on(self, left: Word, right: Word) -> bool:
        """Return whether two words stand in the same sentence."""
        return _END.search(self.text, left[1], right[0]) is None

    def opens_sentence(self, index: int) -> bool:
        """Return whether a capital here says nothing, because a sentence, a line or an item begins."""
        before = self.text[max(0, index - _NEAR) : index]
        return not before.strip(_QUOTES) or _OPENING.search(before) is not None


_NEAR = 6
_QUOTES = " \t\n\"'“”»("
_OPENING = re.compile(r"(?:[.!?:;•*|\n\t]|[-–] )[\s\"'“”»(]*$")
_END = re.compile(r"[.!?]\s|\n\s*\n")

Detector = Callable[[Passage], Iterable[Found]]
