"""Old payloads made new: one function a step, from one version of a type to the next."""

from collections.abc import Callable, Mapping
from typing import Any

from contracts.catalogue import EVENTS

Upcast = Callable[[dict[str, Any]], dict[str, Any]]

STEPS: dict[str, tuple[str, Upcast]] = {}
"""From a type name to the next one, and how its data is made new. Never remove a step: old logs hold old events."""


class UnknownEventError(Exception):
    """The event has a type or version this release does not know; it must not be guessed at."""


def upcast(
    event_type: str,
    data: dict[str, Any],
    steps: Mapping[str, tuple[str, Upcast]] = STEPS,
    known: Mapping[str, object] = EVENTS,
) -> tuple[str, dict[str, Any]]:
    """Return the newest type name and data of a recorded event."""
    while event_type in steps:
        event_type, make_new = steps[event_type][0], steps[event_type][1]
        data = make_new(data)
    if event_type not in known:
        raise UnknownEventError(event_type)
    return event_type, data
