"""What is told of plans by commands is there when it is asked about: measures, reports, revisions, outcomes."""

from datetime import date
from typing import Any

from contracts.activity import ActivityContent, Party, PartyKind, PlannedFollowUp, Target
from contracts.envelope import Instruction
from contracts.organisation import FormWorkGroup, RegisterUnit
from contracts.plan_content import Outcome, PlanContent
from contracts.plan_progress import FollowUpActivity, FollowUpOutcome, MeasureTarget, ReportProgress
from contracts.plans import AccountForActivity, DescribePlan, PlanHead, RevisePlan
from contracts.schedule import Per, Schedule, ScheduleKind
from contracts.vocabulary import (
    ActivityStatus,
    Category,
    FollowUpLevel,
    Forum,
    FunctionLevel,
    Orientation,
    PreventionLevel,
)
from gateway.views import difference
from tests.gateway.city_told import CityTold
from tests.plans import histories as told
from tests.plans.histories import V1, V2, V3, plan_measure
from tests.plans.spec import NAMND, order


def account(plan_id: str, ancestor: str, status: ActivityStatus, **said: Any) -> AccountForActivity:
    return order(AccountForActivity, plan_id=plan_id, ancestor=ancestor, status=status, **said)


def with_measures(*measures: Instruction) -> tuple[Instruction, ...]:
    return (*told.drafted(), *measures, *told.chain())


async def test_P04_P06_P07_P13_P30_a_measure_shows_what_the_plan_says_of_it(city: CityTold) -> None:
    city.tell(
        *with_measures(
            plan_measure(
                "a3",
                title="Samtal med unga",
                prevention_level=PreventionLevel.INDICATED,
                function_levels=(FunctionLevel.DETECTING,),
                orientations=(Orientation.KNOWLEDGE, Orientation.COHESION),
                responsible=Party(kind=PartyKind.OUTSIDE, title="Polisen"),
                cooperating=True,
                wanted_outcome="Fler nås",
            )
        )
    )
    found = await city.ask(
        f"""{{ plan(namnd: "{NAMND}", year: 2026) {{ status
            approval {{ consultations {{ party }} submittedOn decided {{ paragraph }} sentOn approved {{ paragraph }} }}
            orientationsWithoutActivity {{ orientation }}
            activities {{ id preventionLevelLabel functionLevelLabels orientations cooperating wantedOutcome
                responsible {{ kind title }} warnings {{ code }} }} }} }}"""
    )
    plan = found["plan"]
    assert plan["status"] == "APPROVED"
    assert plan["approval"] == {
        "consultations": [{"party": "SLK"}, {"party": "POLICE"}],
        "submittedOn": "2026-02-01",
        "decided": {"paragraph": 7},
        "sentOn": "2026-02-25",
        "approved": {"paragraph": 3},
    }
    untouched = [each["orientation"] for each in plan["orientationsWithoutActivity"]]
    assert untouched == ["DEMOCRACY", "EVIDENCE", "COORDINATION", "CIVIL_SOCIETY"]
    assert plan["activities"][2] == {
        "id": "a3",
        "preventionLevelLabel": "Indikerad",
        "functionLevelLabels": ["Upptäckande"],
        "orientations": ["KNOWLEDGE", "COHESION"],
        "cooperating": True,
        "wantedOutcome": "Fler nås",
        "responsible": {"kind": "OUTSIDE", "title": "Polisen"},
        "warnings": [{"code": "NO_INDIVIDUALS"}],
    }
    assert [each["warnings"] for each in plan["activities"][:2]] == [[], []]


async def test_P05_measures_are_counted_by_where_they_stand_and_by_what_they_do(city: CityTold) -> None:
    city.tell(
        *told.drafted(),
        plan_measure("a3", category=Category.PREVENTIVE, category_by_content=Category.TRAINING),
        told.namnd("farsta"),
    )
    found = await city.ask(
        """{ overview(year: 2026) { namnd { code } activitiesByCategory { category count }
            activitiesByContent { categoryLabel count } } }"""
    )
    assert found["overview"] == [
        {"namnd": {"code": "farsta"}, "activitiesByCategory": [], "activitiesByContent": []},
        {
            "namnd": {"code": NAMND},
            "activitiesByCategory": [{"category": "PREVENTIVE", "count": 2}, {"category": "HINDERING", "count": 1}],
            "activitiesByContent": [
                {"categoryLabel": "Förebyggande", "count": 1},
                {"categoryLabel": "Förhindrande", "count": 1},
                {"categoryLabel": "Utbildning", "count": 1},
            ],
        },
    ]


