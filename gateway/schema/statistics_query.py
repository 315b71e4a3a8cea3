"""The question about what other systems count."""

from datetime import datetime
from typing import Any

import strawberry

from contracts.statistics import StatisticsSource
from gateway.schema.asking import asking
from gateway.schema.shapes import computed, many
from gateway.schema.statistics_types import Statistics
from gateway.views import statistics


async def _statistics(
    info: strawberry.Info,
    namnd: str,
    year: int,
    source: StatisticsSource | None = None,
    as_of: datetime | None = None,
) -> Any:
    load = asking(info)
    return await load.snapshot.ask(statistics.statistics, load.as_of(as_of), namnd, year, source)


QUERIES = {
    "statistics": computed(
        many(Statistics),
        _statistics,
        "Counts of Trafikkontoret, SISAB and IA for a nämnd and for those that went up in it, each under its own name."
        " Counts that were replaced are seen `asOf` then.",
    ),
}
