"""Which nämnder there are and who coordinates them, as noted from the events of plans; and each nämnd's districts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from contracts import namnder
from contracts.answers import Decision, Refusal, refuse
from contracts.checks import twice
from contracts.envelope import Fact
from contracts.guidance import DistrictsListed, ListDistricts
from contracts.incident_terms import Receiver
from contracts.incidents import Delivery
from contracts.namnder import Namnd, Namnder, caretaker
from contracts.noting import (
    AppointmentEndNoted,
    AppointmentNoted,
    MergerNoted,
    NamndNoted,
    NoteAppointment,
    NoteAppointmentEnd,
)
from contracts.noting_namnder import NoteMerger, NoteNamnd


@dataclass(frozen=True, slots=True)
class Appointment:
    """A coordinator's time in the task; the central one has no nämnd."""

    namnd: str | None
    from_day: date
    last_day: date | None = None

    def holds(self, on: date) -> bool:
        """Tell whether the coordinator is in place on a day."""
        return self.from_day <= on and (self.last_day is None or on <= self.last_day)


@dataclass(frozen=True, slots=True)
class Register:
    """Every nämnd by code, every appointment by id, and the districts of each nämnd."""

    namnder: Namnder = field(default_factory=dict)
    appointments: Mapping[str, Appointment] = field(default_factory=dict)
    districts: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def cares_for(self, caretaker: str | None, namnd: str | None) -> bool:
        """Tell whether a nämnd is the other one or what it has gone up in."""
        return namnder.cares_for(self.namnder, caretaker, namnd)

    def receiver(self, namnd: str, on: date) -> Delivery:
        """Return who gets a report: the own coordinator, else the central one, else nobody yet (R02)."""
        for whose, receiver in ((caretaker(self.namnder, namnd, on), Receiver.LOCAL), (None, Receiver.CENTRAL)):
            for appointment_id, held in self.appointments.items():
                if held.namnd == whose and held.holds(on):
                    return Delivery(receiver=receiver, appointment_id=appointment_id)
        return Delivery(receiver=Receiver.NOBODY)


def evolve(register: Register, fact: Fact) -> Register:
    """Return the register after a fact; facts of others leave it as it is."""
    match fact:
        case NamndNoted():
            return replace(register, namnder={**register.namnder, fact.namnd: Namnd(fact.valid_from)})
        case MergerNoted():
            ended = replace(register.namnder[fact.namnd], last_day=fact.last_day, successor=fact.into)
            return replace(register, namnder={**register.namnder, fact.namnd: ended})
        case AppointmentNoted():
            held = Appointment(fact.namnd, fact.from_day)
            return replace(register, appointments={**register.appointments, fact.appointment_id: held})
        case AppointmentEndNoted():
            over = replace(register.appointments[fact.appointment_id], last_day=fact.last_day)
            return replace(register, appointments={**register.appointments, fact.appointment_id: over})
        case DistrictsListed():
            listed = frozenset(district.code for district in fact.districts)
            return replace(register, districts={**register.districts, fact.namnd: listed})
        case _:
            return register


def note_namnd(order: NoteNamnd) -> Decision:
    """Note a nämnd."""
    return (NamndNoted(namnd=order.namnd, valid_from=order.valid_from),)


def note_merger(order: NoteMerger) -> Decision:
    """Note that a nämnd ended."""
    return (MergerNoted(namnd=order.namnd, into=order.into, last_day=order.last_day),)


def note_appointment(order: NoteAppointment) -> Decision:
    """Note a coordinator."""
    return (AppointmentNoted(namnd=order.namnd, appointment_id=order.appointment_id, from_day=order.from_day),)


def note_appointment_end(register: Register, order: NoteAppointmentEnd) -> Decision:
    """Note that a coordinator left."""
    held = register.appointments[order.appointment_id]
    return (AppointmentEndNoted(namnd=held.namnd, appointment_id=order.appointment_id, last_day=order.last_day),)


def list_districts(register: Register, order: ListDistricts) -> Decision:
    """Enter the districts of a nämnd."""
    return (
        unknown(register, order.namnd)
        or twice((district.code for district in order.districts), "districts")
        or (DistrictsListed(namnd=order.namnd, districts=order.districts),)
    )


def unknown(register: Register, namnd: str, field: str = "namnd") -> Refusal | None:
    """Refuse a nämnd that is not in the register."""
    return namnder.unknown(register.namnder, namnd, field)


def not_valid(register: Register, namnd: str, on: date, field: str) -> Refusal | None:
    """Refuse a nämnd that does not exist, or not on that day."""
    return namnder.not_valid(register.namnder, namnd, on, field)


def district_unknown(register: Register, namnd: str, district: str | None, field: str) -> Refusal | None:
    """Refuse a district that the nämnd does not have: a place is never more exact than the list (N02)."""
    if district is None or district in register.districts.get(namnd, frozenset()):
        return None
    return refuse(
        "DISTRICT_UNKNOWN",
        "Nämnden har ingen sådan stadsdel.",
        "The nämnd has no such district.",
        field=field,
        hint="Välj en stadsdel i listan, eller utelämna den. / Choose a district of the list, or leave it out.",
    )
