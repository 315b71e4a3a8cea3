"""What is done beforehand: schools that have read a message (R27), units that attest the routine for consent (R30)."""

from gateway.views.organisation import existed_in, register, rows_by_namnd, units, with_predecessors
from gateway.views.reader import Reader, Row


def announcements(reader: Reader, as_of: int | None, namnd: str) -> list[Row]:
    """Return the messages of a nämnd and of those that went up in it, the latest manifestation first."""
    line = with_predecessors([namnd], register(reader, as_of))
    names = {unit["unit"]: unit["name"] for each in units(reader, as_of, line).values() for unit in each}
    found = [row for rows in rows_by_namnd(reader, "announcement", as_of, line).values() for row in rows]
    return [_announcement(row, names) for row in sorted(found, key=lambda row: (row["on"], row["key"]), reverse=True)]


def _announcement(row: Row, names: dict[str, str]) -> Row:
    schools = [{**each, "name": names.get(each["school"])} for each in row["schools"]]
    read = sum(each["read_on"] is not None for each in schools)
    return {**row, "namnd_code": row["namnd"], "schools": schools, "read": read, "told": len(schools)}


def consent_routines(reader: Reader, as_of: int | None, namnd: str, year: int) -> list[Row]:
    """Return every unit of a nämnd in a year, attested or not; and units that attested without being registered."""
    attested = {
        row["unit"]: row
        for row in rows_by_namnd(reader, "consent_routine", as_of, [namnd])[namnd]
        if row["year"] == year
    }
    names = {unit["unit"]: unit["name"] for unit in units(reader, as_of, [namnd])[namnd] if existed_in(unit, year)}
    nothing = {"used": None, "attested_on": None}
    return [
        {**attested.get(unit, nothing), "unit": unit, "name": names.get(unit), "attested": unit in attested}
        for unit in sorted({*names, *attested})
    ]
