"""T01, T02, T05, T06, T14, T15, T18: the catalogue of courses, with versions, providers and prerequisites."""

from datetime import date
from typing import Any

import pytest

from contracts.courses import CourseIssued
from contracts.training_terms import Audience, CourseForm, Validity
from contracts.vocabulary import Role
from services.training.city import STREAM
from tests.training.spec import FORMER, MERGED, NAMND, OTHER, given, noted, order
from tests.training.training_histories import ADVANCED, BASIC, BEGAN, issue


def test_T01_the_web_course_has_versions_that_follow_on_each_other() -> None:
    told = given(*noted(), issue())
    told.when(issue()).then_refused("VERSION_OUT_OF_STEP", "version")
    told.when(issue(version=3)).then_refused("VERSION_OUT_OF_STEP", "version")
    told.when(issue(version=2, offered_from=date(2018, 1, 1))).then_refused("DATE_OUT_OF_ORDER", "offered_from")
    told.when(issue(version=2, offered_from=date(2022, 1, 1), replaces_earlier=True)).then(CourseIssued)
    assert list(told.state(STREAM).courses[BASIC]) == [1, 2]


def test_T02_a_course_can_build_on_another() -> None:
    told = given(*noted(), issue())
    told.when(issue(ADVANCED, prerequisites=("ingen-kurs",))).then_refused("COURSE_UNKNOWN", "prerequisites.0")
    told.when(issue(ADVANCED, prerequisites=(BASIC, BASIC))).then_refused("KEY_TWICE", "prerequisites.1")
    told.when(issue(ADVANCED, prerequisites=(BASIC,))).then(CourseIssued)


def test_T02_courses_do_not_build_on_each_other_in_a_ring() -> None:
    told = given(*noted(), issue(), issue(ADVANCED, prerequisites=(BASIC,)), issue("tredje", prerequisites=(ADVANCED,)))
    told.when(issue(version=2, prerequisites=("tredje",))).then_refused("PREREQUISITES_IN_A_RING", "prerequisites")
    told.when(issue(version=2, prerequisites=(BASIC,))).then_refused("PREREQUISITES_IN_A_RING", "prerequisites")


@pytest.mark.parametrize("audience", [(Audience.MANAGERS,), (Audience.ELECTED,), (Audience.STAFF, Audience.ELECTED)])
def test_T05_T14_a_course_is_for_staff_for_managers_or_for_elected_representatives(
    audience: tuple[Audience, ...],
) -> None:
    made = issue("chefer", audience=audience, form=CourseForm.INTERNAL)
    given(*noted()).when(made).then_said(CourseIssued, audience=audience)


def test_T06_a_namnd_gives_a_course_of_its_own_and_alone_issues_new_versions() -> None:
    theirs = {"provider": OTHER, "form": CourseForm.TARGETED}
    told = given(*noted(), issue("riktad", Role.LOCAL_COORDINATOR, **theirs))
    ours = {"version": 2, "provider": NAMND, "form": CourseForm.TARGETED}
    told.when(issue("riktad", Role.LOCAL_COORDINATOR, **ours)).then_refused("COURSE_OF_ANOTHER", "provider")
    told.when(issue("riktad", version=2)).then_refused("COURSE_OF_ANOTHER", "provider")
    told.when(issue("riktad", Role.LOCAL_COORDINATOR, **theirs, version=2)).then(CourseIssued)


def test_T06_what_a_namnd_gave_its_successor_goes_on_with() -> None:
    old = issue("riktad", Role.LOCAL_COORDINATOR, provider=FORMER)
    told = given(*noted(), old)
    new = issue("riktad", Role.LOCAL_COORDINATOR, provider=MERGED, version=2, offered_from=date(2021, 1, 1))
    told.when(new).then_said(CourseIssued, provider=MERGED)


def test_T06_a_namnd_gives_its_own_courses_and_the_city_its_own() -> None:
    told = given(*noted())
    told.when(issue("riktad", provider=OTHER)).then_refused("NAMND_DOES_IT", "provider")
    told.when(issue("egen", Role.LOCAL_COORDINATOR)).then_refused("NOT_OWN_NAMND", "actor.namnd")
    of_another = order(
        type(issue()), Role.LOCAL_COORDINATOR, **{**_said(issue()), "provider": OTHER, "course": "riktad"}
    )
    told.when(of_another).then_refused("NOT_OWN_NAMND", "actor.namnd")
    ended = issue("riktad", Role.LOCAL_COORDINATOR, provider=FORMER, offered_from=date(2021, 1, 1))
    told.when(ended).then_refused("NAMND_NOT_VALID", "provider")
    nobody = issue("riktad", Role.LOCAL_COORDINATOR, provider="ingen-namnd")
    told.when(nobody).then_refused("NAMND_UNKNOWN", "provider")


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"offered_from": date(1999, 12, 31)}, "DATE_OUT_OF_RANGE", "offered_from"),
        ({"offered_to": date(2018, 12, 31)}, "DATE_OUT_OF_ORDER", "offered_to"),
        ({"audience": (Audience.STAFF, Audience.STAFF)}, "KEY_TWICE", "audience.1"),
    ],
)
def test_T15_T18_a_course_in_the_catalogue_is_whole(said: dict[str, Any], code: str, field: str) -> None:
    given(*noted()).when(issue("relationsvald", **said)).then_refused(code, field)


def test_T01_a_validity_is_kept_as_it_was_laid_down() -> None:
    validity = Validity(months=36, to_year_end=True)
    given(*noted()).when(issue(validity=validity, offered_to=BEGAN)).then_said(CourseIssued, validity=validity)


def _said(made: Any) -> dict[str, Any]:
    return {name: getattr(made, name) for name in type(made).model_fields if name not in {"actor", "command_id"}}
