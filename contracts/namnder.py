"""The nämnder as a service has noted them from plans: which there are, and who cares for what one of them left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from contracts.answers import Refusal, refuse


@dataclass(frozen=True, slots=True)
class Namnd:
    """A nämnd, and what came after it."""

    valid_from: date
    last_day: date | None = None
    successor: str | None = None


Namnder = Mapping[str, Namnd]
"""Every nämnd by its code."""


def caretaker(namnder: Namnder, namnd: str, on: date) -> str:
    """Return who has a nämnd's affairs on a day: itself, or what it has gone up in by then."""
    found = namnder[namnd]
    if found.successor is None or found.last_day is None or on <= found.last_day:
        return namnd
    return caretaker(namnder, found.successor, on)


def cared_for_with(namnder: Namnder, namnd: str, on: date) -> frozenset[str]:
    """Return a nämnd and every other whose affairs are in the same hands on a day."""
    carer = caretaker(namnder, namnd, on)
    return frozenset(code for code in namnder if caretaker(namnder, code, on) == carer)


def cares_for(namnder: Namnder, carer: str | None, namnd: str | None) -> bool:
    """Tell whether a nämnd is the other one or what it has gone up in."""
    at = namnd
    while at is not None and at != carer:
        found = namnder.get(at)
        at = found.successor if found else None
    return at is not None


def unknown(namnder: Namnder, namnd: str, field: str = "namnd") -> Refusal | None:
    """Refuse a nämnd that is not in the register."""
    if namnd in namnder:
        return None
    return refuse(
        "NAMND_UNKNOWN",
        "Nämnden finns inte i registret.",
        "There is no such nämnd in the register.",
        field=field,
        hint="Kontrollera nämndens kod. / Check the code of the nämnd.",
    )


def not_valid(namnder: Namnder, namnd: str, on: date, field: str) -> Refusal | None:
    """Refuse a nämnd that does not exist, or not on that day."""
    missing = unknown(namnder, namnd)
    if missing is not None:
        return missing
    found = namnder[namnd]
    if found.valid_from <= on and (found.last_day is None or on <= found.last_day):
        return None
    until = f" till och med {found.last_day}" if found.last_day else ""
    return refuse(
        "NAMND_NOT_VALID",
        f"Nämnden finns inte den dagen; den finns från {found.valid_from}{until}.",
        f"The nämnd does not exist on that day; it exists from {found.valid_from}"
        f"{f' to {found.last_day}' if found.last_day else ''}.",
        field=field,
        hint="Ange efterträdaren eller en annan dag. / Give the successor or another day.",
    )
