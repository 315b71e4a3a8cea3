"""R01, R02, R10-R15: a report follows the guidance, holds nobody, and always reaches somebody or is alerted."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from contracts.guidance import IssueMilieuList, MilieuEntry
from contracts.importing import ImportCommands, Step
from contracts.incident_terms import Affected, IncidentKind, Influence, ManagerTold, Receiver
from contracts.incidents import (
    Delivery,
    DeliveryAlertRaised,
    GraffitiRemoved,
    IncidentDelivered,
    IncidentReported,
    Observation,
)
from contracts.noting import AppointmentNoted, MergerNoted, NoteAppointment, NoteAppointmentEnd
from contracts.noting_namnder import NoteMerger, NoteNamnd
from contracts.vocabulary import Milieu, Role
from tests.reports import trees
from tests.reports.incident_histories import INCIDENT, NOTICED, READY, graffiti, report, seen
from tests.reports.spec import CENTRAL, LOCAL, NAMND, NOW, given, order, text_reference

TO_LOCAL = Delivery(receiver=Receiver.LOCAL, appointment_id=LOCAL)
TO_CENTRAL = Delivery(receiver=Receiver.CENTRAL, appointment_id=CENTRAL)
TO_NOBODY = Delivery(receiver=Receiver.NOBODY)
LAST_DAY = date(2026, 10, 31)
NO_LOCAL = order(NoteAppointmentEnd, appointment_id=LOCAL, last_day=LAST_DAY)
NO_CENTRAL = order(NoteAppointmentEnd, appointment_id=CENTRAL, last_day=LAST_DAY)
BACK = order(NoteAppointment, namnd=NAMND, appointment_id="skarpnack-2026", from_day=date(2026, 11, 1))


def test_R01_a_report_says_what_was_noticed_and_refers_to_its_text_in_the_vault() -> None:
    text = text_reference()
    told = given(*READY).when(report(description="En affisch på anslagstavlan."), texts={"description": text})
    told.then(IncidentReported).then_said(
        IncidentReported, namnd=NAMND, incident_id=INCIDENT, observation=seen(), text=text, guidance=trees.VERSION
    )


def test_R13_R15_no_answer_and_no_step_of_the_guidance_is_kept() -> None:
    told = given(*READY).when(report(done=("manager",), answers=trees.answered("threat:no", "about:wall")))
    assert isinstance(told.outcome, tuple)
    assert {"answers", "done", "description"}.isdisjoint(IncidentReported.model_fields)
    assert "about" not in told.outcome[0].model_dump_json()


def test_R02_a_report_goes_to_the_coordinator_of_its_namnd() -> None:
    given(*READY).when(report()).then(IncidentReported).then_said(IncidentReported, delivery=TO_LOCAL)


def test_R02_without_one_the_central_coordinator_gets_it_and_an_alert_is_raised() -> None:
    told = given(*READY, NO_LOCAL).when(report()).then(IncidentReported, DeliveryAlertRaised)
    told.then_said(IncidentReported, delivery=TO_CENTRAL)
    told.then_said(DeliveryAlertRaised, incident_id=INCIDENT, receiver=Receiver.CENTRAL)
    told.when(BACK).then(AppointmentNoted)


def test_R02_with_nobody_at_all_it_waits_and_is_delivered_when_somebody_is_appointed() -> None:
    told = given(*READY, NO_LOCAL, NO_CENTRAL).when(report()).then(IncidentReported, DeliveryAlertRaised)
    told.then_said(IncidentReported, delivery=TO_NOBODY)
    told.when(BACK).then(AppointmentNoted, IncidentDelivered).then_said(
        IncidentDelivered,
        namnd=NAMND,
        incident_id=INCIDENT,
        delivery=Delivery(receiver=Receiver.LOCAL, appointment_id="skarpnack-2026"),
    )
    again = order(NoteAppointment, appointment_id="central-2026", from_day=date(2026, 11, 1))
    told.when(again).then(AppointmentNoted)


def test_R02_an_appointment_in_another_namnd_delivers_nothing() -> None:
    told = given(*READY, NO_LOCAL, NO_CENTRAL, report())
    elsewhere = order(NoteAppointment, namnd="kungsholmen", appointment_id="k-1", from_day=date(2026, 11, 1))
    told.when(elsewhere).then(AppointmentNoted)


def test_R02_who_is_appointed_from_a_later_day_has_what_waits_and_the_next_report_brings_what_came_between() -> None:
    ahead = order(NoteAppointment, namnd=NAMND, appointment_id="skarpnack-2027", from_day=date(2026, 12, 1))
    told = given(*READY, NO_LOCAL, NO_CENTRAL, report()).when(ahead).then(AppointmentNoted, IncidentDelivered)
    told.when(report(command_id="report-02")).then(IncidentReported, DeliveryAlertRaised)
    in_december = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)
    told.when(report(command_id="report-03"), at=in_december).then(IncidentReported, IncidentDelivered)


def test_R02_a_report_from_a_namnd_that_has_ended_goes_to_the_coordinator_of_its_successor() -> None:
    successor = order(NoteAppointment, namnd="hagersten-alvsjo", appointment_id="ha-1", from_day=date(2021, 1, 1))
    late = report(
        seen(occurred_on=date(2020, 6, 1)), of="hagersten-alvsjo", namnd="hagersten-liljeholmen", by=Role.STAFF
    )
    told = given(*READY, successor).when(late).then(IncidentReported)
    told.then_said(IncidentReported, delivery=Delivery(receiver=Receiver.LOCAL, appointment_id="ha-1"))


def test_R02_what_waits_is_delivered_when_its_namnd_goes_up_in_one_with_a_coordinator() -> None:
    told = given(
        *READY,
        NO_LOCAL,
        NO_CENTRAL,
        order(NoteNamnd, namnd="soderort", valid_from=date(2026, 11, 19)),
        order(NoteAppointment, namnd="soderort", appointment_id="so-1", from_day=date(2026, 11, 19)),
        report(),
    )
    merged = order(NoteMerger, namnd=NAMND, into="soderort", last_day=date(2026, 11, 19))
    told.when(merged).then(MergerNoted, IncidentDelivered)


def test_R10_the_form_cannot_be_the_only_action_when_there_is_a_threat_now() -> None:
    threat = {"answers": trees.answered("threat:yes")}
    refusal = given(*READY).when(report(**threat)).then_refused("ACT_FIRST", "done", items=("call",))
    assert refusal.hint == "Gör så här: call. / Gör så här: call."
    given(*READY).when(report(**threat, done=("manager",))).then_refused("ACT_FIRST")
    given(*READY).when(report(**threat, done=("call",))).then(IncidentReported)


def test_R14_what_belongs_elsewhere_is_not_taken_and_the_way_is_shown() -> None:
    concern = report(answers=trees.answered("threat:no", "about:somebody"), done=("elsewhere", "call"))
    refusal = given(*READY).when(concern).then_refused("NOT_HERE", "answers", items=("elsewhere",))
    assert refusal.hint is not None
    assert "Gör så här: elsewhere." in refusal.hint


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ((), "answers"),
        (("threat:no",), "answers"),
        (("threat:no", "about:nothing"), "answers.1"),
        (("about:wall", "threat:no", "colour:red"), "answers.2"),
        (("threat:no", "threat:yes"), "answers.0"),
    ],
)
def test_R15_every_question_of_the_guidance_is_answered(answers: tuple[str, ...], field: str) -> None:
    given(*READY).when(report(answers=trees.answered(*answers))).then_refused("GUIDANCE_INCOMPLETE", field)


def test_R15_a_report_follows_the_guidance_in_force_that_day() -> None:
    newer = trees.issue("v2", valid_from=date(2026, 11, 1))
    coming = trees.issue("v3", valid_from=date(2026, 12, 1))
    told = given(*READY, newer, coming)
    told.when(report()).then_refused("GUIDANCE_NOT_IN_FORCE", "guidance", items=("v2",))
    told.when(report(guidance="v3")).then_refused("GUIDANCE_NOT_IN_FORCE", "guidance")
    told.when(report(guidance=None)).then_refused("GUIDANCE_NOT_IN_FORCE", "guidance")
    told.when(report(guidance="v2")).then(IncidentReported)


@pytest.mark.parametrize("told", list(ManagerTold))
def test_R12_the_reporter_says_whether_the_manager_was_told(told: ManagerTold) -> None:
    given(*READY).when(report(manager_told=told)).then_said(IncidentReported, manager_told=told)


@pytest.mark.parametrize(
    ("observation", "code", "field"),
    [
        (seen(occurred_on=date(2026, 11, 21)), "DATE_IN_FUTURE", "observation.occurred_on"),
        (seen(occurred_on=date(1996, 12, 31)), "DATE_OUT_OF_RANGE", "observation.occurred_on"),
        (seen(district="gamla-stan"), "DISTRICT_UNKNOWN", "observation.district"),
        (graffiti(NOW + timedelta(seconds=1)), "MOMENT_IN_FUTURE", "observation.noticed_at"),
        (graffiti(NOTICED - timedelta(days=1)), "DATE_OUT_OF_ORDER", "observation.noticed_at"),
    ],
)
def test_N02_a_report_says_a_day_and_at_most_a_district_that_there_are(
    observation: Observation, code: str, field: str
) -> None:
    given(*READY).when(report(observation)).then_refused(code, field)


def test_R02_a_namnd_that_was_not_there_that_day_has_no_report() -> None:
    early = report(seen(occurred_on=date(2019, 1, 1)), of="hagersten-alvsjo", namnd="hagersten-alvsjo")
    given(*READY).when(early).then_refused("NAMND_NOT_VALID", "observation.occurred_on")
    nowhere = report(namnd="atlantis", of="atlantis")
    given(*READY).when(nowhere).then_refused("NAMND_UNKNOWN", "namnd")


def test_R28_pressure_says_its_form_and_the_role_affected_and_nothing_else_does() -> None:
    pressure = seen(IncidentKind.IMPROPER_INFLUENCE, influence=Influence.THREAT, affected=Affected.OFFICIAL)
    given(*READY).when(report(pressure)).then(IncidentReported)
    for wrong in (
        {"kind": IncidentKind.IMPROPER_INFLUENCE},
        {"kind": IncidentKind.IMPROPER_INFLUENCE, "influence": Influence.THREAT},
        {"kind": IncidentKind.THREAT, "influence": Influence.THREAT},
        {"kind": IncidentKind.THREAT, "affected": Affected.OFFICIAL},
        {"kind": IncidentKind.THREAT, "noticed_at": NOTICED},
    ):
        with pytest.raises(ValueError):
            seen(**wrong)


def test_R18_graffiti_that_is_gone_already_is_told_with_the_report() -> None:
    gone = NOTICED + timedelta(hours=3)
    told = given(*READY).when(report(graffiti(), removed_at=gone)).then(IncidentReported, GraffitiRemoved)
    told.then_said(GraffitiRemoved, incident_id=INCIDENT, noticed_at=NOTICED, removed_at=gone)
    unknown = given(*READY).when(report(graffiti(None), removed_at=gone))
    unknown.then_said(GraffitiRemoved, noticed_at=None, removed_at=gone)


@pytest.mark.parametrize(
    ("observation", "removed_at", "code"),
    [
        (seen(), NOTICED, "NOT_GRAFFITI"),
        (graffiti(), NOTICED - timedelta(seconds=1), "REMOVED_BEFORE_NOTICED"),
        (graffiti(), NOW + timedelta(seconds=1), "MOMENT_IN_FUTURE"),
    ],
)
def test_R18_a_removal_that_cannot_be_is_refused(observation: Observation, removed_at: datetime, code: str) -> None:
    given(*READY).when(report(observation, removed_at=removed_at)).then_refused(code, "removed_at")


def test_A17_a_report_keeps_the_list_of_milieus_of_the_day_it_was_filed() -> None:
    lists = [
        order(
            IssueMilieuList,
            version=version,
            valid_from=since,
            source="Säkerhetspolisen",
            dated=since,
            entries=(MilieuEntry(milieu=Milieu.RIGHT_WING, label_sv="Vit makt", label_en="White power"),),
        )
        for version, since in (("m1", date(2017, 1, 1)), ("m2", date(2026, 11, 19)))
    ]
    given(*READY, *lists).when(report()).then_said(IncidentReported, milieu_list="m2")
    given(*READY, lists[0]).when(report()).then_said(IncidentReported, milieu_list="m1")
    given(*READY).when(report()).then_said(IncidentReported, milieu_list=None)


@pytest.mark.parametrize("number", ["AB 12345", "2025/1234", "TK-2025-0012", "1234567"])
def test_R17_a_report_can_have_the_number_of_a_case_about_a_thing(number: str) -> None:
    given(*READY).when(report(case_number=number)).then_said(IncidentReported, case_number=number)


@pytest.mark.parametrize("number", ["640823-3234", "TT 6408233234", "6408 23 32 34", "070-174 06 05", "anna 12"])
def test_N01_the_number_of_a_case_is_nobodys_own(number: str) -> None:
    with pytest.raises(ValueError) as refused:
        report(case_number=number)
    assert number not in str(refused.value)


@pytest.mark.parametrize("role", [Role.LOCAL_COORDINATOR, Role.CENTRAL_COORDINATOR, Role.SLK, Role.SYSTEM])
def test_N06_everybody_reports_as_one_of_the_staff(role: Role) -> None:
    given(*READY).when(report(by=role)).then_refused("ROLE_NOT_ALLOWED", "actor.role", items=("staff",))


def test_N06_an_account_of_somebody_in_particular_is_refused() -> None:
    named = report()
    named = named.model_copy(update={"actor": named.actor.model_copy(update={"account": "a-4711"})})
    given(*READY).when(named).then_refused("ACCOUNT_NOT_KEPT", "actor.account")


def test_R02_one_reports_for_ones_own_namnd() -> None:
    given(*READY).when(report(of="kungsholmen")).then_refused("NOT_OWN_NAMND", "actor.namnd")


def _imported(*bodies: dict[str, Any], by: Role = Role.SYSTEM) -> ImportCommands:
    steps = tuple(Step(command="ReportIncident", body=body) for body in bodies)
    return order(ImportCommands, by=by, command_id="import-01", steps=steps)


def _body(**said: Any) -> dict[str, Any]:
    whole = report(seen(occurred_on=date(2025, 3, 1))).model_dump(mode="json", exclude_unset=True)
    for left_out in ("command_id", "actor", "guidance", "answers"):
        del whole[left_out]
    return {**whole, **said}


@pytest.mark.parametrize("by", [Role.SYSTEM, Role.LOCAL_COORDINATOR])
def test_R01_reports_from_before_varna_are_imported_without_guidance_and_only_once(by: Role) -> None:
    told = given(*READY).when(_imported(_body(), _body(manager_told="no"), _body(), by=by))
    told.then(IncidentReported, IncidentReported).then_said(IncidentReported, guidance=None, text=None)


@pytest.mark.parametrize(
    "erasable", [{"description": "En affisch."}, {"answers": []}, {"done": ["call"]}], ids=lambda said: next(iter(said))
)
def test_R01_what_must_be_erasable_is_not_imported(erasable: dict[str, Any]) -> None:
    refusal = given(*READY).when(_imported(_body(**erasable))).then_refused("IMPORT_REFUSED")
    assert [(each.code, each.field) for each in refusal.details] == [
        ("FIELD_NOT_IMPORTED", f"steps.0.{next(iter(erasable))}")
    ]


def test_R10_an_import_is_no_way_around_the_guidance_for_the_staff() -> None:
    given(*READY).when(_imported(_body(), by=Role.STAFF)).then_refused("ROLE_NOT_ALLOWED", "actor.role")
