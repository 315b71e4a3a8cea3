"""Ids of what a command makes: the same when it is sent again, and telling of nothing but the command."""

from hashlib import sha256


def made_of(what: str, command_id: str, digits: int) -> str:
    """Return hexadecimal digits that follow from a command and what it makes."""
    return sha256(f"{what}/{command_id}".encode()).hexdigest()[:digits]
