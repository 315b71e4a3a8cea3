"""Sending a command to its service, and saying when the read models show what it did."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import orjson

from bus import requests
from bus.rpc import ServiceDownError, ServiceSlowError, ask
from contracts.answers import Accepted, Refusal
from contracts.envelope import Instruction
from gateway.positions import Positions


@dataclass(frozen=True, slots=True)
class Sent:
    """A command that is recorded: under which id, and whether the read models show it."""

    command_id: str
    accepted: Accepted
    visible: bool


class UnansweredError(Exception):
    """The service did not answer; `command_id` is what to send again, so that nothing is done twice."""

    def __init__(self, command_id: str, *, slow: bool) -> None:
        """Keep what the sender needs to try again."""
        super().__init__()
        self.command_id = command_id
        self.slow = slow


class Commands:
    """The way from the gateway to the services."""

    def __init__(self, connection: Any, positions: Positions, wait: float) -> None:
        """Ask over a bus connection, and wait so many seconds for an answer."""
        self._connection = connection
        self._positions = positions
        self._wait = wait

    async def send(self, service: str, order_class: type[Instruction], body: Mapping[str, Any]) -> Sent | Refusal:
        """Check a command as its contract does, send it, and wait a moment until what it did can be read."""
        # Without an id from the caller a repeated request is a new command; the answer gives the id back.
        identified = {**body, "command_id": str(uuid4())} if body.get("command_id") is None else body
        order = requests.read(order_class, orjson.dumps(identified))
        if isinstance(order, Refusal):
            return order
        answer = await self._ask(service, order)
        if isinstance(answer, Refusal):
            return answer
        return Sent(order.command_id, answer, await self._positions.passed(service, answer.position))

    async def _ask(self, service: str, order: Instruction) -> Accepted | Refusal:
        try:
            return await ask(self._connection, service, order, self._wait)
        except (ServiceDownError, ServiceSlowError) as error:
            raise UnansweredError(order.command_id, slow=isinstance(error, ServiceSlowError)) from None
