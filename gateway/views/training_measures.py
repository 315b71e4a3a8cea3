"""What was frozen at the cut-off of a forum, beside what is known now of that day, and targets beside both (T16)."""

from datetime import date
from functools import cache

import sqlalchemy as sa

from gateway.views.reader import Reader, Row
from gateway.views.training_catalogue import titles, unit_names
from gateway.views.training_coverage import place
from gateway.views.training_disclosure import FROZEN, Telling, settled_day, shown

_SHOWN = (1, 2, 4)
"""How long the paths of a nämnd, its departments and its units are."""


def frozen_coverage(reader: Reader, as_of: int | None, namnd: str, forum: str, year: int) -> Row:
    """Return what was frozen of a nämnd, course by course, and what measures of its plans had come to."""
    rows = _frozen(reader, as_of, namnd, forum, year)
    days = {row["course"]: row["on_day"] for row in rows}
    telling = cache(lambda day: Telling(reader, as_of, date.fromisoformat(day)))
    named = titles(reader, as_of)
    courses = [
        {"course": course, "title": named[course], "on": day, "groups": _groups(reader, telling(day), course, namnd)}
        for course, day in sorted(days.items())
    ]
    measures = reader.rows("activity_coverage", as_of, *_of(reader, "activity_coverage", namnd, forum, year))
    said = {"namnd_code": namnd, "forum": forum, "year": year}
    return {"as_of": as_of, **said, "courses": courses, "activities": [_measured(row) for row in measures]}


def _groups(reader: Reader, telling: Telling, course: str, namnd: str) -> list[Row]:
    disclosure = telling.of(course)
    names = unit_names(reader, telling.as_of, telling.on)
    paths = [path for depth in _SHOWN for path in disclosure.groups(depth) if path[0] == namnd]
    return [
        {
            **place(path),
            "unit_name": names.get((namnd, path[-1])) if len(path) == _SHOWN[-1] else None,
            "frozen": shown(disclosure.told(path), FROZEN),
            "known_now": shown(disclosure.told(path)),
        }
        for path in paths
    ]


def _measured(row: Row) -> Row:
    return {**row, "withheld": row["share"] is None}


def _frozen(reader: Reader, as_of: int | None, namnd: str, forum: str, year: int) -> list[Row]:
    return reader.rows("frozen_coverage", as_of, *_of(reader, "frozen_coverage", namnd, forum, year))


def _of(reader: Reader, view: str, namnd: str, forum: str, year: int) -> tuple[sa.ColumnElement[bool], ...]:
    columns = reader.table(view).c
    return columns.namnd == namnd, columns.forum == forum, columns.year == year


def targets(reader: Reader, as_of: int | None, namnd: str, today: date) -> list[Row]:
    """Return the targets of a nämnd, each beside what was frozen at its forum and what is known now."""
    telling = cache(lambda day: Telling(reader, as_of, date.fromisoformat(day)))
    now = settled_day(None, today).isoformat()
    named = titles(reader, as_of)
    found = []
    for row in reader.rows("training_target", as_of, reader.table("training_target").c.namnd == namnd):
        course, then = row["course"], _frozen_on(reader, row)
        before = None if then is None else telling(then).of(course).told((namnd,))
        compared = {
            "frozen": None if then is None else shown(before, FROZEN),
            "known_now": None if then is None else shown(before),
            "today": shown(telling(now).of(course).told((namnd,))),
        }
        said = {"title": named[course], "namnd_code": namnd, "frozen_on": then, "today_on": now}
        found.append({**row, **said, **compared})
    return found


def _frozen_on(reader: Reader, target: Row) -> str | None:
    """Return the day whose figures were frozen for the forum of a target."""
    frozen = _frozen(reader, target["as_of"], target["namnd"], target["forum"], target["year"])
    return next((row["on_day"] for row in frozen if row["course"] == target["course"]), None)
