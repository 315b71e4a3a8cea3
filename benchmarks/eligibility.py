"""Whether an organisation can get support: asked over HTTP, against a bare handler's one indexed read of the same rows.

The three ways take turns question by question, each time about another organisation: the bare read, the same answer
given again from the cache, and the answer worked out anew. So whatever slows the machine down slows all three.
"""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.bench import Bench
from benchmarks.questions import Client, serving
from benchmarks.report import Finding, Line, Target
from benchmarks.synthetic_support import NAMNDER, history, numbers, register
from benchmarks.timing import clocked, percentile, spread
from gateway import documents
from gateway.projector.engine import open_engine
from gateway.projector.generations import next_tables, prepare, swap
from gateway.projector.loading import Loading

_ORGANISATIONS, _DECISIONS = 3_000, 20_000
_ROUNDS = (5, 15)
_QUESTIONS = 100
"""How many organisations are asked about in a round."""


async def measure(bench: Bench) -> list[Line]:
    read_models = bench.servers.sqlite()
    bench.say(f"fold {_DECISIONS:,} decisions on {_ORGANISATIONS:,} invented organisations")
    _fill(read_models)
    taken: dict[str, list[list[float]]] = {name: [] for name in ("bare", "kept", "executed")}
    with serving(read_models, bench.servers.bus()) as port:
        client = Client(port)
        for number in range(bench.rounds(*_ROUNDS)):
            asked = numbers(_ORGANISATIONS)[number * _QUESTIONS : (number + 1) * _QUESTIONS]
            for name, seconds in _round(client, asked).items():
                taken[name].append(seconds)
        client.close()
    return _found({name: [1000 * percentile(each, 0.5) for each in rounds] for name, rounds in taken.items()})


def _fill(read_models: str) -> None:
    engine = open_engine(read_models)
    prepare(engine)
    tables = next_tables(engine)
    loading = Loading(engine, tables)
    loading.take_in(register())
    loading.take_in(list(history(_ORGANISATIONS, _DECISIONS)))
    loading.finish()
    swap(engine, tables)
    engine.dispose()


def _round(client: Client, asked: list[str]) -> dict[str, list[float]]:
    text = (Path(documents.__path__[0]) / "eligibility.graphql").read_text("utf-8")
    taken: dict[str, list[float]] = {"bare": [], "kept": [], "executed": []}
    for place, orgnr in enumerate(asked):
        said = {"orgnr": orgnr, "namnd": NAMNDER[place % len(NAMNDER)], "kind": "GRANT", "on": "2026-11-20"}
        named = f"/graphql?{urlencode({'documentId': 'eligibility', 'variables': json.dumps(said)})}"
        body = json.dumps({"query": text, "variables": said})
        client.ask("GET", named)
        ways: dict[str, Callable[[], bytes]] = {
            "bare": lambda orgnr=orgnr: client.ask("GET", f"/bare/{orgnr}"),  # type: ignore[misc]
            "kept": lambda named=named: client.ask("GET", named),  # type: ignore[misc]
            "executed": lambda body=body: client.ask("POST", "/graphql", body),  # type: ignore[misc]
        }
        names = list(ways)
        for name in names[place % 3 :] + names[: place % 3]:
            with clocked() as clock:
                ways[name]()
            taken[name].append(clock.seconds)
    return taken


def _found(medians: dict[str, list[float]]) -> list[Line]:
    def times(name: str) -> list[float]:
        return [one / bare for one, bare in zip(medians[name], medians["bare"], strict=True)]

    unit = "x a bare handler with one indexed read"
    return [
        Finding("eligibility, worked out, p50", spread(times("executed")), unit, Target(2.0, at_least=False)),
        Finding("eligibility, kept, p50", spread(times("kept")), unit, Target(1.0, at_least=False)),
        *(Finding(f"{name}, p50", spread(each), "ms") for name, each in medians.items()),
    ]
