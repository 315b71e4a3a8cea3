"""A measure of a plan requires a course, training measures it, and the plan's follow-up shows the share."""

from contracts.activity import PlannedFollowUp
from contracts.vocabulary import Forum
from tests.gateway import training_told as told
from tests.gateway.city_told import CityTold
from tests.gateway.training_told import COURSE, UNITS
from tests.plans.histories import approved_with, plan_measure

FOLLOW_UPS = "{ followUps(forum: TERTIAL_1, year: 2026) { activity { id } coverage { course on share } } }"


async def test_T01_T07_T16_what_a_measure_requires_is_counted_and_comes_back_to_its_follow_up(city: CityTold) -> None:
    named = PlannedFollowUp(forum=Forum.TERTIAL_1, year=2026)
    city.tell(told.course())
    city.tell(*approved_with(plan_measure("a3", courses=(COURSE,), follow_ups=(named,))))
    city.tell(*map(told.unit, UNITS), told.staff(UNITS), told.completions(told.COMPLETED))
    assert (await city.ask(FOLLOW_UPS))["followUps"] == [{"activity": {"id": "a3"}, "coverage": []}]
    city.tell(told.measured())
    share = 100 * sum(told.COMPLETED.values()) // sum(UNITS.values())
    measured = [{"course": COURSE, "on": "2026-04-30", "share": share}]
    assert (await city.ask(FOLLOW_UPS))["followUps"] == [{"activity": {"id": "a3"}, "coverage": measured}]
    city.tell(told.withdrawn("skola"))
    assert (await city.ask(FOLLOW_UPS))["followUps"][0]["coverage"] == measured
