"""G18, N08: one record of each organisation across nämnder, by number and title."""

from datetime import date

from contracts.organisations import (
    DissolveOrganisation,
    OrganisationDissolved,
    OrganisationRegistered,
    OrganisationRenamed,
    RenameOrganisation,
)
from tests.grants.histories import ORGNR, SECOND, applied, approve, decision, pay, ready, receive, register, request
from tests.grants.spec import OTHER, given, noted, order

GONE = date(2026, 2, 5)


def rename(orgnr: str = ORGNR, on: date = date(2026, 1, 1)) -> RenameOrganisation:
    return order(RenameOrganisation, orgnr=orgnr, title="Föreningen Annat", from_day=on)


def dissolve(on: date = GONE) -> DissolveOrganisation:
    return order(DissolveOrganisation, orgnr=ORGNR, dissolved_on=on)


def test_G18_an_organisation_has_one_record_whatever_namnd_registers_it() -> None:
    told = given(*noted()).when(register()).then(OrganisationRegistered)
    told.when(register().model_copy(update={"actor": request(OTHER).actor})).then_refused(
        "ORGANISATION_EXISTS", "orgnr"
    )
    told.when(register(SECOND)).then(OrganisationRegistered)


def test_G18_an_organisation_is_registered_on_a_day_that_has_come() -> None:
    given(*noted()).when(register().model_copy(update={"registered_on": date(2026, 11, 21)})).then_refused(
        "DATE_IN_FUTURE", "registered_on"
    )


def test_G18_an_organisation_gets_another_title() -> None:
    told = given(*noted(), register()).when(rename()).then(OrganisationRenamed)
    told.when(rename(SECOND)).then_refused("ORGANISATION_UNKNOWN", "orgnr")
    told.when(rename(on=date(2014, 1, 1))).then_refused("DATE_OUT_OF_ORDER", "from_day")


def test_G18_an_organisation_is_dissolved_once() -> None:
    told = given(*noted(), register())
    told.when(dissolve(date(2014, 1, 1))).then_refused("DATE_OUT_OF_ORDER", "dissolved_on")
    told.when(dissolve(date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "dissolved_on")
    told.when(dissolve()).then(OrganisationDissolved)
    told.when(dissolve()).then_refused("ORGANISATION_DISSOLVED", "orgnr")


def test_G18_a_dissolved_organisation_gets_no_support() -> None:
    told = given(*ready(), *applied(), dissolve())
    told.when(receive(command_id="apply-0002", received_on=GONE)).then_refused("ORGANISATION_DISSOLVED", "orgnr")
    told.when(request()).then_refused("ORGANISATION_DISSOLVED", "orgnr")
    told.when(approve()).then_refused("ORGANISATION_DISSOLVED", "support_id")


def test_G18_a_dissolved_organisation_is_paid_nothing() -> None:
    told = given(*ready(), *applied(), approve(decision=decision(date(2026, 2, 2))), dissolve())
    told.when(pay(paid_on=GONE)).then_refused("ORGANISATION_DISSOLVED", "support_id")