async def test_P10_a_report_takes_up_exactly_the_measures_that_name_it(city: CityTold) -> None:
    def named(key: str, *follow_ups: PlannedFollowUp) -> Instruction:
        return plan_measure(key, title=key, follow_ups=follow_ups)

    annual, unit = Forum.ANNUAL_REPORT, FollowUpLevel.UNIT
    city.tell(
        *with_measures(
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


async def test_A12_a_collective_is_counted_out_by_the_units_registered(city: CityTold) -> None:
    everyone = Party(kind=PartyKind.COLLECTIVE, title="Samtliga enhetschefer", departments=("Äldreomsorg",))
    city.tell(*told.drafted(), plan_measure("a3", responsible=everyone))
    for unit, department in (("hemtjanst", "Äldreomsorg"), ("dagverksamhet", "Äldreomsorg"), ("falt", "Fritid")):
        since = date(2020, 1, 1)
        city.tell(
            order(RegisterUnit, namnd=NAMND, unit=unit, name=unit.capitalize(), department=department, valid_from=since)
        )
    found = await city.ask(
        f"""{{ plan(namnd: "{NAMND}", year: 2026) {{ activities {{ responsible {{ obligations {{ name }} }} }} }} }}"""
    )
    collective = found["plan"]["activities"][2]["responsible"]
    assert [each["name"] for each in collective["obligations"]] == ["Dagverksamhet", "Hemtjanst"]


async def test_A14_a_measure_names_the_work_groups_that_have_a_part_in_it(city: CityTold) -> None:
    formed = order(
        FormWorkGroup,
        namnd=NAMND,
        work_group_id="lokal",
        name="Lokal arbetsgrupp",
        mandate="Ta fram rutiner",
        members=("Avdelningschef",),
        started_on=date(2026, 1, 15),
    )
    city.tell(*told.drafted(), formed, plan_measure("a3", work_groups=("lokal",)))
    found = await city.ask(
        f"""{{ plan(namnd: "{NAMND}", year: 2026) {{ activities {{ id
            workGroups {{ key name members startedOn mandate }} }} }} }}"""
    )
    group = {
        "key": "lokal",
        "name": "Lokal arbetsgrupp",
        "members": ["Avdelningschef"],
        "startedOn": "2026-01-15",
        "mandate": "Ta fram rutiner",
    }
    assert [each["workGroups"] for each in found["plan"]["activities"]] == [[], [], [group]]


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


async def test_P19_P20_outcomes_and_targets_say_how_far_they_are_reached(city: CityTold) -> None:
    safe = Outcome(statement="Unga är trygga", indicator="Trygghetsmätning")
    outcomes = PlanContent(outcomes=(safe, Outcome(statement="Tilliten ökar")))
    jobs = Target(key="jobb", title="Feriejobb", value=400, unit="jobb", per=Per.YEAR)
    city.tell(
        *with_measures(plan_measure("a3", targets=(jobs,)), order(DescribePlan, plan_id=V1, content=outcomes)),
        order(
            MeasureTarget,
            plan_id=V1,
            activity_id="a3",
            target="jobb",
            value=312.0,
            period=told.year(2026),
            measured_on=date(2026, 9, 1),
        ),
        order(
            ReportProgress, plan_id=V1, activity_id="a3", status=ActivityStatus.ONGOING, reported_on=date(2026, 9, 1)
        ),
        order(
            FollowUpOutcome,
            plan_id=V1,
            outcome=1,
            forum=Forum.ANNUAL_REPORT,
            year=2026,
            followed_up_on=date(2026, 11, 1),
            note="Fler är trygga än förra året",
            indicator="72 procent",
        ),
    )
    found = await city.ask(
        f"""{{ plan(namnd: "{NAMND}", year: 2026) {{
            outcomes {{ statement indicator followedUp {{ forum year followedUpOn note indicator }} }}
            activities {{ status targets {{ value achievedPercent measurements {{ value unit }} }} }}
            history {{ type on note }} }} }}"""
    )
    plan = found["plan"]
    assert plan["outcomes"] == [
        {
            "statement": "Unga är trygga",
            "indicator": "Trygghetsmätning",
            "followedUp": [
                {
                    "forum": "ANNUAL_REPORT",
                    "year": 2026,
                    "followedUpOn": "2026-11-01",
                    "note": "Fler är trygga än förra året",
                    "indicator": "72 procent",
                }
            ],
        },
        {"statement": "Tilliten ökar", "indicator": None, "followedUp": []},
    ]
    target = {"value": 400, "achievedPercent": 78, "measurements": [{"value": 312, "unit": "jobb"}]}
    assert plan["activities"][2] == {"status": "ONGOING", "targets": [target]}
    assert plan["history"][-1] == {
        "type": "plans.OutcomeFollowedUp.v1",
        "on": "2026-11-01",
        "note": "Fler är trygga än förra året",
    }
