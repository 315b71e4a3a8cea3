"""The register: which nämnder there are and were, what they went up in, and their units (A08, A09, U12)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import LATEST, not_before, twice
from contracts.envelope import Fact
from contracts.organisation import (
    EstablishNamnd,
    MergeNamnder,
    NamndEstablished,
    NamndMerged,
    RegisterUnit,
    UnitRegistered,
)


@dataclass(frozen=True, slots=True)
class Namnd:
    """A nämnd, and what came after it."""

    code: str
    name: str
    valid_from: date
    last_day: date | None = None
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """Every nämnd by code, and the units they have."""

    namnder: Mapping[str, Namnd] = field(default_factory=dict)
    units: frozenset[tuple[str, str]] = frozenset()

    def cares_for(self, caretaker: str | None, namnd: str) -> bool:
        """Tell whether a nämnd is the other one or what it has gone up in."""
        at: str | None = namnd
        while at is not None and at != caretaker:
            found = self.namnder.get(at)
            at = found.successor if found else None
        return at is not None


def evolve(register: Register, fact: Fact) -> Register:
    """Return the register after a fact; facts of others leave it as it is."""
    match fact:
        case NamndEstablished():
            namnd = Namnd(fact.namnd, fact.name, fact.valid_from)
            return replace(register, namnder={**register.namnder, fact.namnd: namnd})
        case NamndMerged():
            ended = replace(register.namnder[fact.namnd], last_day=fact.last_day, successor=fact.into)
            return replace(register, namnder={**register.namnder, fact.namnd: ended})
        case UnitRegistered():
            return replace(register, units=register.units | {(fact.namnd, fact.unit)})
        case _:
            return register


def establish_namnd(register: Register, order: EstablishNamnd) -> Decision:
    """Enter a nämnd whose code nobody has had."""
    if order.namnd in register.namnder:
        return refuse(
            "NAMND_EXISTS",
            "Koden finns redan i registret; en kod återanvänds aldrig.",
            "The code is in the register already; a code is never used again.",
            field="namnd",
            hint="Välj en annan kod. / Choose another code.",
        )
    return (
        NamndEstablished(
            namnd=order.namnd,
            name=order.name,
            kind=order.kind,
            valid_from=order.valid_from,
            plan_obliged=order.plan_obliged,
            police_area=order.police_area,
        ),
    )


def merge_namnder(register: Register, order: MergeNamnder) -> Decision:
    """End nämnder and point to the one that carries on; nothing of theirs is rewritten (U12)."""
    return (
        twice(order.merged, "merged")
        or _not_in_itself(order)
        or not_valid(register, order.into, order.on, "into")
        or next((found for code in order.merged if (found := _cannot_end(register, code, order.on))), None)
        or tuple(
            NamndMerged(namnd=code, into=order.into, last_day=order.on - timedelta(days=1)) for code in order.merged
        )
    )


def register_unit(register: Register, order: RegisterUnit) -> Decision:
    """Enter a unit of a nämnd once."""
    if (order.namnd, order.unit) in register.units:
        return refuse(
            "UNIT_EXISTS",
            "Nämnden har redan en enhet med den koden.",
            "The nämnd already has a unit with that code.",
            field="unit",
            hint="Välj en annan kod. / Choose another code.",
        )
    return (
        not_valid(register, order.namnd, order.valid_from, "namnd")
        or (not_before(order.valid_to, order.valid_from, "valid_to") if order.valid_to else None)
        or (
            UnitRegistered(
                namnd=order.namnd,
                unit=order.unit,
                name=order.name,
                department=order.department,
                valid_from=order.valid_from,
                valid_to=order.valid_to,
            ),
        )
    )


def unknown(register: Register, code: str, where: str = "namnd") -> Refusal | None:
    """Refuse a code that is not in the register."""
    if code in register.namnder:
        return None
    return refuse(
        "NAMND_UNKNOWN",
        "Nämnden finns inte i registret.",
        "The nämnd is not in the register.",
        field=where,
        hint="Lägg in nämnden först, eller rätta koden. / Establish the nämnd first, or correct its code.",
    )


def not_valid(register: Register, code: str, on: date, where: str) -> Refusal | None:
    """Refuse a nämnd that did not exist on a day; for one that ended, name what carries on."""
    if refusal := unknown(register, code, where):
        return refusal
    namnd = register.namnder[code]
    if on < namnd.valid_from:
        return refuse(
            "NAMND_NOT_YET",
            f"{namnd.name} finns först från och med {namnd.valid_from}.",
            f"{namnd.name} exists from {namnd.valid_from} on.",
            field=where,
            hint="Välj en senare dag eller den nämnd som fanns då. / Choose a later day or the nämnd of that time.",
        )
    if namnd.last_day is None or on <= namnd.last_day:
        return None
    successor = register.namnder[namnd.successor or ""]
    return refuse(
        "NAMND_ENDED",
        f"{namnd.name} upphörde {namnd.last_day} och gick upp i {successor.name}.",
        f"{namnd.name} ended on {namnd.last_day} and went up in {successor.name}.",
        field=where,
        hint=f"Använd {successor.code}. / Use {successor.code}.",
        items=(successor.code,),
    )


def _not_in_itself(order: MergeNamnder) -> Refusal | None:
    if order.into not in order.merged:
        return None
    return refuse(
        "MERGED_INTO_ITSELF",
        "En nämnd kan inte gå upp i sig själv.",
        "A nämnd cannot go up in itself.",
        field="into",
        hint="Ange en annan nämnd som efterträdare. / Name another nämnd as the successor.",
    )


def _cannot_end(register: Register, code: str, on: date) -> Refusal | None:
    """Refuse to end a nämnd twice, before it began, or before another went up in it."""
    if refusal := not_valid(register, code, LATEST, "merged"):
        return refusal
    taken_over = [namnd.last_day for namnd in register.namnder.values() if namnd.successor == code and namnd.last_day]
    if on > register.namnder[code].valid_from and all(day < on for day in taken_over):
        return None
    return refuse(
        "MERGED_TOO_EARLY",
        "En nämnd skulle upphöra innan den hade börjat, eller innan en annan nämnd gick upp i den.",
        "A nämnd would end before it had begun, or before another one went up in it.",
        field="on",
        hint="Välj en senare dag. / Choose a later day.",
        items=(code,),
    )
