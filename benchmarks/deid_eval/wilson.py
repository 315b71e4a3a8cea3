"""The Wilson score interval: honest for shares near 0 and 1 and for small counts, unlike the textbook ± ."""

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054
"""The point of the normal distribution that leaves 2.5 % on each side."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with its 95 % interval."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        return self.hits / self.of

    @property
    def interval(self) -> tuple[float, float]:
        middle = (self.hits + _Z**2 / 2) / (self.of + _Z**2)
        reach = _Z / (self.of + _Z**2) * sqrt(self.hits * (self.of - self.hits) / self.of + _Z**2 / 4)
        return max(0.0, middle - reach), min(1.0, middle + reach)
