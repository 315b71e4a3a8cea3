"""What the reports service notes of the register."""

from datetime import date

from contracts import noting
from contracts.envelope import Fact


def facts() -> list[Fact]:
    return [
        noting.NamndNoted(namnd="skarpnack", valid_from=date(2007, 1, 1)),
        noting.MergerNoted(namnd="alvsjo", into="hagersten-alvsjo", last_day=date(2020, 6, 30)),
        noting.AppointmentNoted(namnd="skarpnack", appointment_id="sk-1", from_day=date(2019, 1, 1)),
        noting.AppointmentEndNoted(namnd="skarpnack", appointment_id="sk-1", last_day=date(2025, 1, 1)),
    ]
