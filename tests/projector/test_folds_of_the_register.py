"""What nämnder, units, coordinators, duties, work groups and steering look like after their events."""

from datetime import date
from typing import Any

from contracts import organisation, plan_review, steering
from contracts.plan_content import Definition
from contracts.vocabulary import ActivityStatus, Duty, RevisionMoment, SectionKey
from tests.projector.read_models import ReadModels
from tests.projector.sample_history import DNR, established, laid_down, linked, register, review_required
from tests.projector.sample_ledger import Ledger, moment

ALVSJO: dict[str, Any] = {
    "name": "Älvsjö stadsdelsnämnd",
    "kind": "stadsdelsnamnd",
    "valid_from": "2007-01-01",
    "valid_to": None,
    "plan_obliged": True,
    "police_areas": [{"police_area": "Söderort", "valid_from": "2007-01-01"}],
    "predecessors": [],
    "successors": [],
}


def test_A08_a_namnd_is_valid_from_a_day(read_models: ReadModels) -> None:
    read_models.given(established("alvsjo", "Älvsjö stadsdelsnämnd"))
    assert read_models.now("namnd", "alvsjo") == {"body": ALVSJO}


def test_U12_a_merged_namnd_ends_and_is_not_rewritten(read_models: ReadModels) -> None:
    read_models.given(
        established("alvsjo", "Älvsjö stadsdelsnämnd"),
        established("hagersten", "Hägersten"),
        established("hagersten-alvsjo", "Hägersten-Älvsjö"),
        organisation.NamndMerged(namnd="alvsjo", into="hagersten-alvsjo", last_day=date(2020, 6, 30)),
        organisation.NamndMerged(namnd="hagersten", into="hagersten-alvsjo", last_day=date(2020, 6, 30)),
    )
    ended = {**ALVSJO, "valid_to": "2020-06-30", "successors": ["hagersten-alvsjo"]}
    assert read_models.now("namnd", "alvsjo") == {"body": ended}
    successor = read_models.now("namnd", "hagersten-alvsjo")
    assert successor is not None
    assert successor["body"]["predecessors"] == ["alvsjo", "hagersten"]
    assert successor["body"]["valid_to"] is None
    assert read_models.spans("namnd", "alvsjo") == [(moment(1), moment(5)), (moment(5), None)]
    assert read_models.spans("namnd", "hagersten-alvsjo") == [
        (moment(4), moment(5)),
        (moment(5), moment(7)),
        (moment(7), None),
    ]


def test_A16_a_namnd_belongs_to_a_police_area_from_day_to_day(read_models: ReadModels) -> None:
    read_models.given(established("alvsjo"), linked("Farsta", 2022), linked("Skärholmen", 2019), linked("Globen", 2022))
    namnd = read_models.now("namnd", "alvsjo")
    assert namnd is not None
    assert namnd["body"]["police_areas"] == [
        {"police_area": "Söderort", "valid_from": "2007-01-01"},
        {"police_area": "Skärholmen", "valid_from": "2019-01-01"},
        {"police_area": "Globen", "valid_from": "2022-01-01"},
    ]


def test_R31_a_review_is_required_and_made(read_models: ReadModels) -> None:
    read_models.given(established("alvsjo"), review_required())
    required = {
        "milieu": "right_wing",
        "to_level": "high",
        "raised_on": "2019-10-01",
        "review_by": "2019-10-31",
        "reviewed_on": None,
        "conclusion": None,
        "changed": [],
    }
    assert read_models.now("review", "review-7") == {"namnd": "alvsjo", "body": required}
    made = plan_review.ActivitiesReviewed(
        namnd="alvsjo", review_id="review-7", reviewed_on=date(2019, 10, 15), conclusion="Fler jobb.", changed=("a1",)
    )
    read_models.fold(Ledger([established("alvsjo"), review_required(), made]).recorded)
    review = read_models.now("review", "review-7")
    assert review is not None
    assert review["body"] == required | {
        "reviewed_on": "2019-10-15",
        "conclusion": "Fler jobb.",
        "changed": ["a1"],
    }


def test_a_unit_belongs_to_its_namnd_and_a_new_registration_replaces_it(read_models: ReadModels) -> None:
    unit = organisation.UnitRegistered(
        namnd="alvsjo", unit="fritid", name="Fritid", department=None, valid_from=date(2015, 1, 1), valid_to=None
    )
    read_models.given(unit, unit.model_copy(update={"department": "Ungdom", "valid_to": date(2022, 12, 31)}))
    body = {"name": "Fritid", "department": "Ungdom", "valid_from": "2015-01-01", "valid_to": "2022-12-31"}
    assert read_models.now("unit", "alvsjo/fritid") == {"namnd": "alvsjo", "body": body}
    assert len(read_models.spans("unit", "alvsjo/fritid")) == 2


