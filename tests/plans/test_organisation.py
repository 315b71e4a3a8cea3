from datetime import date
from typing import Any

import pytest

from contracts.envelope import Instruction
from contracts.organisation import (
    AppointCoordinator,
    AppointmentEnded,
    AttestDuty,
    CoordinatorAppointed,
    Deliverable,
    DeliverableReported,
    DutyAttested,
    EndAppointment,
    FormWorkGroup,
    MergeNamnder,
    NamndEstablished,
    NamndMerged,
    RegisterUnit,
    ReportDeliverable,
    UnitRegistered,
    WorkGroupFormed,
)
from contracts.plan_content import Definition
from contracts.steering import (
    CityGoal,
    CityGoalsListed,
    GlossaryPublished,
    GuidelineIssued,
    IssueGuideline,
    IssueTemplate,
    ListCityGoals,
    PublishGlossary,
    RevisionMomentSet,
    SetRevisionMoment,
    TemplateIssued,
)
from contracts.vocabulary import ActivityStatus, Duty, RevisionMoment, Role, SectionKey
from tests.plans.histories import namnd
from tests.plans.spec import NAMND, given, order

LILJEHOLMEN, ALVSJO, TOGETHER = "hagersten-liljeholmen", "alvsjo", "hagersten-alvsjo"
MERGED_ON = date(2020, 7, 1)
THREE = (namnd(LILJEHOLMEN), namnd(ALVSJO), namnd(TOGETHER, MERGED_ON))


def merge(*merged: str, into: str = TOGETHER, on: date = MERGED_ON) -> MergeNamnder:
    return order(MergeNamnder, merged=merged, into=into, on=on)


# --- the register


def test_A08_a_namnd_is_entered_once() -> None:
    given().when(namnd()).then(NamndEstablished)
    given(namnd()).when(namnd()).then_refused("NAMND_EXISTS", "namnd")


def test_U12_merged_namnder_end_the_day_before_and_point_to_their_successor() -> None:
    scenario = given(*THREE).when(merge(LILJEHOLMEN, ALVSJO)).then(NamndMerged, NamndMerged)
    scenario.then_said(NamndMerged, namnd=LILJEHOLMEN, into=TOGETHER, last_day=date(2020, 6, 30))
    scenario.then_said(NamndMerged, namnd=ALVSJO, into=TOGETHER, last_day=date(2020, 6, 30))


@pytest.mark.parametrize(
    ("order_given", "code", "field"),
    [
        (merge("farsta"), "NAMND_UNKNOWN", "merged"),
        (merge(ALVSJO, into="farsta"), "NAMND_UNKNOWN", "into"),
        (merge(ALVSJO, on=date(2020, 6, 30)), "NAMND_NOT_YET", "into"),
        (merge(ALVSJO, ALVSJO), "KEY_TWICE", "merged.1"),
        (merge(TOGETHER), "MERGED_INTO_ITSELF", "into"),
        (merge(TOGETHER, into=ALVSJO), "MERGED_TOO_EARLY", "on"),
    ],
)
def test_U12_a_merger_makes_sense(order_given: MergeNamnder, code: str, field: str) -> None:
    given(*THREE).when(order_given).then_refused(code, field)


@pytest.mark.parametrize("on", [date(2019, 1, 1), MERGED_ON, date(2023, 1, 1)])
def test_U12_a_namnd_ends_once_whatever_the_day(on: date) -> None:
    history = (*THREE, namnd("farsta"), merge(ALVSJO))
    given(*history).when(merge(ALVSJO, into="farsta", on=on)).then_refused("NAMND_ENDED", "merged", items=(TOGETHER,))


def test_U12_nothing_goes_up_in_a_namnd_that_has_ended() -> None:
    history = (*THREE, namnd("farsta"), merge(ALVSJO))
    given(*history).when(merge("farsta", into=ALVSJO, on=MERGED_ON)).then_refused("NAMND_ENDED", "into")


def test_U12_mergers_never_make_a_circle() -> None:
    history = (namnd("a"), namnd("b"), merge("a", into="b", on=date(2020, 1, 1)))
    given(*history).when(merge("b", into="a", on=date(2019, 1, 1))).then_refused("MERGED_TOO_EARLY", "on")


