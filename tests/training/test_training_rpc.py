"""The service on the bus: it answers, hears of nämnder, units and plans, and says how it is."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bus.connection import connect
from bus.relay import Relay
from bus.rpc import ask, ask_status
from bus.stream import declare
from contracts.activity import ActivityContent
from contracts.answers import Accepted, Refusal
from contracts.envelope import Fact, Instruction
from contracts.organisation import EstablishNamnd, MergeNamnder, RegisterUnit
from contracts.plan_approval import AdoptHistoricalPlan
from contracts.plans import DraftPlan, Period, PlanActivity, PlanHead
from contracts.training_noting import CourseRequired
from contracts.training_units import UnitEntered
from contracts.vocabulary import Category, NamndKind, Role
from ledger.ledger import Ledger
from services.plans.handlers import handle as handle_in_plans
from services.training.city import STREAM
from services.training.keeping.stores import Stores, opened
from services.training.rpc import serving
from services.training.streams import namnd_stream
from tests.bus.streams import until
from tests.plans.spec import order as order_in_plans
from tests.processes import NatsServer
from tests.training.spec import FORMER, MERGED, NOW, given
from tests.training.training_histories import BASIC, FIELD, issue

PLAN = f"{FORMER}-v1"


@pytest.fixture
def plans(tmp_path: Path) -> Iterator[Ledger]:
    with closing(Ledger.open("plans", f"sqlite:///{tmp_path / 'plans.db'}")) as ledger:
        yield ledger


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    with (
        closing(Ledger.open("training", f"sqlite:///{tmp_path / 'training.db'}")) as ledger,
        opened(ledger, f"sqlite:///{tmp_path / 'training-vault.db'}") as opening,
    ):
        yield opening


def told_in_plans(plans: Ledger, *orders: Instruction) -> None:
    for number, made in enumerate(orders):
        order = made.model_copy(update={"command_id": f"plans-{number:04}"})
        answer = handle_in_plans(plans, order, NOW.date())
        assert isinstance(answer, Accepted), answer


def namnd(code: str, since: date) -> Instruction:
    body: dict[str, Any] = {"name": code.capitalize(), "kind": NamndKind.STADSDELSNAMND, "plan_obliged": True}
    return order_in_plans(EstablishNamnd, namnd=code, valid_from=since, **body)


def a_plan_from_before_varna() -> tuple[Instruction, ...]:
    """Hägersten-Liljeholmen's plan of 2017 requires a course; the nämnd went up in another in 2020."""
    head = PlanHead(title="Plan 2017", period=Period(starts=date(2017, 1, 1), ends=date(2017, 12, 31)))
    measure = ActivityContent(title="Utbilda", category=Category.COMPETENCE, courses=(BASIC,))
    unit = {"namnd": FORMER, "unit": FIELD, "name": "Fältgruppen", "valid_from": date(2010, 1, 1)}
    return (
        namnd(FORMER, date(2007, 1, 1)),
        namnd(MERGED, date(2020, 7, 1)),
        order_in_plans(MergeNamnder, merged=(FORMER,), into=MERGED, on=date(2020, 7, 1)),
        order_in_plans(RegisterUnit, Role.SLK, **unit),
        order_in_plans(DraftPlan, of=FORMER, namnd=FORMER, head=head),
        order_in_plans(PlanActivity, of=FORMER, plan_id=PLAN, activity_id=f"{PLAN}-t1", activity=measure),
        order_in_plans(AdoptHistoricalPlan, of=FORMER, plan_id=PLAN),
    )


async def test_T01_U12_the_service_answers_and_knows_what_plans_has_decided(
    fresh_stream: NatsServer, plans: Ledger, stores: Stores
) -> None:
    told_in_plans(plans, *a_plan_from_before_varna())
    connection = await connect(fresh_stream.url, "test")
    await declare(connection)
    relay, theirs = Relay("training", stores.ledger.entries, connection), Relay("plans", plans.entries, connection)
    async with serving(stores, relay, connection, lambda: NOW):
        await theirs.drain()
        await until(lambda: bool(_facts(stores, CourseRequired)), "the plan's measure requires its course")
        answer = await ask(connection, "training", issue())
        assert answer == Accepted(position=stores.ledger.last_position(), ids=(BASIC,))
        again = await ask(connection, "training", issue().model_copy(update={"command_id": "command-2"}))
        assert isinstance(again, Refusal)
        assert again.code == "VERSION_OUT_OF_STEP"
        await relay.drain()
        status = await ask_status(connection, "training")
    await connection.close()
    position = stores.ledger.last_position()
    assert status == {
        "recorded": position,
        "published": position,
        "read": {"plans": plans.last_position()},
        "error": None,
    }
    [required] = _facts(stores, CourseRequired)
    assert (required.course, required.from_day, required.to_day) == (BASIC, date(2017, 1, 1), date(2018, 1, 1))
    assert [entered.unit for entered in _facts(stores, UnitEntered)] == [FIELD]
    namnder = given(*stores.ledger.load(STREAM)).state(STREAM).namnder
    assert (namnder[FORMER].successor, namnder[FORMER].last_day) == (MERGED, date(2020, 6, 30))


def _facts(stores: Stores, kind: type[Fact]) -> list[Any]:
    return [fact for fact in stores.ledger.load(namnd_stream(FORMER)) if isinstance(fact, kind)]
