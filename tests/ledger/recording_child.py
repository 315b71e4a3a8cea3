"""A process of its own that records one command after another, and prints each answer it got, until it is killed.

Run as `python -m tests.ledger.recording_child ADDRESS FIRST COUNT`.
"""

import sys

from contracts.failpoints import reach
from ledger.ledger import Ledger
from tests.ledger.orders import change, order


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    address, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    ledger = Ledger.open("plans", address)
    say("open")
    for number in range(first, first + count):
        answer = ledger.receipt(order(number))
        if answer is None:
            changes = [change("shared", len(ledger.load("shared")), f"{number}"), change(f"own-{number}", 0, "x", "y")]
            answer = ledger.record(changes, order(number), (str(number),))
        reach("C5")
        say(f"{number} {answer.model_dump_json()}")
    ledger.close()


if __name__ == "__main__":
    main()