def test_U12_a_successor_can_itself_be_merged_later() -> None:
    given(*THREE, merge(ALVSJO), namnd("soder")).when(merge(TOGETHER, into="soder", on=date(2030, 1, 1))).then(
        NamndMerged
    )


def test_A12_a_unit_is_registered_once_for_each_namnd() -> None:
    def unit(of: str = NAMND, **said: Any) -> RegisterUnit:
        body = {"namnd": of, "unit": "faltgrupp", "name": "Fältgruppen", "valid_from": date(2020, 1, 1)}
        return order(RegisterUnit, of=of, **{**body, **said})

    given(namnd()).when(unit()).then(UnitRegistered)
    given(namnd(), unit()).when(unit()).then_refused("UNIT_EXISTS", "unit")
    given(namnd(), namnd("farsta"), unit()).when(unit("farsta")).then(UnitRegistered)
    given(namnd()).when(unit("farsta")).then_refused("NAMND_UNKNOWN", "namnd")
    given(namnd(since=date(2021, 1, 1))).when(unit()).then_refused("NAMND_NOT_YET", "namnd")
    given(namnd()).when(unit(valid_to=date(2019, 12, 31))).then_refused("DATE_OUT_OF_ORDER", "valid_to")


# --- coordinators


def appoint(appointment_id: str, of: str | None = None, on: date = date(2020, 1, 1)) -> AppointCoordinator:
    return order(
        AppointCoordinator, namnd=of, appointment_id=appointment_id, function="Preventionssamordnare", from_day=on
    )


def end(appointment_id: str, on: date = date(2021, 12, 31)) -> EndAppointment:
    return order(EndAppointment, appointment_id=appointment_id, last_day=on)


@pytest.mark.parametrize("on", [date(2019, 1, 1), date(2020, 1, 1), date(2025, 1, 1)])
def test_A04_there_is_one_central_coordinator_at_a_time(on: date) -> None:
    given(appoint("c1")).when(appoint("c2", on=on)).then_refused(
        "CENTRAL_COORDINATOR_IN_PLACE", "from_day", items=("c1",)
    )


def test_A04_a_central_coordinator_follows_another_the_day_after() -> None:
    history = (appoint("c1"), end("c1"))
    given(*history).when(appoint("c2", on=date(2021, 12, 31))).then_refused("CENTRAL_COORDINATOR_IN_PLACE")
    given(*history).when(appoint("c2", on=date(2022, 1, 1))).then(CoordinatorAppointed)


def test_A05_a_namnd_can_have_several_coordinators() -> None:
    given(namnd(), appoint("c1"), appoint("l1", NAMND)).when(appoint("l2", NAMND)).then(CoordinatorAppointed)


def test_A05_a_coordinator_is_appointed_to_a_namnd_that_exists() -> None:
    given().when(appoint("l1", "farsta")).then_refused("NAMND_UNKNOWN", "namnd")
    given(namnd(since=date(2021, 1, 1))).when(appoint("l1", NAMND)).then_refused("NAMND_NOT_YET", "namnd")


def test_A05_an_appointment_has_an_id_of_its_own() -> None:
    given(namnd(), appoint("c1")).when(appoint("c1", NAMND)).then_refused("APPOINTMENT_EXISTS", "appointment_id")


def test_A05_an_appointment_ends_once_and_not_before_it_began() -> None:
    history = (namnd(), appoint("l1", NAMND))
    given(*history).when(end("l1", date(2019, 12, 31))).then_refused("DATE_OUT_OF_ORDER", "last_day")
    given(*history).when(end("l1")).then(AppointmentEnded).then_said(AppointmentEnded, namnd=NAMND)
    given(*history, end("l1")).when(end("l1")).then_refused("APPOINTMENT_ENDED", "appointment_id")
    given(*history).when(end("l9")).then_refused("APPOINTMENT_UNKNOWN", "appointment_id")


def attest(year: int = 2025, on: date = date(2025, 6, 1), duty: Duty = Duty.NETWORK) -> AttestDuty:
    return order(AttestDuty, namnd=NAMND, year=year, duty=duty, attested_on=on)


