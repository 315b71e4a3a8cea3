"""From accepted to visible: the whole system in one process, as `varna up` runs it, at a steady rate of commands.

A command is accepted when its answer has come back over the bus, and visible when the projector has announced a
position that is as far. The asker lives in the same process, so what it costs is part of what is measured.
"""

import asyncio
import json
import time
from random import Random
from typing import Any

from benchmarks.bench import Bench
from benchmarks.ledgers import SERVICE
from benchmarks.report import Finding, Line, Target
from benchmarks.servers import free_port
from benchmarks.synthetic import SEED, content, head
from benchmarks.timing import percentile, spread
from bus.connection import Connection, connect
from bus.rpc import ask
from contracts.answers import Refusal
from contracts.envelope import Actor, Instruction
from contracts.organisation import EstablishNamnd
from contracts.plans import DraftPlan, PlanActivity
from contracts.subjects import POSITIONS
from contracts.vocabulary import NamndKind, Role
from varna.embedded import running

RATE = 100
"""Commands a second."""
_MEASURES = 25
"""Measures that a plan is given: the commands are spread over as many plans as that takes."""
_PATIENCE = 20.0


async def measure(bench: Bench) -> list[Line]:
    commands = RATE * bench.rounds(6, 60)
    bench.say(f"{commands:,} commands, {RATE} a second, to the whole system in one process")
    async with running(bench.home / "lag", host="127.0.0.1", port=free_port(), progress=bench.say) as system:
        connection = await connect(system.bus, "bench-lag")
        asker = _Asker(connection)
        await asker.listen()
        plans = commands // _MEASURES
        await asker.draft(plans)
        await asker.send(commands, plans)
        await connection.close()
    accepted_to_visible, sent_to_accepted = asker.lags()
    return [
        _percentile("accepted to visible, p50", accepted_to_visible, 0.5, Target(10, at_least=False)),
        _percentile("accepted to visible, p99", accepted_to_visible, 0.99, Target(50, at_least=False)),
        _percentile("sent to accepted, p50", sent_to_accepted, 0.5),
        _percentile("sent to accepted, p99", sent_to_accepted, 0.99),
    ]


class _Asker:
    """Sends commands at their times and notes when each was accepted and when its position was announced."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._random = Random(SEED)
        self._announced: list[tuple[float, int]] = []
        self._accepted: list[tuple[float, float, int]] = []
        """When it was sent, when its answer came, and its position."""
        self._heard = asyncio.Event()

    async def listen(self) -> None:
        await self._connection.subscribe(POSITIONS, cb=self._hear)
        await self._connection.flush()

    async def draft(self, plans: int) -> None:
        """Make the nämnder and their drafts."""
        clerk = {"account": "syntetisk", "role": Role.CENTRAL_COORDINATOR}
        for number in range(plans):
            code = _code(number)
            await self._ask(
                EstablishNamnd,
                clerk,
                namnd=code,
                name=f"Provnämnd {number}",
                kind=NamndKind.STADSDELSNAMND,
                valid_from=head(code, 2026).period.starts,
            )
            await self._ask(DraftPlan, _coordinator(code), namnd=code, head=head(code, 2026))
        self._accepted.clear()

    async def send(self, commands: int, plans: int) -> None:
        """Send each command when it is due, whether or not those before it are answered, and see all become visible."""
        begun = time.perf_counter()
        asking = []
        for number in range(commands):
            await asyncio.sleep(max(0.0, begun + number / RATE - time.perf_counter()))
            asking.append(asyncio.create_task(self._plan(number // plans, _code(number % plans))))
        await asyncio.gather(*asking)
        last = max(position for _, _, position in self._accepted)
        async with asyncio.timeout(_PATIENCE):
            while not self._announced or self._announced[-1][1] < last:
                self._heard.clear()
                await self._heard.wait()

    def lags(self) -> tuple[list[float], list[float]]:
        """Return milliseconds from accepted to visible, and from sent to accepted."""
        visible, waited = [], []
        announced = iter(self._announced)
        seen_at, seen = next(announced)
        for sent, answered, position in sorted(self._accepted, key=lambda each: each[2]):
            while seen < position:
                seen_at, seen = next(announced)
            visible.append(max(0.0, seen_at - answered) * 1000)
            waited.append((answered - sent) * 1000)
        return visible, waited

    async def _plan(self, number: int, code: str) -> None:
        await self._ask(
            PlanActivity,
            _coordinator(code),
            plan_id=f"{code}-v1",
            activity_id=f"a{number}",
            activity=content(number, self._random),
        )

    async def _ask(self, order_class: type[Instruction], actor: dict[str, Any], /, **body: Any) -> None:
        command_id = (
            f"syntetisk-{order_class.__name__}-{body.get('plan_id', body.get('namnd'))}-{body.get('activity_id')}"
        )
        order = order_class(command_id=command_id, actor=Actor(**actor), **body)
        sent = time.perf_counter()
        answer = await ask(self._connection, SERVICE, order)
        if isinstance(answer, Refusal):
            raise RuntimeError(f"{order_class.__name__} was refused: {answer.code}")  # noqa: TRY004 - no type is wrong
        self._accepted.append((sent, time.perf_counter(), answer.position))

    async def _hear(self, message: Any) -> None:
        self._announced.append((time.perf_counter(), json.loads(message.data).get(SERVICE, 0)))
        self._heard.set()


def _code(number: int) -> str:
    return f"prov-{number:04}"


def _coordinator(code: str) -> dict[str, Any]:
    return {"account": "syntetisk", "role": Role.LOCAL_COORDINATOR, "namnd": code}


def _percentile(what: str, values: list[float], share: float, target: Target | None = None) -> Finding:
    note = f"of {len(values):,} commands; the slowest {max(values):.0f} ms"
    return Finding(what, spread([percentile(values, share)]), "ms", target, note)