def test_A04_A07_coordinators_of_a_namnd_and_of_the_city(read_models: ReadModels) -> None:
    ended = organisation.AppointmentEnded(namnd="alvsjo", appointment_id="al-1", last_day=date(2020, 6, 30))
    read_models.given(*register(), ended)
    contact = {
        "function": "Samordnare",
        "phone": "08-508 00 000",
        "address": None,
        "hours": None,
        "valid_from": None,
        "confirmed": False,
    }
    local = read_models.now("appointment", "al-1")
    assert local == {
        "namnd": "alvsjo",
        "body": {
            "function": "Säkerhetssamordnare",
            "contact": contact,
            "from_day": "2017-01-01",
            "last_day": "2020-06-30",
        },
    }
    assert read_models.now("appointment", "central-1") == {
        "namnd": None,
        "body": {"function": "Central samordnare", "contact": None, "from_day": "2016-09-01", "last_day": None},
    }


def test_A06_an_attested_duty_of_a_year(read_models: ReadModels) -> None:
    read_models.given(
        organisation.DutyAttested(
            namnd="alvsjo", year=2018, duty=Duty.NETWORK, attested_on=date(2018, 3, 1), note="Fyra möten."
        )
    )
    assert read_models.now("duty", "alvsjo/2018/network") == {
        "namnd": "alvsjo",
        "year": 2018,
        "body": {"attested_on": "2018-03-01", "note": "Fyra möten."},
    }


def test_A14_A15_a_work_group_and_what_it_has_delivered(read_models: ReadModels) -> None:
    formed, reported = [fact for fact in register() if "work_group_id" in type(fact).model_fields]
    read_models.given(formed, reported)
    assert read_models.now("work_group", "al-grupp") == {
        "namnd": "alvsjo",
        "body": {
            "name": "Arbetsgruppen",
            "mandate": "Ta fram en handlingsplan.",
            "members": ["Enhetschef", "Samordnare"],
            "started_on": "2017-02-01",
            "deliverables": [
                {
                    "key": "rutin",
                    "title": "Rutin",
                    "due_year": 2018,
                    "status": "done",
                    "reported_on": "2018-06-01",
                    "note": None,
                },
                {
                    "key": "utbildning",
                    "title": "Utbildning",
                    "due_year": 2019,
                    "status": None,
                    "reported_on": None,
                    "note": None,
                },
            ],
        },
    }


def test_a_report_on_one_deliverable_leaves_the_others(read_models: ReadModels) -> None:
    formed = next(fact for fact in register() if isinstance(fact, organisation.WorkGroupFormed))
    report = organisation.DeliverableReported(
        namnd="alvsjo",
        work_group_id="al-grupp",
        deliverable="utbildning",
        status=ActivityStatus.ONGOING,
        reported_on=date(2018, 7, 1),
        note="Två av fyra.",
    )
    row = read_models.given(formed, report).now("work_group", "al-grupp")
    assert row is not None
    assert [(d["status"], d["note"]) for d in row["body"]["deliverables"]] == [
        (None, None),
        ("ongoing", "Två av fyra."),
    ]


def test_A01_P02_P18_P29_what_the_city_lays_down(read_models: ReadModels) -> None:
    read_models.given(*laid_down())
    assert read_models.keys("steering") == ["glossary/2018", "goals/2018", f"guideline/{DNR}", "template/2016"]
    assert read_models.now("steering", f"guideline/{DNR}") == {
        "kind": "guideline",
        "body": {"namnd": None, "dnr": DNR, "title": "Riktlinjer", "valid_from": "2016-01-01"},
    }
    assert read_models.now("steering", "template/2016") == {
        "kind": "template",
        "body": {
            "namnd": None,
            "version": "2016",
            "valid_from": "2016-01-01",
            "mandatory_sections": [SectionKey.INTRODUCTION.value],
        },
    }
    assert read_models.now("steering", "goals/2018") == {
        "kind": "goals",
        "body": {
            "namnd": None,
            "year": 2018,
            "goals": [{"code": "3-6", "title": "Trygga stadsdelar", "theme": "trygghet"}],
        },
    }
    entry = Definition(term="Radikalisering", meaning="En process.").model_dump(mode="json")
    assert read_models.now("steering", "glossary/2018") == {
        "kind": "glossary",
        "body": {"namnd": None, "version": "2018", "valid_from": "2018-01-01", "entries": [entry]},
    }


def test_P15_the_last_set_moment_of_a_year_holds(read_models: ReadModels) -> None:
    moments = [
        steering.RevisionMomentSet(namnd="alvsjo", year=2018, moment=each, due_on=due)
        for each, due in [(RevisionMoment.T1, date(2018, 5, 31)), (RevisionMoment.T2, date(2018, 10, 15))]
    ]
    read_models.given(*moments)
    assert read_models.now("revision_moment", "alvsjo/2018") == {
        "namnd": "alvsjo",
        "year": 2018,
        "body": {"moment": "t2", "due_on": "2018-10-15"},
    }
    assert read_models.keys("revision_moment") == ["alvsjo/2018"]
