"""Questions about what is done beforehand."""

from datetime import datetime
from typing import Any

import strawberry

from gateway.schema.asking import asking
from gateway.schema.preparedness_types import Announcement, ConsentRoutine
from gateway.schema.shapes import computed, many
from gateway.views import preparedness


async def _announcements(info: strawberry.Info, namnd: str, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(preparedness.announcements, load.as_of(as_of), namnd)


async def _consent_routines(info: strawberry.Info, namnd: str, year: int, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(preparedness.consent_routines, load.as_of(as_of), namnd, year)


QUERIES = {
    "announcements": computed(
        many(Announcement),
        _announcements,
        "Messages to schools with who has read them, the latest manifestation first.",
    ),
    "consent_routines": computed(
        many(ConsentRoutine), _consent_routines, "Every unit of a nämnd in a year, attested or not."
    ),
}
