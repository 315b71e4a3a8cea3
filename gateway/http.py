"""The little of HTTP the gateway needs, on plain ASGI: a request, an answer, and refusals with stable codes."""

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import orjson

from gateway.errors import refused

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
_ALWAYS = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}


class RefusedRequestError(Exception):
    """The request is refused before anything in it is executed."""

    def __init__(self, status: int, code: str, message: str, **headers: str) -> None:
        """Say why and with which status; never what was sent."""
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class Request:
    """What was asked over HTTP."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        """Read the head; the body is read when it is wanted."""
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.headers: dict[str, str] = {}
        for name, value in scope["headers"]:
            known = self.headers.get(name.decode("latin-1").lower())
            said = value.decode("latin-1")
            self.headers[name.decode("latin-1").lower()] = f"{known}, {said}" if known else said
        self._query: bytes = scope.get("query_string", b"")
        self._receive = receive

    def query(self) -> dict[str, str]:
        """Return the parameters of the address; a repeated one is refused."""
        pairs = parse_qsl(self._query.decode("latin-1"), keep_blank_values=True)
        if len(dict(pairs)) != len(pairs):
            raise RefusedRequestError(400, "BAD_REQUEST", "A parameter is given twice.")
        return dict(pairs)

    async def body(self, limit: int) -> bytes:
        """Return the body, or refuse it as soon as it is known to be larger than the limit."""
        stated = self.headers.get("content-length", "0")
        if not stated.isdecimal() or int(stated) > limit:
            raise _too_large(limit)
        parts: list[bytes] = []
        size, more = 0, True
        while more:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise RefusedRequestError(400, "BAD_REQUEST", "The body ended too early.")
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > limit:
                raise _too_large(limit)
            more = message.get("more_body", False)
        return b"".join(parts)


def _too_large(limit: int) -> RefusedRequestError:
    most = f"{limit // 1024} kB"
    words = (
        f"Begäran är större än {most}; skicka mindre åt gången. / The body is larger than {most}; send less at a time."
    )
    return RefusedRequestError(413, "BODY_TOO_LARGE", words)


async def send_answer(send: Send, answer: Answer, *, head: bool = False) -> None:
    """Send an answer; a question for the head alone gets no body."""
    headers = {**_ALWAYS, "content-length": str(len(answer.body)), **answer.headers}
    if answer.status == NOT_MODIFIED:
        del headers["content-length"]
    written = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": answer.status, "headers": written})
    await send({"type": "http.response.body", "body": b"" if head else answer.body})


NOT_MODIFIED = 304


def said_no(error: RefusedRequestError, media: str = JSON) -> Answer:
    """Return a refused request's answer, as GraphQL clients read it."""
    body = orjson.dumps({"errors": [refused(error.code, error.message)]})
    headers = {"content-type": f"{media}; charset=utf-8", "cache-control": "no-store", **error.headers}
    return Answer(error.status, body, headers)


def media_wanted(accept: str | None) -> str:
    """Choose between the two media types of GraphQL over HTTP; refuses a client that takes neither."""
    best, chosen = 0.0, None
    for each in (accept or "*/*").split(","):
        kind, *parameters = (part.strip().lower() for part in each.split(";"))
        weight = _weight(parameters)
        offered = {GRAPHQL: GRAPHQL, JSON: JSON, "*/*": JSON, "application/*": JSON}.get(kind)
        if offered and weight > best:
            best, chosen = weight, offered
    if chosen is None:
        raise RefusedRequestError(406, "NOT_ACCEPTABLE", f"Answers are {GRAPHQL} or {JSON}.")
    return chosen


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(' "') not in {"utf-8", "utf8"}:
            return 0.0
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
