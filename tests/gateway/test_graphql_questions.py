"""The questions of the public contract, now and as of earlier moments."""

import orjson

from contracts.plans import ActivityPlanned
from gateway.projector.projection import Projection
from tests.gateway.asking_gateway import Client
from tests.gateway.gateway_history import FIRST, OLD, SECOND, content, sample_log

BEFORE_ANYTHING = "2026-01-01T00:00:00Z"
BEFORE_APPROVAL = "2026-01-07T11:59:00Z"
BEFORE_REVISION = "2026-08-31T00:00:00Z"


async def test_namnder_know_where_they_come_from_and_went(ask: Client) -> None:
    found = await ask(
        "{ namnder { code name kind kindLabel validFrom validTo predecessors { code } successors { code } } }"
    )
    by_code = {namnd["code"]: namnd for namnd in found["namnder"]}
    assert by_code["hagersten-alvsjo"]["predecessors"] == [{"code": "hagersten-liljeholmen"}, {"code": "alvsjo"}]
    assert by_code["alvsjo"] == {
        "code": "alvsjo",
        "name": "Älvsjö stadsdelsnämnd",
        "kind": "STADSDELSNAMND",
        "kindLabel": "Stadsdelsnämnd",
        "validFrom": "1997-01-01",
        "validTo": "2020-06-30",
        "predecessors": [],
        "successors": [{"code": "hagersten-alvsjo"}],
    }


async def test_U12_a_merged_namnds_plan_is_under_its_own_name_and_its_successors(ask: Client) -> None:
    found = await ask('{ plans(namnd: "hagersten-liljeholmen") { id } namnder { code plans { id namnd { code } } } }')
    assert found["plans"] == [{"id": OLD}]
    by_code = {namnd["code"]: namnd["plans"] for namnd in found["namnder"]}
    assert by_code["hagersten-alvsjo"] == [{"id": OLD, "namnd": {"code": "hagersten-liljeholmen"}}]


async def test_nothing_was_known_before_the_first_event(ask: Client) -> None:
    found = await ask("query($t: DateTime) { namnder(asOf: $t) { code } plans(asOf: $t) { id } }", t=BEFORE_ANYTHING)
    assert found == {"namnder": [], "plans": []}


async def test_as_of_before_the_revision_shows_the_plan_as_it_was(ask: Client) -> None:
    query = """query($t: DateTime) { plan(namnd: "skarpnack", year: 2026, asOf: $t) {
        id status statusLabel supersededBy inForceUntil activities { id status } } }"""
    was = (await ask(query, t=BEFORE_REVISION))["plan"]
    now = (await ask(query))["plan"]
    assert was["status"] == now["status"] == "APPROVED_WITH_CONDITIONS"
    assert was["statusLabel"] == "Godkänd med villkor"
    assert (was["supersededBy"], was["inForceUntil"]) == (None, None)
    assert (now["supersededBy"], now["inForceUntil"]) == (SECOND, "2026-12-31")
    assert was["activities"][0] == {"id": f"{FIRST}-a", "status": "ONGOING"}
    earlier = (await ask(query, t="2026-05-01T00:00:00Z"))["plan"]
    assert earlier["activities"][0] == {"id": f"{FIRST}-a", "status": "PLANNED"}


async def test_what_was_in_force_on_a_day_is_not_when_it_became_known(ask: Client) -> None:
    query = "query($on: Date, $t: DateTime) { plans(on: $on, asOf: $t) { id } }"
    assert (await ask(query, on="2017-06-01"))["plans"] == [{"id": OLD}]
    assert (await ask(query, on="2017-06-01", t="2026-01-06T11:00:00Z"))["plans"] == []
    assert (await ask(query, on="2018-01-01"))["plans"] == []


async def test_an_approved_plan_is_in_force_from_its_approval_until_the_next_one_begins(ask: Client) -> None:
    query = 'query($on: Date) { plans(namnd: "skarpnack", on: $on) { id } }'
    assert (await ask(query, on="2026-02-09"))["plans"] == []
    assert (await ask(query, on="2026-02-10"))["plans"] == [{"id": FIRST}]
    assert (await ask(query, on="2026-12-31"))["plans"] == [{"id": FIRST}]
    assert (await ask(query, on="2027-01-01"))["plans"] == []


