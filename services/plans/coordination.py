"""Coordinators and their duties: who holds the task, and what is seen to in a year (A04-A07)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet
from contracts.envelope import Fact
from contracts.organisation import (
    AppointCoordinator,
    AppointmentEnded,
    AttestDuty,
    CoordinatorAppointed,
    DutyAttested,
    EndAppointment,
)
from contracts.vocabulary import Duty
from services.plans.register import Register, not_valid, unknown


@dataclass(frozen=True, slots=True)
class Appointment:
    """A coordinator's time in the task; the central one has no nämnd."""

    namnd: str | None
    function: str
    from_day: date
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Coordination:
    """Every appointment there has been, and the duties attested."""

    appointments: Mapping[str, Appointment] = field(default_factory=dict)
    duties: frozenset[tuple[str, int, Duty]] = frozenset()


def evolve(coordination: Coordination, fact: Fact) -> Coordination:
    """Return the state after a fact; facts of others leave it as it is."""
    known = coordination.appointments
    match fact:
        case CoordinatorAppointed():
            appointment = Appointment(fact.namnd, fact.function, fact.from_day)
            return replace(coordination, appointments={**known, fact.appointment_id: appointment})
        case AppointmentEnded():
            ended = replace(known[fact.appointment_id], last_day=fact.last_day)
            return replace(coordination, appointments={**known, fact.appointment_id: ended})
        case DutyAttested():
            return replace(coordination, duties=coordination.duties | {(fact.namnd, fact.year, fact.duty)})
        case _:
            return coordination


def appoint_coordinator(coordination: Coordination, order: AppointCoordinator, register: Register) -> Decision:
    """Appoint a local coordinator, or the only central one (A04, A05)."""
    return (
        _id_taken(coordination, order)
        or (not_valid(register, order.namnd, order.from_day, "namnd") if order.namnd else None)
        or (_two_central(coordination, order) if order.namnd is None else None)
        or (
            CoordinatorAppointed(
                namnd=order.namnd,
                appointment_id=order.appointment_id,
                function=order.function,
                contact=order.contact,
                from_day=order.from_day,
            ),
        )
    )


def end_appointment(coordination: Coordination, order: EndAppointment) -> Decision:
    """End an appointment that runs."""
    appointment = coordination.appointments.get(order.appointment_id)
    if appointment is None:
        return refuse(
            "APPOINTMENT_UNKNOWN",
            "Förordnandet finns inte.",
            "There is no such appointment.",
            field="appointment_id",
            hint="Kontrollera förordnandets id. / Check the id of the appointment.",
        )
    if appointment.last_day is not None:
        return refuse(
            "APPOINTMENT_ENDED",
            f"Förordnandet är redan avslutat; sista dagen var {appointment.last_day}.",
            f"The appointment has already ended; its last day was {appointment.last_day}.",
            field="appointment_id",
            hint="Inget mer behöver göras. / Nothing more needs doing.",
        )
    return not_before(order.last_day, appointment.from_day, "last_day") or (
        AppointmentEnded(namnd=appointment.namnd, appointment_id=order.appointment_id, last_day=order.last_day),
    )


def attest_duty(coordination: Coordination, order: AttestDuty, register: Register, today: date) -> Decision:
    """Attest a duty once for each nämnd and year (A06)."""
    if (order.namnd, order.year, order.duty) in coordination.duties:
        return refuse(
            "DUTY_ALREADY_ATTESTED",
            f"Uppgiften ”{order.duty.label_sv}” är redan intygad för {order.year}.",
            f"The duty “{order.duty.label_en}” is already attested for {order.year}.",
            field="duty",
            hint="Inget mer behöver göras. / Nothing more needs doing.",
        )
    return (
        unknown(register, order.namnd)
        or not_valid(register, order.namnd, _last_day_of_work(register, order), "year")
        or not_yet(order.attested_on, today, "attested_on")
        or not_before(order.attested_on, date(order.year, 1, 1), "attested_on")
        or (
            DutyAttested(
                namnd=order.namnd,
                year=order.year,
                duty=order.duty,
                attested_on=order.attested_on,
                note=order.note,
            ),
        )
    )


def _last_day_of_work(register: Register, order: AttestDuty) -> date:
    """Return the end of the year, or of the nämnd: one that ends during a year has its duties until then."""
    ended = register.namnder[order.namnd].last_day
    return ended if ended and ended.year == order.year else date(order.year, 12, 31)


def _id_taken(coordination: Coordination, order: AppointCoordinator) -> Refusal | None:
    if order.appointment_id not in coordination.appointments:
        return None
    return refuse(
        "APPOINTMENT_EXISTS",
        "Det finns redan ett förordnande med det id:t.",
        "There is already an appointment with that id.",
        field="appointment_id",
        hint="Välj ett nytt id. / Choose a new id.",
    )


def _two_central(coordination: Coordination, order: AppointCoordinator) -> Refusal | None:
    for appointment_id, held in coordination.appointments.items():
        if held.namnd is None and (held.last_day is None or held.last_day >= order.from_day):
            until = f"till och med {held.last_day}" if held.last_day else "tills vidare"
            return refuse(
                "CENTRAL_COORDINATOR_IN_PLACE",
                f"Staden har en central samordnare i taget; {held.function} är det från {held.from_day} {until}.",
                f"The city has one central coordinator at a time; {held.function} holds the task from {held.from_day}"
                f" {f'to {held.last_day}' if held.last_day else 'until further notice'}.",
                field="from_day",
                hint="Avsluta det förordnandet först. / End that appointment first.",
                items=(appointment_id,),
            )
    return None
