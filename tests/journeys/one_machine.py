"""The one-process system as a newcomer starts it: `varna up` on a data directory of its own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil

from tests.processes import free_port, wait_until

ROOT = Path(__file__).parent.parent.parent
VARNA = Path(sys.executable).parent / "varna"


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
        wait_until(self.is_ready, "varna up is ready", within=60)

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
            return httpx.get(f"{self.address}/readyz").status_code == httpx.codes.OK
        except httpx.TransportError:
            return False

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

    def ended(self) -> tuple[int, str]:
        """Wait for the end and return the exit code and all that was printed."""
        assert self.process is not None
        said, _ = self.process.communicate(timeout=60)
        code, self.process = self.process.returncode, None
        return code, said

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [VARNA, *arguments, "--data", self.data]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    def positions(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.command("status", "--json").stdout)
        return found

    def position_of(self, role: str) -> dict[str, Any]:
        """Return how a role says it is, nothing while it cannot be asked."""
        said = self.command("status", "--json").stdout
        found: dict[str, Any] = json.loads(said)[role] if said else {}
        return found

    def post(self, query: str) -> dict[str, Any]:
        answer: dict[str, Any] = httpx.post(f"{self.address}/graphql", json={"query": query}, timeout=30).json()
        return answer

    def asked(self, query: str) -> dict[str, Any]:
        answer = self.post(query)
        assert "errors" not in answer, answer
        found: dict[str, Any] = answer["data"]
        return found


def establish(number: int) -> str:
    """Return a command with an id of its own that makes a nämnd of its own."""
    return f"""mutation {{ establishNamnd(input: {{commandId: "journey-{number:04}", namnd: "prov-{number}",
        name: "Provnämnd {number}", kind: FACKNAMND, validFrom: "2024-01-01",
        actor: {{account: "test", role: CENTRAL_COORDINATOR}}}}) {{ __typename ... on Accepted {{ position }} }} }}"""
