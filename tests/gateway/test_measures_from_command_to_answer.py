"""What is told of measures by commands is there when it is asked about: who, what for, how far."""

from datetime import date

from contracts.activity import Collaborator, Party, PartyKind, PlannedFollowUp, Target
from contracts.organisation import FormWorkGroup, RegisterUnit
from contracts.plan_content import Outcome, PlanContent
from contracts.plan_progress import FollowUpOutcome, MeasureTarget, ReportProgress, TakeCoverage
from contracts.plans import DescribePlan
from contracts.schedule import Per
from contracts.vocabulary import (
    ActivityStatus,
    Category,
    Forum,
    FunctionLevel,
    Orientation,
    PreventionLevel,
)
from tests.gateway.city_told import CityTold
from tests.plans import histories as told
from tests.plans.histories import V1, plan_measure
from tests.plans.spec import NAMND, order


async def test_P04_P06_P07_P13_P30_a_measure_shows_what_the_plan_says_of_it(city: CityTold) -> None:
    city.tell(
        *told.approved_with(
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


async def test_A13_one_is_responsible_others_perform_and_cooperate(city: CityTold) -> None:
    police = Party(kind=PartyKind.OUTSIDE, title="Polisen")
    school = Party(kind=PartyKind.ADMINISTRATION, title="Utbildningsförvaltningen", namnd="utbildningsnamnden")
    city.tell(
        *told.drafted(),
        plan_measure(
            "a3",
            responsible=Party(kind=PartyKind.ROLE, title="Preventionssamordnare"),
            performer=Party(kind=PartyKind.UNIT, title="Fältenheten"),
            collaborators=(
                Collaborator(party=police, until=date(2026, 6, 30)),
                Collaborator(party=school, condition="Vid behov"),
            ),
        ),
    )
    found = await city.ask(
        f"""{{ plan(namnd: "{NAMND}", year: 2026) {{ activities {{ responsible {{ title }} performer {{ kind title }}
            collaborators {{ party {{ kind title namnd }} until condition }} }} }} }}"""
    )
    assert found["plan"]["activities"][2] == {
        "responsible": {"title": "Preventionssamordnare"},
        "performer": {"kind": "UNIT", "title": "Fältenheten"},
        "collaborators": [
            {
                "party": {"kind": "OUTSIDE", "title": "Polisen", "namnd": None},
                "until": "2026-06-30",
                "condition": None,
            },
            {
                "party": {
                    "kind": "ADMINISTRATION",
                    "title": "Utbildningsförvaltningen",
                    "namnd": "utbildningsnamnden",
                },
                "until": None,
                "condition": "Vid behov",
            },
        ],
    }


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


async def test_P19_P20_outcomes_and_targets_say_how_far_they_are_reached(city: CityTold) -> None:
    safe = Outcome(statement="Unga är trygga", indicator="Trygghetsmätning")
    outcomes = PlanContent(outcomes=(safe, Outcome(statement="Tilliten ökar")))
    jobs = Target(key="jobb", title="Feriejobb", value=400, unit="jobb", per=Per.YEAR)
    city.tell(
        *told.approved_with(plan_measure("a3", targets=(jobs,)), order(DescribePlan, plan_id=V1, content=outcomes)),
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


async def test_T01_T16_the_follow_up_of_a_plan_shows_what_training_has_measured_for_its_measure(city: CityTold) -> None:
    named = PlannedFollowUp(forum=Forum.TERTIAL_1, year=2026)
    city.tell(
        *told.approved_with(plan_measure("a3", courses=("grundutbildning", "fordjupning"), follow_ups=(named,))),
        *(
            order(
                TakeCoverage,
                plan_id=V1,
                activity_id="a3",
                course=course,
                forum=Forum.TERTIAL_1,
                year=2026,
                on=date(2026, 4, 30),
                share=share,
            )
            for course, share in (("grundutbildning", 82), ("fordjupning", None))
        ),
    )
    found = await city.ask(
        """{ t1: followUps(forum: TERTIAL_1, year: 2026) { activity { id courses } coverage { course on share } }
            t2: followUps(forum: TERTIAL_2, year: 2026) { activity { id } } }"""
    )
    assert found["t1"] == [
        {
            "activity": {"id": "a3", "courses": ["grundutbildning", "fordjupning"]},
            "coverage": [
                {"course": "grundutbildning", "on": "2026-04-30", "share": 82},
                {"course": "fordjupning", "on": "2026-04-30", "share": None},
            ],
        }
    ]
    assert found["t2"] == []
