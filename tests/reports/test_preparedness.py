"""R27, R30: schools are told before manifestations and confirm it; units attest the routine for consent."""

from datetime import date
from typing import Any

import pytest

from contracts.preparedness import (
    AnnounceManifestation,
    AnnouncementConfirmed,
    AttestConsentRoutine,
    ConfirmAnnouncement,
    ConsentRoutineAttested,
    ManifestationAnnounced,
)
from contracts.vocabulary import Role
from tests.reports.spec import TODAY, given, noted, order


def announce(**said: Any) -> AnnounceManifestation:
    body = {
        "namnd": "skarpnack",
        "announcement_id": "torget-december",
        "on": date(2026, 12, 5),
        "hours": "Klockan 13 till 15",
        "district": "karrtorp",
        "what_to_do": "Håll eleverna inne på rasten och hänvisa frågor till rektor.",
        "schools": ("karrtorps-gymnasium", "skarpnacks-skola"),
    }
    return order(AnnounceManifestation, **{**body, **said})


def confirm(**said: Any) -> ConfirmAnnouncement:
    body = {"announcement_id": "torget-december", "school": "skarpnacks-skola", "read_on": TODAY, "by": Role.STAFF}
    return order(ConfirmAnnouncement, **{**body, **said})


def attest(**said: Any) -> AttestConsentRoutine:
    body = {"namnd": "skarpnack", "unit": "unga-vuxna", "year": 2026, "used": True, "attested_on": TODAY}
    return order(AttestConsentRoutine, **{**body, **said})


def test_R27_schools_are_told_of_a_manifestation() -> None:
    told = given(*noted()).when(announce()).then(ManifestationAnnounced)
    told.then_said(ManifestationAnnounced, on=date(2026, 12, 5), schools=("karrtorps-gymnasium", "skarpnacks-skola"))


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"on": date(2026, 11, 19)}, "DATE_OUT_OF_ORDER", "on"),
        ({"district": "farsta"}, "DISTRICT_UNKNOWN", "district"),
        ({"schools": ("skarpnacks-skola", "skarpnacks-skola")}, "KEY_TWICE", "schools.1"),
        ({"namnd": "kungsholmen"}, "NOT_OWN_NAMND", None),
    ],
)
def test_R27_a_message_that_cannot_be_right_is_refused(wrong: dict[str, Any], code: str, field: str | None) -> None:
    given(*noted()).when(announce(**wrong)).then_refused(code, field)


def test_R27_a_message_is_not_sent_twice_under_one_name() -> None:
    given(*noted(), announce()).when(announce(on=TODAY)).then_refused("ANNOUNCEMENT_EXISTS", "announcement_id")


def test_R27_a_school_confirms_once_that_it_has_read() -> None:
    told = given(*noted(), announce()).when(confirm()).then(AnnouncementConfirmed)
    told.then_said(AnnouncementConfirmed, namnd="skarpnack", school="skarpnacks-skola", read_on=TODAY)
    told.when(confirm()).then()


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"school": "another-school"}, "SCHOOL_NOT_TOLD", "school"),
        ({"read_on": date(2026, 11, 21)}, "DATE_IN_FUTURE", "read_on"),
        ({"of": "kungsholmen"}, "NOT_OWN_NAMND", "actor.namnd"),
    ],
)
def test_R27_a_confirmation_of_what_was_not_read_is_refused(wrong: dict[str, Any], code: str, field: str) -> None:
    given(*noted(), announce()).when(confirm(**wrong)).then_refused(code, field)


def test_R30_a_unit_attests_the_routine_for_consent_per_year() -> None:
    told = given(*noted()).when(attest()).then(ConsentRoutineAttested)
    told.then_said(ConsentRoutineAttested, unit="unga-vuxna", year=2026, used=True)
    told.when(attest()).then()
    told.when(attest(used=False)).then(ConsentRoutineAttested)
    told.when(attest(year=2025)).then(ConsentRoutineAttested)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"attested_on": date(2026, 11, 21)}, "DATE_IN_FUTURE"),
        ({"year": 2027}, "DATE_OUT_OF_ORDER"),
        ({"namnd": "hagersten-liljeholmen", "of": "hagersten-alvsjo"}, "NAMND_NOT_VALID"),
    ],
)
def test_R30_an_attestation_of_what_cannot_be_known_is_refused(wrong: dict[str, Any], code: str) -> None:
    given(*noted()).when(attest(**wrong)).then_refused(code, "attested_on")
