"""What is due until a day, for one nämnd or all: read once, counted out by `circumstances`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gateway.views.activities import activities
from gateway.views.circumstances import Circumstances, all_dues
from gateway.views.directory import entries
from gateway.views.dues import coordinator_dues
from gateway.views.grant_dues import grant_dues
from gateway.views.incidents import undelivered, waiting_for_follow_up
from gateway.views.organisation import Register, exists_on, register, with_predecessors
from gateway.views.organisations import line, something_due
from gateway.views.plans import Chosen, plans, revision_moments, works_by
from gateway.views.reader import Reader, Row
from gateway.views.report_dues import contact_dues, incident_dues_of_all, survey_dues
from gateway.views.reviews import reviews
from gateway.views.situation import pictures
from gateway.views.surveys import surveys


def deadlines(
    reader: Reader,
    as_of: int | None,
    today: date,
    *,
    namnd: str | None = None,
    until: date | None = None,
) -> list[Row]:
    """Return what is due no later than `until`, earliest first; what is missing already comes before all days."""
    known = register(reader, as_of)
    shown = [each["code"] for each in known.values() if exists_on(each, today) and _wanted(each, namnd)]
    unheard, waiting = undelivered(reader, as_of), waiting_for_follow_up(reader, as_of)
    found = grant_dues(_of_support(reader, as_of, namnd), today)
    if namnd is None:
        found += [*_city_dues(reader, as_of, today), *incident_dues_of_all(unheard, waiting, today)]
        unheard = waiting = []
    for circumstances in _circumstances(reader, as_of, _Asked(known, shown, today, unheard, waiting)):
        found += all_dues(circumstances, today)
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which nämnder are asked about, on which day, and the reports to tell of one by one."""

    register: Register
    codes: Sequence[str]
    today: date
    undelivered: Sequence[Row]
    waiting: Sequence[Row]


def _circumstances(reader: Reader, as_of: int | None, asked: _Asked) -> list[Circumstances]:
    chosen = {code: works_by(found, asked.today) for code, found in _plans(reader, as_of, asked.codes).items()}
    measures = activities(reader, as_of, [plan["id"] for plan in chosen.values() if plan])
    moments = revision_moments(reader, as_of, asked.codes)
    lines = {code: with_predecessors([code], asked.register) for code in asked.codes}
    reviewed = reviews(reader, as_of, {each for line in lines.values() for each in line})
    appointments = _appointments(reader, as_of)
    work_groups, duties = _grouped(reader.rows("work_group", as_of)), _grouped(reader.rows("duty", as_of))
    drawn, contacts = _grouped(pictures(reader, as_of, asked.codes)), _grouped(entries(reader, as_of))
    guidelines = _guidelines(reader, as_of)
    return [
        Circumstances(
            namnd=asked.register[code],
            plan=plan,
            activities=measures[plan["id"]] if plan else [],
            moments=moments[code],
            appointments=appointments.get(code, []),
            work_groups=work_groups.get(code, []),
            attested=_attested(duties.get(code, [])),
            guidelines=guidelines,
            pictures=drawn.get(code, []),
            reviews=[each for before in line for each in reviewed[before]],
            undelivered=[each for each in asked.undelivered if each["namnd"] in line],
            waiting=[each for each in asked.waiting if each["namnd"] in line],
            contacts=contacts.get(code, []),
        )
        for code, line in lines.items()
        for plan in (chosen[code],)
    ]


def _city_dues(reader: Reader, as_of: int | None, today: date) -> list[Row]:
    """Return what is due of the city itself: its coordinator, its part of the directory, its surveys."""
    return [
        *coordinator_dues(_appointments(reader, as_of).get(None, []), None, today),
        *contact_dues(_grouped(entries(reader, as_of)).get(None, []), today),
        *survey_dues(surveys(reader, as_of), today),
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
