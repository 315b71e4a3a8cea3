"""The one stream of the system and its only declaration."""

from typing import Any

from nats.aio.client import Client
from nats.js.api import RetentionPolicy, StorageType, StreamConfig
from nats.js.errors import APIError, BadRequestError

from contracts.subjects import ALL_EVENTS, EVENTS_STREAM

DUPLICATE_WINDOW = 120
IN_USE = 10058
"""The server's code for a name that another configuration holds already."""


class StreamMismatchError(Exception):
    """EVENTS exists with other settings than ours. It is never rewritten here: a person decides."""


def wanted(replicas: int) -> StreamConfig:
    """Return how the stream must be: every event kept for ever, nothing deleted or purged by a client."""
    return StreamConfig(
        name=EVENTS_STREAM,
        subjects=[ALL_EVENTS],
        retention=RetentionPolicy.LIMITS,
        storage=StorageType.FILE,
        max_age=0,
        duplicate_window=DUPLICATE_WINDOW,
        num_replicas=replicas,
        deny_delete=True,
        deny_purge=True,
        allow_direct=True,
        allow_atomic=True,
    )


async def declare(connection: Client, *, replicas: int = 1) -> None:
    """Create EVENTS, or see that it is as it must be; raises StreamMismatchError when it is not."""
    config = wanted(replicas)
    jetstream = connection.jetstream()
    try:
        await jetstream.add_stream(config)
    except BadRequestError as error:
        if error.err_code != IN_USE:
            raise
        found = (await jetstream.stream_info(EVENTS_STREAM)).config
        names = ", ".join(_differences(config, found)) or "a setting this release does not know"
        raise StreamMismatchError(
            f"the stream {EVENTS_STREAM} has other settings than Värna needs ({names}); "
            f"change them with `nats stream edit {EVENTS_STREAM}`, or remove the stream and let the relays refill it"
        ) from None


def _differences(config: StreamConfig, found: StreamConfig) -> list[str]:
    def comparable(value: Any) -> Any:
        return value or None

    return [
        name
        for name, value in vars(config).items()
        if value is not None and comparable(value) != comparable(getattr(found, name)) and value != -1
    ]


def is_missing(error: APIError) -> bool:
    """Tell whether an answer of the server means that the stream does not exist."""
    return error.err_code == STREAM_NOT_FOUND


STREAM_NOT_FOUND = 10059
