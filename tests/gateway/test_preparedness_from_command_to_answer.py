"""Who has read a message, and which units have attested the routine for consent, is answered with who has not."""

from datetime import date

from contracts.organisation import RegisterUnit
from contracts.preparedness import AnnounceManifestation, AttestConsentRoutine, ConfirmAnnouncement
from contracts.vocabulary import Role
from tests.gateway.city_told import CityTold
from tests.plans import histories as plans
from tests.plans.spec import order as plans_order
from tests.reports.spec import TODAY, order


def unit(code: str, name: str, until: date | None = None) -> RegisterUnit:
    return plans_order(
        RegisterUnit, namnd="skarpnack", unit=code, name=name, valid_from=date(2015, 1, 1), valid_to=until
    )


async def test_R27_a_message_shows_who_has_read_it_and_who_has_not(city: CityTold) -> None:
    message = order(
        AnnounceManifestation,
        namnd="skarpnack",
        announcement_id="torget",
        on=date(2026, 12, 5),
        what_to_do="Håll eleverna inne på rasten.",
        schools=("karrtorps-skola", "skarpnacks-skola"),
    )
    read = order(ConfirmAnnouncement, by=Role.STAFF, announcement_id="torget", school="skarpnacks-skola", read_on=TODAY)
    city.tell(plans.namnd(), unit("skarpnacks-skola", "Skarpnäcks skola")).tell(message, read)
    query = """{ announcements(namnd: "skarpnack") {
        key namnd { code } on hours whatToDo told read schools { school name readOn } } }"""
    (answer,) = (await city.ask(query))["announcements"]
    assert (answer["key"], answer["namnd"]["code"], answer["on"]) == ("torget", "skarpnack", "2026-12-05")
    assert (answer["told"], answer["read"]) == (2, 1)
    assert answer["schools"] == [
        {"school": "karrtorps-skola", "name": None, "readOn": None},
        {"school": "skarpnacks-skola", "name": "Skarpnäcks skola", "readOn": "2026-11-20"},
    ]


async def test_R30_a_unit_that_has_not_attested_is_seen(city: CityTold) -> None:
    attested = order(
        AttestConsentRoutine, namnd="skarpnack", unit="unga", year=2026, used=False, attested_on=date(2026, 3, 1)
    )
    city.tell(
        plans.namnd(), unit("unga", "Unga vuxna"), unit("barn", "Barn"), unit("gammal", "Gammal", date(2020, 1, 1))
    )
    city.tell(attested)
    query = """query($year: Int!) { consentRoutines(namnd: "skarpnack", year: $year) {
        unit name attested used attestedOn } }"""
    answers = (await city.ask(query, year=2026))["consentRoutines"]
    assert answers == [
        {"unit": "barn", "name": "Barn", "attested": False, "used": None, "attestedOn": None},
        {"unit": "unga", "name": "Unga vuxna", "attested": True, "used": False, "attestedOn": "2026-03-01"},
    ]
    answers = (await city.ask(query, year=2025))["consentRoutines"]
    assert [(each["unit"], each["attested"]) for each in answers] == [("barn", False), ("unga", False)]
