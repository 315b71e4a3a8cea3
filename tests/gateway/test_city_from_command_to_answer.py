"""What is told of the city by commands is there when it is asked about: nämnder, coordinators, work groups."""

from datetime import date

from contracts.organisation import (
    AppointCoordinator,
    AttestDuty,
    Deliverable,
    EndAppointment,
    EstablishNamnd,
    FormWorkGroup,
    MergeNamnder,
    ReportDeliverable,
)
from contracts.plan_approval import AdoptHistoricalPlan
from contracts.plans import DraftPlan
from contracts.vocabulary import ActivityStatus, Duty, NamndKind
from tests.gateway.city_told import CityTold
from tests.plans import histories as told
from tests.plans.histories import V1, V2
from tests.plans.spec import NAMND, order


def appointed(key: str, namnd: str | None, since: date, function: str = "Preventionssamordnare") -> AppointCoordinator:
    return order(AppointCoordinator, namnd=namnd, appointment_id=key, function=function, from_day=since)


def ended(key: str, last_day: date) -> EndAppointment:
    return order(EndAppointment, appointment_id=key, last_day=last_day)


def obliged(code: str, kind: NamndKind, *, plan_obliged: bool = True) -> EstablishNamnd:
    return order(
        EstablishNamnd,
        namnd=code,
        name=code.capitalize(),
        kind=kind,
        valid_from=date(2000, 1, 1),
        plan_obliged=plan_obliged,
    )


async def test_A04_the_central_coordinator_is_a_contact_for_every_namnd_with_history(city: CityTold) -> None:
    city.tell(told.namnd(), told.namnd("farsta"))
    city.tell(appointed("c1", None, date(2020, 1, 1), "Central samordnare"), ended("c1", date(2025, 12, 31)))
    city.tell(appointed("c2", None, date(2026, 1, 1), "Central samordnare"), appointed("l1", NAMND, date(2026, 1, 1)))
    found = await city.ask(
        """{ centralCoordinators { key fromDay lastDay } then: centralCoordinators(on: "2025-06-01") { key }
            namnder { coordinators { key } centralCoordinators(on: "2026-11-20") { key } } }"""
    )
    assert found["centralCoordinators"] == [
        {"key": "c1", "fromDay": "2020-01-01", "lastDay": "2025-12-31"},
        {"key": "c2", "fromDay": "2026-01-01", "lastDay": None},
    ]
    assert found["then"] == [{"key": "c1"}]
    assert found["namnder"] == [
        {"coordinators": [], "centralCoordinators": [{"key": "c2"}]},
        {"coordinators": [{"key": "l1"}], "centralCoordinators": [{"key": "c2"}]},
    ]


async def test_A05_the_overview_shows_every_gap_between_coordinators(city: CityTold) -> None:
    city.tell(told.namnd(), obliged("kulturnamnden", NamndKind.FACKNAMND, plan_obliged=False))
    city.tell(appointed("l1", NAMND, date(2026, 3, 1)), ended("l1", date(2026, 9, 30)))
    city.tell(appointed("l2", NAMND, date(2026, 11, 1)))
    query = "query($year: Int!) { overview(year: $year) { namnd { code } coordinatorGaps { fromDay lastDay } } }"

    async def gaps(year: int) -> dict[str, list[tuple[str, str]]]:
        rows = (await city.ask(query, year=year))["overview"]
        return {
            row["namnd"]["code"]: [(gap["fromDay"], gap["lastDay"]) for gap in row["coordinatorGaps"]] for row in rows
        }

    assert await gaps(2026) == {
        "kulturnamnden": [],
        NAMND: [("2026-01-01", "2026-02-28"), ("2026-10-01", "2026-10-31")],
    }
    assert await gaps(2025) == {"kulturnamnden": [], NAMND: [("2025-01-01", "2025-12-31")]}
    assert (await gaps(2027))[NAMND] == []


async def test_A06_the_checklist_of_a_year_says_which_duties_are_attested(city: CityTold) -> None:
    city.tell(
        told.namnd(),
        order(
            AttestDuty,
            namnd=NAMND,
            year=2026,
            duty=Duty.NETWORK,
            attested_on=date(2026, 5, 1),
            note="Alla möten i staden",
        ),
    )
    found = await city.ask(
        """{ namnder { this: duties(year: 2026) { duty dutyLabel attestedOn note }
            last: duties(year: 2025) { attestedOn } } }"""
    )
    [namnd] = found["namnder"]
    attested = {
        "duty": "NETWORK",
        "dutyLabel": "Delta i stadens nätverk",
        "attestedOn": "2026-05-01",
        "note": "Alla möten i staden",
    }
    assert namnd["this"][0] == attested
    assert [each["attestedOn"] for each in namnd["this"][1:]] == [None] * 6
    assert [each["attestedOn"] for each in namnd["last"]] == [None] * 7


