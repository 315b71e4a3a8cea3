"""What can be learnt, by whom it is needed, and in which units: what is laid down, and nobody in it (T01-T11, S11)."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter

from gateway.views.reader import Reader, Row
from gateway.views.small_groups import apart, together


def courses(reader: Reader, as_of: int | None) -> list[Row]:
    """Return every course with its versions, the earliest first."""
    return [{"key": key, "versions": versions} for key, versions in _versions(reader, as_of, "course")]


def materials(reader: Reader, as_of: int | None) -> list[Row]:
    """Return every material with its versions, the earliest first (T17)."""
    return [{"key": key, "versions": versions} for key, versions in _versions(reader, as_of, "material")]


def _versions(reader: Reader, as_of: int | None, view: str) -> list[tuple[str, list[Row]]]:
    rows = ({**row, "namnd_code": row.get("provider")} for row in reader.rows(view, as_of))
    return [(key, list(found)) for key, found in groupby(rows, itemgetter(view))]


def titles(reader: Reader, as_of: int | None) -> dict[str, str]:
    """Return what every course is called in its newest version."""
    return {course["key"]: course["versions"][-1]["title"] for course in courses(reader, as_of)}


def events(reader: Reader, as_of: int | None, namnd: str | None) -> list[Row]:
    """Return the events of the city and of nämnder, or those that concern one, by their days (T04)."""
    found = reader.rows("training_event", as_of)
    return sorted(
        (_event(row) for row in found if namnd is None or row["namnd"] in {None, namnd} or namnd in row["attended"]),
        key=lambda event: (event["on"], event["key"]),
    )


def _event(row: Row) -> Row:
    """Return an event with its counts, of which those are withheld that are of a few, or would give them away."""
    came = row["attended"]
    told = apart(came.values())
    counts = [
        {"as_of": row["as_of"], "namnd_code": code, "attended": came[code] if told else None} for code in sorted(came)
    ]
    whole = sum(came.values()) if came and together(came.values()) else None
    return {**row, "namnd_code": row["namnd"], "attendance": counts, "attended": whole}


def function_groups(reader: Reader, as_of: int | None, namnd: str | None) -> list[Row]:
    """Return the named groups of functions with their meetings (T03)."""
    return _laid_down(reader, as_of, "function_group", {namnd}, everything=namnd is None)


def rules(reader: Reader, as_of: int | None, namnd: str | None) -> list[Row]:
    """Return what every rule set has said from which day: a nämnd's and the city's, or all (T07, T10)."""
    return _laid_down(reader, as_of, "relevance", {namnd, None}, everything=namnd is None)


def plans(reader: Reader, as_of: int | None, namnd: str | None) -> list[Row]:
    """Return the training plans: a nämnd's and the city's, or all (T09, T11)."""
    found = _laid_down(reader, as_of, "training_plan", {namnd, None}, everything=namnd is None)
    of_the_city = {plan["training_plan"]: plan for plan in reader.rows("training_plan", as_of) if not plan["namnd"]}
    return [{**plan, "follows": of_the_city.get(plan["follows"])} for plan in found]


def _laid_down(
    reader: Reader, as_of: int | None, view: str, namnder: Iterable[str | None], *, everything: bool
) -> list[Row]:
    rows = reader.rows(view, as_of)
    return [{**row, "namnd_code": row["namnd"]} for row in rows if everything or row["namnd"] in namnder]


def units(reader: Reader, as_of: int | None, namnd: str, on: date) -> list[Row]:
    """Return the units of a nämnd as they are described on a day (S11)."""
    rows = reader.rows("training_unit", as_of, reader.table("training_unit").c.namnd == namnd)
    found = ((row, _on(row["versions"], on)) for row in rows)
    return [
        {**said, "as_of": as_of, "namnd_code": namnd, "unit": row["key"].partition("/")[2]}
        for row, said in found
        if said
    ]


def unit_names(reader: Reader, as_of: int | None, on: date) -> dict[tuple[str | None, str | None], str]:
    """Return what every unit is called on a day."""
    rows = reader.rows("training_unit", as_of)
    found = ((row["key"].partition("/"), _on(row["versions"], on)) for row in rows)
    return {(namnd, unit): said["name"] for (namnd, _, unit), said in found if said}


def _on(versions: Iterable[Row], on: date) -> Row | None:
    begun = [each for each in versions if each["valid_from"] <= on.isoformat()]
    return begun[-1] if begun and on.isoformat() <= (begun[-1]["valid_to"] or "9999-12-31") else None
