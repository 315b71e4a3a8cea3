"""Which figures of coverage can be told outside the own unit: none of a few, and none that gives one by subtraction.

Groups lie within each other: the city, its nämnder, their departments, in these the units of the same function levels,
and the units. What a told group has beside the told groups within it is its rest, and whatever can be found by adding
and subtracting is made of rests. So it is enough that every rest can be told (N09).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import reduce

from contracts.coverage import Cell, Figure, Ground, described

SMALLEST = 5
"""So many must need a course before a figure of them is told."""

REVEALING = 20
"""Of fewer than so many, all or none is not told: it would tell of each of them."""

Path = tuple[str, ...]
"""A group: the names of those it lies in, and its own. The city's is empty, a unit's is the longest."""

Figures = tuple[Figure, ...]
"""What is told of a group side by side: for example what was frozen, and what is known now of the same day."""

CITY: Path = ()


def by_path(ground: Ground, on: date, *sides: Mapping[Cell, Figure]) -> dict[Path, Figures]:
    """Return the figures of every unit by its path: nämnd, department, function levels, unit."""
    summed: dict[tuple[str, str], list[Figure]] = {}
    for number, side in enumerate(sides):
        for (namnd, unit, _function), figure in side.items():
            figures = summed.setdefault((namnd, unit), [Figure(0, 0)] * len(sides))
            figures[number] = _plus(figures[number], figure)
    return {_path(ground, *key, on): tuple(figures) for key, figures in summed.items()}


def _path(ground: Ground, namnd: str, unit: str, on: date) -> Path:
    terms = described(ground.units.get((namnd, unit), ()), on)
    if terms is None:
        return namnd, "", "", unit
    return namnd, terms.department or "", " ".join(sorted(terms.function_levels)), unit


def large(figure: Figure) -> bool:
    """Tell whether a figure is of nobody, or of so many and so mixed that it tells of no single one."""
    completed, relevant = figure
    return relevant == 0 or (relevant >= SMALLEST and (0 < completed < relevant or relevant >= REVEALING))


class Disclosure:
    """What can be told of units and of the groups they lie in, decided for all of them at once."""

    def __init__(self, units: Mapping[Path, Figures]) -> None:
        """Decide from the smallest groups to the whole: what is small is hidden among the lightest beside it."""
        self._units = units
        self._whole = _totals(units)
        self._within: defaultdict[Path, list[Path]] = defaultdict(list)
        self._rest: dict[Path, list[Path]] = {}
        """Every told group, and the units that no told group within it tells of."""
        self._loose: dict[Path, list[Path]] = {}
        """Every group that is not told, and its units that no told group within it tells of."""
        for group in sorted(self._whole.keys() - {CITY}):
            self._within[group[:-1]].append(group)
        for group in sorted(self._whole, key=lambda each: (-len(each), each)):
            self._decide(group)

    def groups(self, depth: int) -> list[Path]:
        """Return the groups whose paths are so long, told or not: by nämnd, department and unit."""
        return sorted((path for path in self._whole if len(path) == depth), key=lambda path: (path[:2], path[3:]))

    def told(self, group: Path) -> Figures | None:
        """Return the figures of a group, empty when nobody there needs the course; none when they are withheld."""
        return self._whole.get(group, ()) if group in self._rest or group not in self._whole else None

    def gathered(self, chosen: Callable[[Path], bool]) -> tuple[Figures | None, int]:
        """Return what can be told of chosen units across groups, and how many of them are left out of it.

        It is a sum of rests, so it tells nothing that the told groups do not tell.
        """
        counted = [path for rest in self._rest.values() if all(map(chosen, rest)) for path in rest]
        return self._sum(counted) or None, sum(map(chosen, self._units)) - len(counted)

    def _decide(self, group: Path) -> None:
        loose = [path for each in self._within[group] for path in self._loose.get(each, ())]
        if group in self._units:
            loose = [group]
        while not self._hides(loose):
            told = self._told_within(group)
            if not told:
                self._loose[group] = loose
                return
            for each in min(map(self._lightest, told), key=lambda way: (self._weight(way[-1]), way)):
                loose += self._rest.pop(each)
        self._rest[group] = loose

    def _hides(self, units: Sequence[Path]) -> bool:
        """Tell whether a rest can be told, also to each unit of it, which knows its own figures and takes them away."""
        whole = self._sum(units)
        own = self._units
        others = [map(_minus, whole, own[unit]) for unit in units if len(units) > 1]
        return all(map(large, whole)) and all(all(map(large, figures)) for figures in others)

    def _told_within(self, group: Path) -> list[Path]:
        return [
            each
            for child in self._within[group]
            for each in ([child] if child in self._rest else self._told_within(child))
        ]

    def _lightest(self, group: Path) -> list[Path]:
        """Return a told group, and those within it down to the lightest rest: what is withheld for that rest to be."""
        if self._rest[group]:
            return [group]
        ways = map(self._lightest, self._within[group])
        return [group, *min(ways, key=lambda way: (self._weight(way[-1]), way))]

    def _weight(self, group: Path) -> int:
        return sum(figure.relevant for figure in self._sum(self._rest[group]))

    def _sum(self, units: Iterable[Path]) -> Figures:
        return reduce(_beside, (self._units[unit] for unit in units), ())


def _totals(units: Mapping[Path, Figures]) -> dict[Path, Figures]:
    totals: dict[Path, Figures] = {}
    for path, figures in units.items():
        for depth in range(len(path) + 1):
            totals[path[:depth]] = _beside(totals.get(path[:depth], ()), figures)
    return totals


def _beside(one: Figures, other: Figures) -> Figures:
    return tuple(map(_plus, one, other)) if one else other


def _plus(one: Figure, other: Figure) -> Figure:
    return Figure(one.completed + other.completed, one.relevant + other.relevant)


def _minus(one: Figure, other: Figure) -> Figure:
    return Figure(one.completed - other.completed, one.relevant - other.relevant)
