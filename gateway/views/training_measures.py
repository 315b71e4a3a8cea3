"""What was frozen at the cut-off of a forum, beside what is known now of that day, and targets beside both (T16)."""

from collections.abc import Iterable
from datetime import date

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
    on = next((row["on_day"] for row in rows), None)
    named = titles(reader, as_of)
    courses = [
        {"course": course, "title": named[course], "on": on, "groups": groups}
        for course, groups in (_groups(reader, as_of, on, rows) if on else {}).items()
    ]
    measures = reader.rows("activity_coverage", as_of, *_of(reader, "activity_coverage", namnd, forum, year))
    said = {"namnd_code": namnd, "forum": forum, "year": year}
    return {"as_of": as_of, **said, "courses": courses, "activities": [_measured(row) for row in measures]}


def _groups(reader: Reader, as_of: int | None, on: str, rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return by course what is told of a nämnd, its departments and its units."""
    day = date.fromisoformat(on)
    names = unit_names(reader, as_of, day)
    courses = {row["course"]: row["namnd"] for row in rows}
    return {
        course: [
            {
                **place(path),
                "as_of": as_of,
                "unit_name": names.get((path[0], path[-1])),
                "frozen": shown(disclosure.told(path), FROZEN),
                "known_now": shown(disclosure.told(path)),
            }
            for depth in _SHOWN
            for path in disclosure.groups(depth)
            if path[0] == courses[course]
        ]
        for course, disclosure in Telling(reader, as_of, day).of(*courses).items()
    }


def _measured(row: Row) -> Row:
    return {**row, "withheld": row["share"] is None}


def _frozen(reader: Reader, as_of: int | None, namnd: str, forum: str, year: int) -> list[Row]:
    return reader.rows("frozen_coverage", as_of, *_of(reader, "frozen_coverage", namnd, forum, year))


def _of(reader: Reader, view: str, namnd: str, forum: str, year: int) -> tuple[sa.ColumnElement[bool], ...]:
    columns = reader.table(view).c
    return columns.namnd == namnd, columns.forum == forum, columns.year == year


def targets(reader: Reader, as_of: int | None, namnd: str, today: date) -> list[Row]:
    """Return the targets of a nämnd, each beside what was frozen at its forum and what is known now."""
    now = settled_day(None, today).isoformat()
    found = reader.rows("training_target", as_of, reader.table("training_target").c.namnd == namnd)
    frozen = [_frozen_on(reader, row) for row in found]
    wanted: dict[str, set[str]] = {}
    for row, then in zip(found, frozen, strict=True):
        for day in {now, then or now}:
            wanted.setdefault(day, set()).add(row["course"])
    told = {day: Telling(reader, as_of, date.fromisoformat(day)).of(*courses) for day, courses in wanted.items()}
    named = titles(reader, as_of)
    return [
        {
            **row,
            "title": named[row["course"]],
            "namnd_code": namnd,
            "frozen_on": then,
            "frozen": then and shown(told[then][row["course"]].told((namnd,)), FROZEN),
            "known_now": then and shown(told[then][row["course"]].told((namnd,))),
            "today_on": now,
            "today": shown(told[now][row["course"]].told((namnd,))),
        }
        for row, then in zip(found, frozen, strict=True)
    ]


def _frozen_on(reader: Reader, target: Row) -> str | None:
    """Return the day whose figures were frozen for the forum of a target."""
    frozen = _frozen(reader, target["as_of"], target["namnd"], target["forum"], target["year"])
    return next((row["on_day"] for row in frozen if row["course"] == target["course"]), None)
