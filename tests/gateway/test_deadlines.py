"""What is due, overdue or missing, on the day it is asked."""

from datetime import date
from typing import Any

import pytest

from gateway.views import dues
from gateway.views.deadlines import deadlines
from gateway.views.dues import DeadlineKind
from gateway.views.reader import Reader, Row
from tests.gateway.gateway_history import FIRST

TODAY = date(2026, 11, 20)


def of_kind(rows: list[Row], kind: DeadlineKind) -> list[Row]:
    return [row for row in rows if row["kind"] == kind.value]


def test_P14_a_current_plan_has_exactly_one_next_revision(reader: Reader) -> None:
    [revision] = of_kind(deadlines(reader, None, TODAY, namnd="skarpnack"), DeadlineKind.REVISION)
    assert (revision["title"], revision["due_on"], revision["plan_id"]) == (
        "Tertialrapport 1 2027",
        "2027-04-30",
        FIRST,
    )
    assert not revision["overdue"]
    [late] = of_kind(deadlines(reader, None, date(2027, 5, 1), namnd="skarpnack"), DeadlineKind.REVISION_MISSING)
    assert late["alert"], "from 2027 the newer version is what the nämnd works by, and it states no next revision"


def test_P15_the_namnds_own_calendar_gives_the_day() -> None:
    plan = {"next_revision": {"moment": "t1", "year": 2027}, "period": {"starts": "2026-01-01"}}
    own = {"year": 2027, "moment": "t2", "due_on": "2027-08-15"}
    [due] = dues.revision_dues(plan, [own], TODAY)
    assert (due["title"], due["due_on"]) == ("Tertialrapport 2 2027", "2027-08-15")
    [usual] = dues.revision_dues(plan, [{**own, "year": 2028}], TODAY)
    assert usual["due_on"] == "2027-04-30"


def test_P14_a_plan_that_states_no_revision_takes_the_next_of_the_calendar() -> None:
    plan = {"next_revision": None, "period": {"starts": "2026-01-01"}}
    moments = [{"year": year, "moment": "vp", "due_on": f"{year}-11-30"} for year in (2025, 2026, 2027)]
    [due] = dues.revision_dues(plan, moments, TODAY)
    assert due["due_on"] == "2026-11-30"
    [missing] = dues.revision_dues(plan, [], TODAY)
    assert (missing["kind"], missing["alert"]) == ("revision_missing", True)


def test_A05_a_gap_of_the_coordinator_is_due_the_first_day_without_one() -> None:
    namnd = {"plan_obliged": True, "valid_from": "2000-01-01", "valid_to": None}

    def gap(*spans: tuple[str, str | None], on: date = TODAY) -> Any:
        found = dues.coordinator_dues([{"from_day": a, "last_day": b} for a, b in spans], namnd, on)
        return [row["due_on"] for row in found]

    assert gap() == ["2026-11-20"]
    assert gap(("2025-01-01", None)) == []
    assert gap(("2025-01-01", "2026-12-31")) == ["2027-01-01"]
    assert gap(("2025-01-01", "2026-12-31"), ("2027-01-01", None)) == []
    assert gap(("2025-01-01", "2026-12-31"), ("2027-01-02", None)) == ["2027-01-01"]
    assert gap(("2025-01-01", "2026-06-30")) == ["2026-11-20"], "a past gap is a gap from today on"


def test_A05_only_namnder_that_must_have_a_plan_need_a_coordinator(reader: Reader) -> None:
    gaps = of_kind(deadlines(reader, None, TODAY), DeadlineKind.COORDINATOR_GAP)
    assert [row["namnd_code"] for row in gaps] == ["hagersten-alvsjo", "socialnamnden"]
    assert all(row["alert"] for row in gaps), "a gap of today is an alert, a coming one is only due"


def test_A04_the_central_coordinator_is_missed_by_the_city(reader: Reader) -> None:
    before = deadlines(reader, None, date(2024, 12, 31))
    assert [row["title"] for row in of_kind(before, DeadlineKind.COORDINATOR_GAP) if row["namnd_code"] is None]


