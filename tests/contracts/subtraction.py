"""What follows from sums that are told, by adding and subtracting them: linear algebra without rounding."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

Vector = Sequence[Fraction]
"""How often each unknown is in a sum."""


def vector(chosen: Iterable[bool]) -> Vector:
    return [Fraction(each) for each in chosen]


def span(vectors: Iterable[Vector]) -> list[Vector]:
    """As few sums as give all that the others give."""
    basis: list[Vector] = []
    for each in vectors:
        left = _left(each, basis)
        if any(left):
            basis.append(left)
    return basis


def follows(wanted: Vector, basis: Iterable[Vector]) -> bool:
    """Whether a sum is made of others."""
    return not any(_left(wanted, basis))


def groups(size: int) -> Iterator[tuple[int, ...]]:
    """Every group of so many."""
    for large in range(1, size + 1):
        yield from combinations(range(size), large)


def _left(wanted: Vector, basis: Iterable[Vector]) -> Vector:
    for row in basis:
        lead = next(index for index, value in enumerate(row) if value)
        times = wanted[lead] / row[lead]
        if times:
            wanted = [value - times * other for value, other in zip(wanted, row, strict=True)]
    return wanted
