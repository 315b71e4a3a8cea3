"""Which reports count: none that is taken back, and a case of another system once in its nämnd (R17)."""

from collections.abc import Iterable

from contracts.incident_terms import IncidentStatus
from gateway.views.reader import Row


def counted(reports: Iterable[Row]) -> list[Row]:
    """Return the reports to count, in the order they were filed; of several about one case the first."""
    standing = [row for row in reports if row["status"] != IncidentStatus.RETRACTED]
    first: dict[tuple[str, str], Row] = {}
    for row in sorted(standing, key=lambda row: row["ordinal"]):
        first.setdefault(_what(row), row)
    return list(first.values())


def _what(row: Row) -> tuple[str, str]:
    case_number = row["case_number"]
    return (row["namnd"], case_number.replace(" ", "")) if case_number else ("", row["key"])
