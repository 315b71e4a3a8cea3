"""Who may say what on which subject: the permissions of each role's user, as nats-server reads them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bus.connection import inbox_prefix
from contracts.catalogue import SERVICES
from contracts.subjects import EVENTS_STREAM, POSITIONS, command_subject, events_of, status_subject

READERS: dict[str, tuple[str, ...]] = {
    **{service: (service,) for service in SERVICES},
    "projector": ("projector", "projector-rebuild"),
    "deploy": ("replay",),
}
"""The durable names each role may read the stream under: a service to react to the others, `deploy` to check the rows.
"""
_LAST_MESSAGE = f"$JS.API.STREAM.MSG.GET.{EVENTS_STREAM}"
_VARIABLE = re.compile(r"\$[A-Z][A-Z0-9_]*")


@dataclass(frozen=True, slots=True)
class Permissions:
    """What one user may publish and listen to, besides its own inbox and answers to what it is asked."""

    publish: tuple[str, ...]
    subscribe: tuple[str, ...] = ()


def _service(name: str) -> Permissions:
    # It may make the stream when it is gone, so that a wiped bus fills itself; never change, purge or delete it.
    stream = tuple(f"$JS.API.STREAM.{verb}.{EVENTS_STREAM}" for verb in ("CREATE", "INFO"))
    return Permissions((events_of(name), *stream, _LAST_MESSAGE, *_reader(name)), (command_subject(name, "*"),))


def _reader(role: str) -> tuple[str, ...]:
    verbs = ("CREATE", "INFO", "DELETE", "RESET", "MSG.NEXT")
    return tuple(
        subject
        for durable in READERS[role]
        for subject in (
            *(f"$JS.API.CONSUMER.{verb}.{EVENTS_STREAM}.{durable}" for verb in verbs),
            f"$JS.ACK.{EVENTS_STREAM}.{durable}.>",
        )
    )


_EVERY_STATUS = tuple(status_subject(role) for role in (*SERVICES, "projector", "gateway"))
ROLES: dict[str, Permissions] = {
    "deploy": Permissions(
        (
            *(f"$JS.API.STREAM.{verb}.{EVENTS_STREAM}" for verb in ("CREATE", "UPDATE", "INFO")),
            f"$JS.API.CONSUMER.LIST.{EVENTS_STREAM}",
            _LAST_MESSAGE,
            *_reader("deploy"),
            *_EVERY_STATUS,
        ),
    ),
    **{service: _service(service) for service in SERVICES},
    "projector": Permissions((*_reader("projector"), _LAST_MESSAGE, POSITIONS), (status_subject("projector"),)),
    "gateway": Permissions(
        (*(command_subject(service, "*") for service in SERVICES), *_EVERY_STATUS),
        (POSITIONS, status_subject("gateway")),
    ),
}
"""Nobody may delete or purge the stream, and only a service may publish its events."""


def authorization(passwords: Mapping[str, str]) -> str:
    """Return the `authorization` block of nats-server's configuration, for the roles that have a password here.

    A password is a plain text, a bcrypt hash, or the name of an environment variable such as `$PLANS_PASSWORD`.
    """
    users = "\n".join(_user(role, password) for role, password in passwords.items())
    return f"authorization {{\n  users = [\n{users}\n  ]\n}}\n"


def _user(role: str, password: str) -> str:
    allowed = ROLES[role]
    secret = password if _VARIABLE.fullmatch(password) else json.dumps(password)
    return (
        f"    {{ user: {json.dumps(role)}, password: {secret}, permissions: {{\n"
        f"      publish: {{ allow: {json.dumps(allowed.publish)} }}\n"
        f"      subscribe: {{ allow: {json.dumps((*allowed.subscribe, inbox_prefix(role) + '.>'))} }}\n"
        f'      allow_responses: {{ max: 1, expires: "5m" }}\n'
        f"    }} }}"
    )
