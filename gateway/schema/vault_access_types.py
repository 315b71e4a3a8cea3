"""The log of readings and erasures, as GraphQL shows it."""

from datetime import datetime

import strawberry

from contracts.incident_terms import ErasureGround, ReadingPurpose
from contracts.vocabulary import Role
from gateway.schema.shapes import many, shape

TextReading = shape(
    "TextReading",
    "That a text was read, by which account, in which role and for what.",
    {"account": str, "role": Role, "purpose": ReadingPurpose, "read_at": datetime},
)
TextErasure = shape(
    "TextErasure",
    "That a text is erased, and on what ground.",
    {"ground": ErasureGround, "decision": str | None, "erased_at": datetime},
)
VaultText = shape(
    "VaultText",
    "A text in the vault, by its reference: who read it, and whether it is erased. What it says is read by `readText`.",
    {"reference": strawberry.ID, "readings": many(TextReading), "erased": TextErasure | None},
)
