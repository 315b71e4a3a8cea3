"""What is told of revisions by commands is there when it is asked about: when, what became of it, what differs."""

from datetime import date
from typing import Any

from contracts.activity import ActivityContent, Party, PartyKind
from contracts.envelope import Instruction
from contracts.plan_content import PlanContent
from contracts.plans import AccountForActivity, PlanHead, RevisePlan
from contracts.schedule import Schedule, ScheduleKind
from contracts.steering import SetRevisionMoment
from contracts.vocabulary import (
    ActivityStatus,
    Category,
    RevisionMoment,
)
from gateway.views import difference
from tests.gateway.city_told import CityTold
from tests.plans import histories as told
from tests.plans.histories import V1, V2, V3, plan_measure
from tests.plans.spec import NAMND, order


def account(plan_id: str, ancestor: str, status: ActivityStatus, **said: Any) -> AccountForActivity:
    return order(AccountForActivity, plan_id=plan_id, ancestor=ancestor, status=status, **said)


async def test_P15_the_day_of_the_next_revision_is_that_of_the_namnds_own_calendar(city: CityTold) -> None:
    city.tell(*told.begun())
    query = f"""{{ overview(year: 2026) {{ nextRevision {{ momentLabel year dueOn }} }}
        plan(namnd: "{NAMND}", year: 2026) {{ nextRevision {{ dueOn }} }} }}"""
    usual = {"momentLabel": "Tertialrapport 1", "year": 2027, "dueOn": "2027-04-30"}
    assert (await city.ask(query))["overview"] == [{"nextRevision": usual}]
    city.tell(
        order(SetRevisionMoment, namnd=NAMND, year=2027, moment=RevisionMoment.T1, due_on=date(2027, 5, 20)),
    )
    found = await city.ask(query)
    assert found["overview"] == [{"nextRevision": {**usual, "dueOn": "2027-05-20"}}]
    assert found["plan"]["nextRevision"] == {"dueOn": "2027-05-20"}


async def test_P14_a_missed_revision_is_an_alert_across_the_city(city: CityTold) -> None:
    city.tell(*told.approved())
    query = "{ deadlines { kind dueOn overdue alert planId namnd { code } } }"

    async def revisions() -> list[dict[str, Any]]:
        return [each for each in (await city.ask(query))["deadlines"] if each["kind"] == "REVISION"]

    due = {"kind": "REVISION", "dueOn": "2027-04-30", "planId": V1, "namnd": {"code": NAMND}}
    assert await revisions() == [{**due, "overdue": False, "alert": False}]
    city.at("2027-05-01T09:00:00+00:00")
    assert await revisions() == [{**due, "overdue": True, "alert": True}]


def twice_revised() -> tuple[Instruction, ...]:
    changed = told.measure(
        "Orosanmälan snabbare",
        Category.HINDERING,
        responsible=Party(kind=PartyKind.ROLE, title="Avdelningschef"),
        schedule=Schedule(printed="Juni", kind=ScheduleKind.BY),
        condition="Vid behov",
    )
    return (
        *told.revised(),
        told.written(V2),
        account(V2, "a1", ActivityStatus.ONGOING, activity_id="b1"),
        account(V2, "a2", ActivityStatus.CHANGED, reason="Tar för lång tid", changed_to=changed, activity_id="b2"),
        plan_measure("b3", V2, title="Öppet hus"),
        *told.chain(V2),
        order(RevisePlan, plan_id=V2, head=told.head(2028, goal_theme="trygghet")),
    )


async def test_P16_P17_any_two_versions_are_compared_and_what_is_gone_says_why(city: CityTold) -> None:
    city.tell(*twice_revised())
    query = """query($from: Int!, $to: Int!) { planDiff(namnd: "skarpnack", fromVersion: $from, toVersion: $to) {
        added { id } removed { activity { id } statusLabel reason } unchanged
        changed { old { id } new { id } fields { field aspectLabel old new } } planFields { field new } } }"""
    near = (await city.ask(query, **{"from": 1, "to": 2}))["planDiff"]
    [changed] = near["changed"]
    assert (changed["old"]["id"], changed["new"]["id"]) == ("a2", "b2")
    assert [tuple(each.values()) for each in changed["fields"]] == [
        ("title", "Formulering", "Orosanmälan", "Orosanmälan snabbare"),
        ("condition", "Formulering", None, "Vid behov"),
        ("responsible", "Ansvarig", "Enhetschef", "Avdelningschef"),
        ("schedule", "Tidplan", "Löpande", "Juni"),
    ]
    assert (near["added"], near["removed"], near["unchanged"]) == ([{"id": "b3"}], [], 1)
    begun = (await city.ask(query, **{"from": 1, "to": 3}))["planDiff"]["removed"]
    assert [each["statusLabel"] for each in begun] == [None, None], "nobody has said yet"
    city.tell(
        account(V3, "b1", ActivityStatus.DROPPED, reason="Ingen kom"),
        account(V3, "b2", ActivityStatus.ONGOING, activity_id="c2"),
        account(V3, "b3", ActivityStatus.DONE),
    )
    far = (await city.ask(query, **{"from": 1, "to": 3}))["planDiff"]
    assert far["removed"] == [{"activity": {"id": "a1"}, "statusLabel": "Utgår", "reason": "Ingen kom"}]
    assert [(each["old"]["id"], each["new"]["id"]) for each in far["changed"]] == [("a2", "c2")]
    assert {"field": "goalTheme", "new": "trygghet"} in far["planFields"]
    found = await city.ask(
        f"""{{ plan(namnd: "{NAMND}", year: 2028) {{ accounts {{ ancestor statusLabel reason }} }} }}"""
    )
    assert found["plan"]["accounts"] == [
        {"ancestor": "b1", "statusLabel": "Utgår", "reason": "Ingen kom"},
        {"ancestor": "b2", "statusLabel": "Pågående", "reason": None},
        {"ancestor": "b3", "statusLabel": "Genomförd", "reason": None},
    ]


def test_P17_everything_a_plan_says_is_compared() -> None:
    beside = {"source_lines", "remarks", "same_as", "acknowledged"}
    assert set(difference.COMPARED) == set(ActivityContent.model_fields) - beside
    assert set(difference.ON_THE_FRONT) == set(PlanHead.model_fields) - {"source"}
    assert {*difference.TEXTS, "approval_chain", "remarks"} == set(PlanContent.model_fields)
