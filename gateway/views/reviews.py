"""Reviews of activities that a raised level called for (R31)."""

from collections.abc import Collection
from datetime import date

from gateway.views.organisation import rows_by_namnd
from gateway.views.reader import Reader, Row


def reviews(reader: Reader, as_of: int | None, namnder: Collection[str]) -> dict[str, list[Row]]:
    """Return the reviews of each nämnd, the earliest first."""
    found = rows_by_namnd(reader, "review", as_of, namnder)
    return {namnd: sorted((_review(row) for row in rows), key=_when) for namnd, rows in found.items()}


def _review(row: Row) -> Row:
    done = row["reviewed_on"]
    taken = (date.fromisoformat(done) - date.fromisoformat(row["raised_on"])).days if done else None
    return {**row, "id": row["key"], "days_taken": taken}


def _when(review: Row) -> tuple[str, str]:
    return review["raised_on"], review["id"]
