"""The one-process system's own nats-server: a child that starts with it, stops with it and never outlives it."""

import ctypes
import json
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from contracts.envelope import LARGEST_MESSAGE

_PR_SET_PDEATHSIG = 1
_PATIENCE = 10.0


class NatsChildError(Exception):
    """The child did not start or died; the text says what its log said."""


class NatsChild:
    """A nats-server on a free loopback port, with JetStream under `home` and every acknowledgement on disk."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._process: subprocess.Popen[bytes] | None = None
        self.address = ""

    def start(self) -> str:
        """Start the server and return its address once it takes connections."""
        self._home.mkdir(parents=True, exist_ok=True)
        port = _free_port()
        config = self._home / "nats-server.conf"
        config.write_text(_configuration(self._home / "jetstream", port))
        log = (self._home / "nats-server.log").open("wb")
        self._process = subprocess.Popen(  # noqa: S603 - our own binary, from our own lock file
            [str(Path(sys.executable).parent / "nats-server"), "-c", str(config)],
            stdout=log,
            stderr=subprocess.STDOUT,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 - before any thread of ours exists
            start_new_session=True,  # Ctrl-C reaches us first, so that we stop it last
        )
        log.close()
        self._await_port(port)
        self.address = f"nats://127.0.0.1:{port}"
        return self.address

    @property
    def alive(self) -> bool:
        """True while the child runs."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """Ask the server to stop, and see that it has."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(_PATIENCE)
        self._process = None

    def _await_port(self, port: int) -> None:
        deadline = time.monotonic() + _PATIENCE
        while time.monotonic() < deadline:
            if not self.alive:
                break
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
            except OSError:
                time.sleep(0.02)
            else:
                return
        self.stop()
        said = (self._home / "nats-server.log").read_text(errors="replace")[-600:]
        raise NatsChildError(f"nats-server did not start; its log ends with:\n{said}")


def _configuration(store: Path, port: int) -> str:
    # sync_interval always: an acknowledged event is on disk, at no measurable cost with atomic batches.
    return (
        f"listen: 127.0.0.1:{port}\n"
        f"max_payload: {LARGEST_MESSAGE}\n"
        f"jetstream {{ store_dir: {json.dumps(str(store))}, sync_interval: always }}\n"
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _die_with_parent() -> None:
    """On Linux the kernel ends the child even when we are killed outright; elsewhere a clean stop does."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
