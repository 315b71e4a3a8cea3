"""R19, R20: counts from other systems are taken in once, replaced by newer ones, and never counted twice."""

from datetime import date
from typing import Any

import pytest

from contracts.incident_terms import IncidentKind
from contracts.statistics import (
    ReceiveStatistics,
    StatisticsPeriod,
    StatisticsReceived,
    StatisticsRow,
    StatisticsSource,
)
from contracts.vocabulary import Role
from tests.reports.spec import given, noted, order

FIRST = StatisticsPeriod(starts=date(2025, 1, 1), ends=date(2025, 4, 30))
YEAR = StatisticsPeriod(starts=date(2025, 1, 1), ends=date(2025, 12, 31))

WHOLE_2020 = StatisticsPeriod(starts=date(2020, 1, 1), ends=date(2020, 12, 31))


def row(district: str | None = "karrtorp", count: int | None = 3, **said: Any) -> StatisticsRow:
    return StatisticsRow(**{"district": district, "kind": IncidentKind.GRAFFITI, "count": count, **said})


def receive(
    *rows: StatisticsRow, period: StatisticsPeriod = FIRST, file: str = "a" * 64, **said: Any
) -> ReceiveStatistics:
    body = {"namnd": "skarpnack", "source": StatisticsSource.TRAFIKKONTORET, **said}
    return order(ReceiveStatistics, by=Role.SLK, period=period, file=file, rows=rows or (row(),), **body)


def test_R19_counts_are_received_with_source_and_period() -> None:
    told = given(*noted()).when(receive(row(count=0), row("bagarmossen", None))).then(StatisticsReceived)
    told.then_said(StatisticsReceived, source=StatisticsSource.TRAFIKKONTORET, period=FIRST, file="a" * 64)
    told.then_said(StatisticsReceived, rows=(row(count=0), row("bagarmossen", None)))


def test_R19_the_same_counts_again_are_no_news() -> None:
    counts = row(), row("bagarmossen", 0)
    given(*noted(), receive(*counts)).when(receive(*reversed(counts), file="b" * 64)).then()


def test_R19_no_data_instead_of_zero_is_news() -> None:
    given(*noted(), receive(row(count=0))).when(receive(row(count=None))).then(StatisticsReceived)


def test_R19_changed_counts_of_a_period_replace_the_earlier_ones() -> None:
    city = given(*noted(), receive(row(count=3))).when(receive(row(count=4))).then(StatisticsReceived)
    city.when(receive(row(count=3))).then(StatisticsReceived)


def test_R19_a_period_that_covers_earlier_ones_replaces_them() -> None:
    city = given(*noted(), receive()).when(receive(period=YEAR)).then(StatisticsReceived)
    city.when(receive()).then_refused("PERIOD_OVERLAPS", "period")


def test_R19_a_period_with_some_days_of_another_is_refused() -> None:
    spring = StatisticsPeriod(starts=date(2025, 3, 1), ends=date(2025, 5, 31))
    given(*noted(), receive()).when(receive(period=spring)).then_refused("PERIOD_OVERLAPS", "period")


def test_R20_sources_do_not_replace_each_other() -> None:
    given(*noted(), receive()).when(receive(source=StatisticsSource.IA, period=YEAR)).then(StatisticsReceived)


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        (receive(namnd="nowhere"), "NAMND_UNKNOWN", None),
        (receive(namnd="hagersten-liljeholmen"), "NAMND_NOT_VALID", "period.starts"),
        (
            receive(row(None), namnd="hagersten-liljeholmen", period=WHOLE_2020),
            "NAMND_NOT_VALID",
            "period.ends",
        ),
        (
            receive(period=StatisticsPeriod(starts=date(2026, 9, 1), ends=date(2026, 11, 21))),
            "DATE_IN_FUTURE",
            "period.ends",
        ),
        (receive(row(), row("farsta")), "DISTRICT_UNKNOWN", "rows.1.district"),
        (receive(row(count=1), row(count=2)), "ROW_TWICE", "rows.1"),
        (receive(row(), row(None)), "WHOLE_AND_PARTS", "rows.1"),
    ],
)
def test_R19_what_cannot_be_counted_is_refused(wrong: ReceiveStatistics, code: str, field: str | None) -> None:
    given(*noted()).when(wrong).then_refused(code, field)


def test_R19_every_row_that_is_wrong_is_told_at_once() -> None:
    refusal = (
        given(*noted()).when(receive(row("farsta"), row(), row(), row("gubbangen"))).then_refused("DISTRICT_UNKNOWN")
    )
    assert [(each.code, each.field) for each in refusal.details] == [
        ("DISTRICT_UNKNOWN", "rows.0.district"),
        ("ROW_TWICE", "rows.2"),
        ("DISTRICT_UNKNOWN", "rows.3.district"),
    ]


def test_R19_a_period_may_end_today() -> None:
    until_today = StatisticsPeriod(starts=date(2026, 9, 1), ends=date(2026, 11, 20))
    given(*noted()).when(receive(period=until_today)).then(StatisticsReceived)


def test_R20_a_member_of_staff_does_not_hand_in_statistics() -> None:
    wrong = order(
        ReceiveStatistics,
        by=Role.STAFF,
        namnd="skarpnack",
        source=StatisticsSource.IA,
        period=FIRST,
        file="a" * 64,
        rows=(row(),),
    )
    given(*noted()).when(wrong).then_refused("ROLE_NOT_ALLOWED", "actor.role")
