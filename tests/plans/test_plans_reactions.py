"""What the reports service records of a raised level becomes a duty here, once, however often it is heard."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from bus.connection import connect
from bus.relay import Relay
from bus.stream import declare
from contracts.envelope import Actor, Fact, Instruction, Recorded, seal, unseal
from contracts.plan_progress import TakeCoverage
from contracts.plan_review import RequireReview, ReviewRequired
from contracts.situation_fixing import LevelRaised, SituationPictureFixed
from contracts.situation_terms import Level
from contracts.training_measures import ActivityCovered
from contracts.vocabulary import Forum, Milieu, Role
from ledger.ledger import Change, Ledger
from services.plans.organisation import STREAM
from services.plans.reactions import called_for
from services.plans.rpc import serving
from tests.bus.streams import until
from tests.plans.histories import begun
from tests.plans.spec import NAMND, TODAY
from tests.plans.test_plans_handlers import carried_out
from tests.processes import NatsServer

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
RAISED = LevelRaised(
    namnd=NAMND,
    picture_id=f"{NAMND}-2026",
    milieu=Milieu.RIGHT_WING,
    from_level=Level.LOW,
    to_level=Level.HIGH,
    raised_on=date(2026, 11, 1),
    review_by=date(2026, 12, 1),
)


@pytest.fixture
def reports_ledger(tmp_path: Path) -> Iterator[Ledger]:
    opened = Ledger.open("reports", f"sqlite:///{tmp_path / 'reports.db'}")
    yield opened
    opened.close()


def recorded(ledger: Ledger, number: int, *facts: Fact) -> None:
    stream = f"picture/{NAMND}-2026"
    order = Instruction(command_id=f"reports-said-{number}", actor=Actor(account="u-1", role=Role.LOCAL_COORDINATOR))
    ledger.record([Change(stream, len(ledger.load(stream)), facts)], order, ())


def reviews(ledger: Ledger) -> list[ReviewRequired]:
    return [fact for fact in ledger.load(STREAM) if isinstance(fact, ReviewRequired)]


def required_last(ledger: Ledger, milieu: Milieu) -> bool:
    return [review.milieu for review in reviews(ledger)[-1:]] == [milieu]


async def test_R31_a_raised_level_is_heard_once_also_by_a_service_that_starts_again(
    fresh_stream: NatsServer, plans_ledger: Ledger, reports_ledger: Ledger
) -> None:
    connection = await connect(fresh_stream.url, "test")
    await declare(connection)
    carried_out(plans_ledger, begun())
    relays = [Relay("plans", plans_ledger.entries, connection), Relay("reports", reports_ledger.entries, connection)]
    for number, milieu in enumerate((Milieu.RIGHT_WING, Milieu.LEFT_WING), start=1):
        recorded(reports_ledger, number, RAISED.model_copy(update={"milieu": milieu}))
        async with serving(plans_ledger, relays[0], connection, lambda: NOW):
            for relay in relays:
                await relay.drain()
            await until(partial(required_last, plans_ledger, milieu), "the level is heard")
    assert [(review.milieu, review.namnd, review.review_by) for review in reviews(plans_ledger)] == [
        (Milieu.RIGHT_WING, NAMND, date(2026, 12, 1)),
        (Milieu.LEFT_WING, NAMND, date(2026, 12, 1)),
    ]
    await connection.close()


def test_R31_only_a_raised_level_calls_for_a_review() -> None:
    def event(fact: Fact) -> Recorded:
        return unseal("reports", 7, 0, fact.type, seal(fact, 1, begun()[0], "x"))

    required_review = called_for(event(RAISED))
    assert isinstance(required_review, RequireReview)
    assert (required_review.review_id, required_review.to_level) == ("review-7", Level.HIGH)
    assert required_review.actor.role is Role.SYSTEM
    other = SituationPictureFixed(
        namnd=NAMND, picture_id=f"{NAMND}-2026", year=2026, fixed_on=TODAY, diarienummer=None, missing=()
    )
    assert called_for(event(other)) is None


def test_T16_coverage_that_training_has_measured_becomes_a_value_of_the_measure() -> None:
    covered = ActivityCovered(
        namnd=NAMND,
        plan_id=f"{NAMND}-v1",
        activity_id="a1",
        course="grundutbildning",
        forum=Forum.TERTIAL_1,
        year=2026,
        on=date(2026, 4, 30),
        share=None,
    )
    taken = called_for(unseal("training", 9, 8, covered.type, seal(covered, 1, begun()[0], "x")))
    assert isinstance(taken, TakeCoverage)
    assert (taken.command_id, taken.actor.role) == ("training-9", Role.SYSTEM)
    assert (taken.plan_id, taken.activity_id, taken.share, taken.on) == (f"{NAMND}-v1", "a1", None, date(2026, 4, 30))
