"""A process of its own that is the reports service without a bus: it answers the commands on its standard input.

Run as `python -m tests.reports.reports_child FOLDER`; a line is the name of a command, a blank, and its body. What was
left half done is put right at start, as the service does. The failpoint of its environment kills it on the way.
"""

import contextlib
import sys
from datetime import UTC, datetime
from pathlib import Path

from contracts.catalogue import commands
from ledger.ledger import Ledger
from services.reports.carrying_out import CarryOut, handle
from services.reports.keeping.recovery import recover
from services.reports.keeping.stores import opened
from services.reports.now import Now

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    folder = Path(sys.argv[1])
    with (
        contextlib.closing(Ledger.open("reports", f"sqlite:///{folder / 'reports.db'}")) as ledger,
        opened(ledger, f"sqlite:///{folder / 'reports-vault.db'}") as stores,
    ):
        recover(stores, Now(NOW), lambda order, now: CarryOut(stores, order)(now))
        say("open")
        for line in sys.stdin:
            name, body = line.split(" ", 1)
            order = commands("reports")[name].model_validate_json(body)
            say(handle(stores, order, NOW).model_dump_json())


if __name__ == "__main__":
    main()
