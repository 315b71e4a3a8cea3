"""Counts of other systems as GraphQL shows them: zero and no data apart, and what was late or unknown named."""

from datetime import date, datetime
from typing import Any

import strawberry

from contracts.incident_terms import IncidentKind
from contracts.statistics import StatisticsSource
from gateway.schema.asking import asking, key
from gateway.schema.namnd_types import Namnd
from gateway.schema.shapes import computed, many, shape


async def _namnd(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).namnd.load(key(root, "namnd_code"))


_REMOVAL = {"in_time": int | None, "late": int | None, "unknown_time": int | None, "in_time_percent": float | None}

CountedRow = shape(
    "CountedRow",
    "How many of a kind in a district, or in the whole nämnd. `noData`: the source does not know; it is not zero.",
    {
        "district": str | None,
        "district_title": str | None,
        "kind": IncidentKind,
        "count": int | None,
        "no_data": bool,
        **_REMOVAL,
    },
)
CountedPeriod = shape(
    "CountedPeriod",
    "The days that are counted, and what was received for them. `file` is the SHA-256 of what the file said.",
    {"starts": date, "ends": date, "file": str, "recorded_at": datetime, "rows": many(CountedRow)},
)
CountedKind = shape(
    "CountedKind",
    "All of a kind in the year; without any count there is no sum. The share in time is of those whose time is known.",
    {"kind": IncidentKind, "count": int | None, "rows_without_data": int, **_REMOVAL},
)
Statistics = shape(
    "Statistics",
    "What a source counts in a nämnd in a year.",
    {
        "namnd": computed(Namnd | None, _namnd),
        "source": StatisticsSource,
        "year": int,
        "periods": many(CountedPeriod),
        "kinds": many(CountedKind),
    },
)
