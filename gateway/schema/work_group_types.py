"""Work groups and what they must deliver, as GraphQL shows them."""

from datetime import date

import strawberry

from contracts.vocabulary import ActivityStatus
from gateway.schema.shapes import later, many, shape

Deliverable = shape(
    "Deliverable",
    "What a work group must produce, and how far it has come.",
    {
        "key": strawberry.ID,
        "title": str,
        "due_year": int,
        "status": ActivityStatus | None,
        "reported_on": date | None,
        "note": str | None,
        "work_group": later("WorkGroup", "gateway.schema.work_group_types"),
    },
)
WorkGroup = shape(
    "WorkGroup",
    "A work group, its members by role.",
    {
        "key": strawberry.ID,
        "name": str,
        "mandate": str,
        "members": many(str),
        "started_on": date | None,
        "deliverables": many(Deliverable),
    },
)
