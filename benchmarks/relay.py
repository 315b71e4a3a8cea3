"""Relaying a backlog: `bus.relay.Relay` against awaited publishes, on a server that syncs every write."""

import contextlib
import hashlib
from collections.abc import Sequence

from nats.aio.client import Client
from nats.js.errors import NotFoundError

from benchmarks.bench import Bench
from benchmarks.ledgers import SERVICE, nth
from benchmarks.report import Equality, Line, Target, compared
from benchmarks.timing import clocked, take_turns
from bus.connection import connect
from bus.relay import Relay
from bus.stream import declare
from bus.wire import outgoing
from contracts.subjects import EVENTS_STREAM
from ledger.ledger import Entry, Ledger

_BACKLOG = 10_000
_AWAITED = 500
"""Enough for a rate: awaited publishes are slow, and each takes as long as the one before."""


async def measure(bench: Bench) -> list[Line]:
    ledger = bench.ledger
    bench.say(f"relay a backlog of {_BACKLOG:,}, and await {_AWAITED:,} publishes")
    connection = await connect(bench.servers.bus(), "bench")
    held: dict[str, str] = {}

    async def relay() -> float:
        await empty_stream(connection)
        last = nth(ledger, _BACKLOG).position
        relay = Relay(SERVICE, until(ledger, last), connection)
        with clocked() as clock:
            await relay.drain()
        held["relay"] = await _first_messages(connection)
        return clock.rate(_BACKLOG)

    async def await_each() -> float:
        await empty_stream(connection)
        entries = ledger.entries(0, _AWAITED)
        previous = [0, *(entry.position for entry in entries)]
        messages = [outgoing(SERVICE, entry, before) for entry, before in zip(entries, previous, strict=False)]
        jetstream = connection.jetstream()
        with clocked() as clock:
            for message in messages:
                await jetstream.publish(message.subject, message.payload, headers=message.headers)
        held["awaited publishes"] = await _first_messages(connection)
        return clock.rate(_AWAITED)

    rates = await take_turns({"relay": relay, "awaited publishes": await_each}, bench.rounds(3, 10))
    await connection.close()
    return [
        compared("relay backlog", rates, "relay", "awaited publishes", target=Target(6)),
        Equality("the first messages on the stream", held),
    ]


async def empty_stream(connection: Client) -> None:
    """Delete the stream and declare it anew."""
    with contextlib.suppress(NotFoundError):
        await connection.jetstream().delete_stream(EVENTS_STREAM)
    await declare(connection)


def until(ledger: Ledger, last: int) -> "_Until":
    return _Until(ledger, last)


class _Until:
    """The entries of a ledger up to a position."""

    def __init__(self, ledger: Ledger, last: int) -> None:
        self._ledger = ledger
        self._last = last

    def __call__(self, after: int, limit: int) -> Sequence[Entry]:
        return [entry for entry in self._ledger.entries(after, limit) if entry.position <= self._last]


async def _first_messages(connection: Client) -> str:
    digest = hashlib.sha256()
    jetstream = connection.jetstream()
    for sequence in (*range(1, 20), _AWAITED):
        found = await jetstream.get_msg(EVENTS_STREAM, sequence)
        digest.update(f"{found.subject} {(found.headers or {})['position']} ".encode() + (found.data or b""))
    return digest.hexdigest()
