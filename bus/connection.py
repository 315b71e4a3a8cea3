"""A connection to the bus that never gives up, never buffers behind our back and never logs what it carries."""

import asyncio
import logging
import ssl
from collections.abc import Iterable
from typing import Any

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import ConnectionClosedError, OutboundBufferLimitError
from nats.errors import Error as BusError

log = logging.getLogger(__name__)

RECONNECT_WAIT = 0.2
DISCONNECTED = (ConnectionClosedError, OutboundBufferLimitError)
"""What a publish raises while there is no server: at once, because nothing is kept for later."""


class AnswerLostError(BusError):
    """The connection broke while an answer was awaited: what was asked may or may not have been done."""


class NotPermittedError(Exception):
    """The server refuses this user; trying again cannot help."""


class Connection(Client):
    """A NATS client that remembers how it was opened, reads headers quickly and gives up waiting when it is cut off."""

    def __init__(self) -> None:
        """Use `connect`."""
        super().__init__()
        self.opened_with: dict[str, Any] = {}
        self._cut: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def cut(self) -> None:
        """End every wait for an answer: it was to come over the connection that is lost."""
        self._cut.set_result(None)
        self._cut = asyncio.get_running_loop().create_future()

    async def request(self, *args: Any, **kwargs: Any) -> Msg:
        """As the library's, but raises AnswerLostError at once when the connection is lost."""
        asking = asyncio.ensure_future(super().request(*args, **kwargs))
        try:
            either: set[asyncio.Future[Any]] = {asking, self._cut}
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if asking.done():
                return asking.result()
            raise AnswerLostError("the connection was lost before the answer came")
        finally:
            asking.cancel()

    async def flush(self, timeout: int = 10) -> None:  # noqa: ASYNC109 - the library's own signature
        """Return when the server has dealt with everything sent before, for example a subscription."""
        await super().flush(timeout)
        # The library's ping can overtake what still waits to be sent; a second one, sent after, cannot.
        await super().flush(timeout)

    @staticmethod
    def _parse_header_lines(raw: bytes) -> dict[str, str]:
        # The library's own parser takes half of an inbox's time; what our relays write never needs its leniency.
        try:
            return dict(line.split(": ", 1) for line in raw.decode().strip().split("\r\n"))
        except ValueError:
            return Client._parse_header_lines(raw)  # noqa: SLF001 - the very method this one overrides


async def connect(
    address: str,
    name: str,
    *,
    user: str | None = None,
    password: str | None = None,
    ca_file: str | None = None,
) -> Connection:
    """Return a connection that comes back after every loss; waits for a server, refuses to wait for a permission.

    A user receives its answers under an inbox prefix of its own, so that no other user can listen in.
    """
    connection = Connection()
    connection.opened_with = {
        "address": address, "name": name, "user": user, "password": password, "ca_file": ca_file,
    }  # fmt: skip
    turned_away = asyncio.get_running_loop().create_future()

    said: set[str] = set()

    async def on_error(error: Exception) -> None:
        text = f"{type(error).__name__}: {error}"
        if "authorization violation" in text.lower() and not turned_away.done():
            turned_away.set_result(None)
        if text not in said:  # every vain attempt to reach a lost server would say the same again
            said.add(text)
            log.warning("bus: %s: %s", name, text)

    async def on_lost() -> None:
        connection.cut()
        if not connection.is_closed:
            log.warning("bus: %s lost its connection and keeps trying", name)

    async def on_back() -> None:
        said.clear()
        log.warning("bus: %s is connected again", name)

    opening = asyncio.ensure_future(
        connection.connect(
            address.split(","),
            name=name,
            user=user,
            password=password,
            tls=ssl.create_default_context(cafile=ca_file) if ca_file else None,
            inbox_prefix=inbox_prefix(user),
            error_cb=on_error,
            disconnected_cb=on_lost,
            reconnected_cb=on_back,
            max_reconnect_attempts=-1,
            reconnect_time_wait=RECONNECT_WAIT,  # type: ignore[arg-type]
            pending_size=0,  # a publish kept over an outage would arrive after, and out of, its turn
        ),
    )
    await asyncio.wait({opening, turned_away}, return_when=asyncio.FIRST_COMPLETED)
    if not opening.done():
        opening.cancel()
        await asyncio.wait({opening})
        await connection.close()
        raise NotPermittedError(f"the bus does not know the user or the password of {name}; check both")
    turned_away.cancel()
    await opening
    return connection


async def connect_like(other: Client) -> Connection:
    """Return one more connection with the settings of another."""
    if not isinstance(other, Connection):
        raise TypeError("only a connection made by bus.connection.connect remembers its settings")
    return await connect(**other.opened_with)


def inbox_prefix(user: str | None) -> str:
    """Return where a user receives answers: a subject that only this user may listen to."""
    return f"_INBOX_{user}" if user else "_INBOX"


def denied(connection: Client, subjects: Iterable[str]) -> str | None:
    """Return the server's words when it last refused this connection one of these subjects.

    A refused publish is not answered: its sender sees a timeout, and the refusal arrives on the side.
    """
    words = str(connection.last_error or "").lower()
    refused = "permissions violation" in words and any(subject.lower() in words for subject in subjects)
    return words.removeprefix("nats: ") if refused else None