async def test_plans_are_chosen_by_year_and_status(ask: Client) -> None:
    assert (await ask("{ plans(year: 2027) { id version } }"))["plans"] == [{"id": SECOND, "version": 2}]
    assert (await ask("{ plans(status: HISTORICAL) { id } }"))["plans"] == [{"id": OLD}]
    assert (await ask("{ plans(status: HISTORICAL, year: 2026) { id } }"))["plans"] == []
    assert await ask('{ plan(namnd: "finns-inte", year: 2026) { id } }') == {"plan": None}


async def test_a_plan_shows_its_approval_and_history(ask: Client) -> None:
    found = await ask(
        """{ plan(namnd: "skarpnack", year: 2026) {
            approval { consultations { party } submittedOn decided { on paragraph diarienummer } sentOn
                       approved { on paragraph conditions } sentBack { on } chain { stated } }
            sections { key keyLabel title } situationPicture { summary } diarienummer
            history { type recordedAt actor role roleLabel on } } }"""
    )
    plan = found["plan"]
    assert plan["approval"] == {
        "consultations": [{"party": "SLK"}, {"party": "POLICE"}],
        "submittedOn": "2026-01-08",
        "decided": {"on": "2026-01-20", "paragraph": 7, "diarienummer": "1.2.1-5/26"},
        "sentOn": "2026-01-21",
        "approved": {"on": "2026-02-10", "paragraph": 12, "conditions": ["Följ upp i T2"]},
        "sentBack": [],
        "chain": None,
    }
    assert plan["sections"] == [{"key": "INTRODUCTION", "keyLabel": "Inledning och syfte", "title": "Inledning"}]
    assert plan["diarienummer"] == "1.2.1-5/26"
    first, *_, last = plan["history"]
    assert first["recordedAt"] == "2026-01-07T12:00:00.000000Z"
    assert (first["type"], first["actor"], first["roleLabel"]) == ("plans.PlanDrafted.v1", "anna-1", "Lokal samordnare")
    assert last["type"] == "plans.PlanSuperseded.v1"


async def test_activities_are_chosen_by_category_and_presentation(ask: Client) -> None:
    found = await ask(
        """{ plan(namnd: "skarpnack", year: 2026) {
            some: activities(category: COMPETENCE) { id } listed: activities(presentation: LIST_ITEM) { id sameAs }
            none: activities(category: COMPETENCE, presentation: LIST_ITEM) { id } } }"""
    )
    assert found["plan"]["some"] == [{"id": f"{FIRST}-a"}]
    assert found["plan"]["listed"] == [{"id": f"{FIRST}-c", "sameAs": [f"{FIRST}-a"]}]
    assert found["plan"]["none"] == []


async def test_A12_a_collective_stands_for_one_obligation_of_each_unit_of_its_department(ask: Client) -> None:
    found = await ask(
        """{ plan(namnd: "skarpnack", year: 2026) { activities {
            responsible { kind kindLabel title departments obligations { name } } } } }"""
    )
    collective, role, none = (activity["responsible"] for activity in found["plan"]["activities"])
    assert [unit["name"] for unit in collective["obligations"]] == ["Enheten falt", "Enheten fritid"]
    assert (role["kind"], role["obligations"]) == ("ROLE", [])
    assert none is None


async def test_P20_a_target_says_how_far_it_is_reached(ask: Client) -> None:
    found = await ask(
        """{ plan(namnd: "skarpnack", year: 2026) { activities { title
            targets { value unit perLabel achievedPercent measurements { value measuredOn period { ends } } }
            schedule { printed kindLabel ends } followUps { forumLabel year } followUpsDone { forum }
            category categoryByContentLabel preventionLevelLabel warnings { code } } } }"""
    )
    activity = found["plan"]["activities"][1]
    assert activity["targets"] == [
        {
            "value": 400,
            "unit": "jobb",
            "perLabel": "År",
            "achievedPercent": 25,
            "measurements": [{"value": 100, "measuredOn": "2026-05-01", "period": {"ends": "2026-04-30"}}],
        }
    ]
    assert activity["schedule"] == {"printed": "T.o.m. 2026-06-30", "kindLabel": "Till och med", "ends": "2026-06-30"}
    assert activity["categoryByContentLabel"] == "Organisation"
    assert activity["warnings"] == [{"code": "NO_INDIVIDUALS"}]


