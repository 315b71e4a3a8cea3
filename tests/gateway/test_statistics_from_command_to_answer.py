"""What other systems count is answered as they said it: zero apart from no data, and what was replaced as of then."""

from datetime import date
from typing import Any

import pytest

from contracts.guidance import District, ListDistricts
from contracts.incident_terms import IncidentKind
from contracts.organisation import MergeNamnder
from contracts.statistics import ReceiveStatistics, StatisticsPeriod, StatisticsRow, StatisticsSource
from contracts.vocabulary import Role
from tests.gateway.city_told import CityTold
from tests.plans import histories as plans
from tests.plans.spec import order as plans_order
from tests.reports.spec import order

ASK = """query($namnd: String!, $year: Int!, $source: StatisticsSource, $asOf: DateTime) {
    statistics(namnd: $namnd, year: $year, source: $source, asOf: $asOf) {
        namnd { code } source sourceLabel year
        periods { starts ends file recordedAt
            rows { district districtTitle kindLabel count noData inTime late unknownTime inTimePercent } }
        kinds { kind count rowsWithoutData inTime late unknownTime inTimePercent } } }"""
SPRING = StatisticsPeriod(starts=date(2025, 1, 1), ends=date(2025, 4, 30))
SUMMER = StatisticsPeriod(starts=date(2025, 5, 1), ends=date(2025, 8, 31))


def row(district: str | None, count: int | None, **said: Any) -> StatisticsRow:
    return StatisticsRow(**{"district": district, "kind": IncidentKind.GRAFFITI, "count": count, **said})


def receive(*rows: StatisticsRow, period: StatisticsPeriod = SPRING, **said: Any) -> ReceiveStatistics:
    body = {"namnd": "skarpnack", "source": StatisticsSource.TRAFIKKONTORET, "file": "a" * 64, **said}
    return order(ReceiveStatistics, by=Role.SLK, period=period, rows=rows, **body)


async def _told(city: CityTold, **said: Any) -> Any:
    return (await city.ask(ASK, **{"namnd": "skarpnack", "year": 2025, **said}))["statistics"]


@pytest.fixture
def told(city: CityTold) -> CityTold:
    listed = District(code="karrtorp", title="Kärrtorp"), District(code="bagarmossen", title="Bagarmossen")
    city.tell(plans.namnd())
    return city.tell(order(ListDistricts, by=Role.SLK, namnd="skarpnack", districts=listed))


async def test_R19_zero_and_no_data_are_answered_apart(told: CityTold) -> None:
    told.tell(receive(row("karrtorp", 0), row("bagarmossen", None)))
    (answer,) = await _told(told)
    assert (answer["namnd"]["code"], answer["sourceLabel"]) == ("skarpnack", "Trafikkontorets klotterstatistik")
    assert [
        (each["district"], each["districtTitle"], each["count"], each["noData"])
        for each in answer["periods"][0]["rows"]
    ] == [("karrtorp", "Kärrtorp", 0, False), ("bagarmossen", "Bagarmossen", None, True)]
    assert (answer["kinds"][0]["count"], answer["kinds"][0]["rowsWithoutData"]) == (0, 1)


async def test_R19_without_any_count_there_is_no_sum(told: CityTold) -> None:
    told.tell(receive(row("karrtorp", None)))
    (answer,) = await _told(told)
    assert (answer["kinds"][0]["count"], answer["kinds"][0]["rowsWithoutData"]) == (None, 1)


async def test_R18_what_is_neither_in_time_nor_late_is_unknown_and_not_in_the_share(told: CityTold) -> None:
    told.tell(receive(row("karrtorp", 10, in_time=6, late=2), row("bagarmossen", 4)))
    (answer,) = await _told(told)
    karrtorp, bagarmossen = answer["periods"][0]["rows"]
    assert (karrtorp["inTime"], karrtorp["late"], karrtorp["unknownTime"]) == (6, 2, 2)
    assert karrtorp["inTimePercent"] == 75.0
    assert (bagarmossen["inTime"], bagarmossen["unknownTime"], bagarmossen["inTimePercent"]) == (None, None, None)
    kind = answer["kinds"][0]
    assert (kind["count"], kind["inTime"], kind["late"], kind["inTimePercent"]) == (14, 6, 2, 75.0)


async def test_R19_replaced_counts_are_answered_as_of_then(told: CityTold) -> None:
    told.at("2026-11-20T09:00:00+00:00").tell(receive(row("karrtorp", 3)))
    told.at("2026-11-21T09:00:00+00:00").tell(receive(row("karrtorp", 4)))
    (now,), (then,) = await _told(told), await _told(told, asOf="2026-11-20T12:00:00Z")
    assert (now["kinds"][0]["count"], then["kinds"][0]["count"]) == (4, 3)
    assert await _told(told, asOf="2026-11-19T12:00:00Z") == []


async def test_R20_sources_and_periods_are_kept_apart(told: CityTold) -> None:
    ia = receive(row(None, 7, kind=IncidentKind.VANDALISM), source=StatisticsSource.IA)
    told.tell(receive(row(None, 3), period=SUMMER), receive(row(None, 2)), ia)
    answers = await _told(told)
    assert [answer["source"] for answer in answers] == ["IA", "TRAFIKKONTORET"]
    assert [period["starts"] for period in answers[1]["periods"]] == ["2025-01-01", "2025-05-01"]
    assert [(kind["kind"], kind["count"]) for kind in answers[1]["kinds"]] == [("GRAFFITI", 5)]
    (only,) = await _told(told, source="IA")
    assert [(kind["kind"], kind["count"]) for kind in only["kinds"]] == [("VANDALISM", 7)]
    assert await _told(told, year=2024) == []


async def test_R19_what_a_merged_namnd_counted_stands_under_its_own_name(city: CityTold) -> None:
    old, new = "hagersten-liljeholmen", "hagersten-alvsjo"
    merge = plans_order(MergeNamnder, merged=(old,), into=new, on=date(2020, 7, 1))
    city.tell(plans.namnd(old), plans.namnd(new, date(2020, 7, 1)), merge)
    first = StatisticsPeriod(starts=date(2020, 1, 1), ends=date(2020, 6, 30))
    second = StatisticsPeriod(starts=date(2020, 7, 1), ends=date(2020, 12, 31))
    city.tell(receive(row(None, 3), period=first, namnd=old), receive(row(None, 8), period=second, namnd=new))
    answers = await _told(city, namnd=new, year=2020)
    assert [(answer["namnd"]["code"], answer["kinds"][0]["count"]) for answer in answers] == [(new, 8), (old, 3)]
