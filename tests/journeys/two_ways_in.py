"""Commands sent in both ways, by the gateway and straight over the bus, many at once; and what is answered."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, TypeVar

import httpx
import nats
from strawberry.utils.str_converters import to_camel_case

from contracts.catalogue import SERVICES
from contracts.subjects import command_subject, status_subject
from tests.contracts.filled_commands import COMMANDS, filled
from tests.journeys.one_machine import NO_TLS

AT_ONCE = 6
_PATIENCE = 60
_REFUSED = "code field reasonSv reasonEn hint items"
_SHOWN = f"__typename ... on Accepted {{ ids disclosed }} ... on Refused {{ {_REFUSED} details {{ {_REFUSED} }} }}"
_SERVICES = {order: service for service, order in (name.split(".") for name in COMMANDS)}

Json = Any
Place = tuple[str, ...]
Question = TypeVar("Question")
Reply = TypeVar("Reply")


class Said(NamedTuple):
    """An answer, whichever way it came."""

    status: int
    whole: str
    outcome: str
    """`accepted`, `refused`, or `unread` when GraphQL or HTTP says no before the contract is asked."""
    code: str | None = None
    field: str | None = None
    words: tuple[str | None, ...] = ()
    """Why in Swedish, why in English, and what to do."""
    ids: tuple[str, ...] = ()
    disclosed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TwoWaysIn:
    """The addresses of a running system."""

    gateway: str
    bus: str

    def over_the_bus(self, sent: Sequence[tuple[str, bytes]], at_once: int = AT_ONCE) -> list[Said]:
        """Ask the services for commands, each by its name and its bytes; one at once keeps their order."""
        subjects = [(command_subject(_SERVICES[name], name), body) for name, body in sent]
        return [_over_bus(answer) for answer in asyncio.run(self._asked(subjects, at_once))]

    def over_http(self, sent: Sequence[bytes], at_once: int = AT_ONCE) -> list[Said]:
        """Send bytes as bodies of requests."""
        return asyncio.run(self._over_http(sent, at_once))

    def recorded(self) -> dict[str, int]:
        """Return how far each service has recorded."""
        return {name: found["recorded"] for name, found in self._statuses(*SERVICES).items()}

    def _statuses(self, *roles: str) -> dict[str, Json]:
        answers = asyncio.run(self._asked([(status_subject(role), b"") for role in roles]))
        return dict(zip(roles, map(json.loads, answers), strict=True))

    async def _asked(self, sent: Sequence[tuple[str, bytes]], at_once: int = AT_ONCE) -> list[bytes]:
        connection = await nats.connect(self.bus)

        async def ask(question: tuple[str, bytes]) -> bytes:
            return (await connection.request(*question, timeout=_PATIENCE)).data

        try:
            return await _at_most(at_once, ask, sent)
        finally:
            await connection.close()

    async def _over_http(self, sent: Sequence[bytes], at_once: int) -> list[Said]:
        headers = {"content-type": "application/json"}
        async with httpx.AsyncClient(timeout=_PATIENCE, headers=headers, verify=NO_TLS) as client:

            async def ask(body: bytes) -> Said:
                return _over_http(await client.post(f"{self.gateway}/graphql", content=body))

            return await _at_most(at_once, ask, sent)


def mutation(order: str, body: Json) -> bytes:
    """Return a command as a request to the gateway."""
    query = f"mutation($it: {order}Input!) {{ it: {order[0].lower()}{order[1:]}(input: $it) {{ {_SHOWN} }} }}"
    return json.dumps({"query": query, "variables": {"it": _in_graphql(body, _chosen(order))}}).encode()


def _in_graphql(value: Json, chosen: frozenset[Place], at: Place = ()) -> Json:
    if isinstance(value, list):
        return [_in_graphql(part, chosen, at) for part in value]
    if isinstance(value, dict):
        return {to_camel_case(key): _in_graphql(part, chosen, (*at, key)) for key, part in value.items()}
    return value.upper() if at in chosen and isinstance(value, str) else value


@cache
def _chosen(order: str) -> frozenset[Place]:
    """Return the places whose values are names of closed lists, which GraphQL writes in capitals."""
    terms = filled(f"{_SERVICES[order]}.{order}").terms
    return frozenset(tuple(step for step in path if isinstance(step, str)) for path in terms)


async def _at_most(at_once: int, ask: Callable[[Question], Awaitable[Reply]], sent: Sequence[Question]) -> list[Reply]:
    turn = asyncio.Semaphore(at_once)

    async def one(question: Question) -> Reply:
        async with turn:
            return await ask(question)

    return await asyncio.gather(*map(one, sent))


def _over_bus(data: bytes) -> Said:
    said = json.loads(data)
    if said["outcome"] == "accepted":
        return Said(200, data.decode(), "accepted", ids=tuple(said["ids"]), disclosed=tuple(said["disclosed"]))
    first = _first_line(said)
    words = first["reason_sv"], first["reason_en"], first["hint"]
    return Said(200, data.decode(), "refused", first["code"], first["field"], words)


def _first_line(refused: Json) -> Json:
    """Return what is wrong with the first line of a list that is refused whole; of others the refusal itself."""
    return refused["details"][0] if refused["code"] == "LIST_REFUSED" else refused


def _over_http(answer: httpx.Response) -> Said:
    said = answer.json()
    if "errors" in said:
        error = said["errors"][0]
        told = error["extensions"]
        swedish, _, english = error["message"].partition(" / ")
        words = (swedish, english, told.get("hint", english))
        return Said(answer.status_code, answer.text, "unread", told["code"], told.get("field"), words)
    it = said["data"]["it"]
    if isinstance(it, dict) and it["__typename"] == "Refused":
        first = _first_line(it)
        words = first["reasonSv"], first["reasonEn"], first["hint"]
        return Said(answer.status_code, answer.text, "refused", first["code"], first["field"], words)
    told = it if isinstance(it, dict) else {}
    ids, disclosed = (tuple(told.get(name, ())) for name in ("ids", "disclosed"))
    return Said(answer.status_code, answer.text, "accepted", ids=ids, disclosed=disclosed)
