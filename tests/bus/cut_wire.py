"""A wire between a client and its server that a test can make swallow what the server sends, and cut."""

import asyncio
from types import TracebackType
from typing import Self


class Wire:
    """A loopback port that leads to another one."""

    def __init__(self, to_port: int) -> None:
        self.port = 0
        self.swallowed = 0
        self._to_port = to_port
        self._swallowing = False
        self._ends: list[asyncio.StreamWriter] = []
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._lead, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        self.cut()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()

    def swallow(self) -> None:
        """From now on, what the server sends is lost on the way."""
        self._swallowing = True

    def cut(self) -> None:
        """Break every connection; the next one is whole again."""
        self._swallowing = False
        for end in self._ends:
            end.close()
        self._ends.clear()

    async def _lead(self, client_in: asyncio.StreamReader, client_out: asyncio.StreamWriter) -> None:
        server_in, server_out = await asyncio.open_connection("127.0.0.1", self._to_port)
        self._ends += [client_out, server_out]
        for source, target, may_swallow in ((client_in, server_out, False), (server_in, client_out, True)):
            task = asyncio.create_task(self._pass_on(source, target, may_swallow=may_swallow))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _pass_on(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, may_swallow: bool) -> None:
        try:
            while data := await source.read(65536):
                if may_swallow and self._swallowing:
                    self.swallowed += len(data)
                else:
                    target.write(data)
        except ConnectionError:
            pass
        finally:
            target.close()
