"""The one stream: made once, the same every time, and protected."""

import pytest
from nats.js.api import RetentionPolicy, StorageType
from nats.js.errors import APIError

from bus.connection import Connection
from bus.stream import StreamMismatchError, declare, wanted
from contracts.subjects import EVENTS_STREAM
from tests.bus.streams import publish


async def test_declared_as_the_house_needs_it_and_any_number_of_times(connection: Connection) -> None:
    await declare(connection)
    found = (await connection.jetstream().stream_info(EVENTS_STREAM)).config
    assert found.subjects == ["events.>"]
    assert (found.storage, found.retention) == (StorageType.FILE, RetentionPolicy.LIMITS)
    assert (found.max_age, found.max_msgs, found.max_bytes, found.duplicate_window) == (0, -1, -1, 120)
    assert (found.allow_atomic, found.allow_direct, found.deny_delete, found.deny_purge) == (True, True, True, True)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("max_age", 3600),
        ("duplicate_window", 1),
        ("allow_atomic", None),
        ("deny_delete", False),
        ("subjects", ["events.a"]),
    ],
)
async def test_another_configuration_is_named_and_left_alone(
    own_connection: Connection, setting: str, value: object
) -> None:
    # On a server that has never had the stream: a busy one is not done with what it deleted when it is asked for more.
    jetstream = own_connection.jetstream()
    await jetstream.add_stream(wanted(1).evolve(**{setting: value}))
    with pytest.raises(StreamMismatchError, match=setting):
        await declare(own_connection)
    assert getattr((await jetstream.stream_info(EVENTS_STREAM)).config, setting) == value


async def test_nothing_on_it_can_be_deleted_or_purged(connection: Connection) -> None:
    await publish(connection, 1, 0)
    for attempt in (
        connection.jetstream().purge_stream(EVENTS_STREAM),
        connection.jetstream().delete_msg(EVENTS_STREAM, 1),
    ):
        with pytest.raises(APIError):
            await attempt
