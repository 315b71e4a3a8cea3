"""N09: whoever was named by number, in every command that names somebody, is found in no file afterwards."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from bus.connection import Connection, connect
from bus.relay import Relay
from bus.rpc import ask
from bus.stream import declare
from contracts.answers import Accepted, Refusal
from contracts.envelope import Instruction
from contracts.subjects import command_subject
from ledger.ledger import Ledger
from services.training.keeping.stores import Stores, opened
from services.training.rpc import serving
from tests.processes import NatsServer
from tests.projector.read_models import ReadModels
from tests.projector.running import projecting, until
from tests.training.persons import (
    ANNA,
    COURSE,
    DONE,
    LATER,
    LIST_DAY,
    READY,
    forget,
    measure,
    needed,
    redate,
    results,
    staff,
    withdraw,
)
from tests.training.spec import NOW

CANARY, REFUSED, MISTYPED = "KNR73918462", "KNR73918463", "KNR-7391-8464"
"""Whoever is forgotten at last, somebody of whom nothing was ever taken in, and what is no number at all."""
POST = ("enhet-1", "larare")
HISTORY: Sequence[Instruction] = (
    *READY,
    needed(),
    staff((CANARY, *POST), (ANNA, *POST)),
    staff((CANARY, *POST), (REFUSED, *POST), dry_run=True, on=LATER),
    staff((CANARY, *POST), (REFUSED, "okand", "larare"), on=LATER),
    results((CANARY, COURSE, 1, DONE), (CANARY, COURSE, 1, LIST_DAY), (ANNA, COURSE, 1, DONE)),
    results((CANARY, "okand", 1, DONE), (REFUSED, COURSE, 1, DONE)),
    redate(CANARY, to=LATER),
    redate(CANARY, to=LATER),
    withdraw(CANARY, day=LATER),
    withdraw(REFUSED),
    forget(REFUSED),
    forget(CANARY),
    measure(),
    staff((ANNA, *POST), on=LATER),
)


async def sent(connection: Connection, order: Instruction) -> Accepted | Refusal:
    return await ask(connection, "training", order.model_copy(update={"command_id": str(uuid4())}), wait=60)


async def mistyped(connection: Connection) -> str:
    """What is answered to a list with something else in place of a number."""
    body = staff((ANNA, *POST)).model_dump_json().replace(ANNA, MISTYPED)
    return (
        await connection.request(command_subject("training", "TakeInStaff"), body.encode(), timeout=60)
    ).data.decode()


def everything(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


async def lived(stores: Stores, connection: Connection, read_models: ReadModels) -> tuple[list[str], str, bytes]:
    """Let the service answer the history and forget; return what it said, and the forgotten pseudonym and link."""
    relay = Relay("training", stores.ledger.entries, connection)
    async with serving(stores, relay, connection, lambda: NOW), projecting(read_models, connection) as projector:
        answers = [await sent(connection, order) for order in HISTORY]
        pseudonym = stores.links.known("employee", [CANARY])[CANARY]
        link = stores.links._hash("employee", CANARY)
        answers.append(await sent(connection, forget(CANARY)))
        assert isinstance(answers[-1], Accepted)
        answers.append(await sent(connection, forget(CANARY)))
        await relay.drain()
        last = stores.ledger.last_position()
        await until(lambda: projector.status.positions.get("training") == last, "all of it is in the read models")
        wrong = await mistyped(connection)
    assert "rows.0.employee" in wrong
    return [wrong, *(answer.model_dump_json() for answer in answers)], pseudonym, link


async def test_N09_who_is_forgotten_is_found_in_no_file(
    nats_process: NatsServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    connection = await connect(nats_process.url, "test")
    await declare(connection)
    read_models = ReadModels(f"sqlite:///{tmp_path / 'read-models.db'}")
    with (
        closing(Ledger.open("training", f"sqlite:///{tmp_path / 'training.db'}", lambda: NOW)) as ledger,
        opened(ledger, f"sqlite:///{tmp_path / 'training-vault.db'}") as stores,
    ):
        said, pseudonym, link = await lived(stores, connection, read_models)
        kept = stores.links._hash("employee", ANNA)
        places = everything(tmp_path)
    await connection.close()
    read_models.close()
    nats_process.stop()
    places |= {f"stopped {name}": content for name, content in everything(tmp_path).items()}
    places |= {"told": "\n".join(said).encode(), "logged": caplog.text.encode()}

    assert sum('"refused"' in answer for answer in said) == 8, said
    for gone in (CANARY.encode(), REFUSED.encode(), MISTYPED.encode(), link):
        assert [name for name, content in places.items() if gone in content] == []
    assert any(kept in content for name, content in places.items() if "vault" in name), "the search can see a link"
    for place in ("training.db", "read-models.db", "nats"):
        assert any(place in name and pseudonym.encode() in content for name, content in places.items()), place
    assert pseudonym.encode() not in places["told"] + places["logged"]
