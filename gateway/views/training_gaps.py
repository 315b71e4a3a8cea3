"""What is lacking in a nämnd: of every unit and function level, the courses needed and how many lack each (T10)."""

from datetime import date

from contracts.disclosure import Disclosure
from contracts.vocabulary import FunctionLevel
from gateway.views.reader import Reader, Row
from gateway.views.training_catalogue import titles, unit_names
from gateway.views.training_coverage import place
from gateway.views.training_disclosure import Telling, has_level, settled_day, shown


def gaps(reader: Reader, as_of: int | None, namnd: str, on: date | None, today: date) -> Row:
    """Return the required courses of every unit and function level of a nämnd, with how many lack each."""
    day = settled_day(on, today)
    telling = Telling(reader, as_of, day)
    needed = telling.of(*telling.standing.needed_in(namnd))
    named = titles(reader, as_of)
    return {
        "as_of": as_of,
        "namnd_code": namnd,
        "on": day.isoformat(),
        "units": _units(needed, named, namnd, unit_names(reader, as_of, day)),
        "function_levels": _levels(needed, named, namnd),
    }


def _units(
    needed: dict[str, Disclosure], named: dict[str, str], namnd: str, names: dict[tuple[str | None, str | None], str]
) -> list[Row]:
    lacking: dict[tuple[str, ...], list[Row]] = {}
    for course, disclosure in needed.items():
        for path in disclosure.groups(4):
            if path[0] == namnd:
                figure = shown(disclosure.told(path))
                lacking.setdefault(path, []).append({"course": course, "title": named[course], **figure})
    return [
        {
            **place(path),
            "name": names.get((namnd, path[3]), path[3]),
            "function_levels": path[2].split(),
            "courses": courses,
        }
        for path, courses in sorted(lacking.items())
    ]


def _levels(needed: dict[str, Disclosure], named: dict[str, str], namnd: str) -> list[Row]:
    found = []
    for level in FunctionLevel:
        courses = []
        for course, disclosure in needed.items():
            units = {path for path in disclosure.groups(4) if path[0] == namnd and has_level(level, path)}
            if units:
                figures, left_out = disclosure.gathered(units.__contains__)
                said = {"course": course, "title": named[course], "units_left_out": left_out}
                courses.append({**said, **shown(figures)})
        if courses:
            found.append({"function_level": level.value, "courses": courses})
    return found
