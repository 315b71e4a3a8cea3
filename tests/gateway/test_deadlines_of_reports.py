"""What is due of situation pictures, reports, the directory and surveys, on the day it is asked."""

from datetime import date
from typing import Any

import pytest

from gateway.views.report_dues import contact_dues, incident_dues, incident_dues_of_all, survey_dues
from gateway.views.situation import due_on
from gateway.views.situation_dues import picture_dues, review_dues

TODAY = date(2026, 11, 20)
NAMND = {"valid_from": "2000-01-01", "valid_to": None}


def picture(year: int, status: str = "draft", *missing: str) -> dict[str, Any]:
    return {"id": f"skarpnack-{year}", "year": year, "status": status, "missing_sources": list(missing)}


def owed(*pictures: dict[str, Any], on: date = TODAY, **namnd: Any) -> list[tuple[str, str, str | None, bool]]:
    found = picture_dues({**NAMND, **namnd}, pictures, [], on)
    return [(row["title"], row["due_on"], row["about"], row["overdue"]) for row in found]


def test_R05_the_picture_of_the_year_is_due_with_the_activity_plan() -> None:
    assert owed() == [("Lägesbild 2026", "2026-11-30", None, False)]
    assert owed(picture(2026)) == [("Lägesbild 2026", "2026-11-30", "skarpnack-2026", False)]
    assert owed(picture(2026, "fixed")) == []
    assert owed(picture(2026, "historical"), on=date(2026, 12, 31)) == []
    own = [{"year": 2026, "moment": "vp", "due_on": "2026-10-15"}, {"year": 2026, "moment": "t1", "due_on": "x"}]
    assert due_on(2026, own) == "2026-10-15"
    assert due_on(2027, own) == "2027-11-30"


def test_R05_a_picture_is_not_forgotten_at_new_year() -> None:
    january = date(2027, 1, 10)
    assert owed(picture(2026), on=january) == [
        ("Lägesbild 2026", "2026-11-30", "skarpnack-2026", True),
        ("Lägesbild 2027", "2027-11-30", None, False),
    ]
    assert [row[0] for row in owed(picture(2025, "fixed"), on=january)] == ["Lägesbild 2026", "Lägesbild 2027"]
    assert [row[0] for row in owed(picture(2026, "fixed"), on=january)] == ["Lägesbild 2027"]
    assert [row[0] for row in owed(picture(2027, "fixed"), picture(2025, "fixed"), on=january)] == []
    assert [row[0] for row in owed(on=january)] == ["Lägesbild 2027"], "it had not begun with pictures"
    assert [row[0] for row in owed(picture(2026), on=january, valid_from="2027-01-01")] == ["Lägesbild 2027"]


def test_R07_a_draft_says_which_expected_sources_it_waits_for() -> None:
    found = picture_dues(NAMND, [picture(2026, "draft", "police", "sisab")], [], TODAY)
    assert [(row["kind"], row["items"]) for row in found] == [
        ("picture", []),
        ("source_missing", ["Polisen", "SISAB:s klotterstatistik"]),
    ]
    assert picture_dues(NAMND, [picture(2026, "fixed", "police")], [], TODAY) == []


@pytest.mark.parametrize(("today", "overdue"), [(date(2026, 12, 1), False), (date(2026, 12, 2), True)])
def test_R31_a_review_is_due_until_it_is_made(today: date, overdue: bool) -> None:
    review = {
        "id": "review-7",
        "milieu": "right_wing",
        "to_level": "high",
        "review_by": "2026-12-01",
        "reviewed_on": None,
    }
    [row] = review_dues([review, {**review, "reviewed_on": "2026-11-01"}], today)
    assert (row["about"], row["title"], row["due_on"], row["overdue"]) == (
        "review-7",
        "Högerextremistisk miljö: hög",
        "2026-12-01",
        overdue,
    )


def test_R02_a_namnd_sees_its_reports_and_the_city_only_that_there_are_some() -> None:
    unheard, waiting = [{"id": "i-1"}], [{"id": "i-2", "due_on": "2026-11-19"}]
    own = incident_dues(unheard, waiting, TODAY)
    assert [(row["kind"], row["about"], row["due_on"]) for row in own] == [
        ("report_undelivered", "i-1", None),
        ("report_waiting", "i-2", "2026-11-19"),
    ]
    assert all(row["alert"] for row in own)


def test_N11_across_namnder_neither_whose_nor_how_many_reports_is_told() -> None:
    few, many = [{"id": "i-1"}], [{"id": f"i-{number}"} for number in range(9)]
    late = [{"id": "i-2", "due_on": "2026-11-19"}]
    assert incident_dues_of_all(few, late, TODAY) == incident_dues_of_all(many, late * 9, TODAY)
    assert {row["about"] for row in incident_dues_of_all(few, late, TODAY)} == {None}
    assert incident_dues_of_all([], [{"id": "i-2", "due_on": "2026-11-20"}], TODAY) == []


def test_A19_R16_contacts_that_nobody_confirmed_or_that_are_over_are_listed() -> None:
    entry = {"key": "orostelefonen", "function": "Orostelefonen", "valid_to": None, "confirmed": False}
    [unconfirmed] = contact_dues([entry, {**entry, "confirmed": True}], TODAY)
    assert (unconfirmed["kind"], unconfirmed["about"], unconfirmed["alert"]) == (
        "contact_unconfirmed",
        "orostelefonen",
        True,
    )
    [expired] = contact_dues([{**entry, "confirmed": True, "valid_to": "2026-11-19"}], TODAY)
    assert (expired["kind"], expired["due_on"], expired["overdue"]) == ("contact_expired", "2026-11-19", True)
    assert contact_dues([{**entry, "confirmed": True, "valid_to": "2026-11-20"}], TODAY) == []


def test_R08_an_open_survey_is_due_to_be_closed() -> None:
    survey = {"key": "enkat-2026", "title": "Årets enkät", "closes_on": "2026-11-19", "closed_on": None}
    [row] = survey_dues([survey, {**survey, "closed_on": "2026-11-19"}], TODAY)
    assert (row["about"], row["due_on"], row["overdue"]) == ("enkat-2026", "2026-11-19", True)
