"""Numbers of answers that are too small to show, or to be found by subtraction (N11)."""

from collections.abc import Collection

SMALLEST = 5
"""So many must have answered before what they answered is shown together."""


def large(answers: int) -> bool:
    """Tell whether a number of answers can be shown; none is nobody's."""
    return answers == 0 or answers >= SMALLEST


def apart(answers: Collection[int]) -> bool:
    """Tell whether parts can be shown beside their sum: all of them, for the one left out would be what is missing."""
    return all(map(large, answers))


def together(answers: Collection[int]) -> bool:
    """Tell whether a sum can be shown beside those of its parts that are large: the rest of it must be large too."""
    return large(sum(answers)) and large(sum(number for number in answers if not large(number)))
