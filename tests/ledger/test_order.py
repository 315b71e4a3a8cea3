"""A reader that follows a ledger while it is written never passes over an event."""

import threading
from concurrent.futures import ThreadPoolExecutor

from ledger.ledger import Entry, Ledger
from tests.ledger.orders import change, order

WRITERS, COMMANDS = 6, 40


def test_a_tailing_reader_skips_nothing_under_six_writers(ledger: Ledger) -> None:
    done = threading.Event()

    def write(writer: int) -> None:
        for number in range(COMMANDS):
            ledger.record([change(f"stream-{writer}", 2 * number, "one", "two")], order(f"{writer}-{number}"), ())

    def tail() -> list[Entry]:
        seen: list[Entry] = []
        while True:
            last_round = done.is_set()
            page = ledger.entries(seen[-1].position if seen else 0, 7)
            seen += page
            if last_round and not page:
                return seen

    with ThreadPoolExecutor(WRITERS + 1) as threads:
        reader = threads.submit(tail)
        writers = [threads.submit(write, writer) for writer in range(WRITERS)]
        for writer in writers:
            writer.result()
        done.set()
        seen = reader.result()

    assert len(seen) == WRITERS * COMMANDS * 2
    assert seen == ledger.entries(0, 10_000)
    assert [entry.position for entry in seen] == sorted({entry.position for entry in seen})