async def test_P30_orientations_without_a_measure_are_listed(ask: Client) -> None:
    found = await ask(
        '{ plan(namnd: "skarpnack", year: 2026) { orientationsWithoutActivity { orientation orientationLabel } } }'
    )
    listed = [each["orientation"] for each in found["plan"]["orientationsWithoutActivity"]]
    assert listed == ["DEMOCRACY", "EVIDENCE", "COHESION", "COORDINATION", "CIVIL_SOCIETY"]


async def test_P16_the_revision_shows_what_became_of_every_earlier_measure(ask: Client) -> None:
    found = await ask(
        """{ plan(namnd: "skarpnack", year: 2027) { previousPlanId accounts { ancestor statusLabel reason }
            activities { id ancestor } } }"""
    )
    assert found["plan"]["previousPlanId"] == FIRST
    assert found["plan"]["accounts"] == [
        {"ancestor": f"{FIRST}-a", "statusLabel": "Pågående", "reason": None},
        {"ancestor": f"{FIRST}-b", "statusLabel": "Ändrad", "reason": "Fler jobb behövs"},
        {"ancestor": f"{FIRST}-c", "statusLabel": "Utgår", "reason": "Ingen kom"},
    ]
    assert found["plan"]["activities"][0] == {"id": f"{SECOND}-a", "ancestor": f"{FIRST}-a"}


async def test_P17_the_difference_between_versions_is_told_field_by_field(ask: Client) -> None:
    query = """query($from: Int!, $to: Int!) { planDiff(namnd: "skarpnack", fromVersion: $from, toVersion: $to) {
        added { id } removed { activity { id } statusLabel reason }
        changed { old { id } new { id } fields { field aspect aspectLabel old new } } unchanged
        planFields { field old new } } }"""
    diff = (await ask(query, **{"from": 1, "to": 2}))["planDiff"]
    assert diff["added"] == [{"id": f"{SECOND}-d"}]
    assert diff["removed"] == [{"activity": {"id": f"{FIRST}-c"}, "statusLabel": "Utgår", "reason": "Ingen kom"}]
    assert diff["unchanged"] == 1
    [changed] = diff["changed"]
    told = {each["field"]: (each["aspect"], each["old"], each["new"]) for each in changed["fields"]}
    assert told["responsible"] == ("RESPONSIBLE", "Enhetschef ungdom", "Avdelningschef")
    assert told["schedule"] == ("SCHEDULE", "T.o.m. 2026-06-30", "Inte angivet")
    assert told["title"] == ("WORDING", "Feriejobb", "Feriejobb för fler")
    assert told["category"] == ("CATEGORY", "Förebyggande", "Förhindrande")
    assert told["targets"] == ("OTHER", "Feriejobb, 400, jobb, År", "Feriejobb, 500, jobb, År")
    front = {each["field"]: each["new"] for each in diff["planFields"]}
    assert front["nextRevision"] is None
    assert front["period"] == "2027-01-01 – 2027-12-31"
    back = (await ask(query, **{"from": 2, "to": 1}))["planDiff"]
    assert [each["id"] for each in back["added"]] == [f"{FIRST}-c"]
    assert [each["activity"]["id"] for each in back["removed"]] == [f"{SECOND}-d"]
    assert (await ask(query, **{"from": 1, "to": 3}))["planDiff"] is None


async def test_the_overview_puts_every_namnd_of_the_year_beside_each_other(ask: Client) -> None:
    query = """query($year: Int!, $t: DateTime) { overview(year: $year, asOf: $t) {
        namnd { code } planStatus planStatusLabel nextRevision { momentLabel year dueOn }
        activitiesByCategory { category categoryLabel count } activitiesByCategoryRolledUp { count } } }"""
    rows = {row["namnd"]["code"]: row for row in (await ask(query, year=2026))["overview"]}
    assert set(rows) == {
        "skarpnack", "hagersten-alvsjo", "socialnamnden", "idrottsnamnden",
    }  # fmt: skip
    assert rows["skarpnack"]["planStatus"] == "APPROVED_WITH_CONDITIONS"
    assert rows["skarpnack"]["nextRevision"] == {"momentLabel": "Tertialrapport 1", "year": 2027, "dueOn": "2027-04-30"}
    assert rows["skarpnack"]["activitiesByCategory"] == [
        {"category": "PREVENTIVE", "categoryLabel": "Förebyggande", "count": 2},
        {"category": "COMPETENCE", "categoryLabel": "Kompetenshöjande", "count": 1},
    ]
    assert rows["socialnamnden"]["planStatus"] is None
    before = {row["namnd"]["code"]: row for row in (await ask(query, year=2026, t=BEFORE_APPROVAL))["overview"]}
    assert before["skarpnack"]["planStatus"] is None