def test_P10_follow_ups_are_due_by_forum_and_year_until_they_are_done(reader: Reader) -> None:
    due = of_kind(deadlines(reader, None, TODAY, namnd="skarpnack"), DeadlineKind.FOLLOW_UP)
    assert [(row["activity_id"], row["due_on"], row["items"]) for row in due] == [
        (f"{FIRST}-a", "2026-12-31", ["Verksamhetsberättelse"]),
    ]
    plan = {"period": {"starts": "2026-01-01", "ends": "2026-12-31"}}
    activity: Row = {"id": "x", "title": "X", "schedule": {"ends": None}, "status": "ongoing", "follow_ups_done": []}
    for stated, day in (
        ({"forum": "tertial_1", "year": 2027, "on": None}, "2027-04-30"),
        ({"forum": "tertial_2", "year": None, "on": None}, "2026-08-31"),
        ({"forum": "date", "year": None, "on": "2026-09-15"}, "2026-09-15"),
        ({"forum": "dialogue", "year": None, "on": None}, "2026-12-31"),
    ):
        [row] = dues.activity_dues({**activity, "follow_ups": [stated]}, plan, TODAY)
        assert row["due_on"] == day
        done = [{"forum": stated["forum"], "year": 2027}]
        assert dues.activity_dues({**activity, "follow_ups": [stated], "follow_ups_done": done}, plan, TODAY) == []


def test_P08_a_schedule_that_ends_is_upcoming_and_then_overdue(reader: Reader) -> None:
    for today, overdue in ((date(2026, 6, 30), False), (date(2026, 7, 1), True)):
        [row] = of_kind(deadlines(reader, None, today, namnd="skarpnack"), DeadlineKind.SCHEDULE_END)
        assert (row["activity_id"], row["due_on"], row["overdue"]) == (f"{FIRST}-b", "2026-06-30", overdue)


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_P08_a_finished_measure_has_no_end_to_come(status: str) -> None:
    activity = {"id": "x", "title": "X", "schedule": {"ends": "2026-01-01"}, "status": status, "follow_ups": []}
    assert dues.activity_dues({**activity, "follow_ups_done": []}, {}, TODAY) == []


def test_A15_deliverables_of_work_groups_are_due_at_the_end_of_their_year(reader: Reader) -> None:
    [row] = of_kind(deadlines(reader, None, TODAY, namnd="skarpnack"), DeadlineKind.DELIVERABLE)
    assert (row["title"], row["due_on"], row["items"]) == ("Checklista", "2026-12-31", ["Lokal arbetsgrupp"])
    [late] = of_kind(deadlines(reader, None, date(2027, 1, 1), namnd="skarpnack"), DeadlineKind.DELIVERABLE)
    assert late["overdue"]


def test_A06_duties_not_attested_are_listed_for_this_year_and_the_last(reader: Reader) -> None:
    last, this = of_kind(deadlines(reader, None, TODAY, namnd="skarpnack"), DeadlineKind.DUTY_MISSING)
    assert (last["due_on"], len(last["items"]), last["overdue"]) == ("2025-12-31", 7, True)
    assert (this["due_on"], len(this["items"]), this["overdue"]) == ("2026-12-31", 6, False)
    assert "Delta i stadens nätverk" not in this["items"]


def test_A01_a_plan_on_older_guidelines_is_flagged() -> None:
    old = {"dnr": "155-943/2015", "valid_from": "2016-05-01"}
    new = {"dnr": "KS 2026/1", "valid_from": "2026-10-01"}
    later = {"dnr": "KS 2027/1", "valid_from": "2027-01-01"}
    plan = {"guideline": "155-943/2015"}
    assert dues.guideline_dues(plan, [old, later], TODAY) == []
    [flag] = dues.guideline_dues(plan, [old, new, later], TODAY)
    assert (flag["kind"], flag["alert"]) == ("old_guideline", True)
    assert dues.guideline_dues({"guideline": None}, [old], TODAY) != []


def test_A08_a_namnd_that_must_have_a_plan_and_has_none_is_listed(reader: Reader) -> None:
    missing = of_kind(deadlines(reader, None, TODAY), DeadlineKind.PLAN_MISSING)
    assert [row["namnd_code"] for row in missing] == ["hagersten-alvsjo", "socialnamnden"]


def test_what_is_due_later_than_until_is_left_out_and_what_is_missing_stays(reader: Reader) -> None:
    rows = deadlines(reader, None, TODAY, namnd="skarpnack", until=date(2026, 12, 31))
    assert all(row["due_on"] is None or row["due_on"] <= "2026-12-31" for row in rows)
    assert not of_kind(rows, DeadlineKind.REVISION)
    assert of_kind(deadlines(reader, None, TODAY, until=date(2000, 1, 1)), DeadlineKind.PLAN_MISSING)


def test_deadlines_before_anything_was_known_are_only_the_citys(reader: Reader) -> None:
    rows = deadlines(reader, 1, TODAY)
    assert [(row["namnd_code"], row["kind"]) for row in rows] == [(None, "coordinator_gap")]
