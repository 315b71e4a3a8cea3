"""The gateway as an ASGI app. It binds nowhere itself: whoever serves it chooses the address."""

import logging
import traceback
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import Any

import orjson
import sqlalchemy as sa

from gateway.cache import Cache
from gateway.commands import Commands
from gateway.endpoint import Endpoint
from gateway.http import Answer, App, Receive, RefusedRequestError, Request, Scope, Send, said_no, send_answer
from gateway.limits import Limits
from gateway.origin import LOOPBACK, check_origin
from gateway.page import start_page
from gateway.positions import Positions
from gateway.readiness import Watch
from gateway.schema import sdl
from gateway.snapshots import Snapshots

log = logging.getLogger(__name__)

WIDEST = Limits()
CACHE_BYTES = 64 * 1024 * 1024
_READ = ("GET", "HEAD")


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


def build_app(
    engine: sa.Engine,
    connection: Any,
    *,
    limits: Limits = WIDEST,
    hosts: Collection[str] = LOOPBACK,
    cache_bytes: int = CACHE_BYTES,
    answer_within: float = 5.0,
    visible_within: float = 2.0,
    now: Callable[[], datetime] = utc_now,
) -> App:
    """Return the app that answers from the read models behind `engine` and sends commands over a bus connection.

    It answers only to the names in `hosts`, and without access control those are the machine's own. A service has
    `answer_within` seconds to answer a command, and the read models `visible_within` seconds to show what it did.
    """
    snapshots = Snapshots(engine)
    commands = Commands(connection, Positions(snapshots, connection, visible_within), answer_within)
    endpoint = Endpoint(snapshots, commands, limits, Cache(cache_bytes), now)
    return _Gateway(endpoint, Watch(snapshots, connection), hosts)


class _Gateway:
    def __init__(self, endpoint: Endpoint, watch: Watch, hosts: Collection[str]) -> None:
        self._endpoint = endpoint
        self._watch = watch
        self._hosts = hosts
        self._sdl = sdl().encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            request = Request(scope, receive)
            await send_answer(send, await self._answer(request), head=request.method == "HEAD")

    async def _answer(self, request: Request) -> Answer:
        try:
            check_origin(request, self._hosts)
            return await self._routed(request)
        except RefusedRequestError as error:
            return said_no(error)
        except Exception as error:  # noqa: BLE001 - its text can hold what was sent: only its kind and place are logged
            place = traceback.extract_tb(error.__traceback__)[-1]
            log.error("a request failed: %s at %s:%s", type(error).__name__, place.filename, place.lineno)  # noqa: TRY400
            return said_no(RefusedRequestError(500, "INTERNAL", "Något gick fel hos oss. / Something went wrong here."))

    async def _routed(self, request: Request) -> Answer:
        if request.path == "/graphql":
            _only(request, *_READ, "POST")
            return await self._endpoint(request)
        _only(request, *_READ)
        match request.path:
            case "/":
                return start_page()
            case "/schema.graphql":
                return Answer(200, self._sdl, {"content-type": "text/plain; charset=utf-8"})
            case "/healthz":
                return _status(200, {"status": "up"})
            case "/readyz":
                readiness = await self._watch.look()
                return _status(200 if readiness.ready else 503, readiness.said())
        raise RefusedRequestError(404, "NOT_FOUND", "There is nothing at this address.")


def _only(request: Request, *methods: str) -> None:
    if request.method not in methods:
        raise RefusedRequestError(405, "METHOD_NOT_ALLOWED", "This is not how to ask here.", allow=", ".join(methods))


def _status(status: int, said: dict[str, str]) -> Answer:
    return Answer(status, orjson.dumps(said), {"content-type": "application/json", "cache-control": "no-store"})


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
