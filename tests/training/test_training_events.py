"""T03, T04, T17: lectures with counts of who came, groups of functions and their meetings, and materials."""

from datetime import date
from typing import Any

from contracts.courses import (
    AppointFunctionGroup,
    AttendanceCounted,
    CountAttendance,
    FunctionGroupAppointed,
    GroupMeetingHeld,
    HoldGroupMeeting,
    IssueMaterial,
    MaterialIssued,
    TrainingEventPlanned,
)
from contracts.vocabulary import Role
from tests.training.spec import MERGED, NAMND, OTHER, TODAY, given, noted, order
from tests.training.training_histories import BASIC, founded, lecture

TOMORROW = date(2026, 11, 21)


def count(attended: int = 12, namnd: str = NAMND) -> CountAttendance:
    return order(CountAttendance, of=namnd, namnd=namnd, event_id="forelasning-2018", attended=attended)


def test_T04_a_lecture_has_a_day_and_seats_and_each_namnd_counts_its_own() -> None:
    told = given(*founded()).when(lecture(course=BASIC)).then(TrainingEventPlanned)
    told.when(count()).then_said(AttendanceCounted, namnd=NAMND, attended=12)
    told.when(count(30, OTHER)).then_said(AttendanceCounted, namnd=OTHER, attended=30)


def test_T04_a_later_count_takes_the_place_of_an_earlier_and_the_same_is_no_news() -> None:
    told = given(*noted(), lecture(), count())
    told.when(count()).then()
    told.when(count(13)).then_said(AttendanceCounted, attended=13)


def test_T04_nobody_is_counted_before_the_day_or_without_a_seat() -> None:
    told = given(*noted(), lecture())
    told.when(count(81)).then_refused("MORE_THAN_SEATS", "attended")
    told.when(count(1, MERGED)).then_refused("NAMND_NOT_VALID", "namnd")
    given(*noted(), lecture(on=TOMORROW)).when(count()).then_refused("DATE_IN_FUTURE", "event_id")
    given(*noted()).when(count()).then_refused("EVENT_UNKNOWN", "event_id")


def test_T04_an_event_has_one_name_in_the_whole_city() -> None:
    told = given(*noted(), lecture(Role.LOCAL_COORDINATOR, namnd=OTHER))
    told.when(lecture()).then_refused("EVENT_EXISTS", "event_id")
    told.when(lecture(event_id="annan", course="ingen-kurs")).then_refused("COURSE_UNKNOWN", "course")
    told.when(lecture(event_id="annan", on=date(1999, 1, 1))).then_refused("DATE_OUT_OF_RANGE", "on")
    told.when(lecture(Role.SLK, event_id="annan", namnd=OTHER)).then_refused("NAMND_DOES_IT", "namnd")
    too_early = lecture(Role.LOCAL_COORDINATOR, event_id="annan", namnd=MERGED)
    told.when(too_early).then_refused("NAMND_NOT_VALID", "on")


def appoint(**said: Any) -> AppointFunctionGroup:
    body = {
        "group": "nyckelfunktioner",
        "name": "Utsedd grupp",
        "functions": ("Fältassistent", "Biståndshandläggare"),
        "starts_on": date(2018, 4, 1),
        **said,
    }
    return order(AppointFunctionGroup, namnd=NAMND, **body)


def meet(on: date = date(2018, 5, 15), group: str = "nyckelfunktioner") -> HoldGroupMeeting:
    return order(HoldGroupMeeting, namnd=NAMND, group=group, met_on=on)


def test_T03_a_group_of_functions_starts_in_april_and_meets_from_may() -> None:
    told = given(*founded()).when(appoint(courses=(BASIC,))).then(FunctionGroupAppointed)
    told.when(meet(date(2018, 3, 31))).then_refused("DATE_OUT_OF_ORDER", "met_on")
    told.when(meet()).then(GroupMeetingHeld)
    told.when(meet()).then_refused("ALREADY_RECORDED", "met_on")
    told.when(meet(TOMORROW)).then_refused("DATE_IN_FUTURE", "met_on")
    told.when(meet(TODAY, "ingen-grupp")).then_refused("GROUP_UNKNOWN", "group")


def test_T03_a_group_is_appointed_once_of_functions_named_once() -> None:
    told = given(*founded(), appoint())
    told.when(appoint()).then_refused("GROUP_EXISTS", "group")
    told.when(appoint(group="b", functions=("Rektor", "Rektor"))).then_refused("KEY_TWICE", "functions.1")
    told.when(appoint(group="b", starts_on=date(1996, 1, 1))).then_refused("NAMND_NOT_VALID", "starts_on")
    told.when(appoint(group="b", starts_on=date(1999, 1, 1))).then_refused("DATE_OUT_OF_RANGE", "starts_on")
    told.when(appoint(group="b", courses=(BASIC, "ingen-kurs"))).then_refused("COURSE_UNKNOWN", "courses.1")


def material(version: int = 1, **said: Any) -> IssueMaterial:
    body = {"title": "Symboler och tecken", "valid_from": date(2018, 1, 1), **said}
    return order(IssueMaterial, material="symboler", version=version, **body)


def test_T17_a_material_has_versions_with_their_days() -> None:
    told = given(*noted(), material())
    told.when(material()).then_refused("VERSION_OUT_OF_STEP", "version")
    told.when(material(2, valid_from=date(2017, 1, 1))).then_refused("DATE_OUT_OF_ORDER", "valid_from")
    given(*noted()).when(material(valid_from=date(1999, 1, 1))).then_refused("DATE_OUT_OF_RANGE", "valid_from")
    told.when(material(2, valid_to=date(2017, 1, 1))).then_refused("DATE_OUT_OF_ORDER", "valid_to")
    told.when(material(2, valid_to=date(2019, 12, 31))).then_said(MaterialIssued, version=2)
