"""Who is there: nämnder with what they came from and went up in, units, coordinators, duties, work groups."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from contracts.vocabulary import Duty
from gateway.views.reader import Reader, Row

Register = Mapping[str, Row]
"""Every nämnd by its code."""

CITY = ""
"""Stands for the whole city where a nämnd's code is asked for: its coordinator is the central one."""


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


def with_successors(codes: Iterable[str], known: Register) -> list[str]:
    """Return the codes and those of everything they went up in, nearest first."""
    found: list[str] = []
    waiting = list(codes)
    while waiting:
        code = waiting.pop(0)
        if code not in found:
            found.append(code)
            waiting.extend(known[code]["successors"] if code in known else ())
    return found


def exists_on(namnd: Row, day: date) -> bool:
    """Return whether a nämnd existed on a day."""
    return bool(namnd["valid_from"] <= day.isoformat() <= (namnd["valid_to"] or "9999-12-31"))


def police_area_on(namnd: Row, day: date) -> str | None:
    """Return the local police area a nämnd belongs to on a day (A16)."""
    begun = [each["police_area"] for each in namnd["police_areas"] if each["valid_from"] <= day.isoformat()]
    return begun[-1] if begun else None


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
    """Return the appointments of each nämnd, or of the city, the earliest first (A04, A05)."""
    found: dict[str, list[Row]] = {namnd: [] for namnd in namnder}
    for row in sorted(reader.rows("appointment", as_of), key=_beginning):
        found.get(row["namnd"] or CITY, []).append(row)
    return found


def _beginning(appointment: Row) -> str:
    return str(appointment["from_day"])


def in_place(appointments: Iterable[Row], day: date | None) -> list[Row]:
    """Return the appointments that held on a day; without one, all of them."""
    return [each for each in appointments if day is None or _held_on(each, day.isoformat())]


def _held_on(appointment: Row, day: str) -> bool:
    return bool(appointment["from_day"] <= day <= (appointment["last_day"] or "9999"))


def gaps(appointments: Iterable[Row], first: date, last: date) -> list[Row]:
    """Return the days between two, both included, on which nobody held the task (A04, A05)."""
    found = []
    day = first
    for appointment in sorted(appointments, key=_beginning):
        begins = date.fromisoformat(appointment["from_day"])
        if begins > last:
            break
        if begins > day:
            found.append(_span(day, begins - timedelta(days=1)))
        if appointment["last_day"] is None:
            return found
        day = max(day, date.fromisoformat(appointment["last_day"]) + timedelta(days=1))
    return [*found, _span(day, last)] if day <= last else found


def _span(first: date, last: date) -> Row:
    return {"from_day": first.isoformat(), "last_day": last.isoformat()}


def gaps_in_year(namnd: Row, appointments: Iterable[Row], year: int) -> list[Row]:
    """Return the days of a year on which a nämnd that must have a plan had no coordinator (A05)."""
    first = max(namnd["valid_from"], f"{year}-01-01")
    last = min(namnd["valid_to"] or "9999", f"{year}-12-31")
    if not namnd["plan_obliged"] or first > last:
        return []
    return gaps(appointments, date.fromisoformat(first), date.fromisoformat(last))


def duties(reader: Reader, as_of: int | None, namnder: Collection[str]) -> dict[str, list[Row]]:
    """Return the duties attested in each nämnd, of all years (A06)."""
    return rows_by_namnd(reader, "duty", as_of, namnder)


def checklist(attested: Iterable[Row], year: int) -> list[Row]:
    """Return every duty of a year, with when it was attested if it was (A06)."""
    told = {row["key"].rpartition("/")[2]: row for row in attested if row["year"] == year}
    unattested = {"attested_on": None, "note": None}
    return [{**told.get(duty.value, unattested), "duty": duty.value} for duty in Duty]


def work_groups(reader: Reader, as_of: int | None, namnder: Collection[str]) -> dict[str, list[Row]]:
    """Return the work groups of each nämnd with what they must deliver (A14, A15)."""
    found = rows_by_namnd(reader, "work_group", as_of, namnder)
    for groups in found.values():
        for group in groups:
            group["deliverables"] = [{**each, "work_group": group} for each in group["deliverables"]]
    return found


def inherited_work_groups(reader: Reader, as_of: int | None, namnder: Collection[str]) -> dict[str, list[Row]]:
    """Return the work groups of each nämnd and of those that went up in it: what they owe is owed still (A15, U12)."""
    known = register(reader, as_of)
    lines = {namnd: with_predecessors([namnd], known) for namnd in namnder}
    own = work_groups(reader, as_of, {each for line in lines.values() for each in line})
    return {namnd: [group for each in line for group in own[each]] for namnd, line in lines.items()}


def to_deliver_before(groups: Iterable[Row], year: int) -> list[Row]:
    """Return what work groups were to deliver before a year: a plan that begins then says how it went (A15)."""
    return [each for group in groups for each in group["deliverables"] if each["due_year"] < year]


def rows_by_namnd(reader: Reader, view: str, as_of: int | None, namnder: Collection[str]) -> dict[str, list[Row]]:
    """Return a view's rows for each nämnd."""
    found: dict[str, list[Row]] = {namnd: [] for namnd in namnder}
    for row in reader.rows(view, as_of, reader.table(view).c.namnd.in_(namnder)):
        found[row["namnd"]].append(row)
    return found
