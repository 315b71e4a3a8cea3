"""Letting ways of doing the same work take turns, and saying how their rates compare."""

import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

Way = Callable[[], Awaitable[float]]
"""Does the work once and returns its rate; what it does before and after the clock runs is its own affair."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of a few measurements, the least and the most."""

    median: float
    low: float
    high: float
    count: int


class Clock:
    """How long the work took."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def rate(self, units: int) -> float:
        return units / self.seconds


@contextmanager
def clocked() -> Iterator[Clock]:
    clock = Clock()
    begun = time.perf_counter()
    yield clock
    clock.seconds = time.perf_counter() - begun


def spread(values: list[float]) -> Spread:
    return Spread(median(values), min(values), max(values), len(values))


def percentile(values: list[float], share: float) -> float:
    """Return the value that a share of the values do not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


async def take_turns(ways: Mapping[str, Way], rounds: int) -> dict[str, list[float]]:
    """Let every way work once a round, each round beginning with another one; return their rates."""
    rates: dict[str, list[float]] = {name: [] for name in ways}
    names = list(ways)
    for number in range(rounds):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            rates[name].append(await ways[name]())
    return rates


def ratio(rates: Mapping[str, list[float]], name: str, base: str) -> Spread:
    """Compare two ways round by round, so that what slowed a whole round down does not count."""
    return spread([one / other for one, other in zip(rates[name], rates[base], strict=True)])