def test_A06_a_duty_is_attested_once_a_year() -> None:
    given(namnd()).when(attest()).then(DutyAttested)
    given(namnd(), attest()).when(attest()).then_refused("DUTY_ALREADY_ATTESTED", "duty")
    given(namnd(), attest()).when(attest(duty=Duty.WATCH)).then(DutyAttested)
    given(namnd(), attest()).when(attest(2026, date(2026, 6, 1))).then(DutyAttested)
    given().when(attest()).then_refused("NAMND_UNKNOWN", "namnd")


def test_A06_a_duty_is_attested_after_its_year_began_and_not_in_the_future() -> None:
    given(namnd()).when(attest(2025, date(2024, 12, 31))).then_refused("DATE_OUT_OF_ORDER", "attested_on")
    given(namnd()).when(attest(2026, date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "attested_on")


def test_A06_a_namnd_has_duties_until_it_ends() -> None:
    history = (namnd(), namnd("farsta"), merge(NAMND, into="farsta"))
    given(*history).when(attest(2020, date(2020, 6, 1))).then(DutyAttested)
    given(*history).when(attest(2021, date(2021, 6, 1))).then_refused("NAMND_ENDED", "year")


# --- work groups


def form(*deliverables: str, started: date | None = date(2017, 1, 1)) -> FormWorkGroup:
    due = tuple(Deliverable(key=key, title=key, due_year=2017) for key in deliverables)
    return order(
        FormWorkGroup,
        namnd=NAMND,
        work_group_id="g1",
        name="Arbetsgrupp",
        mandate="Ta fram rutiner",
        members=("Enhetschef",),
        started_on=started,
        deliverables=due,
    )


def report(deliverable: str, status: ActivityStatus = ActivityStatus.DONE, **said: Any) -> ReportDeliverable:
    body = {"namnd": NAMND, "work_group_id": "g1", "reported_on": date(2018, 1, 1)}
    return order(ReportDeliverable, deliverable=deliverable, status=status, **{**body, **said})


def test_A14_a_work_group_is_formed_once() -> None:
    given(namnd()).when(form("rutin")).then(WorkGroupFormed)
    given(namnd(), form("rutin")).when(form("rutin")).then_refused("WORK_GROUP_EXISTS", "work_group_id")
    given().when(form()).then_refused("NAMND_UNKNOWN", "namnd")
    given().when(form(started=None)).then_refused("NAMND_UNKNOWN", "namnd")
    given(namnd()).when(form(started=None)).then(WorkGroupFormed)
    given(namnd()).when(form("rutin", "rutin")).then_refused("KEY_TWICE", "deliverables.1")
    given(namnd(since=date(2018, 1, 1))).when(form()).then_refused("NAMND_NOT_YET", "namnd")


def test_A15_a_deliverable_of_the_group_is_reported() -> None:
    scenario = given(namnd(), form("rutin"))
    scenario.when(report("rutin")).then(DeliverableReported)
    scenario.when(report("rutin")).then_refused("DELIVERABLE_ALREADY_REPORTED", "status")
    scenario.when(report("rutin", ActivityStatus.ONGOING)).then(DeliverableReported)
    scenario.when(report("checklista")).then_refused("DELIVERABLE_UNKNOWN", "deliverable")
    scenario.when(report("rutin", work_group_id="g9")).then_refused("WORK_GROUP_UNKNOWN", "work_group_id")
    scenario.when(report("rutin", reported_on=date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "reported_on")


def test_A15_a_group_belongs_to_its_namnd() -> None:
    other = order(
        ReportDeliverable,
        of="farsta",
        namnd="farsta",
        work_group_id="g1",
        deliverable="rutin",
        status=ActivityStatus.DONE,
        reported_on=date(2018, 1, 1),
    )
    given(namnd(), namnd("farsta"), form("rutin")).when(other).then_refused("WORK_GROUP_UNKNOWN")


# --- what the city lays down

GUIDELINE = order(IssueGuideline, dnr="155-943/2015", title="Riktlinjer", valid_from=date(2016, 5, 1))
TEMPLATE = order(IssueTemplate, version="t1", valid_from=date(2016, 5, 1), mandatory_sections=(SectionKey.ROUTINE,))
ENTRY = Definition(term="extremism", meaning="Att inte godta demokratins regler")
GLOSSARY = order(PublishGlossary, version="o1", valid_from=date(2016, 5, 1), entries=(ENTRY,))


@pytest.mark.parametrize(
    ("order_given", "fact", "code"),
    [
        (GUIDELINE, GuidelineIssued, "GUIDELINE_EXISTS"),
        (TEMPLATE, TemplateIssued, "TEMPLATE_EXISTS"),
        (GLOSSARY, GlossaryPublished, "GLOSSARY_EXISTS"),
    ],
)
def test_A01_P02_P29_a_version_is_entered_once(order_given: Instruction, fact: Any, code: str) -> None:
    given().when(order_given).then(fact)
    given(order_given).when(order_given).then_refused(code)


def test_P02_P29_nothing_stands_twice_in_a_version() -> None:
    twice = order(
        IssueTemplate,
        version="t2",
        valid_from=date(2016, 5, 1),
        mandatory_sections=(SectionKey.ROUTINE, SectionKey.ROUTINE),
    )
    given().when(twice).then_refused("KEY_TWICE", "mandatory_sections.1")
    double = order(PublishGlossary, version="o2", valid_from=date(2016, 5, 1), entries=(ENTRY, ENTRY))
    given().when(double).then_refused("KEY_TWICE", "entries.1")


def goals(*codes: str, title: str = "Trygghet") -> ListCityGoals:
    listed = tuple(CityGoal(code=code, title=title, theme="trygghet") for code in codes)
    return order(ListCityGoals, year=2023, goals=listed)


def test_P18_the_goals_of_a_year_can_be_corrected_but_not_repeated() -> None:
    given().when(goals("g-3-6")).then(CityGoalsListed)
    given(goals("g-3-6")).when(goals("g-3-6")).then_refused("GOALS_UNCHANGED", "goals")
    given(goals("g-3-6")).when(goals("g-3-6", title="Trygg stad")).then(CityGoalsListed)
    given().when(goals("g-3-6", "g-3-6")).then_refused("KEY_TWICE", "goals.1")


def revision(moment: RevisionMoment = RevisionMoment.T1, due_on: date | None = None) -> SetRevisionMoment:
    return order(SetRevisionMoment, namnd=NAMND, year=2027, moment=moment, due_on=due_on)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (RevisionMoment.T1, date(2027, 4, 30)),
        (RevisionMoment.T2, date(2027, 8, 31)),
        (RevisionMoment.VP, date(2027, 11, 30)),
        (RevisionMoment.VB, date(2027, 12, 31)),
    ],
)
def test_P15_a_moment_has_its_usual_last_day(moment: RevisionMoment, day: date) -> None:
    given(namnd()).when(revision(moment)).then_said(RevisionMomentSet, moment=moment, due_on=day)


