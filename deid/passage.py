"""What a detector is given, and what it gives back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from deid.kinds import Kind

Found = tuple[int, int, Kind]
"""From, up to (in the normalised text), and what it is."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text on its way through the detectors."""

    original: str = field(repr=False)
    text: str = field(repr=False)
    today: date


Detector = Callable[[Passage], Iterable[Found]]
