"""What is due of support: reports of its use, programmes asked for in doubt, claims, and duties to decide (G08-G12)."""

from collections.abc import Iterable, Iterator
from datetime import date

from contracts.grant_terms import SupportKind, SupportStatus
from gateway.views.dues import DeadlineKind, due
from gateway.views.reader import Row
from gateway.views.wording import label


def grant_dues(rows: Iterable[Row], today: date) -> list[Row]:
    """Return what is due of cases and duties, each with its nämnd and, among the items, the case it is about."""
    return [
        {**found, "namnd_code": row["namnd"]}
        for row in rows
        for found in (_duty_dues(row, today) if row["part"] == "duty" else _case_dues(row, today))
    ]


def _duty_dues(duty: Row, today: date) -> Iterator[Row]:
    title = (
        "Eget beslut om löpande stöd, sedan en annan nämnd har fått lämna stöd åter"
        if duty["reinstated"]
        else ("Eget beslut om löpande stöd, sedan en annan nämnd har återkallat")
    )
    yield due(DeadlineKind.SUPPORT_DUTY, title, duty["due_on"], today, items=[duty["support_id"]])


def _case_dues(case: Row, today: date) -> Iterator[Row]:
    about = {"items": [case["key"]]}
    kind = label(SupportKind, case["kind"])
    if case["status"] == SupportStatus.WAITING_FOR_PROGRAMME:
        yield due(DeadlineKind.PROGRAMME, f"Program: {kind}", case["programme"]["deadline"], today, **about)
    if case["status"] == SupportStatus.PAID:
        yield due(DeadlineKind.GRANT_REPORT, f"Redovisning: {kind}", case["report"]["due_on"], today, **about)
    for claim in case["claims"]:
        if claim["left"]["ore"] and not claim["handed_over"]:
            yield due(DeadlineKind.CLAIM, f"Återkrav {claim['claim_id']}", claim["due_on"], today, **about)
