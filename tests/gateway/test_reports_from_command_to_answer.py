"""What is told of follow-ups by commands is there when a report asks for it."""

from datetime import date
from typing import Any

from contracts.activity import PlannedFollowUp
from contracts.envelope import Instruction
from contracts.plan_progress import FollowUpActivity
from contracts.plans import RevisePlan
from contracts.vocabulary import (
    FollowUpLevel,
    Forum,
    Warned,
)
from tests.gateway.city_told import CityTold
from tests.plans import histories as told
from tests.plans.histories import V1, V2, plan_measure
from tests.plans.spec import NAMND, order


async def test_P10_a_report_takes_up_exactly_the_measures_that_name_it(city: CityTold) -> None:
    def named(key: str, *follow_ups: PlannedFollowUp) -> Instruction:
        return plan_measure(key, title=key, follow_ups=follow_ups)

    annual, unit = Forum.ANNUAL_REPORT, FollowUpLevel.UNIT
    city.tell(
        *told.approved_with(
            named("own-year", PlannedFollowUp(forum=annual, year=2026)),
            named("next-year", PlannedFollowUp(forum=annual, year=2027)),
            named("no-year", PlannedFollowUp(forum=annual, level=unit)),
            named("on-a-day", PlannedFollowUp(forum=annual, on=date(2026, 12, 1))),
            named("elsewhere", PlannedFollowUp(forum=Forum.TERTIAL_1, year=2026), PlannedFollowUp(forum=Forum.ILS)),
        ),
        order(
            FollowUpActivity,
            plan_id=V1,
            activity_id="no-year",
            forum=annual,
            year=2026,
            followed_up_on=date(2026, 11, 1),
            note="Enligt plan",
        ),
        # A plan that nobody has decided yet is not reported on.
        order(RevisePlan, plan_id=V1, head=told.head(2027)),
        plan_measure("draft", V2, follow_ups=(PlannedFollowUp(forum=annual),)),
    )
    query = """query($forum: Forum!, $year: Int!, $namnd: String, $level: FollowUpLevel) {
        followUps(forum: $forum, year: $year, namnd: $namnd, level: $level) {
            namnd { code } activity { id } planned { forumLabel levelLabel } done { followedUpOn note } } }"""

    async def ids(year: int = 2026, **said: Any) -> list[str]:
        found = await city.ask(query, year=year, **{"forum": "ANNUAL_REPORT", **said})
        return [each["activity"]["id"] for each in found["followUps"]]

    assert await ids() == ["own-year", "no-year", "on-a-day"]
    assert await ids(level="UNIT") == ["no-year"]
    assert await ids(2027) == ["next-year"]
    assert await ids(2025) == []
    assert await ids(forum="TERTIAL_1") == ["elsewhere"]
    assert await ids(namnd="farsta") == []
    found = await city.ask(query, forum="ANNUAL_REPORT", year=2026, namnd=NAMND, level="UNIT")
    assert found["followUps"] == [
        {
            "namnd": {"code": NAMND},
            "activity": {"id": "no-year"},
            "planned": {"forumLabel": "Verksamhetsberättelse", "levelLabel": "Enhet"},
            "done": [{"followedUpOn": "2026-11-01", "note": "Enligt plan"}],
        }
    ]


async def test_P10_a_measure_without_a_year_is_reported_every_year_its_plan_is_worked_by(city: CityTold) -> None:
    period = told.year(2026).model_copy(update={"ends": date(2029, 12, 31)})
    long_head = told.head(period=period)
    city.tell(
        *told.city(),
        *(
            step.model_copy(update={"head": long_head}) if hasattr(step, "head") else step
            for step in told.drafted()[3:]
        ),
        plan_measure("a3", follow_ups=(PlannedFollowUp(forum=Forum.ANNUAL_REPORT),)),
        *told.chain(),
    )
    query = "query($year: Int!) { followUps(forum: ANNUAL_REPORT, year: $year) { activity { id } } }"

    async def years() -> list[int]:
        return [year for year in range(2025, 2031) if (await city.ask(query, year=year))["followUps"]]

    assert await years() == [2026, 2027, 2028, 2029]
    later = told.head(2028, period=period.model_copy(update={"starts": date(2028, 1, 1)}))
    city.tell(order(RevisePlan, plan_id=V1, head=later))
    assert await years() == [2026, 2027], "from then on the next version is worked by"


async def test_P11_a_follow_up_before_the_plans_year_is_shown_with_its_warning(city: CityTold) -> None:
    early = PlannedFollowUp(forum=Forum.ANNUAL_REPORT, year=2025)
    acknowledged = (Warned.FOLLOW_UP_BEFORE_PLAN,)
    city.tell(*told.approved_with(plan_measure("a3", follow_ups=(early,), acknowledged=acknowledged)))
    found = await city.ask(
        f"""{{ plan(namnd: "{NAMND}", year: 2026) {{ activities {{ followUps {{ year }} warnings {{ code textSv }} }} }}
            followUps(forum: ANNUAL_REPORT, year: 2025) {{ activity {{ id }} }} }}"""
    )
    shown = found["plan"]["activities"][2]
    assert shown["followUps"] == [{"year": 2025}]
    assert [each["code"] for each in shown["warnings"]] == ["FOLLOW_UP_BEFORE_PLAN"]
    assert found["followUps"] == [{"activity": {"id": "a3"}}]
