"""Completions that never were, or were on another day. What is frozen is not touched (T16)."""

from contracts.answers import Decision, Refusal, refuse
from contracts.completions import CompletionRedated, CompletionWithdrawn
from contracts.namnder import cares_for
from services.training.by_pseudonym import RecordRedating, RecordWithdrawal
from services.training.completions import Around, Person, Taken, wrong_day


def withdraw(person: Person, around: Around, order: RecordWithdrawal) -> Decision:
    """Take back a completion."""
    taken = Taken(order.course, order.version, order.completed_on)
    if order.person is None or not _told_by(person, around, taken, order.namnd):
        return _no_such_completion()
    return (
        CompletionWithdrawn(
            namnd=order.namnd,
            person=order.person,
            course=order.course,
            version=order.version,
            completed_on=order.completed_on,
            ground=order.ground,
        ),
    )


def redate(person: Person, around: Around, order: RecordRedating) -> Decision:
    """Correct the day of a completion."""
    taken = Taken(order.course, order.version, order.completed_on)
    corrected = taken._replace(completed_on=order.corrected_to)
    if order.person is None or not _told_by(person, around, taken, order.namnd):
        return _no_such_completion()
    return (
        wrong_day(around.courses, corrected, around.today, "corrected_to")
        or _there_already(person, corrected)
        or (
            CompletionRedated(
                namnd=order.namnd,
                person=order.person,
                course=order.course,
                version=order.version,
                completed_on=order.completed_on,
                corrected_to=order.corrected_to,
            ),
        )
    )


def _told_by(person: Person, around: Around, taken: Taken, namnd: str) -> bool:
    """Tell whether a completion counts and the nämnd, or one that it cares for, told it."""
    told = person.holds.get(taken)
    return told is not None and cares_for(around.namnder, namnd, told)


def _there_already(person: Person, corrected: Taken) -> Refusal | None:
    if corrected not in person.holds:
        return None
    return refuse(
        "COMPLETION_THERE",
        "Samma kurs är redan registrerad den dagen.",
        "The same course is recorded on that day already.",
        field="corrected_to",
        hint="Ta tillbaka den som är fel i stället. / Withdraw the wrong one instead.",
    )


def _no_such_completion() -> Refusal:
    # The same answer whether the number, the course or the day is wrong: nobody learns who is known here.
    return refuse(
        "COMPLETION_UNKNOWN",
        "Nämnden har ingen sådan registrering: numret, kursen, versionen eller dagen stämmer inte.",
        "The nämnd has no such record: the number, the course, the version or the day does not fit.",
        field="completed_on",
        hint="Jämför med utbildningsportalens lista. / Compare with the list of the training portal.",
    )
