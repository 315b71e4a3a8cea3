"""What heads of units attest for a year: their numbers, or knowledge that no course gives (T08, T13)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.attestations import AttestationRequired, AttestUnit, RequireAttestation, UnitAttested
from contracts.checks import not_before, not_yet, out_of_range, twice
from contracts.envelope import Fact
from contracts.namnder import Namnder, not_valid
from services.training.courses import Courses, course_unknown
from services.training.units import Units, missing, on_day


@dataclass(frozen=True, slots=True)
class Attestations:
    """What is required of a nämnd for a year, and the newest attestation of each requirement and unit."""

    required: Mapping[str, AttestationRequired] = field(default_factory=dict)
    given: Mapping[tuple[str, str], UnitAttested] = field(default_factory=dict)


def evolve(attestations: Attestations | None, fact: Fact) -> Attestations:
    """Return the attestations after a fact."""
    before = attestations or Attestations()
    match fact:
        case AttestationRequired():
            return replace(before, required={**before.required, fact.requirement: fact})
        case UnitAttested():
            return replace(before, given={**before.given, (fact.requirement, fact.unit): fact})
        case _:
            return before


def require(attestations: Attestations, courses: Courses, namnder: Namnder, order: RequireAttestation) -> Decision:
    """Require an attestation for a year."""
    return (
        (_exists() if order.requirement in attestations.required else None)
        or (course_unknown() if order.course and order.course not in courses else None)
        or twice(order.departments, "departments")
        or out_of_range(order.due_on, "due_on")
        or not_before(order.due_on, date(order.year, 1, 1), "due_on")
        or not_valid(namnder, order.namnd, order.due_on, "due_on")
        or (
            AttestationRequired(
                namnd=order.namnd,
                requirement=order.requirement,
                year=order.year,
                title=order.title,
                course=order.course,
                departments=order.departments,
                due_on=order.due_on,
                source=order.source,
            ),
        )
    )


def attest(attestations: Attestations, units: Units, order: AttestUnit, today: date) -> Decision:
    """Attest for a unit; a later attestation takes the place of an earlier one, the same again is no news."""
    required = attestations.required.get(order.requirement)
    if required is None:
        return _not_required()
    before = attestations.given.get((order.requirement, order.unit))
    attested = UnitAttested(
        namnd=order.namnd,
        unit=order.unit,
        requirement=order.requirement,
        year=order.year,
        fulfilled=order.fulfilled,
        attested_on=order.attested_on,
        note=order.note,
    )
    refusal = (
        not_yet(order.attested_on, today, "attested_on")
        or not_before(order.attested_on, before.attested_on if before else date(order.year, 1, 1), "attested_on")
        or missing(units, order.unit, order.attested_on, "unit")
        or _not_concerned(required, units, order)
    )
    if refusal or before == attested:
        return refusal or ()
    return (attested,)


def _not_concerned(required: AttestationRequired, units: Units, order: AttestUnit) -> Refusal | None:
    unit = on_day(units, order.unit, order.attested_on)
    if not required.departments or (unit and unit.department in required.departments):
        return None
    return refuse(
        "UNIT_NOT_CONCERNED",
        "Kravet gäller andra avdelningar än enhetens.",
        "The requirement holds for other departments than the unit's.",
        field="unit",
        hint="Kontrollera vilket krav som gäller enheten. / Check which requirement holds for the unit.",
    )


def _not_required() -> Refusal:
    return refuse(
        "REQUIREMENT_UNKNOWN",
        "Nämnden har inget sådant krav för det året.",
        "The nämnd has no such requirement for that year.",
        field="requirement",
        hint="Hämta kravets kod ur frågan attestations. / Take the key from the question attestations.",
    )


def _exists() -> Refusal:
    return refuse(
        "REQUIREMENT_EXISTS",
        "Det finns redan ett sådant krav för det året.",
        "There is already such a requirement for that year.",
        field="requirement",
        hint="Ge det nya kravet en egen kod. / Give the new requirement a key of its own.",
    )
