"""What is due until a day, for one nämnd or all: read once, counted out by `dues`."""

from collections.abc import Iterable
from datetime import date

from gateway.views.activities import activities
from gateway.views.dues import Circumstances, all_dues, coordinator_dues
from gateway.views.grant_dues import grant_dues
from gateway.views.organisation import exists_on, register
from gateway.views.organisations import line, something_due
from gateway.views.plans import Chosen, plans, revision_moments, works_by
from gateway.views.reader import Reader, Row


def deadlines(
    reader: Reader,
    as_of: int | None,
    today: date,
    *,
    namnd: str | None = None,
    until: date | None = None,
) -> list[Row]:
    """Return what is due no later than `until`, earliest first; what is missing already comes before all days."""
    shown = [each for each in register(reader, as_of).values() if exists_on(each, today) and _wanted(each, namnd)]
    found = [row for known in _circumstances(reader, as_of, shown, today) for row in all_dues(known, today)]
    found += grant_dues(_of_support(reader, as_of, namnd), today)
    if namnd is None:
        found += coordinator_dues(_appointments(reader, as_of).get(None, []), None, today)
    in_time = [row for row in found if until is None or row["due_on"] is None or row["due_on"] <= until.isoformat()]
    for row in in_time:
        row["as_of"] = as_of
    return sorted(in_time, key=lambda row: (row["due_on"] or "", row["namnd_code"] or "", row["kind"], row["title"]))


def _of_support(reader: Reader, as_of: int | None, namnd: str | None) -> list[Row]:
    """Return of what something is due: any nämnd can give support, also one that needs no plan (A10)."""
    found = something_due(reader, as_of)
    codes = None if namnd is None else line(register(reader, as_of), namnd)
    return [row for row in found if codes is None or row["namnd"] in codes]


def _wanted(namnd: Row, code: str | None) -> bool:
    return bool(namnd["plan_obliged"]) if code is None else bool(namnd["code"] == code)


def _circumstances(reader: Reader, as_of: int | None, shown: Iterable[Row], today: date) -> list[Circumstances]:
    by_code = {namnd["code"]: namnd for namnd in shown}
    chosen = {code: works_by(found, today) for code, found in _plans(reader, as_of, by_code).items()}
    measures = activities(reader, as_of, [plan["id"] for plan in chosen.values() if plan])
    moments = revision_moments(reader, as_of, list(by_code))
    appointments = _appointments(reader, as_of)
    work_groups = _grouped(reader.rows("work_group", as_of))
    duties = _grouped(reader.rows("duty", as_of))
    guidelines = _guidelines(reader, as_of)
    return [
        Circumstances(
            namnd=namnd,
            plan=plan,
            activities=measures[plan["id"]] if plan else [],
            moments=moments[code],
            appointments=appointments.get(code, []),
            work_groups=work_groups.get(code, []),
            attested=_attested(duties.get(code, [])),
            guidelines=guidelines,
        )
        for code, namnd in by_code.items()
        for plan in (chosen[code],)
    ]


def _plans(reader: Reader, as_of: int | None, namnder: Iterable[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {code: [] for code in namnder}
    for plan in plans(reader, as_of, Chosen(found.keys())):
        found[plan["namnd_code"]].append(plan)
    return found


def _appointments(reader: Reader, as_of: int | None) -> dict[str | None, list[Row]]:
    found = sorted(reader.rows("appointment", as_of), key=lambda row: (row["from_day"], row["key"]))
    return _grouped(found)


def _grouped(rows: Iterable[Row]) -> dict[str | None, list[Row]]:
    found: dict[str | None, list[Row]] = {}
    for row in rows:
        found.setdefault(row["namnd"], []).append(row)
    return found


def _attested(duties: Iterable[Row]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for row in duties:
        found.setdefault(row["year"], set()).add(row["key"].rsplit("/", 1)[1])
    return {year: frozenset(names) for year, names in found.items()}


def _guidelines(reader: Reader, as_of: int | None) -> list[Row]:
    table = reader.table("steering")
    return reader.rows("steering", as_of, table.c.kind == "guideline")
