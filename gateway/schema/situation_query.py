"""Questions about situation pictures."""

from datetime import datetime
from typing import Annotated, Any

import strawberry

from gateway.schema.asking import asking
from gateway.schema.shapes import computed, many
from gateway.schema.situation_types import ExpectedSources, LocalSituationPicture, SituationYear
from gateway.views import situation
from gateway.views.situation_series import series


async def _picture(info: strawberry.Info, namnd: str, year: int, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(situation.picture, load.as_of(as_of), namnd, year)


async def _series(
    info: strawberry.Info,
    namnd: str,
    first: Annotated[int, strawberry.argument(name="from")],
    last: Annotated[int, strawberry.argument(name="to")],
    as_of: datetime | None = None,
) -> Any:
    load = asking(info)
    return await load.snapshot.ask(series, load.as_of(as_of), namnd, first, last)


async def _expected(info: strawberry.Info, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(situation.expected_sources, load.as_of(as_of))


QUERIES = {
    "situation_picture": computed(
        LocalSituationPicture | None, _picture, "A nämnd's situation picture of a year, a draft too."
    ),
    "situation_series": computed(
        many(SituationYear),
        _series,
        "Levels and trends year by year, with the pictures of nämnder that went up in this one under their own names.",
    ),
    "expected_sources": computed(many(ExpectedSources), _expected, "Which sources a picture must have, by year."),
}
