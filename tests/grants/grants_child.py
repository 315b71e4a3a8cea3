"""What a process of its own does that is the grants service without a bus: it answers one command."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path

from contracts.catalogue import commands
from contracts.failpoints import reach
from ledger.ledger import Ledger
from services.grants.handlers import handle
from tests.children import Say

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def serve_one(say: Say, folder: Path, name: str, body: str) -> None:
    with contextlib.closing(Ledger.open("grants", f"sqlite:///{folder / 'grants.db'}")) as ledger:
        answered = handle(ledger, commands("grants")[name].model_validate_json(body), NOW)
        reach("C5")  # where the bus would answer
        say(answered.model_dump_json())
