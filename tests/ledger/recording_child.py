"""What a process of its own does that records one command after another, and says each answer it got."""

from contracts.failpoints import reach
from ledger.ledger import Ledger
from tests.children import Say
from tests.ledger.orders import change, order


def record(say: Say, address: str, count: int) -> None:
    ledger = Ledger.open("plans", address)
    say("open")
    for number in range(count):
        answer = ledger.receipt(order(number))
        if answer is None:
            changes = [change("shared", len(ledger.load("shared")), f"{number}"), change(f"own-{number}", 0, "x", "y")]
            answer = ledger.record(changes, order(number), (str(number),))
        reach("C5")
        say(f"{number} {answer.model_dump_json()}")
    ledger.close()
