"""What is due of situation pictures: to fix the year's own, to ask for sources, to review activities."""

from collections.abc import Iterable, Sequence
from datetime import date

from contracts.situation_terms import Level, SourceKind
from contracts.vocabulary import Milieu
from gateway.views.dues import DeadlineKind, due
from gateway.views.organisation import exists_on
from gateway.views.reader import Row
from gateway.views.situation import due_on, is_closed
from gateway.views.wording import label


def picture_dues(namnd: Row, pictures: Sequence[Row], moments: Sequence[Row], today: date) -> list[Row]:
    """Return the pictures a nämnd is to fix, with the sources they still wait for (R05, R07)."""
    closed = {each["year"] for each in pictures if is_closed(each)}
    drafts = {each["year"]: each for each in pictures if not is_closed(each)}
    found = []
    for year in _years_owed(namnd, pictures, today):
        if year in closed or any(later > year for later in closed):
            continue
        draft, day = drafts.get(year), due_on(year, moments)
        about = draft["id"] if draft else None
        found.append(due(DeadlineKind.PICTURE, f"Lägesbild {year}", day, today, about=about))
        missing = [label(SourceKind, kind) for kind in draft["missing_sources"]] if draft else []
        if missing:
            title = f"Källor till lägesbild {year}"
            found.append(due(DeadlineKind.SOURCE_MISSING, title, day, today, about=about, items=missing))
    return found


def review_dues(reviews: Iterable[Row], today: date) -> list[Row]:
    """Return the reviews of activities that are not made (R31)."""
    return [
        due(
            DeadlineKind.ACTIVITY_REVIEW,
            f"{label(Milieu, each['milieu'])} miljö: {label(Level, each['to_level']).lower()}",
            each["review_by"],
            today,
            about=each["id"],
        )
        for each in reviews
        if each["reviewed_on"] is None
    ]


def _years_owed(namnd: Row, pictures: Iterable[Row], today: date) -> list[int]:
    """Return this year, and the last one when the nämnd had begun with pictures by then."""
    begun = min((each["year"] for each in pictures), default=today.year)
    last = today.year - 1
    there = exists_on(namnd, date(last, 12, 31))
    return [last, today.year] if begun <= last and there else [today.year]