async def test_A08_A09_whether_every_namnd_has_a_plan_is_asked_of_a_day(city: CityTold) -> None:
    city.tell(*told.approved(), obliged("socialnamnden", NamndKind.FACKNAMND))
    city.tell(obliged("kulturnamnden", NamndKind.FACKNAMND, plan_obliged=False))
    query = """query($on: Date!, $kind: NamndKind) { coverage(on: $on, kind: $kind) {
        complete plans { id status } missing { code } } }"""

    async def covered(on: str, kind: str | None = None) -> tuple[bool, list[str], list[str]]:
        found = (await city.ask(query, on=on, kind=kind))["coverage"]
        return found["complete"], [each["id"] for each in found["plans"]], [each["code"] for each in found["missing"]]

    assert await covered("2026-04-01", "STADSDELSNAMND") == (True, [V1], [])
    assert await covered("2026-03-31", "STADSDELSNAMND") == (False, [], [NAMND])
    assert await covered("2026-04-01") == (False, [V1], ["socialnamnden"])
    assert await covered("1999-12-31") == (False, [], []), "where nobody must have a plan nothing is complete"


async def test_A15_the_next_revision_shows_how_far_the_work_groups_deliverables_have_come(city: CityTold) -> None:
    city.tell(
        *told.revised(),
        order(
            FormWorkGroup,
            namnd=NAMND,
            work_group_id="lokal",
            name="Lokal arbetsgrupp",
            mandate="Ta fram rutiner",
            members=("Avdelningschef", "Preventionssamordnare"),
            started_on=date(2026, 1, 15),
            deliverables=(
                Deliverable(key="rutin", title="Rutin vid oro", due_year=2026),
                Deliverable(key="checklista", title="Checklista", due_year=2027),
            ),
        ),
    )
    city.at("2026-11-21T09:00:00+00:00").tell(
        order(
            ReportDeliverable,
            namnd=NAMND,
            work_group_id="lokal",
            deliverable="rutin",
            status=ActivityStatus.DONE,
            reported_on=date(2026, 11, 20),
            note="Beslutad i ledningen",
        )
    )
    query = f"""query($year: Int!, $t: DateTime) {{ plan(namnd: "{NAMND}", year: $year, asOf: $t) {{ id deliverables {{
        title dueYear statusLabel reportedOn note workGroup {{ name members startedOn mandate }} }} }} }}"""
    group = {
        "name": "Lokal arbetsgrupp",
        "members": ["Avdelningschef", "Preventionssamordnare"],
        "startedOn": "2026-01-15",
        "mandate": "Ta fram rutiner",
    }
    due = {"title": "Rutin vid oro", "dueYear": 2026, "workGroup": group}
    reported = {"statusLabel": "Genomförd", "reportedOn": "2026-11-20", "note": "Beslutad i ledningen"}
    assert (await city.ask(query, year=2027))["plan"] == {"id": V2, "deliverables": [{**due, **reported}]}
    assert (await city.ask(query, year=2027, t="2026-11-20T12:00:00Z"))["plan"]["deliverables"] == [
        {**due, "statusLabel": None, "reportedOn": None, "note": None}
    ]
    assert (await city.ask(query, year=2026))["plan"]["deliverables"] == []


async def test_A15_U12_what_a_work_group_owed_is_shown_by_the_plan_of_the_successor(city: CityTold) -> None:
    group = order(
        FormWorkGroup,
        of="alvsjo",
        namnd="alvsjo",
        work_group_id="lokal",
        name="Lokal arbetsgrupp",
        mandate="Ta fram rutiner",
        members=("Avdelningschef",),
        deliverables=(Deliverable(key="rutin", title="Rutin vid oro", due_year=2017),),
    )
    city.tell(*told.city(), told.namnd("alvsjo"), group)
    city.tell(order(MergeNamnder, merged=("alvsjo",), into=NAMND, on=date(2020, 7, 1)))
    city.tell(order(DraftPlan, namnd=NAMND, head=told.head()))
    found = await city.ask("{ plans { deliverables { title dueYear statusLabel } } namnder { workGroups { key } } }")
    assert found["plans"] == [
        {"deliverables": [{"title": "Rutin vid oro", "dueYear": 2017, "statusLabel": None}]},
    ]
    assert [each["workGroups"] for each in found["namnder"]] == [[{"key": "lokal"}], []]


async def test_U12_a_plan_stays_under_its_own_name_and_rolls_up_to_the_successor(city: CityTold) -> None:
    city.tell(*told.drafted(2019), order(AdoptHistoricalPlan, plan_id=V1), told.namnd("nya", date(2020, 7, 1)))
    city.tell(order(MergeNamnder, merged=(NAMND,), into="nya", on=date(2020, 7, 1)))
    found = await city.ask(
        """{ namnder(on: "2020-07-01") { code predecessors { code } plans { id namnd { code validTo } } }
            before: namnder(on: "2020-06-30") { code } coverage(on: "2019-06-01") { complete plans { id } }
            plans(namnd: "skarpnack") { id title status namnd { code } } }"""
    )
    own = {"code": NAMND, "validTo": "2020-06-30"}
    assert found["namnder"] == [
        {"code": "nya", "predecessors": [{"code": NAMND}], "plans": [{"id": V1, "namnd": own}]},
    ]
    assert found["before"] == [{"code": NAMND}]
    assert found["plans"] == [{"id": V1, "title": "Handlingsplan", "status": "HISTORICAL", "namnd": {"code": NAMND}}]
    assert found["coverage"] == {"complete": True, "plans": [{"id": V1}]}
