"""What is due of reports, of the directory and of surveys."""

from collections.abc import Iterable, Sequence
from datetime import date

from gateway.views.dues import DeadlineKind, due
from gateway.views.reader import Row


def incident_dues(undelivered: Iterable[Row], waiting: Iterable[Row], today: date) -> list[Row]:
    """Return a nämnd's own reports that nobody has got, and those to follow up (R02)."""
    return [
        *(
            due(
                DeadlineKind.REPORT_UNDELIVERED,
                "En rapport har inte nått någon samordnare",
                None,
                today,
                about=each["id"],
            )
            for each in undelivered
        ),
        *(
            due(
                DeadlineKind.REPORT_WAITING, "En rapport väntar på uppföljning", each["due_on"], today, about=each["id"]
            )
            for each in waiting
        ),
    ]


def incident_dues_of_all(undelivered: Sequence[Row], waiting: Iterable[Row], today: date) -> list[Row]:
    """Return that there are such reports: across nämnder neither whose they are nor how many is told (N11)."""
    found = []
    if undelivered:
        found.append(due(DeadlineKind.REPORT_UNDELIVERED, "Rapporter har inte nått någon samordnare", None, today))
    if any(each["due_on"] < today.isoformat() for each in waiting):
        found.append(due(DeadlineKind.REPORT_WAITING, "Rapporter väntar på uppföljning", None, today))
    return found


def contact_dues(contacts: Iterable[Row], today: date) -> list[Row]:
    """Return the entries of the directory that nobody has confirmed, or whose time is over (A19, R16)."""
    found = []
    for each in contacts:
        if each["valid_to"] is not None and each["valid_to"] < today.isoformat():
            found.append(
                due(DeadlineKind.CONTACT_EXPIRED, each["function"], each["valid_to"], today, about=each["key"])
            )
        elif not each["confirmed"]:
            found.append(due(DeadlineKind.CONTACT_UNCONFIRMED, each["function"], None, today, about=each["key"]))
    return found


def survey_dues(surveys: Iterable[Row], today: date) -> list[Row]:
    """Return the surveys that are to be closed (R08)."""
    return [
        due(DeadlineKind.SURVEY_OPEN, each["title"], each["closes_on"], today, about=each["key"])
        for each in surveys
        if each["closed_on"] is None
    ]
