"""Every subject of the system, in one place."""

EVENTS_STREAM = "EVENTS"
ALL_EVENTS = "events.>"
CITY = "city"
"""The last token of an event that belongs to no single nämnd."""
POSITIONS = "positions"
"""Where a projector announces what it has committed: core NATS, not stored."""


def event_subject(event_type: str, namnd: str | None) -> str:
    """Return `events.<service>.<Event>.<namnd>`; the version of the type travels in a header."""
    service, name, _version = event_type.split(".")
    return f"events.{service}.{name}.{namnd or CITY}"


def events_of(service: str) -> str:
    """Return the pattern that holds all events of a service."""
    return f"events.{service}.>"


def command_subject(service: str, command: str) -> str:
    """Return where a command of a service is asked."""
    return f"rpc.{service}.{command}"


def status_subject(role: str) -> str:
    """Return where a running role answers how it is."""
    return f"rpc.{role}.Status"
