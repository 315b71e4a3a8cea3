"""The roles a process can play: each service, the projector, the gateway. One process may play one or all."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from importlib import import_module

from varna.settings import Settings

Role = Callable[[Settings], AbstractAsyncContextManager[asyncio.Task[None]]]
"""Enters when the role is ready to work; the task it gives ends only with an error or by being cancelled."""

TITLES = {
    "plans": "tjänsten för handlingsplaner",
    "reports": "tjänsten för rapporter och lägesbilder",
    "grants": "tjänsten för stöd och lokaler",
    "training": "tjänsten för utbildning",
    "projector": "projektorn",
    "gateway": "grafgränssnittet",
}
"""Every role by the name of its module here, in the order they start."""


class PortTakenError(Exception):
    """The gateway cannot listen where it should."""


def load(name: str) -> Role:
    """Return a role with all that it imports: a service need not wait until the gateway's schema is built."""
    role: Role = import_module(f"varna.roles.{name}").role
    return role
