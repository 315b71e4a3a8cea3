"""Who is there: nämnder with what they came from and went up in, units, coordinators, duties, work groups."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from gateway.views.reader import Reader, Row

Register = Mapping[str, Row]
"""Every nämnd by its code."""


def register(reader: Reader, as_of: int | None) -> Register:
    """Return every nämnd that Värna knew of, by code."""
    return {row["key"]: {**row, "code": row["key"]} for row in reader.rows("namnd", as_of)}


def by_code(reader: Reader, as_of: int | None, codes: Collection[str]) -> dict[str, Row | None]:
    """Return the named nämnder; a code that Värna did not know of has none."""
    known = register(reader, as_of)
    return {code: known.get(code) for code in codes}


def with_predecessors(codes: Iterable[str], known: Register) -> list[str]:
    """Return the codes and those of everything that went up in them, nearest first."""
    found: list[str] = []
    waiting = list(codes)
    while waiting:
        code = waiting.pop(0)
        if code not in found:
            found.append(code)
            waiting.extend(known[code]["predecessors"] if code in known else ())
    return found


def exists_on(namnd: Row, day: date) -> bool:
    """Return whether a nämnd existed on a day."""
    return bool(namnd["valid_from"] <= day.isoformat() <= (namnd["valid_to"] or "9999-12-31"))


def existed_in(namnd: Row, year: int) -> bool:
    """Return whether a nämnd existed on any day of a year."""
    return bool(namnd["valid_from"] <= f"{year}-12-31" and (namnd["valid_to"] or "9999-12-31") >= f"{year}-01-01")


def units(reader: Reader, as_of: int | None, namnder: Collection[str]) -> dict[str, list[Row]]:
    """Return the registered units of each nämnd."""
    found = rows_by_namnd(reader, "unit", as_of, namnder)
    return {namnd: [{**row, "unit": row["key"].partition("/")[2]} for row in rows] for namnd, rows in found.items()}


def obligations(party: Row, period: Row, its_units: Iterable[Row]) -> list[Row]:
    """Return what a collective is counted out by in a period: one follow-up obligation each (A12)."""
    if party["kind"] != "collective":
        return []
    within = party["departments"]
    covered = [
        unit
        for unit in its_units
        if (not within or unit["department"] in within)
        and unit["valid_from"] <= period["ends"]
        and (unit["valid_to"] or "9999-12-31") >= period["starts"]
    ]
    if party["each"] == "unit":
        return covered
    departments = within or sorted({unit["department"] for unit in covered if unit["department"]})
    return [{"unit": None, "name": name, "department": name} for name in departments]


def coordinators(reader: Reader, as_of: int | None, namnder: Collection[str]) -> dict[str, list[Row]]:
    """Return the appointments of each nämnd, the earliest first (A05)."""
    found = rows_by_namnd(reader, "appointment", as_of, namnder)
    for appointments in found.values():
        appointments.sort(key=lambda row: (row["from_day"], row["key"]))
    return found


def work_groups(reader: Reader, as_of: int | None, namnder: Collection[str]) -> dict[str, list[Row]]:
    """Return the work groups of each nämnd with what they must deliver (A14, A15)."""
    return rows_by_namnd(reader, "work_group", as_of, namnder)


def rows_by_namnd(reader: Reader, view: str, as_of: int | None, namnder: Collection[str]) -> dict[str, list[Row]]:
    """Return a view's rows for each nämnd."""
    found: dict[str, list[Row]] = {namnd: [] for namnd in namnder}
    for row in reader.rows(view, as_of, reader.table(view).c.namnd.in_(namnder)):
        found[row["namnd"]].append(row)
    return found
