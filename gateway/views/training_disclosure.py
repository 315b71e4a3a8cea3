"""What is told of coverage outside the own unit, and for which day; everything that is told goes this way (N09).

The figures of a day that were frozen are withheld and told together with those that are known of the day now.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from contracts.checks import EARLIEST
from contracts.coverage import Cell, Figure
from contracts.disclosure import Disclosure, Figures, Path, by_path
from gateway.views.reader import Reader, Row
from gateway.views.training_standing import Standing

KNOWN_NOW, FROZEN = 0, 1
"""Which of the figures that are told side by side."""


def settled_day(on: date | None, today: date) -> date:
    """Return the day that is answered for: the last end of a month that is over by then.

    Two days close to each other would tell by their difference what a single person did between them. Of days before
    this work began there is nothing to tell, and before the first of the calendar there is none.
    """
    last = min(max(on or today, EARLIEST), today - timedelta(days=1))
    return last if (last + timedelta(days=1)).day == 1 else last.replace(day=1) - timedelta(days=1)


class Telling:
    """What can be told of a day, as it was known at a moment."""

    def __init__(self, reader: Reader, as_of: int | None, on: date) -> None:
        """Read what coverage of the day rests on."""
        self.as_of = as_of
        self.on = on
        self.standing = Standing(reader, as_of, on)
        self._reader = reader

    def of(self, *courses: str) -> dict[str, Disclosure]:
        """Decide what can be told of courses in the whole city."""
        ground, figures = self.standing.ground, self.standing.figures(courses)
        return {
            course: Disclosure(by_path(ground, self.on, figures[course], frozen(self._rows(course))))
            for course in courses
        }

    def _rows(self, course: str) -> list[Row]:
        table = self._reader.table("frozen_coverage")
        of_the_day = table.c.on_day == self.on.isoformat()
        return self._reader.rows("frozen_coverage", self.as_of, of_the_day, table.c.course == course)


def frozen(rows: Iterable[Row]) -> dict[Cell, Figure]:
    """Return frozen figures as they are counted."""
    return {
        Cell(row["namnd"], unit, function): Figure(completed, relevant)
        for row in rows
        for unit, function, completed, relevant in row["figures"]
    }


def shown(figures: Figures | None, side: int = KNOWN_NOW) -> Row:
    """Return a figure as it is shown, or that it is withheld: nothing says why."""
    if figures is None:
        return {"completed": None, "relevant": None, "lacking": None, "percent": None, "withheld": True}
    completed, relevant = figures[side] if figures else (0, 0)
    return {
        "completed": completed,
        "relevant": relevant,
        "lacking": max(relevant - completed, 0),
        "percent": min(100, 100 * completed // relevant) if relevant else None,
        "withheld": False,
    }


def has_level(level: str, path: Path) -> bool:
    """Tell whether a unit has a function level."""
    return level in path[2].split()
