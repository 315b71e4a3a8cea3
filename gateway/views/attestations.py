"""What heads of units are to attest in a year, and which units have not (T08, T13)."""

from collections.abc import Callable
from datetime import date

from contracts.disclosure import REVEALING
from gateway.views.reader import Reader, Row
from gateway.views.training_catalogue import units
from gateway.views.training_disclosure import Telling, settled_day

_NOT_YET = {"attested_on": None, "fulfilled": None, "note": None, "withheld": False}


def attestations(reader: Reader, as_of: int | None, namnd: str, year: int, today: date) -> list[Row]:
    """Return every requirement of a nämnd in a year, with each unit concerned and whether it has attested."""
    given = {row["key"]: row for row in _of_year(reader, as_of, "unit_attestation", namnd, year)}
    found = []
    for requirement in _of_year(reader, as_of, "attestation_requirement", namnd, year):
        concerned = _concerned(reader, requirement, given, today)
        said = {"units": concerned, "overdue": [unit for unit in concerned if unit["overdue"]]}
        attested = sum(unit["attested_on"] is not None for unit in concerned)
        found.append({**requirement, **said, "namnd_code": namnd, "attested": attested})
    return found


def _concerned(reader: Reader, requirement: Row, given: dict[str, Row], today: date) -> list[Row]:
    due = date.fromisoformat(requirement["due_on"])
    can_be_told = _telling(Telling(reader, requirement["as_of"], settled_day(due, today)), requirement)
    concerned = []
    for unit in units(reader, requirement["as_of"], requirement["namnd"], due):
        if requirement["departments"] and unit["department"] not in requirement["departments"]:
            continue
        said = given.get(f"{requirement['key']}/{unit['unit']}", _NOT_YET)
        shown = said if can_be_told(unit["unit"]) or said is _NOT_YET else {**said, **_NOT_TOLD}
        attested_on = said["attested_on"]
        days = {"overdue": attested_on is None and today > due, "late": (attested_on or "") > requirement["due_on"]}
        concerned.append({**unit, **{name: shown.get(name, False) for name in _NOT_YET}, **days})
    return concerned


_NOT_TOLD = {"fulfilled": None, "note": None, "withheld": True}


def _telling(telling: Telling, requirement: Row) -> Callable[[str], bool]:
    """Return what says of a unit whether it can be told that all of it have something.

    That tells of each of them when they are few. And a unit whose figure is withheld to hide another is not told of
    either: it would give the other's figure.
    """
    namnd, course = requirement["namnd"], requirement["course"]
    if course is None:
        counts = telling.standing.ground.headcounts
        return lambda unit: sum(sum(said.values()) for _, said in counts.get((namnd, unit), ())) >= REVEALING
    disclosure = telling.of(course)[course]
    told = {path[3]: disclosure.told(path) for path in disclosure.groups(4) if path[0] == namnd}
    return lambda unit: any(figure.relevant >= REVEALING for figure in (told.get(unit) or ())[:1])


def _of_year(reader: Reader, as_of: int | None, view: str, namnd: str, year: int) -> list[Row]:
    columns = reader.table(view).c
    return reader.rows(view, as_of, columns.namnd == namnd, columns.year == year)
