"""Organisations that turn to the city, with their cases in every nämnd: all rows of one lie together in the index."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from contracts.grant_terms import SupportStatus
from gateway.views.organisation import Register, register, with_predecessors
from gateway.views.reader import Reader, Row

_AFTER_ALL = "0"
"""Sorts after what follows the number in the keys of an organisation's rows: nothing, a hyphen or a slash."""


def everything(reader: Reader, as_of: int | None, orgnr: str) -> list[Row]:
    """Return all rows of an organisation: what the register says, its cases, and duties that concern it."""
    return reader.between("organisation", as_of, orgnr, orgnr + _AFTER_ALL)


def organisation(reader: Reader, as_of: int | None, orgnr: str) -> Row | None:
    """Return an organisation with its cases and duties in every nämnd; none that is not registered (G18)."""
    found = everything(reader, as_of, orgnr)
    registered = next((row for row in found if row["part"] == "register"), None)
    if registered is None:
        return None
    return {**registered, "orgnr": orgnr, "cases": cases_of(found), "duties": duties_of(found)}


def by_number(reader: Reader, as_of: int | None, numbers: Collection[str]) -> dict[str, Row | None]:
    """Return what the register says of each number."""
    found = reader.rows("organisation", as_of, reader.table("organisation").c.key.in_(numbers))
    rows = {row["key"]: {**row, "orgnr": row["key"]} for row in found}
    return {number: rows.get(number) for number in numbers}


def cases_of(rows: Iterable[Row]) -> list[Row]:
    """Return the cases among rows, in the order they came."""
    found = [{**row, "id": row["key"], "namnd_code": row["namnd"]} for row in rows if row["part"] == "case"]
    return sorted(found, key=lambda row: (row["received_on"], row["id"]))


def duties_of(rows: Iterable[Row]) -> list[Row]:
    """Return the duties among rows, the one to decide first at the beginning."""
    found = [{**row, "id": row["duty_id"], "namnd_code": row["namnd"]} for row in rows if row["part"] == "duty"]
    return sorted(found, key=lambda row: (row["decide_by"], row["namnd"]))


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which cases are asked about."""

    namnd: str
    year: int | None = None
    status: SupportStatus | None = None


def cases(reader: Reader, as_of: int | None, chosen: Chosen) -> list[Row]:
    """Return the cases of a nämnd and of those that went up in it."""
    c = reader.table("organisation").c
    where = [c.part == "case", c.namnd.in_(line(register(reader, as_of), chosen.namnd))]
    if chosen.year is not None:
        where.append(c.year == chosen.year)
    if chosen.status is not None:
        where.append(c.status == chosen.status.value)
    return cases_of(reader.rows("organisation", as_of, *where))


def outstanding_duties(reader: Reader, as_of: int | None, namnd: str | None) -> list[Row]:
    """Return the duties that nobody has decided: of a nämnd and of those that went up in it, or of all (G08)."""
    c = reader.table("organisation").c
    where = [c.part == "duty", c.due_on.is_not(None)]
    if namnd is not None:
        where.append(c.namnd.in_(line(register(reader, as_of), namnd)))
    return duties_of(reader.rows("organisation", as_of, *where))


def something_due(reader: Reader, as_of: int | None) -> list[Row]:
    """Return the cases and duties of which something is due, in every nämnd."""
    return reader.rows("organisation", as_of, reader.table("organisation").c.due_on.is_not(None))


def line(known: Register, namnd: str) -> list[str]:
    """Return a nämnd and those whose affairs it has taken over."""
    return with_predecessors([namnd], known)
