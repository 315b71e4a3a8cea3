"""What is told of groups that lie within each other gives no small group, however it is added and subtracted (N09)."""

from collections.abc import Iterable, Iterator, Mapping

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from contracts.coverage import Figure
from contracts.disclosure import CITY, Disclosure, Figures, Path, large
from tests.contracts.subtraction import Vector, follows, groups, span, vector

FIGURES = st.integers(0, 26).flatmap(lambda relevant: st.tuples(st.integers(0, relevant), st.just(relevant)))
PLACES = st.tuples(*(st.sampled_from("ab") for _ in range(3)))
UNITS = st.lists(st.tuples(PLACES, FIGURES, FIGURES), min_size=1, max_size=6)


def city(units: Iterable[tuple[tuple[str, ...], *tuple[tuple[int, int], ...]]]) -> dict[Path, Figures]:
    return {
        (*place, f"unit-{number}"): tuple(Figure(*pair) for pair in pairs)
        for number, (place, *pairs) in enumerate(units)
    }


def told(units: Mapping[Path, Figures], disclosure: Disclosure) -> Iterator[Vector]:
    """The sums that an attacker is given."""
    for group in {path[:depth] for path in units for depth in range(len(path) + 1)}:
        if disclosure.told(group) is not None:
            yield vector(path[: len(group)] == group for path in units)


def found(units: Mapping[Path, Figures], known: Iterable[Vector]) -> Iterator[tuple[set[Path], Figures]]:
    """Every group of units whose figures follow from what is known."""
    basis, paths = span(known), list(units)
    for group in ({paths[place] for place in places} for places in groups(len(paths))):
        if follows(vector(path in group for path in paths), basis):
            sides = zip(*(units[path] for path in group), strict=True)
            yield group, tuple(Figure(sum(f.completed for f in s), sum(f.relevant for f in s)) for s in sides)


@settings(max_examples=60, deadline=None)
@given(UNITS)
def test_N09_no_small_group_follows_from_what_is_told(
    drawn: list[tuple[tuple[str, ...], tuple[int, int], tuple[int, int]]],
) -> None:
    units = city(drawn)
    known = list(told(units, Disclosure(units)))
    event(f"{len(known)} groups are told of {len(units)} units")
    assert [figures for _, figures in found(units, known) if not all(map(large, figures))] == []


@settings(max_examples=40, deadline=None)
@given(UNITS, st.integers(0, 5))
def test_N09_nor_does_it_for_a_unit_that_takes_its_own_away(
    drawn: list[tuple[tuple[str, ...], tuple[int, int], tuple[int, int]]], number: int
) -> None:
    units = city(drawn)
    own = list(units)[number % len(units)]
    known = [*told(units, Disclosure(units)), vector(path == own for path in units)]
    others = [figures for group, figures in found(units, known) if own not in group]
    assert [figures for figures in others if not all(map(large, figures))] == []


@settings(max_examples=40, deadline=None)
@given(UNITS, st.sets(st.integers(0, 5)))
def test_N09_what_is_gathered_across_groups_follows_from_what_is_told(
    drawn: list[tuple[tuple[str, ...], tuple[int, int], tuple[int, int]]], numbers: set[int]
) -> None:
    units = city(drawn)
    disclosure = Disclosure(units)
    chosen = {path for number, path in enumerate(units) if number in numbers}
    figures, left_out = disclosure.gathered(chosen.__contains__)
    if figures is not None:
        known = found(units, told(units, disclosure))
        assert any(group <= chosen and each == figures and len(chosen - group) == left_out for group, each in known)


A, B = ("a", "x", ""), ("b", "y", "")


@pytest.mark.parametrize(
    ("units", "withheld"),
    [
        ([(A, (3, 9)), (A, (4, 8))], set()),
        ([(A, (4, 4)), (A, (3, 9)), (A, (4, 8)), (A, (5, 30))], {0, 1, 2}),
        ([(A, (8, 8)), (A, (3, 9)), (A, (4, 8)), (A, (5, 30))], {0, 1, 2}),
        ([(A, (0, 19)), (A, (3, 9)), (A, (4, 8)), (B, (5, 30))], {0, 1, 2}),
        ([(A, (0, 20)), (A, (3, 9)), (A, (21, 21))], set()),
        ([(A, (3, 4)), (B, (3, 9)), (B, (4, 8)), (B, (5, 30))], {0, 1, 2}),
    ],
)
def test_N09_a_small_unit_is_hidden_among_the_lightest_beside_it(
    units: list[tuple[tuple[str, ...], tuple[int, int]]], withheld: set[int]
) -> None:
    placed = city(units)
    disclosure = Disclosure(placed)
    assert {number for number, path in enumerate(placed) if disclosure.told(path) is None} == withheld
    assert disclosure.told(CITY) == (Figure(sum(pair[0] for _, pair in units), sum(pair[1] for _, pair in units)),)


def test_N09_nobody_is_told_of_when_all_are_few() -> None:
    units = city([(A, (1, 2)), (B, (1, 2))])
    disclosure = Disclosure(units)
    assert [disclosure.told(group) for group in (CITY, ("a",), *units)] == [None] * 4
