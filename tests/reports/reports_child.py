"""What a process of its own does that is the reports service without a bus: it answers one command.

What was left half done is put right at start, as the service does.
"""

import contextlib
from datetime import UTC, datetime
from pathlib import Path

from contracts.catalogue import commands
from ledger.ledger import Ledger
from services.reports.carrying_out import CarryOut, handle
from services.reports.keeping.recovery import recover
from services.reports.keeping.stores import opened
from services.reports.now import Now
from tests.children import Say

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def serve_one(say: Say, folder: Path, name: str, body: str) -> None:
    with (
        contextlib.closing(Ledger.open("reports", f"sqlite:///{folder / 'reports.db'}")) as ledger,
        opened(ledger, f"sqlite:///{folder / 'reports-vault.db'}") as stores,
    ):
        recover(stores, Now(NOW), lambda order, now: CarryOut(stores, order)(now))
        order = commands("reports")[name].model_validate_json(body)
        say(handle(stores, order, NOW).model_dump_json())
