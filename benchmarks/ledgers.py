"""A ledger filled with the synthetic history: the one source of every measurement that reads events."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

from benchmarks.synthetic import Happening, history
from contracts.envelope import Actor, Recorded, unseal
from contracts.plan_approval import AdoptHistoricalPlan
from contracts.vocabulary import Role
from ledger.ledger import Change, Entry, Ledger

SERVICE = "plans"
ACTOR = Actor(account="syntetisk", role=Role.SYSTEM)
_FACTS_AT_ONCE = 500
_PAGE = 10_000
_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


def order(name: str) -> AdoptHistoricalPlan:
    """Return the command that is said to have led to synthetic events."""
    return AdoptHistoricalPlan(command_id=f"syntetisk-{name}", actor=ACTOR, plan_id="syntetisk")


def filled(address: str, events: int) -> Ledger:
    """Open a ledger at a new address and record the history in it, by a clock that makes every run the same."""
    ledger = Ledger.open(SERVICE, address, lambda: _BEGINNING)
    lengths: dict[str, int] = {}
    happenings = history(events)
    while some := list(islice(happenings, _FACTS_AT_ONCE)):
        ledger.record(list(changes(some, lengths)), order(str(sum(lengths.values()))), ())
    return ledger


def changes(happenings: list[Happening], lengths: dict[str, int]) -> Iterator[Change]:
    """Return what happened, as a ledger takes it; keeps count of the streams."""
    for stream, fact in happenings:
        length = lengths.get(stream, 0)
        lengths[stream] = length + 1
        yield Change(stream, length, (fact,))


def pages(ledger: Ledger, size: int, events: int) -> Iterator[list[Recorded]]:
    """Read so many events back in pages, as a reader takes them."""
    after = 0
    while events > 0:
        page = ledger.entries(after, min(size, events))
        if not page:
            return
        recorded = []
        for entry in page:
            recorded.append(unseal(SERVICE, entry.position, after, entry.type, entry.sealed))
            after = entry.position
        events -= len(page)
        yield recorded


def nth(ledger: Ledger, number: int) -> Entry:
    """Return the event that so many have been recorded with; positions have gaps where receipts stand."""
    after = 0
    while number > _PAGE:
        after = ledger.entries(after, _PAGE)[-1].position
        number -= _PAGE
    return ledger.entries(after, number)[-1]
