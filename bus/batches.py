"""Getting messages into the stream: one at a time, or many as one atomic batch that costs a single sync."""

import json
from collections.abc import Sequence
from uuid import uuid4

from nats.aio.client import Client
from nats.errors import NoRespondersError
from nats.js.errors import APIError

from bus.wire import Outgoing
from contracts.failpoints import reach

LARGEST_BATCH = 1000
"""The server takes no more in one batch."""
PATIENCE = 10.0
_WRONG_LAST_SEQUENCE = 10071
_DUPLICATE_IN_BATCH = 10201


class StaleError(Exception):
    """The stream is not where the relay believed; ask it again."""


class DuplicateError(Exception):
    """The stream already holds a message of the batch; nothing of the batch was stored."""


async def store_one(connection: Client, message: Outgoing, pattern: str, expected: int | None) -> int:
    """Store a message and return its place in the stream.

    `expected` is the place of the last message under `pattern`: when another has come between, when the stream was
    wiped or replaced, or when this very message waited out an outage in a buffer, the server refuses it.
    """
    headers = message.headers if expected is None else message.headers | _expecting(pattern, expected)
    return await _commit(connection, message, headers)


async def store_batch(connection: Client, messages: Sequence[Outgoing], pattern: str, expected: int) -> int:
    """Store all messages or none, with one sync, and return the place of the last one in the stream."""
    batch = uuid4().hex
    for number, message in enumerate(messages, 1):
        headers = message.headers | {"Nats-Batch-Id": batch, "Nats-Batch-Sequence": str(number)}
        if number == 1:
            headers |= _expecting(pattern, expected)
        if number == len(messages):
            return await _commit(connection, message, headers | {"Nats-Batch-Commit": "1"})
        reach("R2")
        await connection.publish(message.subject, message.payload, headers=headers)
    raise ValueError("a batch holds at least one message")


async def _commit(connection: Client, message: Outgoing, headers: dict[str, str]) -> int:
    reach("R2")
    try:
        reply = await connection.request(message.subject, message.payload, timeout=PATIENCE, headers=headers)
    except NoRespondersError:
        raise StaleError("no stream takes events") from None
    reach("R3")
    answer = json.loads(reply.data)
    error = answer.get("error")
    if error is not None:
        if error["err_code"] == _WRONG_LAST_SEQUENCE:
            raise StaleError("the last event on the stream is another than the relay's")
        if error["err_code"] == _DUPLICATE_IN_BATCH:
            raise DuplicateError
        raise APIError(**error)
    reach("R4")
    return int(answer["seq"])


def _expecting(pattern: str, expected: int) -> dict[str, str]:
    return {
        "Nats-Expected-Last-Subject-Sequence": str(expected),
        "Nats-Expected-Last-Subject-Sequence-Subject": pattern,
    }
