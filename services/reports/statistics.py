"""Counts from other systems: by nämnd, source and period, each time as the source last told them (R19, R20)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_yet
from contracts.envelope import Fact
from contracts.incident_terms import IncidentKind
from contracts.statistics import (
    ReceiveStatistics,
    StatisticsPeriod,
    StatisticsReceived,
    StatisticsRow,
    StatisticsSource,
)
from services.reports.register import Register, district_unknown, not_valid

Rows = tuple[StatisticsRow, ...]
Spans = Mapping[StatisticsPeriod, Rows]


@dataclass(frozen=True, slots=True)
class Statistics:
    """What each source says of a nämnd, by period; no two periods of a source have a day in common."""

    told: Mapping[StatisticsSource, Spans] = field(default_factory=dict)


def evolve(statistics: Statistics | None, fact: Fact) -> Statistics:
    """Return the state after a fact: a period takes the place of those within it."""
    before = statistics or Statistics()
    if not isinstance(fact, StatisticsReceived):
        return before
    spans = before.told.get(fact.source, {})
    left = {period: rows for period, rows in spans.items() if not _covers(fact.period, period)}
    return replace(before, told={**before.told, fact.source: {**left, fact.period: fact.rows}})


def receive(register: Register, statistics: Statistics, order: ReceiveStatistics, today: date) -> Decision:
    """Take in counts; the same ones again are no news (R19)."""
    spans = statistics.told.get(order.source, {})
    refusal = (
        not_valid(register, order.namnd, order.period.starts, "period.starts")
        or not_valid(register, order.namnd, order.period.ends, "period.ends")
        or not_yet(order.period.ends, today, "period.ends")
        or _rows_wrong(register, order)
        or _overlaps(spans, order.period)
    )
    if refusal or set(spans.get(order.period, ())) == set(order.rows):
        return refusal or ()
    return (
        StatisticsReceived(
            namnd=order.namnd, source=order.source, period=order.period, file=order.file, rows=order.rows
        ),
    )


def _covers(wide: StatisticsPeriod, narrow: StatisticsPeriod) -> bool:
    return wide.starts <= narrow.starts and narrow.ends <= wide.ends


def _rows_wrong(register: Register, order: ReceiveStatistics) -> Refusal | None:
    """Refuse the rows that are wrong, all of them at once: whoever corrects a file wants to know of each."""
    seen: set[tuple[str | None, IncidentKind]] = set()
    in_districts = {row.kind for row in order.rows if row.district}
    wrong = []
    for place, row in enumerate(order.rows):
        refusal = (
            district_unknown(register, order.namnd, row.district, f"rows.{place}.district")
            or (_row_twice(place) if (row.district, row.kind) in seen else None)
            or (_whole_and_parts(place) if row.district is None and row.kind in in_districts else None)
        )
        wrong += [refusal] if refusal else []
        seen.add((row.district, row.kind))
    return wrong[0].model_copy(update={"details": tuple(wrong) if len(wrong) > 1 else ()}) if wrong else None


def _row_twice(place: int) -> Refusal:
    return refuse(
        "ROW_TWICE",
        "Samma stadsdel och händelsetyp står på mer än en rad.",
        "The same district and kind of event stand on more than one row.",
        field=f"rows.{place}",
        hint="Slå ihop raderna till en. / Put the rows together.",
    )


def _whole_and_parts(place: int) -> Refusal:
    return refuse(
        "WHOLE_AND_PARTS",
        "Händelsetypen räknas både för hela nämnden och för dess stadsdelar.",
        "The kind of event is counted both for the whole nämnd and for its districts.",
        field=f"rows.{place}",
        hint="Ta bort raden för hela nämnden. / Leave out the row of the whole nämnd.",
    )


def _overlaps(spans: Spans, period: StatisticsPeriod) -> Refusal | None:
    """Refuse a period that would let a day be counted twice; one that covers earlier ones takes their place."""
    for other in spans:
        if not _covers(period, other) and period.starts <= other.ends and other.starts <= period.ends:
            return refuse(
                "PERIOD_OVERLAPS",
                f"Källan har redan räknat dagar i perioden: {other.starts}–{other.ends}.",
                f"The source has already counted days of the period: {other.starts}–{other.ends}.",
                field="period",
                hint="Ange samma period, en som omfattar hela den, eller en helt utanför."
                " / Give the same period, one that covers all of it, or one outside it.",
            )
    return None