async def test_U12_the_overview_of_an_earlier_year_rolls_up_to_the_successor(ask: Client) -> None:
    query = """{ overview(year: 2017) { namnd { code } planStatus activitiesByCategory { count }
        activitiesByCategoryRolledUp { category count } } }"""
    rows = {row["namnd"]["code"]: row for row in (await ask(query))["overview"]}
    assert rows["hagersten-liljeholmen"]["planStatus"] == "HISTORICAL"
    assert rows["hagersten-alvsjo"]["planStatus"] is None
    assert rows["hagersten-alvsjo"]["activitiesByCategory"] == []
    assert rows["hagersten-alvsjo"]["activitiesByCategoryRolledUp"] == [
        {"category": "PREVENTIVE", "count": 1},
        {"category": "HINDERING", "count": 1},
    ]


async def test_every_named_document_is_answered(ask: Client) -> None:
    asked = {
        "overview": {"year": 2026},
        "plan": {"namnd": "skarpnack", "year": 2026},
        "plans-on-date": {"on": "2017-06-01"},
        "deadlines": {"namnd": "skarpnack"},
        "diff": {"namnd": "skarpnack", "fromVersion": 1, "toVersion": 2},
    }
    for name, variables in asked.items():
        parameters = {"documentId": name, "variables": orjson.dumps(variables).decode()}
        answer = await ask.http.get("/graphql", params=parameters)
        assert answer.status_code == 200, name
        [(_, found)] = answer.json()["data"].items()
        assert found, name


async def test_namnder_show_units_coordinators_and_work_groups(ask: Client) -> None:
    found = await ask(
        """{ namnder { code units { name } coordinators { function fromDay lastDay }
            workGroups { name deliverables { title dueYear status } } } }"""
    )
    [skarpnack] = [namnd for namnd in found["namnder"] if namnd["code"] == "skarpnack"]
    assert len(skarpnack["units"]) == 4
    assert skarpnack["coordinators"] == [
        {"function": "Preventionssamordnare", "fromDay": "2025-01-01", "lastDay": None}
    ]
    assert skarpnack["workGroups"][0]["deliverables"] == [{"title": "Checklista", "dueYear": 2026, "status": None}]


async def test_deadlines_count_from_the_day_of_the_moment_asked_about(ask: Client) -> None:
    query = """query($t: DateTime) { deadlines(namnd: "skarpnack", asOf: $t) {
        kind kindLabel dueOn overdue activityId namnd { code } } }"""

    async def end_of(moment: str | None) -> dict[str, object]:
        found = (await ask(query, t=moment))["deadlines"]
        [row] = [row for row in found if row["kind"] == "SCHEDULE_END"]
        return row

    then = {
        "kind": "SCHEDULE_END",
        "kindLabel": "Åtgärdens tid går ut",
        "dueOn": "2026-06-30",
        "overdue": False,
        "activityId": f"{FIRST}-b",
        "namnd": {"code": "skarpnack"},
    }
    assert await end_of("2026-06-30T12:00:00Z") == then
    assert await end_of("2026-06-30T22:30:00Z") == {**then, "overdue": True}, "past midnight in Stockholm"
    assert await end_of(None) == {**then, "overdue": True}


async def test_the_city_misses_its_central_coordinator_under_no_namnd(ask: Client) -> None:
    found = await ask(
        '{ deadlines(until: "2026-01-05", asOf: "2026-01-05T11:00:00Z") { kind namnd { code } alert dueOn } }'
    )
    assert found["deadlines"] == [
        {"kind": "COORDINATOR_GAP", "namnd": None, "alert": True, "dueOn": "2026-01-05"},
    ]


async def test_A14_a_measure_recorded_before_work_groups_could_be_named_names_none(
    ask: Client, projection: Projection
) -> None:
    said = content("Från förr")
    log = sample_log().add(
        ActivityPlanned(namnd="skarpnack", plan_id=SECOND, activity_id="old", activity=said, ancestor=None)
    )
    del log.events[-1].data["activity"]["work_groups"]
    projection.apply(log.events)
    found = await ask('{ plan(namnd: "skarpnack", year: 2027) { activities { id workGroups { key } } } }')
    assert found["plan"]["activities"][-1] == {"id": "old", "workGroups": []}
