"""What is done beforehand: schools are told of manifestations, and units attest the routine for consent (R27, R30)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet, twice
from contracts.envelope import Fact
from contracts.preparedness import (
    AnnounceManifestation,
    AnnouncementConfirmed,
    AttestConsentRoutine,
    ConfirmAnnouncement,
    ConsentRoutineAttested,
    ManifestationAnnounced,
)
from services.reports.register import Register, district_unknown, not_valid


@dataclass(frozen=True, slots=True)
class Announcement:
    """A message to schools, and when each of them had read it."""

    namnd: str
    schools: frozenset[str]
    read: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Consent:
    """What the units of a nämnd last attested of the routine: by unit and year, used or not."""

    used: Mapping[tuple[str, int], bool] = field(default_factory=dict)


def announcement(state: Announcement | None, fact: Fact) -> Announcement | None:
    """Return the message after a fact."""
    match fact:
        case ManifestationAnnounced(namnd=str() as namnd):
            return Announcement(namnd, frozenset(fact.schools))
        case AnnouncementConfirmed() if state:
            return replace(state, read={**state.read, fact.school: fact.read_on})
        case _:
            return state


def consent(state: Consent | None, fact: Fact) -> Consent:
    """Return what is attested after a fact."""
    before = state or Consent()
    if not isinstance(fact, ConsentRoutineAttested):
        return before
    return Consent({**before.used, (fact.unit, fact.year): fact.used})


def announce(register: Register, known: Announcement | None, order: AnnounceManifestation, today: date) -> Decision:
    """Tell schools of a manifestation before it takes place (R27)."""
    return (
        (_announced_already() if known else None)
        or not_valid(register, order.namnd, order.on, "on")
        or not_before(order.on, today, "on")
        or district_unknown(register, order.namnd, order.district, "district")
        or twice(order.schools, "schools")
        or (
            ManifestationAnnounced(
                namnd=order.namnd,
                announcement_id=order.announcement_id,
                on=order.on,
                hours=order.hours,
                district=order.district,
                what_to_do=order.what_to_do,
                schools=order.schools,
            ),
        )
    )


def confirm(known: Announcement | None, order: ConfirmAnnouncement, today: date) -> Decision:
    """Note that a school has read the message; the first time counts."""
    if known is None:
        return _no_announcement()
    refusal = (_not_told() if order.school not in known.schools else None) or not_yet(order.read_on, today, "read_on")
    if refusal or order.school in known.read:
        return refusal or ()
    return (
        AnnouncementConfirmed(
            namnd=known.namnd, announcement_id=order.announcement_id, school=order.school, read_on=order.read_on
        ),
    )


def attest_consent(register: Register, known: Consent, order: AttestConsentRoutine, today: date) -> Decision:
    """Attest the routine for a unit and a year; a later attestation takes the place of an earlier one (R30)."""
    refusal = (
        not_valid(register, order.namnd, order.attested_on, "attested_on")
        or not_yet(order.attested_on, today, "attested_on")
        or not_before(order.attested_on, date(order.year, 1, 1), "attested_on")
    )
    if refusal or known.used.get((order.unit, order.year)) is order.used:
        return refusal or ()
    return (
        ConsentRoutineAttested(
            namnd=order.namnd, unit=order.unit, year=order.year, used=order.used, attested_on=order.attested_on
        ),
    )


def _announced_already() -> Refusal:
    return refuse(
        "ANNOUNCEMENT_EXISTS",
        "Det finns redan ett meddelande med den beteckningen.",
        "There is already a message of that name.",
        field="announcement_id",
        hint="Ge det nya meddelandet en egen beteckning. / Give the new message a name of its own.",
    )


def _no_announcement() -> Refusal:
    return refuse(
        "ANNOUNCEMENT_UNKNOWN",
        "Det finns inget sådant meddelande.",
        "There is no such message.",
        field="announcement_id",
        hint="Kontrollera meddelandets beteckning. / Check the name of the message.",
    )


def _not_told() -> Refusal:
    return refuse(
        "SCHOOL_NOT_TOLD",
        "Meddelandet är inte ställt till den skolan.",
        "The message is not for that school.",
        field="school",
        hint="Ange en av de skolor som meddelandet är ställt till. / Give one of the schools it is for.",
    )
