"""Two services, each with a log of its own: fresh means both, and reading what was written means the right one."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from contracts.catalogue import SERVICES
from gateway.cache import Kept
from gateway.positions import Positions
from gateway.projector.projection import Projection
from gateway.readiness import judged
from gateway.snapshots import Snapshots
from gateway.views.reader import Label
from tests.gateway.gateway_history import sample_log
from tests.gateway.reports_told import noted

NOVEMBER = datetime(2026, 11, 1, tzinfo=UTC)


class Silent:
    """A bus over which no announcement comes; the table is looked at instead."""

    async def subscribe(self, *_: Any, **__: Any) -> None:
        return


async def test_what_one_service_wrote_is_not_read_because_the_other_has_come_as_far(
    engine: sa.Engine, projection: Projection
) -> None:
    positions = Positions(Snapshots(engine), Silent(), wait=0.1)
    assert await positions.passed("plans", len(sample_log().events))
    assert not await positions.passed("reports", 1)

    waiting = asyncio.create_task(Positions(Snapshots(engine), Silent(), wait=20).passed("reports", 7))
    await asyncio.to_thread(projection.apply, [noted(7, 0, NOVEMBER)])
    assert await waiting
    assert not await positions.passed("reports", 8)


@pytest.mark.parametrize(
    ("lag", "ready"),
    [({"plans": 0, "reports": 0}, True), ({"plans": 6, "reports": 6}, False), ({"reports": 40}, False)],
)
def test_ready_is_when_every_service_is_caught_up_with(lag: dict[str, int], ready: bool) -> None:
    assert judged({"state": "running", "lag": lag}).ready is ready


def test_an_answer_is_read_again_whichever_service_has_gone_on() -> None:
    kept = Kept(b"", "tag", Label(1, {"plans": 4, "reports": 2}, {}), closed=False)
    assert kept.holds(Label(1, {"plans": 4, "reports": 2}, {}))
    assert not kept.holds(Label(1, {"plans": 4, "reports": 3}, {}))
    assert not kept.holds(Label(1, {"plans": 5, "reports": 2}, {}))


def test_a_moment_is_over_when_every_service_has_passed_it() -> None:
    passed = dict.fromkeys(SERVICES, 11)
    assert Label(1, {}, {**passed, "plans": 10, "reports": 12}).covers(10)
    for service in SERVICES:
        assert not Label(1, {}, {**passed, service: 9}).covers(10)
        assert not Label(1, {}, {each: 11 for each in SERVICES if each != service}).covers(10)
    assert not Label(1, {}, {}).covers(0)
