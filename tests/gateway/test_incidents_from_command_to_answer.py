"""Reports from the form to the coordinator's list: by week, with the names of their day and where their text lies."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from contracts.envelope import Instruction
from contracts.guidance import IssueMilieuList, MilieuEntry, SetLimits
from contracts.incident_terms import ErasureGround, IncidentMeasure, RetractionGround, SharedWith, SharingBasis
from contracts.incidents import (
    CloseIncident,
    CorrectIncident,
    FollowUpIncident,
    RecordRemoval,
    RetractIncident,
    ShareReport,
)
from contracts.organisation import AppointCoordinator, EndAppointment, EstablishNamnd, MergeNamnder
from contracts.vault_access import EraseText
from contracts.vocabulary import Milieu, NamndKind, Role
from gateway.views import incidents
from tests.gateway.city_told import CityTold
from tests.plans.spec import order as of_plans
from tests.reports import trees
from tests.reports.incident_histories import NOTICED, graffiti, report, seen
from tests.reports.spec import NAMND, order

A_WEEK = '{starts: "2026-11-19", ends: "2026-11-19"}'


def established(code: str, since: date = date(2007, 1, 1)) -> EstablishNamnd:
    said = {"name": f"{code.capitalize()}s stadsdelsnämnd", "kind": NamndKind.STADSDELSNAMND, "valid_from": since}
    return of_plans(EstablishNamnd, namnd=code, **said)


def appointed(key: str, namnd: str | None, since: date = date(2020, 1, 1)) -> AppointCoordinator:
    said = {"function": "Samordnare", "from_day": since}
    return of_plans(AppointCoordinator, by=Role.CENTRAL_COORDINATOR, namnd=namnd, appointment_id=key, **said)


def begun(city: CityTold) -> CityTold:
    city.tell(established(NAMND), established("kungsholmen"), appointed("skarpnack-1", NAMND))
    return city.tell(*trees.laid_down())


async def of_namnd(city: CityTold, fields: str, namnd: str = NAMND, **period: str) -> list[dict[str, Any]]:
    within = f", period: {period['period']}" if period else ""
    found = await city.ask(f'{{ incidents(namnd: "{namnd}"{within}) {{ {fields} }} }}')
    shown: list[dict[str, Any]] = found["incidents"]
    return shown


async def only_id(city: CityTold) -> str:
    (found,) = await of_namnd(city, "id")
    identity: str = found["id"]
    return identity


async def test_R01_a_report_is_in_the_list_of_its_namnd_by_week_with_where_its_text_lies(city: CityTold) -> None:
    begun(city).tell(report(description="En affisch på anslagstavlan i korridoren."))
    (shown,) = await of_namnd(
        city,
        """namnd { code } kind kindLabel milieu milieuLabel settingLabel district week month functionLabel sourceLabel
        caseNumber guidance managerToldLabel status statusLabel text { reference digest erased } attested { field }
        delivery { receiver appointmentId } alerted corrected followUps { measures } closedOn retracted removal""",
    )
    text = shown.pop("text")
    assert shown == {
        "namnd": {"code": NAMND},
        "kind": "PROPAGANDA",
        "kindLabel": "Propaganda",
        "milieu": "RIGHT_WING",
        "milieuLabel": "Högerextremistisk",
        "settingLabel": "Skola",
        "district": None,
        "week": "2026-W47",
        "month": "2026-11",
        "functionLabel": "Skola och förskola",
        "sourceLabel": "Egen iakttagelse",
        "caseNumber": None,
        "guidance": trees.VERSION,
        "managerToldLabel": "Ja",
        "status": "REPORTED",
        "statusLabel": "Inkommen",
        "attested": [],
        "delivery": {"receiver": "LOCAL", "appointmentId": "skarpnack-1"},
        "alerted": False,
        "corrected": False,
        "followUps": [],
        "closedOn": None,
        "retracted": None,
        "removal": None,
    }
    assert not text["erased"]
    assert city.stores.vault.read(text["reference"]) == "En affisch på anslagstavlan i korridoren."
    assert await of_namnd(city, "id", "kungsholmen") == []


async def test_R01_what_became_of_a_report_shows_in_its_row(city: CityTold) -> None:
    begun(city).tell(report())
    incident = {"incident_id": await only_id(city)}
    on = date(2026, 11, 19)
    city.tell(
        order(FollowUpIncident, measures=(IncidentMeasure.POLICE_INFORMED,), followed_up_on=on, **incident),
        order(ShareReport, shared_with=SharedWith.POLICE, basis=SharingBasis.CONSENT, shared_on=on, **incident),
        order(CorrectIncident, observation=seen(milieu=None), case_number="AB 12", **incident),
        order(CloseIncident, closed_on=on, **incident),
    )
    fields = """status corrected caseNumber milieu milieuLabel closedOn retractedLabel
        followUps { measures measureLabels followedUpOn } shared { sharedWith basisLabel legalReference sharedOn }"""
    closed = {
        "status": "CLOSED",
        "corrected": True,
        "caseNumber": "AB 12",
        "milieu": None,
        "milieuLabel": None,
        "closedOn": "2026-11-19",
        "followUps": [
            {
                "measures": ["POLICE_INFORMED"],
                "measureLabels": ["Polisen informerad"],
                "followedUpOn": "2026-11-19",
            }
        ],
        "shared": [
            {"sharedWith": "POLICE", "basisLabel": "Samtycke", "legalReference": None, "sharedOn": "2026-11-19"}
        ],
        "retractedLabel": None,
    }
    assert await of_namnd(city, fields) == [closed]
    city.tell(order(RetractIncident, ground=RetractionGround.NOT_EXTREMISM, **incident))
    taken_back = {"status": "RETRACTED", "retractedLabel": "Visade sig inte röra våldsbejakande extremism"}
    assert await of_namnd(city, fields) == [closed | taken_back]


async def test_R01_an_answer_as_of_a_moment_knows_what_was_known_then(city: CityTold) -> None:
    begun(city).tell(report())
    incident_id = await only_id(city)
    city.at("2026-11-21T09:00:00+00:00")
    city.tell(order(RetractIncident, incident_id=incident_id, ground=RetractionGround.FILED_BY_MISTAKE))
    found = await city.ask(
        f"""{{ before: incidents(namnd: "{NAMND}", asOf: "2026-11-20T08:00:00Z") {{ status }}
            then: incidents(namnd: "{NAMND}", asOf: "2026-11-20T23:00:00Z") {{ status }}
            now: incidents(namnd: "{NAMND}") {{ status }} }}"""
    )
    assert found == {"before": [], "then": [{"status": "REPORTED"}], "now": [{"status": "RETRACTED"}]}


async def test_N02_a_period_finds_whole_weeks_and_never_a_day(city: CityTold) -> None:
    days = [date(2026, 11, 9) + timedelta(days=number) for number in range(12)]
    begun(city).tell(*(report(seen(occurred_on=day)) for day in days))
    assert [each["week"] for each in await of_namnd(city, "week")] == ["2026-W46"] * 7 + ["2026-W47"] * 5
    for day in days:
        found = await of_namnd(city, "week", period=f'{{starts: "{day}", ends: "{day}"}}')
        assert len(found) == (0 if day.isoweekday() != 4 else 7 if day.isocalendar().week == 46 else 5)
    assert await of_namnd(city, "id", period='{starts: "2026-11-20", ends: "2026-11-01"}') == []


async def test_A17_old_reports_keep_the_name_of_the_day_they_were_filed(city: CityTold) -> None:
    def listed(version: str, since: date, label: str) -> Instruction:
        entry = MilieuEntry(milieu=Milieu.RIGHT_WING, label_sv=label, label_en=label)
        said = {"version": version, "valid_from": since, "source": "Säkerhetspolisen", "dated": since}
        return order(IssueMilieuList, entries=(entry,), **said)

    begun(city).tell(listed("m1", date(2017, 1, 1), "Vit makt-miljön"), report())
    city.tell(listed("m2", date(2026, 11, 20), "Högerextremistisk miljö"), report(), report(seen(milieu=None)))
    found = await of_namnd(city, "milieu milieuLabel milieuList")
    assert [(each["milieuLabel"], each["milieuList"]) for each in found] == [
        ("Vit makt-miljön", "m1"),
        ("Högerextremistisk miljö", "m2"),
        (None, "m2"),
    ]


async def test_R02_a_report_that_nobody_could_receive_waits_and_is_delivered(city: CityTold) -> None:
    begun(city).tell(of_plans(EndAppointment, appointment_id="skarpnack-1", last_day=date(2026, 11, 1)))
    city.tell(report())
    assert await of_namnd(city, "alerted delivery { receiver appointmentId }") == [
        {"alerted": True, "delivery": {"receiver": "NOBODY", "appointmentId": None}}
    ]
    with city.reading() as reader:
        (waiting,) = incidents.undelivered(reader, None)
    assert (waiting["namnd_code"], waiting["id"]) == (NAMND, await only_id(city))
    city.tell(appointed("skarpnack-2", NAMND, date(2026, 11, 15)))
    assert await of_namnd(city, "alerted delivery { receiver appointmentId }") == [
        {"alerted": True, "delivery": {"receiver": "LOCAL", "appointmentId": "skarpnack-2"}}
    ]
    with city.reading() as reader:
        assert incidents.undelivered(reader, None) == []


async def test_R01_a_report_waits_for_follow_up_from_the_end_of_the_week_it_came_in(city: CityTold) -> None:
    begun(city).tell(report(), report())
    with city.reading() as reader:
        waiting = incidents.waiting_for_follow_up(reader, None)
    # It came in on Friday 20 November; 30 days after Sunday 22 November.
    assert [each["due_on"] for each in waiting] == ["2026-12-22", "2026-12-22"]
    first, second = (each["id"] for each in waiting)
    measures = (IncidentMeasure.NONE_NEEDED,)
    city.tell(
        order(FollowUpIncident, incident_id=first, measures=measures, followed_up_on=date(2026, 11, 20)),
        order(RetractIncident, incident_id=second, ground=RetractionGround.COUNTED_ALREADY),
    )
    with city.reading() as reader:
        assert incidents.waiting_for_follow_up(reader, None) == []


async def test_A09_a_namnd_sees_the_reports_of_those_that_went_up_in_it(city: CityTold) -> None:
    begun(city).tell(report(seen(occurred_on=date(2026, 6, 1))))
    successor = established("soderort", date(2026, 11, 20))
    merge = of_plans(MergeNamnder, merged=(NAMND, "kungsholmen"), into="soderort", on=date(2026, 11, 20))
    city.tell(successor, merge)
    assert await of_namnd(city, "namnd { code }", "soderort") == [{"namnd": {"code": NAMND}}]


async def test_R18_graffiti_is_counted_in_time_late_or_unknown_and_never_guessed(city: CityTold) -> None:
    begun(city)
    a_day = timedelta(hours=24)
    city.tell(
        report(graffiti(), removed_at=NOTICED + a_day),
        report(graffiti(), removed_at=NOTICED + a_day + timedelta(seconds=1)),
        report(graffiti()),
        report(graffiti(None), removed_at=NOTICED),
        report(seen()),
        report(graffiti(), case_number="AB 12"),
        report(graffiti(), case_number="AB12"),
    )
    found = await of_namnd(city, "kind removal removalLabel")
    assert [each["removal"] for each in found] == ["IN_TIME", "LATE", "UNKNOWN", "UNKNOWN", None, "UNKNOWN", "UNKNOWN"]
    counts = "inTime late unknown inTimePercent"
    asked = f'{{ graffitiRemovals(namnd: "{NAMND}") {{ {counts} districts {{ district {counts} }} }} }}'
    # The same case of another system is counted once.
    told = {"inTime": 1, "late": 1, "unknown": 3, "inTimePercent": 50.0}
    assert (await city.ask(asked))["graffitiRemovals"] == told | {"districts": [{"district": None, **told}]}


async def test_R18_the_limit_in_force_when_the_week_of_notice_began_is_the_one_that_counts(city: CityTold) -> None:
    begun(city)
    for hours, since in ((48, date(2026, 11, 16)), (1, date(2026, 11, 17))):
        city.tell(order(SetLimits, graffiti_hours=hours, review_days=30, valid_from=since))
    city.tell(report(graffiti(), removed_at=NOTICED + timedelta(hours=48)))
    earlier = datetime(2026, 11, 13, 7, 0, tzinfo=UTC)
    before = graffiti(earlier, occurred_on=date(2026, 11, 13))
    city.tell(report(before, removed_at=earlier + timedelta(hours=48)))
    assert [each["removal"] for each in await of_namnd(city, "removal")] == ["LATE", "IN_TIME"]


async def test_R18_a_removal_told_later_and_a_period_without_graffiti(city: CityTold) -> None:
    begun(city).tell(report(graffiti(None)))
    removed = {"removed_at": NOTICED + timedelta(hours=2), "noticed_at": NOTICED}
    city.tell(order(RecordRemoval, incident_id=await only_id(city), **removed))
    asked = f'{{ graffitiRemovals(namnd: "{NAMND}", period: %s) {{ inTime inTimePercent districts {{ inTime }} }} }}'
    told = await city.ask(asked % A_WEEK)
    assert told["graffitiRemovals"] == {"inTime": 1, "inTimePercent": 100.0, "districts": [{"inTime": 1}]}
    nothing = await city.ask(asked % '{starts: "2025-01-01", ends: "2025-12-31"}')
    assert nothing["graffitiRemovals"] == {"inTime": 0, "inTimePercent": None, "districts": []}


async def test_R01_a_report_whose_text_is_erased_stands_and_says_so(city: CityTold) -> None:
    begun(city).tell(report(description="En affisch."))
    ((shown),) = await of_namnd(city, "text { reference }")
    reference = shown["text"]["reference"]
    city.tell(order(EraseText, reference=reference, ground=ErasureGround.IDENTIFIES_SOMEBODY))
    assert await of_namnd(city, "status text { reference erased }") == [
        {"status": "REPORTED", "text": {"reference": reference, "erased": True}}
    ]
