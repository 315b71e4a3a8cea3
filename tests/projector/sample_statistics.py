"""Counts of a source that are replaced: by others for the same period, and by those of a longer one."""

from datetime import date

from contracts.envelope import Fact
from contracts.incident_terms import IncidentKind
from contracts.statistics import StatisticsPeriod, StatisticsReceived, StatisticsRow, StatisticsSource

SPRING = StatisticsPeriod(starts=date(2025, 1, 1), ends=date(2025, 4, 30))
SUMMER = StatisticsPeriod(starts=date(2025, 5, 1), ends=date(2025, 8, 31))
YEAR = StatisticsPeriod(starts=date(2025, 1, 1), ends=date(2025, 12, 31))


def row(district: str | None, count: int | None, in_time: int | None = None, late: int | None = None) -> StatisticsRow:
    return StatisticsRow(district=district, kind=IncidentKind.GRAFFITI, count=count, in_time=in_time, late=late)


def received(
    *rows: StatisticsRow,
    period: StatisticsPeriod = SPRING,
    source: StatisticsSource = StatisticsSource.TRAFIKKONTORET,
    namnd: str = "skarpnack",
) -> StatisticsReceived:
    return StatisticsReceived(namnd=namnd, source=source, period=period, file="a" * 64, rows=rows)


def facts() -> list[Fact]:
    return [
        received(row("bagarmossen", 4, 3, 1), row("karrtorp", 0)),
        received(row("bagarmossen", 4), period=SUMMER),
        received(row("bagarmossen", 5, 3, 1), row("karrtorp", None)),
        received(row("bagarmossen", 9), source=StatisticsSource.SISAB),
        received(row("bagarmossen", 14), period=YEAR),
    ]
