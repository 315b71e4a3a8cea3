"""A process that serves the gateway, and beside it two bare pages, from the same server.

`python -m benchmarks.serving READ_MODELS BUS PORT`: `/static/<n>` answers n bytes without asking anything, and
`/bare/<orgnr>` the rows of an organisation as they are stored.
"""

import asyncio
import sys
from typing import Any

import uvicorn

from benchmarks.bare import Bare
from bus.connection import connect
from gateway.app import build_app
from gateway.projector.engine import open_engine

_STATIC, _BARE = "/static/", "/bare/"


async def main(read_models: str, bus: str, port: str) -> None:
    connection = await connect(bus, "bench-gateway")
    gateway = build_app(open_engine(read_models), connection)

    bare = Bare(read_models)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        path = scope.get("path", "")
        if path.startswith(_BARE):
            await bare(path.removeprefix(_BARE), send)
            return
        if not path.startswith(_STATIC):
            await gateway(scope, receive, send)
            return
        body = b"x" * int(path.removeprefix(_STATIC))
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    settings = uvicorn.Config(
        app, "127.0.0.1", int(port), log_level="warning", access_log=False, lifespan="off", server_header=False
    )
    await uvicorn.Server(settings).serve()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
