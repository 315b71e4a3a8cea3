"""`/graphql`: GraphQL over HTTP. Anything by POST; by GET only named documents, which can be kept and revalidated."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from graphql import ExecutionResult

from gateway.cache import Cache, Kept
from gateway.commands import Commands
from gateway.documents.named import Named, named_documents
from gateway.errors import presented, refused
from gateway.execution import Execution
from gateway.http import GRAPHQL, JSON, NOT_MODIFIED, Answer, RefusedRequestError, Request, media_wanted
from gateway.limits import Limits
from gateway.schema import executable, sdl
from gateway.schema.asking import Asking, day_in_stockholm
from gateway.snapshots import Snapshots
from gateway.views.reader import Label


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks to have executed."""

    query: str | None
    document_id: str | None
    variables: Mapping[str, Any]
    operation: str | None


class Endpoint:
    """Answers GraphQL requests."""

    def __init__(
        self,
        snapshots: Snapshots,
        commands: Commands,
        limits: Limits,
        cache: Cache,
        now: Callable[[], datetime],
    ) -> None:
        """Read the schema and the named documents."""
        self._snapshots = snapshots
        self._commands = commands
        self._limits = limits
        self._cache = cache
        self._now = now
        self._execution = Execution(executable(), limits)
        self._named = named_documents(self._execution)
        self._schema_digest = hashlib.sha256(sdl().encode()).hexdigest()

    async def __call__(self, request: Request) -> Answer:
        """Answer a request; raises RefusedRequestError for one that is not GraphQL over HTTP."""
        media = media_wanted(request.headers.get("accept"))
        asked = _asked_by_get(request) if request.method in {"GET", "HEAD"} else await self._asked_by_post(request)
        if asked.document_id is not None:
            return await self._by_name(asked.document_id, asked.variables, request, media)
        return await self._by_text(asked, media)

    async def _asked_by_post(self, request: Request) -> Asked:
        kind = request.headers.get("content-type", "")
        media, _, parameters = kind.lower().partition(";")
        if media.strip() != JSON or ("charset" in parameters and "utf-8" not in parameters):
            raise RefusedRequestError(415, "UNSUPPORTED_MEDIA_TYPE", f"A request is {JSON} in UTF-8.", accept=JSON)
        return _asked(_json(await request.body(self._limits.body)))

    async def _by_text(self, asked: Asked, media: str) -> Answer:
        if asked.query is None:
            raise RefusedRequestError(400, "BAD_REQUEST", _NOTHING_ASKED)
        document = self._execution.read(asked.query)
        if isinstance(document, list):
            return self._answer(ExecutionResult(None, document), media)
        operation = self._execution.operation(document, asked.operation)
        if operation is None:
            error = refused("OPERATION_UNKNOWN", "Name one of the document's operations in operationName.")
            return _as_http({"errors": [error]}, media)
        async with self._snapshots.open() as snapshot:
            asking = Asking(snapshot, self._commands, self._now)
            result = await self._execution.answer(document, operation, asked.variables, asking)
        return self._answer(result, media)

    def _answer(self, result: ExecutionResult, media: str) -> Answer:
        return _as_http(self._shown(result), media)

    def _shown(self, result: ExecutionResult) -> dict[str, Any]:
        shown: dict[str, Any] = {}
        if result.errors:
            shown["errors"] = presented(result.errors, self._limits.errors)
        if result.data is not None or any(error.path for error in result.errors or ()):
            shown["data"] = result.data
        return shown

    async def _by_name(self, name: str, variables: Mapping[str, Any], request: Request, media: str) -> Answer:
        document = self._named.get(name)
        if document is None:
            raise RefusedRequestError(404, "DOCUMENT_UNKNOWN", "There is no document of this name.")
        own = document.own(variables)
        today = day_in_stockholm(self._now())
        question = (
            f"{document.name}:{document.digest}:{today}:{orjson.dumps(own, option=orjson.OPT_SORT_KEYS).decode()}"
        )
        label = await self._snapshots.label()
        kept = await self._cache.answer(question, label, lambda: self._read(document, own, question))
        if not kept.whole:
            return _as_http(orjson.loads(kept.body), media)
        return _revalidated(kept, request, media)

    async def _read(self, document: Named, variables: Mapping[str, Any], question: str) -> Kept:
        async with self._snapshots.open() as snapshot:
            # The first thing read: the label is of the very snapshot the data is read from.
            label = await snapshot.label()
            asking = Asking(snapshot, self._commands, self._now)
            result = await self._execution.answer(document.document, document.operation, variables, asking)
        closed = all(moment is not None and label.covers(moment) for moment in asking.moments)
        return Kept(
            body=orjson.dumps(self._shown(result)),
            etag=self._etag(question, label, closed=closed),
            label=label,
            closed=closed,
            whole=not result.errors,
        )

    def _etag(self, question: str, label: Label, *, closed: bool) -> str:
        state = "closed" if closed else repr(sorted(label.positions.items()))
        seen = "\n".join((self._schema_digest, question, str(label.generation), state))
        return hashlib.sha256(seen.encode()).hexdigest()[:32]


