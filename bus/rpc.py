"""Asking a service and answering: every question gets an answer, and a refusal is an answer."""

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Annotated, Any

from faststream.nats import NatsBroker, NatsMessage, NatsRouter
from nats.aio.client import Client
from nats.errors import MaxPayloadError, NoRespondersError
from nats.errors import TimeoutError as BusTimeoutError
from pydantic import SkipValidation

from bus.connection import DISCONNECTED, AnswerLostError, connect_like
from bus.requests import limit_of, read, too_large
from contracts.answers import ANSWER, Accepted, Refusal, refuse
from contracts.catalogue import commands
from contracts.envelope import Instruction
from contracts.failpoints import reach
from contracts.subjects import command_subject, status_subject

log = logging.getLogger(__name__)

AT_ONCE = 8
"""How many commands of one kind a process works on at the same time."""


class ServiceDownError(Exception):
    """Nobody answers for the service: it is not running, or the bus cannot be reached."""


class ServiceSlowError(Exception):
    """The answer did not come in time. The command may have been recorded: send it again, with the same command_id."""


async def ask(connection: Client, service: str, order: Instruction, wait: float = 5.0) -> Accepted | Refusal:
    """Send a command to its service and return the answer; raises ServiceDownError or ServiceSlowError."""
    name = type(order).__name__
    body = order.model_dump_json().encode()
    if len(body) > limit_of(name):
        return too_large(limit_of(name))
    return ANSWER.validate_json(await _reply(connection, service, command_subject(service, name), body, wait))


async def ask_status(connection: Client, role: str, wait: float = 1.0) -> dict[str, Any]:
    """Ask a running role how it is; raises ServiceDownError or ServiceSlowError."""
    found: dict[str, Any] = json.loads(await _reply(connection, role, status_subject(role), b"", wait))
    return found


def broker_beside(connection: Client) -> NatsBroker:
    """Return a FastStream broker that answers on a connection of its own, opened like the given one."""
    return _Broker(connection)


def answer_commands(
    router: NatsBroker | NatsRouter,
    service: str,
    handle: Callable[[Instruction], Accepted | Refusal],
) -> None:
    """Answer every command of the service with `handle`, which runs in a thread. One instance gets each command."""
    for name, order_class in commands(service).items():
        _answer(router, service, name, order_class, handle)


def answer_status(router: NatsBroker | NatsRouter, role: str, status: Callable[[], dict[str, Any]]) -> None:
    """Answer how the role is, with what `status` returns as JSON."""

    async def answer(_message: NatsMessage) -> bytes:
        return json.dumps(await asyncio.to_thread(status)).encode()

    router.subscriber(status_subject(role), queue=role, title=f"{role}.Status")(answer)


def _answer(
    router: NatsBroker | NatsRouter,
    service: str,
    name: str,
    order_class: type[Instruction],
    handle: Callable[[Instruction], Accepted | Refusal],
) -> None:
    async def unread(message: NatsMessage) -> bytes:
        return message.body

    async def answer(body: bytes) -> bytes:
        return await asyncio.to_thread(_answered, order_class, body, handle)

    # FastStream only describes the body by this type: reading it is ours, because it must be strict and always answer.
    answer.__annotations__ = {"body": Annotated[order_class, SkipValidation], "return": bytes}
    answer.__name__ = name
    router.subscriber(
        command_subject(service, name),
        queue=service,
        decoder=unread,
        max_workers=AT_ONCE,
        title=name,
        description=order_class.__doc__,
    )(answer)


def _answered(
    order_class: type[Instruction], body: bytes, handle: Callable[[Instruction], Accepted | Refusal]
) -> bytes:
    try:
        order = read(order_class, body)
        reach("C1")
        answer = order if isinstance(order, Refusal) else handle(order)
    except Exception as error:  # noqa: BLE001 - whatever it is, somebody waits for the answer
        # The text of an unforeseen error can hold what was sent, so only its kind and place are logged.
        log.error("%s failed: %s at %s", order_class.__name__, type(error).__name__, _place_of(error))  # noqa: TRY400
        answer = refuse(
            "INTERNAL",
            "Något gick fel i tjänsten. Inget svar kan ges på om begäran utfördes.",
            "Something went wrong in the service. Whether the command was recorded is not known.",
            hint="send it again with the same command_id; it will not be done twice",
        )
    reach("C5")
    return answer.model_dump_json().encode()


def _place_of(error: BaseException) -> str:
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    return f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame is not None else "an unknown place"


async def _reply(connection: Client, service: str, subject: str, body: bytes, wait: float) -> bytes:
    try:
        return bytes((await connection.request(subject, body, timeout=wait)).data)
    except NoRespondersError:
        raise ServiceDownError(f"{service} is not running") from None
    except DISCONNECTED:
        raise ServiceDownError(f"{service} cannot be asked: no connection to the bus") from None
    except AnswerLostError:
        raise ServiceSlowError(f"the connection to {service} was lost before its answer came") from None
    except BusTimeoutError:
        raise ServiceSlowError(f"{service} did not answer within {wait:g} s") from None
    except MaxPayloadError:
        raise ServiceDownError("the bus refuses messages of this size; set its max_payload to 4 MB") from None


class _Broker(NatsBroker):
    def __init__(self, beside: Client) -> None:
        super().__init__("nats://bus", logger=None)
        self._beside = beside

    async def start(self) -> None:
        """Return when questions can be asked, not already when the bus has been told to pass them on."""
        await super().start()
        await self.connection.flush()

    async def _connect(self) -> Client:
        connection = await connect_like(self._beside)
        self.config.connect(connection)
        return connection