def test_P15_a_moment_is_set_anew_only_to_another_day() -> None:
    scenario = given(namnd(), revision())
    scenario.when(revision()).then_refused("REVISION_MOMENT_UNCHANGED", "due_on")
    scenario.when(revision(due_on=date(2027, 4, 30))).then_refused("REVISION_MOMENT_UNCHANGED", "due_on")
    scenario.when(revision(due_on=date(2027, 5, 31))).then(RevisionMomentSet)
    scenario.when(revision(due_on=date(2029, 1, 1))).then_refused("DUE_IN_ANOTHER_YEAR", "due_on")
    given().when(revision()).then_refused("NAMND_UNKNOWN", "namnd")


def test_U12_a_namnd_that_ended_has_no_revision_to_come() -> None:
    history = (namnd(), namnd("farsta"), merge(NAMND, into="farsta", on=date(2027, 4, 1)))
    given(*history).when(revision()).then_refused("NAMND_ENDED", "namnd", items=("farsta",))


def test_A08_a_body_may_be_older_than_the_work() -> None:
    given().when(namnd("kommunstyrelsen", date(1920, 1, 1))).then(NamndEstablished)


def test_A04_the_central_coordinator_is_not_appointed_by_a_namnd() -> None:
    by_registrar = order(
        AppointCoordinator,
        Role.REGISTRAR,
        namnd=None,
        appointment_id="c1",
        function="Samordnare",
        from_day=date(2020, 1, 1),
    )
    given(namnd()).when(by_registrar).then_refused("NOT_OWN_NAMND", "actor.namnd")
