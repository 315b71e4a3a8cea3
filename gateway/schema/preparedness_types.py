"""Messages before manifestations, and attestations of the routine for consent, as GraphQL shows them."""

from datetime import date, datetime
from typing import Any

import strawberry

from gateway.schema.asking import asking, key
from gateway.schema.namnd_types import Namnd
from gateway.schema.shapes import computed, many, shape


async def _namnd(root: strawberry.Parent[Any], info: strawberry.Info) -> Any:
    return await asking(info).namnd.load(key(root, "namnd_code"))


ToldSchool = shape(
    "ToldSchool",
    "A school that is to read a message, and when it had done so.",
    {"school": strawberry.ID, "name": str | None, "read_on": date | None},
)
Announcement = shape(
    "Announcement",
    "A message to schools before a manifestation: when, where, what to do; nothing of who takes part.",
    {
        "key": strawberry.ID,
        "namnd": computed(Namnd | None, _namnd),
        "on": date,
        "hours": str | None,
        "district": str | None,
        "what_to_do": str,
        "announced_at": datetime,
        "schools": many(ToldSchool),
        "told": int,
        "read": int,
    },
)
ConsentRoutine = shape(
    "ConsentRoutine",
    "Whether a unit has attested the routine for consent in a year, and whether the routine is used.",
    {"unit": strawberry.ID, "name": str | None, "attested": bool, "used": bool | None, "attested_on": date | None},
)
