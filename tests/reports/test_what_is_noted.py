"""What the service notes of the register, and what it takes from it."""

from datetime import date

from contracts.guidance import District, DistrictsListed, ListDistricts
from contracts.incident_terms import Receiver
from contracts.noting import NoteAppointmentEnd
from services.reports.city import STREAM
from services.reports.register import Register
from tests.reports.spec import CENTRAL, LOCAL, NAMND, TODAY, Scenario, given, noted, order


def _register(scenario: Scenario) -> Register:
    city = scenario.work().state(STREAM)
    register: Register = city.register
    return register


def test_R02_a_report_goes_to_the_own_coordinator_else_to_the_central_one_else_to_nobody_yet() -> None:
    told = given(*noted())
    own = _register(told).receiver(NAMND, TODAY)
    assert (own.receiver, own.appointment_id) == (Receiver.LOCAL, LOCAL)
    central = _register(told).receiver("kungsholmen", TODAY)
    assert (central.receiver, central.appointment_id) == (Receiver.CENTRAL, CENTRAL)
    assert _register(told).receiver(NAMND, date(2019, 12, 31)).receiver is Receiver.NOBODY
    told.given(order(NoteAppointmentEnd, appointment_id=LOCAL, last_day=date(2026, 11, 19)))
    assert _register(told).receiver(NAMND, TODAY).receiver is Receiver.CENTRAL


def test_N02_districts_are_listed_once_each_for_a_namnd_that_is_known() -> None:
    def listing(namnd: str, *codes: str) -> ListDistricts:
        return order(
            ListDistricts, namnd=namnd, districts=tuple(District(code=code, title=code.capitalize()) for code in codes)
        )

    told = given(*noted())
    told.when(listing("farsta", "gubbangen")).then_refused("NAMND_UNKNOWN", field="namnd")
    told.when(listing("kungsholmen", "stadshagen", "stadshagen")).then_refused("KEY_TWICE", field="districts.1")
    told.when(listing("kungsholmen", "stadshagen")).then(DistrictsListed)
    told.then_said(DistrictsListed, namnd="kungsholmen")
    assert _register(told).districts["kungsholmen"] == {"stadshagen"}


def test_U12_a_namnd_cares_for_what_went_up_in_it() -> None:
    register = _register(given(*noted()))
    assert register.cares_for("hagersten-alvsjo", "hagersten-liljeholmen")
    assert not register.cares_for("hagersten-liljeholmen", "hagersten-alvsjo")
    assert not register.cares_for(NAMND, "hagersten-liljeholmen")
