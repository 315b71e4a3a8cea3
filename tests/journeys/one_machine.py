"""The one-process system as a newcomer starts it: `varna up` on a data directory of its own."""

import asyncio
import os
import signal
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil
from click.testing import CliRunner

from bus.connection import connect
from bus.rpc import ServiceDownError, ServiceSlowError, ask_status
from contracts.catalogue import SERVICES
from tests.processes import free_port, wait_until
from varna.cli import main
from varna.runfile import NotRunningError, bus_address

ROOT = Path(__file__).parent.parent.parent
VARNA = Path(sys.executable).parent / "varna"
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""For plain HTTP: without it every question reads all the certificates of the machine, which costs twenty questions."""


@dataclass
class OneMachine:
    """`varna up`, started and stopped; keeps its data directory and its port."""

    data: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[str] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, *options: str, settings: Mapping[str, str] | None = None) -> None:
        """Start and return when the gateway is ready."""
        self.launch(*options, settings=settings)
        wait_until(self.is_ready, "varna up is ready", within=60, every=0.1)

    def launch(self, *options: str, settings: Mapping[str, str] | None = None) -> None:
        """Start and return at once."""
        command = [VARNA, "up", "--data", self.data, "--port", str(self.port), *options]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | (settings or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def is_ready(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.process.communicate()[0]
        try:
            return self.get("/readyz").status_code == httpx.codes.OK
        except httpx.TransportError:
            return False

    def get(self, path: str) -> httpx.Response:
        return httpx.get(f"{self.address}{path}", verify=NO_TLS)

    def codes(self) -> list[str]:
        """The codes of the nämnder there are."""
        return [namnd["code"] for namnd in self.asked("{ namnder { code } }")["namnder"]]

    def children(self) -> list[psutil.Process]:
        assert self.process is not None
        return psutil.Process(self.process.pid).children(recursive=True)

    def stop(self, with_signal: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """Stop and return the exit code and all that was printed."""
        assert self.process is not None
        self.process.send_signal(with_signal)
        return self.ended()

    def kill(self) -> None:
        """Kill it if it still runs."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def ended(self) -> tuple[int, str]:
        """Wait for the end and return the exit code and all that was printed."""
        assert self.process is not None
        said, _ = self.process.communicate(timeout=60)
        code, self.process = self.process.returncode, None
        return code, said

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command as a process of its own."""
        command = [VARNA, *arguments, "--data", self.data]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    def quick(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command in this process, which has imported already what every new one would import again."""
        done = CliRunner().invoke(main, [*arguments, "--data", str(self.data)])
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    def positions(self) -> dict[str, Any]:
        """Return how every role says it is."""
        return asyncio.run(self._statuses(*SERVICES, "projector"))

    def position_of(self, role: str) -> dict[str, Any]:
        """Return how a role says it is, nothing while it cannot be asked."""
        try:
            return dict(asyncio.run(self._statuses(role))[role])
        except (NotRunningError, ServiceDownError, ServiceSlowError):
            return {}

    async def _statuses(self, *roles: str) -> dict[str, Any]:
        connection = await connect(bus_address(self.data), "test")
        try:
            return {role: await ask_status(connection, role, wait=20) for role in roles}
        finally:
            await connection.close()

    def post(self, query: str) -> dict[str, Any]:
        sent = httpx.post(f"{self.address}/graphql", json={"query": query}, timeout=30, verify=NO_TLS)
        answer: dict[str, Any] = sent.json()
        return answer

    def asked(self, query: str) -> dict[str, Any]:
        answer = self.post(query)
        assert "errors" not in answer, answer
        found: dict[str, Any] = answer["data"]
        return found


@contextmanager
def one_machine(data: Path) -> Iterator[OneMachine]:
    """Give a machine on a data directory, not started yet, and kill it if it still runs in the end."""
    machine = OneMachine(data)
    try:
        yield machine
    finally:
        machine.kill()


def establish(number: int) -> str:
    """Return a command with an id of its own that makes a nämnd of its own."""
    return f"""mutation {{ establishNamnd(input: {{commandId: "journey-{number:04}", namnd: "prov-{number}",
        name: "Provnämnd {number}", kind: FACKNAMND, validFrom: "2024-01-01",
        actor: {{account: "test", role: CENTRAL_COORDINATOR}}}}) {{ __typename ... on Accepted {{ position }} }} }}"""
