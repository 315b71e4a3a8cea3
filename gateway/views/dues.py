"""What is due, overdue or missing for one nämnd: pure functions of what is known and of the day it is asked."""

from collections.abc import Iterable, Mapping
from datetime import date

from contracts.vocabulary import Duty, Forum, RevisionMoment, Term
from gateway.views.calendar import follow_up_day
from gateway.views.organisation import exists_on, gaps
from gateway.views.plans import next_revision
from gateway.views.reader import Row
from gateway.views.wording import label


class DeadlineKind(Term):
    """What is due or missing."""

    REVISION = "revision", "Revidering av planen", "Revision of the plan"
    REVISION_MISSING = "revision_missing", "Nästa revidering saknas", "No next revision"
    PLAN_MISSING = "plan_missing", "Handlingsplan saknas", "No action plan"
    OLD_GUIDELINE = "old_guideline", "Planen bygger på äldre riktlinjer", "The plan builds on older guidelines"
    COORDINATOR_GAP = "coordinator_gap", "Samordnare saknas", "No coordinator"
    FOLLOW_UP = "follow_up", "Uppföljning av åtgärd", "Follow-up of a measure"
    SCHEDULE_END = "schedule_end", "Åtgärdens tid går ut", "The time of a measure ends"
    DELIVERABLE = "deliverable", "Arbetsgruppens leverans", "Deliverable of a work group"
    DUTY_MISSING = "duty_missing", "Uppdrag ej intygat", "Duty not attested"
    PICTURE = "picture", "Lägesbild ska fastställas", "Situation picture to be fixed"
    SOURCE_MISSING = "source_missing", "Väntade källor saknas", "Expected sources are missing"
    ACTIVITY_REVIEW = "activity_review", "Översyn av åtgärder", "Review of measures"
    REPORT_UNDELIVERED = "report_undelivered", "Rapport utan mottagare", "Report without a receiver"
    REPORT_WAITING = "report_waiting", "Rapport att följa upp", "Report to follow up"
    CONTACT_UNCONFIRMED = "contact_unconfirmed", "Kontakt ej bekräftad", "Contact not confirmed"
    CONTACT_EXPIRED = "contact_expired", "Kontakt har gått ut", "Contact out of date"
    SURVEY_OPEN = "survey_open", "Enkät ska stängas", "Survey to be closed"
    GRANT_REPORT = "grant_report", "Redovisning av stöd", "Report of the use of support"
    PROGRAMME = "programme", "Program för arrangemang", "Programme of an event"
    CLAIM = "claim", "Återkrav förfaller", "Repayment claim falls due"
    SUPPORT_DUTY = "support_duty", "Eget beslut om stöd", "Own decision on support"


_FINISHED = frozenset({"done", "dropped"})


def due(kind: DeadlineKind, title: str, on: str | None, today: date, **more: object) -> Row:
    """Return one deadline; without a day it is an alert that holds already."""
    row: Row = {"plan_id": None, "activity_id": None, "about": None, "namnd_code": None, "items": [], **more}
    overdue = on is not None and on < today.isoformat()
    return {**row, "kind": kind.value, "title": title, "due_on": on, "overdue": overdue, "alert": on is None or overdue}


def revision_dues(plan: Row, moments: Iterable[Row], today: date) -> list[Row]:
    """Return the one next revision of a plan, or that it is missing (P14, P15)."""
    revision = next_revision(plan, moments)
    if revision is None:
        return [due(DeadlineKind.REVISION_MISSING, "Planen saknar nästa revideringstillfälle", None, today)]
    moment = label(RevisionMoment, revision["moment"])
    return [due(DeadlineKind.REVISION, f"{moment} {revision['year']}", revision["due_on"], today)]


def guideline_dues(plan: Row, guidelines: Iterable[Row], today: date) -> list[Row]:
    """Flag a plan that builds on none or on an older version of the guidelines (A01)."""
    valid = [each for each in guidelines if each["valid_from"] <= today.isoformat()]
    newest = max(valid, key=lambda each: str(each["valid_from"]), default=None)
    if newest is None or plan["guideline"] == newest["dnr"]:
        return []
    return [due(DeadlineKind.OLD_GUIDELINE, f"Gällande riktlinjer: {newest['dnr']}", None, today)]


def activity_dues(activity: Row, plan: Row, today: date) -> list[Row]:
    """Return the follow-ups of a measure that are not done, and the end of its time (P08, P10)."""
    about = {"activity_id": activity["id"]}
    found = [
        due(
            DeadlineKind.FOLLOW_UP,
            activity["title"],
            _follow_up_day(follow_up, plan),
            today,
            items=[label(Forum, follow_up["forum"])],
            **about,
        )
        for follow_up in activity["follow_ups"]
        if not _followed_up(follow_up, plan, activity["follow_ups_done"])
    ]
    ends = activity["schedule"]["ends"]
    if ends is not None and activity["status"] not in _FINISHED:
        found.append(due(DeadlineKind.SCHEDULE_END, activity["title"], ends, today, **about))
    return found


def _year(follow_up: Row, plan: Row) -> int:
    return int(follow_up["year"] or plan["period"]["ends"][:4])


def _follow_up_day(follow_up: Row, plan: Row) -> str:
    day: str | None = follow_up["on"]
    return day or follow_up_day(follow_up["forum"], _year(follow_up, plan)).isoformat()


def _followed_up(follow_up: Row, plan: Row, done: Iterable[Row]) -> bool:
    return any(each["forum"] == follow_up["forum"] and each["year"] >= _year(follow_up, plan) for each in done)


def coordinator_dues(appointments: Iterable[Row], namnd: Row | None, today: date) -> list[Row]:
    """Return the first day from today on without an active coordinator (A04, A05); none when nobody ever leaves."""
    if namnd is not None and not (namnd["plan_obliged"] and exists_on(namnd, today)):
        return []
    until = date.fromisoformat(namnd["valid_to"]) if namnd is not None and namnd["valid_to"] else date.max
    missing = gaps(appointments, today, until)
    if not missing:
        return []
    day = missing[0]["from_day"]
    who = "lokal samordnare" if namnd is not None else "central samordnare"
    gap = due(DeadlineKind.COORDINATOR_GAP, f"Ingen {who} från och med denna dag", day, today)
    return [{**gap, "alert": day == today.isoformat()}]


def deliverable_dues(work_groups: Iterable[Row], today: date) -> list[Row]:
    """Return what work groups still have to deliver (A15)."""
    return [
        due(DeadlineKind.DELIVERABLE, each["title"], f"{each['due_year']}-12-31", today, items=[group["name"]])
        for group in work_groups
        for each in group["deliverables"]
        if each["status"] not in _FINISHED
    ]


def duty_dues(appointments: Iterable[Row], attested: Mapping[int, frozenset[str]], today: date) -> list[Row]:
    """Return the duties not attested, of this year and the last, where there was a coordinator to see to them (A06)."""
    held = list(appointments)
    found = []
    for year in (today.year - 1, today.year):
        missing = [duty.label_sv for duty in Duty if duty.value not in attested.get(year, frozenset())]
        if missing and any(_active_in(appointment, year) for appointment in held):
            found.append(
                due(DeadlineKind.DUTY_MISSING, f"Samordnarens uppdrag {year}", f"{year}-12-31", today, items=missing),
            )
    return found


def _active_in(appointment: Row, year: int) -> bool:
    return bool(appointment["from_day"] <= f"{year}-12-31" and (appointment["last_day"] or "9999") >= f"{year}-01-01")
