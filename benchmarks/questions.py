"""GraphQL over HTTP: the overview and a plan, kept and not kept, against a page that never changes on the same server.

One client with one connection asks one question after the other. A named document by GET is answered from the cache
while nothing new is recorded; the same document sent as text is executed each time.
"""

import http.client
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.bench import Bench
from benchmarks.ledgers import filled
from benchmarks.project import project_live
from benchmarks.report import Equality, Finding, Line, compared
from benchmarks.servers import free_port
from benchmarks.timing import Way, clocked, spread, take_turns
from gateway import documents
from gateway.projector.engine import open_engine

_EVENTS = 20_000
"""What a city's 17 nämnder record in ten years."""
_VARIABLES: dict[str, dict[str, object]] = {"overview": {"year": 2018}, "plan": {"namnd": "prov-0001", "year": 2018}}
_REQUESTS = {"static": 200, "kept": 200, "executed": 20}
"""How often each way asks in a turn."""
_PATIENCE = 20.0


async def measure(bench: Bench) -> list[Line]:
    read_models = bench.servers.sqlite()
    with closing(filled(bench.servers.sqlite(), _EVENTS)) as ledger:
        engine = open_engine(read_models)
        project_live(ledger, engine, _EVENTS)
        engine.dispose()
    lines: list[Line] = []
    with serving(read_models, bench.servers.bus()) as port:
        client = Client(port)
        for name, variables in _VARIABLES.items():
            bench.say(f"ask for {name}")
            lines += await _asked(bench, client, name, variables)
        client.close()
    return lines


async def _asked(bench: Bench, client: "Client", name: str, variables: dict[str, object]) -> list[Line]:
    said = urlencode({"documentId": name, "variables": json.dumps(variables)})
    text = (Path(documents.__path__[0]) / f"{name}.graphql").read_text("utf-8")
    body = json.dumps({"query": text, "variables": variables})
    kept, executed = client.ask("GET", f"/graphql?{said}"), client.ask("POST", "/graphql", body)
    static = f"/static/{len(kept)}"
    ways = {
        "static": client.asking(_REQUESTS["static"], "GET", static),
        "kept": client.asking(_REQUESTS["kept"], "GET", f"/graphql?{said}"),
        "executed": client.asking(_REQUESTS["executed"], "POST", "/graphql", body),
    }
    rates = await take_turns(ways, bench.rounds(5, 15))
    size = f"of a static page of {len(kept):,} bytes"
    return [
        compared(f"{name}, kept", rates, "kept", "static", unit=size),
        compared(f"{name}, executed", rates, "executed", "static", unit=size),
        Finding(f"{name}, kept", spread([1000 / rate for rate in rates["kept"]]), "ms"),
        Finding(f"{name}, executed", spread([1000 / rate for rate in rates["executed"]]), "ms"),
        Equality(f"{name}, the answer", {"kept": kept.decode(), "executed": executed.decode()}),
    ]


class Client:
    """One connection that is kept open."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)

    def ask(self, method: str, path: str, body: str | None = None) -> bytes:
        headers = {"content-type": "application/json", "accept": "application/json"}
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        answer = response.read()
        if response.status != http.HTTPStatus.OK or b'"errors"' in answer:
            raise RuntimeError(f"{method} {path} was answered {response.status}: {answer[:300]!r}")
        return answer

    def asking(self, often: int, method: str, path: str, body: str | None = None) -> Way:
        async def ask_often() -> float:
            with clocked() as clock:
                for _ in range(often):
                    self.ask(method, path, body)
            return clock.rate(often)

        return ask_often

    def close(self) -> None:
        self._connection.close()


@contextmanager
def serving(read_models: str, bus: str) -> Iterator[int]:
    port = free_port()
    child = subprocess.Popen([sys.executable, "-m", "benchmarks.serving", read_models, bus, str(port)])
    try:
        _await(port, child)
        yield port
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(_PATIENCE)


def _await(port: int, child: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and child.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError("the gateway did not start; its error stands above")