def _asked_by_get(request: Request) -> Asked:
    query = request.query()
    if "documentId" not in query:
        raise RefusedRequestError(405, "METHOD_NOT_ALLOWED", "By GET only a documentId can be asked for.", allow="POST")
    return _asked({"documentId": query["documentId"], "variables": _json(query.get("variables", "{}").encode())})


def _json(text: bytes) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        raise RefusedRequestError(400, "MALFORMED_JSON", _NOT_JSON) from None


def _asked(body: Any) -> Asked:
    if isinstance(body, list):
        raise RefusedRequestError(400, "BATCHING_OFF", "Skicka en fråga i taget. / Send one operation at a time.")
    if not isinstance(body, dict):
        raise RefusedRequestError(400, "BAD_REQUEST", "The request must be a JSON object.")
    for name, kind in (
        ("query", str),
        ("documentId", str),
        ("operationName", str),
        ("variables", dict),
        ("extensions", dict),
    ):
        if not isinstance(body.get(name), kind | None):
            raise RefusedRequestError(400, "BAD_REQUEST", f"The field {name} has the wrong type.")
    return Asked(body.get("query"), body.get("documentId"), body.get("variables") or {}, body.get("operationName"))


def _as_http(shown: Mapping[str, Any], media: str) -> Answer:
    # A client that reads plain JSON is told of a document's errors by the body alone, as it always was.
    status = 400 if "data" not in shown and media == GRAPHQL else 200
    headers = {"content-type": f"{media}; charset=utf-8", "cache-control": "no-store", "vary": "Accept"}
    return Answer(status, orjson.dumps(shown), headers)


def _revalidated(kept: Kept, request: Request, media: str) -> Answer:
    etag = f'"{kept.etag}-{"g" if media == GRAPHQL else "j"}"'
    headers = {
        "etag": etag,
        "cache-control": "private, no-cache",
        "vary": "Accept",
        "varna-positions": ", ".join(f"{service}={position}" for service, position in kept.label.positions.items()),
    }
    known = {each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")}
    if request.method != "POST" and known & {etag, "*"}:
        return Answer(NOT_MODIFIED, headers=headers)
    return Answer(200, kept.body, {**headers, "content-type": f"{media}; charset=utf-8"})


_NOTHING_ASKED = (
    "Skicka en fråga (query), eller namnet på ett dokument (documentId)."
    " / Send a query, or the documentId of a named document."
)
_NOT_JSON = (
    "Begäran är inte JSON, eller har för många nivåer; skicka ett JSON-objekt i UTF-8."
    " / The request is not JSON, or is nested too deeply; send one JSON object in UTF-8."
)
