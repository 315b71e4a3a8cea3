"""What is wrong with an import, as values: where it stands, why, and what to write instead. Never the refused text."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops the import."""

    REFUSED = "refused"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right, or to know; `line` counts from 1."""

    file: str
    line: int | None
    field: str | None
    code: str
    reason_sv: str
    reason_en: str
    suggestion: str | None = None
    severity: Severity = Severity.REFUSED


def in_order(problems: list[Problem]) -> list[Problem]:
    """Return the problems as a reader meets them: by file, line and field, each once."""
    return sorted(set(problems), key=lambda found: (found.file, found.line or 0, found.field or "", found.code))


def stops(problems: list[Problem]) -> bool:
    """Return whether any of the problems stops the import."""
    return any(found.severity is Severity.REFUSED for found in problems)
