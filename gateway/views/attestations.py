"""What heads of units are to attest in a year, and which units have not (T08, T13)."""

from datetime import date

from contracts.disclosure import REVEALING
from gateway.views.reader import Reader, Row
from gateway.views.training_catalogue import units
from gateway.views.training_disclosure import Telling, settled_day


def attestations(reader: Reader, as_of: int | None, namnd: str, year: int, today: date) -> list[Row]:
    """Return every requirement of a nämnd in a year, with each unit concerned and whether it has attested."""
    given = {row["key"]: row for row in _of_year(reader, as_of, "unit_attestation", namnd, year)}
    return [
        _with_units(requirement, given, reader, today)
        for requirement in _of_year(reader, as_of, "attestation_requirement", namnd, year)
    ]


def _with_units(requirement: Row, given: dict[str, Row], reader: Reader, today: date) -> Row:
    due = date.fromisoformat(requirement["due_on"])
    telling = Telling(reader, requirement["as_of"], settled_day(due, today))
    within = requirement["departments"]
    concerned = [
        {**unit, **_attested(given.get(f"{requirement['key']}/{unit['unit']}"), requirement, unit, telling)}
        for unit in units(reader, requirement["as_of"], requirement["namnd"], due)
        if not within or unit["department"] in within
    ]
    for unit in concerned:
        unit["overdue"] = unit["attested_on"] is None and today > due
        unit["late"] = (unit["attested_on"] or "") > requirement["due_on"]
    return {
        **requirement,
        "namnd_code": requirement["namnd"],
        "units": concerned,
        "attested": sum(unit["attested_on"] is not None for unit in concerned),
        "overdue": [unit for unit in concerned if unit["overdue"]],
    }


def _attested(said: Row | None, requirement: Row, unit: Row, telling: Telling) -> Row:
    if said is None:
        return {"attested_on": None, "fulfilled": None, "note": None, "withheld": False}
    if not _can_be_told(requirement, unit, telling):
        return {"attested_on": said["attested_on"], "fulfilled": None, "note": None, "withheld": True}
    return {**{name: said[name] for name in ("attested_on", "fulfilled", "note")}, "withheld": False}


def _can_be_told(requirement: Row, unit: Row, telling: Telling) -> bool:
    """Tell whether it can be told that all of a unit have something: it tells of each of them when they are few.

    A unit whose figure is withheld to hide another is not told of either, for that would give the other's figure.
    """
    ground, key = telling.standing.ground, (unit["namnd_code"], unit["unit"])
    if requirement["course"] is None:
        return sum(sum(functions.values()) for _, functions in ground.headcounts.get(key, ())) >= REVEALING
    disclosure = telling.of(requirement["course"])
    paths = [path for path in disclosure.groups(4) if (path[0], path[3]) == key]
    return any(figures is not None and figures[0].relevant >= REVEALING for figures in map(disclosure.told, paths))


def _of_year(reader: Reader, as_of: int | None, view: str, namnd: str, year: int) -> list[Row]:
    columns = reader.table(view).c
    return reader.rows(view, as_of, columns.namnd == namnd, columns.year == year)
