"""Questions about the use of the vault."""

from datetime import datetime
from typing import Any

import strawberry

from gateway.schema.asking import asking
from gateway.schema.shapes import computed, many
from gateway.schema.vault_access_types import VaultText
from gateway.views import vault_access


async def _vault_texts(info: strawberry.Info, namnd: str, as_of: datetime | None = None) -> Any:
    load = asking(info)
    return await load.snapshot.ask(vault_access.accessed, load.as_of(as_of), namnd)


QUERIES = {
    "vault_texts": computed(
        many(VaultText), _vault_texts, "The texts of a nämnd that somebody has read or erased: the audit of the vault."
    ),
}
