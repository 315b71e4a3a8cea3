"""What is shown of reports: weeks and never days, what became of them, and real time on the clock of graffiti."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from contracts.envelope import Attested, Recorded
from contracts.incident_terms import IncidentKind, Receiver
from contracts.incidents import Delivery, IncidentDelivered
from gateway.projector.folds import fold
from gateway.projector.generations import current_tables
from gateway.projector.rows import Rows
from tests.projector.read_models import ReadModels
from tests.projector.sample_incidents import (
    NOTICED,
    POSTER,
    TAG,
    TEXT,
    alerted,
    closed,
    corrected,
    facts,
    followed_up,
    graffiti,
    removed,
    reported,
    retracted,
    seen,
    shared,
)
from tests.projector.sample_ledger import Ledger

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def row(read_models: ReadModels, incident_id: str = POSTER) -> dict[str, Any]:
    found = read_models.now("incident", incident_id)
    assert found is not None
    return found


def test_R01_a_report_is_shown_with_where_its_text_lies(read_models: ReadModels) -> None:
    read_models.given(reported(text=TEXT))
    shown = row(read_models)
    assert (shown["namnd"], shown["year"]) == ("skarpnack", 2026)
    body = shown["body"]
    assert (body["kind"], body["milieu"], body["setting"]) == ("propaganda", "right_wing", "school")
    assert (body["status"], body["text"]) == ("reported", TEXT.model_dump())
    assert body["delivery"] == {"receiver": "local", "appointment_id": "sk-1"}


@pytest.mark.parametrize(
    ("day", "week", "month", "year"),
    [
        (date(2026, 3, 27), "2026-W13", "2026-03", 2026),
        (date(2026, 4, 1), "2026-W14", "2026-04", 2026),
        (date(2026, 3, 31), "2026-W14", "2026-04", 2026),
        (date(2023, 1, 1), "2022-W52", "2022-12", 2022),
        (date(2024, 12, 30), "2025-W01", "2025-01", 2025),
        (date(2020, 12, 31), "2020-W53", "2020-12", 2020),
    ],
)
def test_N02_the_week_says_the_month_and_the_year(
    read_models: ReadModels, day: date, week: str, month: str, year: int
) -> None:
    read_models.given(reported(observation=seen(occurred_on=day)))
    shown = row(read_models)
    assert (shown["body"]["week"], shown["body"]["month"], shown["year"]) == (week, month, year)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_N02_every_day_of_a_week_is_told_alike(day: date) -> None:
    told = set()
    for weekday in range(1, 8):
        rows = Rows()
        same_week = date.fromisocalendar(*day.isocalendar()[:2], weekday)
        fold(Ledger([reported(observation=seen(occurred_on=same_week))]).recorded, rows)
        told.add((json.dumps(rows.get("incident", POSTER)), rows.index("incident", POSTER)["year"]))
    assert len(told) == 1


def test_N02_no_row_of_the_read_models_has_the_day_or_the_moment_of_an_event(read_models: ReadModels) -> None:
    read_models.given(*facts())
    table = current_tables(read_models.engine)["incident"]
    with read_models.engine.connect() as connection:
        kept = " ".join(connection.execute(sa.select(table.c.body)).scalars())
    assert "2026-04-02" in kept  # a follow-up has its day, so that the search is one that finds days
    for day in ("2026-03-27", "2026-03-28", "2026-03-29", "12:00", "11:00"):
        assert day not in kept


def test_R02_an_alert_is_told_also_before_its_report_and_says_who_has_it_in_the_end(read_models: ReadModels) -> None:
    central = Delivery(receiver=Receiver.CENTRAL, appointment_id="central-1")
    delivered = IncidentDelivered(namnd="skarpnack", incident_id=POSTER, delivery=central)
    read_models.given(alerted(POSTER, Receiver.NOBODY), reported())
    assert read_models.now("delivery_alert", POSTER) == {
        "namnd": "skarpnack",
        "body": {"receiver": "nobody", "delivery": None},
    }
    read_models.given(alerted(POSTER, Receiver.NOBODY), reported(), delivered)
    row_now = read_models.now("delivery_alert", POSTER)
    assert row_now is not None
    assert row_now["body"]["delivery"] == {"receiver": "central", "appointment_id": "central-1"}


def test_R01_what_became_of_a_report_is_told_in_order(read_models: ReadModels) -> None:
    read_models.given(reported(), followed_up(POSTER), shared(POSTER), closed(POSTER))
    body = row(read_models)["body"]
    assert body["follow_ups"] == [{"measures": ["handled_in_unit", "police_informed"], "followed_up_on": "2026-04-02"}]
    assert [(each["shared_with"], each["basis"]) for each in body["shared"]] == [("police", "duty_in_law")]
    assert (body["status"], body["closed_on"]) == ("closed", "2026-04-09")


def test_R17_a_report_that_is_taken_back_says_why(read_models: ReadModels) -> None:
    read_models.given(reported(), retracted(POSTER))
    body = row(read_models)["body"]
    assert (body["status"], body["retracted"]) == ("retracted", "counted_already")


def test_R01_a_correction_replaces_what_was_seen_and_can_move_the_report_to_another_year(
    read_models: ReadModels,
) -> None:
    right = seen(IncidentKind.THREAT, occurred_on=date(2025, 6, 2), milieu=None)
    read_models.given(reported(), corrected(POSTER, right, case_number="AB 7", milieu_list="m1"))
    shown = row(read_models)
    assert shown["year"] == 2025
    assert {"kind": "threat", "milieu": None, "week": "2025-W23", "corrected": True}.items() <= shown["body"].items()
    assert (shown["body"]["case_number"], shown["body"]["milieu_list"]) == ("AB 7", "m1")


def _clock(*told: Any) -> dict[str, Any]:
    rows = Rows()
    fold(Ledger(list(told)).recorded, rows)
    found: dict[str, Any] = rows.need("incident", TAG)["clock"]
    return found


def test_R18_the_clock_counts_begun_minutes_from_notice_to_removal() -> None:
    assert _clock(reported(TAG, observation=graffiti())) == {
        "noticed_week": "2026-W13",
        "minutes": None,
        "removed": False,
    }
    a_day = timedelta(hours=24)
    for took, minutes in ((a_day, 1440), (a_day + timedelta(seconds=1), 1441), (timedelta(0), 0)):
        clock = _clock(reported(TAG, observation=graffiti()), removed(TAG, NOTICED + took))
        assert clock == {"noticed_week": "2026-W13", "minutes": minutes, "removed": True}


def test_R18_without_notice_nobody_knows_how_long_it_took() -> None:
    unnoticed = reported(TAG, observation=graffiti(noticed_at=None))
    assert _clock(unnoticed, removed(TAG, NOTICED, None)) == {"noticed_week": None, "minutes": None, "removed": True}


@pytest.mark.parametrize(
    ("noticed", "gone", "hours"),
    [("2026-03-28T12:00", "2026-03-29T12:00", 23), ("2026-10-24T12:00", "2026-10-25T12:00", 25)],
    ids=["summer time begins", "summer time ends"],
)
def test_R18_real_time_counts_when_the_clocks_are_changed(noticed: str, gone: str, hours: int) -> None:
    begins, ends = (datetime.fromisoformat(each).replace(tzinfo=STOCKHOLM).astimezone(UTC) for each in (noticed, gone))
    clock = _clock(reported(TAG, observation=graffiti(noticed_at=begins)), removed(TAG, ends, begins))
    assert clock["minutes"] == hours * 60


def test_R18_a_correction_leaves_the_clock_of_what_is_removed_to_the_removal() -> None:
    told = (reported(TAG, observation=graffiti()), removed(TAG, NOTICED + timedelta(hours=1)))
    moved = corrected(TAG, graffiti(district="karrtorp"))
    assert _clock(*told, moved) == _clock(*told)
    assert _clock(told[0], corrected(TAG, graffiti(noticed_at=None)))["noticed_week"] is None


def test_N02_what_the_sender_attests_is_kept_beside_the_report() -> None:
    event: Recorded = Ledger([reported()]).recorded[0]
    attested = Attested(field="description", start=3, end=9).model_dump()
    rows = Rows()
    fold([event._replace(attested=[attested])], rows)
    assert rows.need("incident", POSTER)["attested"] == [attested]
