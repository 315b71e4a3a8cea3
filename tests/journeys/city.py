"""The system of compose.yaml as processes on this machine: the same commands and settings, other hosts and ports."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import trustme
import yaml

from bus.connection import connect
from bus.rpc import ask_status
from contracts.catalogue import SERVICES
from tests.journeys.one_machine import NO_TLS
from tests.processes import PostgresCluster, free_port, wait_until

ROOT = Path(__file__).parent.parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
NODES = ("nats-1", "nats-2", "nats-3")
PASSWORDS = re.compile(r"\$\{([A-Z_]+):\?\}")
BINARIES = Path(sys.executable).parent


@dataclass
class City:
    """Every process of the composed system, and where to reach it from here."""

    home: Path
    ports: dict[str, tuple[int, int]] = field(
        default_factory=lambda: {node: (free_port(), free_port()) for node in NODES}
    )
    gateway_port: int = field(default_factory=free_port)
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    postgres_host: str = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.gateway_port}"

    def environment(self, service: str) -> dict[str, str]:
        """Return a service's settings as compose.yaml has them, with the names of hosts made true here."""
        stated = COMPOSE["services"][service].get("environment", {})
        return {name: self._here(PASSWORDS.sub(r"secret-\1", value)) for name, value in stated.items()}

    def start(self, service: str) -> None:
        command = COMPOSE["services"][service]["command"]
        binary = "nats-server" if service in NODES else "varna"
        arguments = [self._configuration(service) if part == "/etc/nats/nats.conf" else part for part in command]
        with (self.home / f"{service}.log").open("ab") as log:
            self.processes[service] = subprocess.Popen(
                [BINARIES / binary, *arguments],
                env=os.environ | self.environment(service),
                stdout=log,
                stderr=log,
                cwd=ROOT,
            )

    def varna(self, *arguments: str, role: str = "gateway") -> subprocess.CompletedProcess[str]:
        """Run a command against the city with the rights of a role on the bus."""
        command = [BINARIES / "varna", *arguments]
        user = {"VARNA_BUS_USER": role, "VARNA_BUS_PASSWORD": f"secret-{role.upper()}_PASSWORD"}
        settings = os.environ | self.environment("gateway") | user
        return subprocess.run(command, env=settings, cwd=ROOT, capture_output=True, text=True, check=False)

    def statuses(self) -> dict[str, Any]:
        """Ask every service how it is, with the rights of those who deploy."""
        return asyncio.run(self._statuses())

    async def _statuses(self) -> dict[str, Any]:
        settings = self.environment("gateway")
        connection = await connect(
            settings["VARNA_BUS"],
            "test",
            user="deploy",
            password="secret-DEPLOY_PASSWORD",
            ca_file=settings["VARNA_BUS_CA"],
        )
        try:
            return {service: await ask_status(connection, service, wait=20) for service in SERVICES}
        finally:
            await connection.close()

    def post(self, query: str) -> httpx.Response:
        return httpx.post(f"{self.address}/graphql", json={"query": query}, timeout=20, verify=NO_TLS)

    def ready(self) -> bool:
        for name, process in self.processes.items():
            assert process.poll() is None, f"{name} ended: {(self.home / f'{name}.log').read_text()[-2000:]}"
        try:
            return httpx.get(f"{self.address}/readyz", verify=NO_TLS).status_code == httpx.codes.OK
        except httpx.TransportError:
            return False

    def _configuration(self, node: str) -> str:
        text = (ROOT / "deploy/nats.conf").read_text()
        client, cluster = self.ports[node]
        text = text.replace("0.0.0.0:4222", f"127.0.0.1:{client}").replace("0.0.0.0:6222", f"127.0.0.1:{cluster}")
        for other, (_, its_cluster) in self.ports.items():
            text = text.replace(f"{other}:6222", f"127.0.0.1:{its_cluster}")
        file = self.home / f"{node}.conf"
        file.write_text(text.replace("/data", str(self.home / node)).replace("/certs", str(self.home)))
        return str(file)

    def _here(self, value: str) -> str:
        for node, (client, _) in self.ports.items():
            value = value.replace(f"{node}:4222", f"127.0.0.1:{client}")
        value = re.sub(r"@postgres/(\w+)", rf"@/\1?host={self.postgres_host}", value)
        swapped = {"0.0.0.0": "127.0.0.1", "8000": str(self.gateway_port)}
        return swapped.get(value, value).replace("/certs", str(self.home))


@contextmanager
def city(home: Path) -> Iterator[City]:
    """Start the city in the order compose.yaml has it, and stop whatever of it still runs."""
    running = City(home)
    _certificates(home)
    cluster = PostgresCluster()
    try:
        running.postgres_host = _databases(cluster, running)
        for service in COMPOSE["services"]:
            if service != "postgres":
                running.start(service)
        wait_until(running.ready, "every role of the city is ready", within=90, every=0.1)
        yield running
    finally:
        for process in running.processes.values():
            process.terminate()
        for process in running.processes.values():
            process.wait(20)
        cluster.stop()


def _certificates(home: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(home / "ca.pem")
    server = authority.issue_cert("127.0.0.1", *NODES)
    server.private_key_pem.write_to_path(home / "server-key.pem")
    for part in server.cert_chain_pems:
        part.write_to_path(home / "server.pem", append=True)


def _databases(cluster: PostgresCluster, running: City) -> str:
    """Run the script that the official image runs, with the PostgreSQL of the wheel; return its socket's folder."""
    host, binaries = cluster.socket, cluster.binaries
    settings = (
        os.environ | running.environment("postgres") | {"PGHOST": host, "PATH": f"{binaries}:{os.environ['PATH']}"}
    )
    subprocess.run(["sh", ROOT / "deploy/postgres.sh"], env=settings, check=True, capture_output=True)
    return host
