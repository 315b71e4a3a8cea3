"""Lectures and days of training: announced once for the whole city, and counted by each nämnd that came (T04)."""

from collections.abc import Mapping
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_yet, out_of_range
from contracts.courses import AttendanceCounted, CountAttendance, PlanTrainingEvent, TrainingEventPlanned
from contracts.envelope import Fact
from contracts.namnder import Namnder, not_valid
from services.training.courses import Courses, course_unknown

Events = Mapping[str, TrainingEventPlanned]
"""Every event by its id, whoever arranges it: a nämnd can count its own at another's (T06)."""
Attendance = Mapping[str, int]
"""How many of a nämnd came, by event."""


def evolve(events: Events, fact: Fact) -> Events:
    """Return the events after a fact; facts of others leave them as they are."""
    return {**events, fact.event_id: fact} if isinstance(fact, TrainingEventPlanned) else events


def evolve_attendance(attendance: Attendance, fact: Fact) -> Attendance:
    """Return who came after a fact; facts of others leave it as it is."""
    return {**attendance, fact.event_id: fact.attended} if isinstance(fact, AttendanceCounted) else attendance


def plan(events: Events, courses: Courses, namnder: Namnder, order: PlanTrainingEvent) -> Decision:
    """Announce an event."""
    return (
        (_exists() if order.event_id in events else None)
        or (not_valid(namnder, order.namnd, order.on, "on") if order.namnd else None)
        or out_of_range(order.on, "on")
        or (course_unknown() if order.course and order.course not in courses else None)
        or (
            TrainingEventPlanned(
                namnd=order.namnd,
                event_id=order.event_id,
                title=order.title,
                course=order.course,
                on=order.on,
                seats=order.seats,
            ),
        )
    )


def count(events: Events, attendance: Attendance, namnder: Namnder, order: CountAttendance, today: date) -> Decision:
    """Say how many of a nämnd came; the same number again is no news."""
    event = events.get(order.event_id)
    if event is None:
        return _unknown()
    refusal = (
        not_valid(namnder, order.namnd, event.on, "namnd")
        or not_yet(event.on, today, "event_id")
        or (_more_than_seats(event.seats) if order.attended > event.seats else None)
    )
    if refusal or attendance.get(order.event_id) == order.attended:
        return refusal or ()
    return (AttendanceCounted(namnd=order.namnd, event_id=order.event_id, attended=order.attended),)


def _exists() -> Refusal:
    return refuse(
        "EVENT_EXISTS",
        "Det finns redan ett tillfälle med den beteckningen.",
        "There is already an event of that name.",
        field="event_id",
        hint="Ge tillfället en egen beteckning. / Give the event a name of its own.",
    )


def _unknown() -> Refusal:
    return refuse(
        "EVENT_UNKNOWN",
        "Tillfället finns inte.",
        "There is no such event.",
        field="event_id",
        hint="Hämta beteckningen ur frågan trainingEvents. / Take the name from the question trainingEvents.",
    )


def _more_than_seats(seats: int) -> Refusal:
    return refuse(
        "MORE_THAN_SEATS",
        f"Tillfället hade {seats} platser, så fler kan inte ha kommit.",
        f"The event had {seats} seats, so more cannot have come.",
        field="attended",
        hint="Räkna igen. / Count again.",
    )
