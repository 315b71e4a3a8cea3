"""A process of its own that is the grants service without a bus: it answers the commands on its standard input.

Run as `python -m tests.grants.grants_child FOLDER`; a line is the name of a command, a blank, and its body. The
failpoint of its environment kills it on the way.
"""

import contextlib
import sys
from datetime import UTC, datetime
from pathlib import Path

from contracts.catalogue import commands
from contracts.failpoints import reach
from ledger.ledger import Ledger
from services.grants.handlers import handle

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    address = f"sqlite:///{Path(sys.argv[1]) / 'grants.db'}"
    with contextlib.closing(Ledger.open("grants", address)) as ledger:
        say("open")
        for line in sys.stdin:
            name, body = line.split(" ", 1)
            order = commands("grants")[name].model_validate_json(body)
            answer = handle(ledger, order, NOW)
            reach("C5")  # where the bus would answer
            say(answer.model_dump_json())


if __name__ == "__main__":
    main()
