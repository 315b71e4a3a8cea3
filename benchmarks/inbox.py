"""Reading the stream: `bus.inbox.Inbox`, which checks order and decodes, against pulls that only receive bytes."""

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, Iterable

import nats
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.js.api import AckPolicy, ConsumerConfig

from benchmarks.bench import Bench
from benchmarks.ledgers import SERVICE, nth
from benchmarks.relay import empty_stream, until
from benchmarks.report import Equality, Line, compared
from benchmarks.timing import clocked, take_turns
from bus.connection import Connection, connect
from bus.inbox import Inbox
from bus.pulling import REQUEST
from bus.relay import Relay
from contracts.subjects import ALL_EVENTS, EVENTS_STREAM

_EVENTS = 20_000
_FETCH = 500
_PATIENCE = 30.0

Reading = Callable[[Client, str], Awaitable[tuple[float, str]]]


async def measure(bench: Bench) -> list[Line]:
    ledger = bench.ledger
    count = min(bench.events, 100_000 if bench.full else _EVENTS)
    last = nth(ledger, count).position
    bench.say(f"read {count:,} events from the stream in three ways")
    ours = await connect(bench.servers.bus(), "bench")
    plain = await nats.connect(bench.servers.bus())
    await empty_stream(ours)
    await Relay(SERVICE, until(ledger, last), ours).drain()
    read: dict[str, str] = {}
    durables = iter(range(1_000))

    async def inbox() -> float:
        rate, read["inbox"] = await _through_inbox(ours, f"inbox-{next(durables)}", last, count)
        return rate

    async def raw() -> float:
        rate, read["raw pulls"] = await _raw_pulls(plain, f"raw-{next(durables)}", count)
        return rate

    async def fetch() -> float:
        rate, read["nats-py fetch"] = await _fetches(plain, f"fetch-{next(durables)}", count)
        return rate

    rates = await take_turns({"inbox": inbox, "raw pulls": raw, "nats-py fetch": fetch}, bench.rounds(3, 9))
    await plain.close()
    await ours.close()
    return [
        compared("inbox, decoded and checked", rates, "inbox", "raw pulls"),
        compared("inbox, decoded and checked", rates, "inbox", "nats-py fetch"),
        Equality("what was read", read),
    ]


async def _through_inbox(connection: Connection, durable: str, last: int, count: int) -> tuple[float, str]:
    inbox = Inbox(connection, durable)
    positions: list[int] = []
    with clocked() as clock:
        await inbox.open({})
        while not positions or positions[-1] < last:
            positions += [event.position for event in await inbox.take(_PATIENCE)]
            await inbox.ack()
    await inbox.close()
    return clock.rate(count), _digest(positions)


async def _raw_pulls(connection: Client, durable: str, count: int) -> tuple[float, str]:
    """Own requests of the inbox's size, nothing acknowledged, nothing decoded."""
    received: list[Msg] = []
    done = asyncio.Event()

    async def take(message: Msg) -> None:
        if message.reply:
            received.append(message)
            if len(received) == count:
                done.set()
            elif len(received) % REQUEST == 0:
                await ask()

    async def ask() -> None:
        request = json.dumps({"batch": REQUEST, "expires": int(_PATIENCE * 1e9)}).encode()
        await connection.publish(f"$JS.API.CONSUMER.MSG.NEXT.{EVENTS_STREAM}.{durable}", request, reply=box)

    await connection.jetstream().add_consumer(EVENTS_STREAM, _consumer(durable, AckPolicy.NONE))
    box = connection.new_inbox()
    subscription = await connection.subscribe(box, cb=take, pending_bytes_limit=0)
    with clocked() as clock:
        await ask()
        await asyncio.wait_for(done.wait(), _PATIENCE)
    await subscription.unsubscribe()
    return clock.rate(count), _digest(_positions(received))


async def _fetches(connection: Client, durable: str, count: int) -> tuple[float, str]:
    jetstream = connection.jetstream()
    await jetstream.add_consumer(EVENTS_STREAM, _consumer(durable, AckPolicy.ALL))
    subscription = await jetstream.pull_subscribe_bind(durable, EVENTS_STREAM)
    received: list[Msg] = []
    with clocked() as clock:
        while len(received) < count:
            received += await subscription.fetch(min(_FETCH, count - len(received)), timeout=_PATIENCE)
            await received[-1].ack()
    await subscription.unsubscribe()
    return clock.rate(count), _digest(_positions(received))


def _consumer(durable: str, policy: AckPolicy) -> ConsumerConfig:
    return ConsumerConfig(durable_name=durable, ack_policy=policy, filter_subject=ALL_EVENTS, max_ack_pending=20_000)


def _positions(messages: Iterable[Msg]) -> list[int]:
    return [int((message.headers or {})["position"]) for message in messages]


def _digest(positions: list[int]) -> str:
    return hashlib.sha256(repr(positions).encode()).hexdigest()
