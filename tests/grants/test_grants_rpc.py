"""The service on the bus: it answers, hears of the nämnder from plans, and says how it is."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bus.connection import connect
from bus.relay import Relay
from bus.rpc import ask, ask_status
from bus.stream import declare
from contracts.answers import Accepted, Refusal
from contracts.organisation import EstablishNamnd, MergeNamnder
from contracts.vocabulary import NamndKind
from ledger.ledger import Ledger
from services.grants.city import STREAM
from services.grants.rpc import serving
from services.plans.handlers import handle as handle_in_plans
from tests.bus.streams import until
from tests.grants.histories import ORGNR, register
from tests.grants.spec import FORMER, MERGED, NOW, given
from tests.plans.spec import order as order_in_plans
from tests.processes import NatsServer


@pytest.fixture
def ledgers(tmp_path: Path) -> Iterator[tuple[Ledger, Ledger]]:
    """The ledgers of plans and of grants."""
    with (
        closing(Ledger.open("plans", f"sqlite:///{tmp_path / 'plans.db'}")) as plans,
        closing(Ledger.open("grants", f"sqlite:///{tmp_path / 'grants.db'}")) as grants,
    ):
        yield plans, grants


def established(plans: Ledger) -> None:
    for code, since in ((FORMER, date(2007, 1, 1)), (MERGED, date(2020, 7, 1))):
        body = {"name": code.capitalize(), "kind": NamndKind.STADSDELSNAMND, "plan_obliged": True}
        made = order_in_plans(EstablishNamnd, namnd=code, valid_from=since, **body)
        answer = handle_in_plans(plans, made.model_copy(update={"command_id": f"establish-{code}"}), NOW.date())
        assert isinstance(answer, Accepted), answer
    merged = order_in_plans(MergeNamnder, merged=(FORMER,), into=MERGED, on=date(2020, 7, 1))
    answer = handle_in_plans(plans, merged.model_copy(update={"command_id": "merge-0001"}), NOW.date())
    assert isinstance(answer, Accepted), answer


async def test_U12_the_service_answers_and_knows_the_namnder_of_plans(
    fresh_stream: NatsServer, ledgers: tuple[Ledger, Ledger]
) -> None:
    plans, grants = ledgers
    established(plans)
    connection = await connect(fresh_stream.url, "test")
    await declare(connection)
    relay, theirs = Relay("grants", grants.entries, connection), Relay("plans", plans.entries, connection)
    async with serving(grants, relay, connection, lambda: NOW):
        await theirs.drain()
        await until(lambda: len(grants.load(STREAM)) == 3, "the nämnder are noted")
        told = await ask(connection, "grants", register())
        assert told == Accepted(position=grants.last_position(), ids=(ORGNR,))
        again = await ask(connection, "grants", register().model_copy(update={"command_id": "register-2"}))
        assert isinstance(again, Refusal)
        assert again.code == "ORGANISATION_EXISTS"
        await relay.drain()
        status = await ask_status(connection, "grants")
    await connection.close()
    position = grants.last_position()
    assert status == {
        "recorded": position,
        "published": position,
        "read": {"plans": plans.last_position()},
        "error": None,
    }
    namnder = given(*grants.load(STREAM)).state(STREAM).namnder
    assert (namnder[FORMER].successor, namnder[FORMER].last_day) == (MERGED, date(2020, 6, 30))
