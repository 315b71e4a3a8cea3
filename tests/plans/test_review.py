"""A level that has risen makes a dated duty to review the activities; and which police area a nämnd belongs to."""

from datetime import date
from typing import Any

import pytest

from contracts.organisation import MergeNamnder
from contracts.plan_review import (
    ActivitiesReviewed,
    LinkPoliceArea,
    PoliceAreaLinked,
    RequireReview,
    ReviewActivities,
    ReviewRequired,
)
from contracts.situation_terms import Level
from contracts.vocabulary import Milieu, Role
from tests.plans import histories as told
from tests.plans.spec import NAMND, Order, given, order

RAISED, BY = date(2026, 11, 1), date(2026, 12, 1)


def require(**said: Any) -> RequireReview:
    fields: dict[str, Any] = {
        "namnd": NAMND,
        "review_id": "review-7",
        "milieu": Milieu.RIGHT_WING,
        "to_level": Level.HIGH,
        "raised_on": RAISED,
        "review_by": BY,
    }
    return order(RequireReview, **{**fields, **said})


def review(**said: Any) -> ReviewActivities:
    fields: dict[str, Any] = {
        "namnd": NAMND,
        "review_id": "review-7",
        "reviewed_on": date(2026, 11, 15),
        "conclusion": "Föräldrastödet byggs ut.",
    }
    return order(ReviewActivities, **{**fields, **said})


def acting(step: Order, **actor: Any) -> Order:
    """The same command by another actor."""
    return step.model_copy(update={"actor": step.actor.model_copy(update=actor)})


def test_R31_a_review_is_required_once_and_by_the_system_alone() -> None:
    given(*told.drafted()).when(require()).then_said(ReviewRequired, namnd=NAMND, raised_on=RAISED, review_by=BY)
    given(*told.drafted(), require()).when(require()).then_refused("REVIEW_EXISTS", "review_id")
    given(*told.drafted()).when(require(namnd="farsta")).then_refused("NAMND_UNKNOWN", "namnd")
    by_hand = acting(require(), role=Role.LOCAL_COORDINATOR, namnd=NAMND)
    given(*told.drafted()).when(by_hand).then_refused("ROLE_NOT_ALLOWED")


def test_R31_a_review_says_what_came_of_it_and_which_measures_changed() -> None:
    given(*told.drafted(), require()).when(review(changed=("a1", "a2"))).then_said(
        ActivitiesReviewed, review_id="review-7", changed=("a1", "a2")
    )
    given(*told.drafted(), require()).when(review()).then(ActivitiesReviewed)


@pytest.mark.parametrize(
    ("said", "code", "field"),
    [
        ({"review_id": "review-8"}, "REVIEW_UNKNOWN", "review_id"),
        ({"reviewed_on": date(2026, 10, 31)}, "DATE_OUT_OF_ORDER", "reviewed_on"),
        ({"reviewed_on": date(2026, 11, 21)}, "DATE_IN_FUTURE", "reviewed_on"),
        ({"changed": ("a1", "a9")}, "ACTIVITY_UNKNOWN", "changed.1"),
        ({"changed": ("a1", "a1")}, "KEY_TWICE", "changed.1"),
    ],
)
def test_R31_a_review_that_cannot_be_is_refused(said: dict[str, Any], code: str, field: str) -> None:
    given(*told.drafted(), require()).when(review(**said)).then_refused(code, field)


def test_R31_a_review_is_made_once_and_of_ones_own() -> None:
    given(*told.drafted(), require(), review()).when(review()).then_refused("ALREADY_RECORDED", "review_id")
    of_farsta = acting(review(namnd="farsta"), namnd="farsta")
    given(*told.drafted(), told.namnd("farsta"), require()).when(of_farsta).then_refused("REVIEW_UNKNOWN")
    given(*told.drafted(), require()).when(acting(review(), namnd="farsta")).then_refused("NOT_OWN_NAMND")


def test_R31_the_measures_may_be_of_a_later_version_or_of_the_successor() -> None:
    revised = told.plan_measure("a7", plan_id=told.V2)
    given(*told.revised(), revised, require()).when(review(changed=("a1", "a7"))).then(ActivitiesReviewed)
    merged = (
        *told.drafted(),
        told.namnd("soderort"),
        order(MergeNamnder, merged=(NAMND,), into="soderort", on=date(2026, 11, 10)),
        require(),
    )
    given(*merged).when(acting(review(), namnd="soderort")).then(ActivitiesReviewed)


def test_A16_a_namnd_is_linked_to_its_police_area_from_a_day_on() -> None:
    link = order(LinkPoliceArea, namnd=NAMND, police_area="Lokalpolisområde Farsta", valid_from=date(2026, 1, 1))
    given(*told.city()).when(link).then_said(PoliceAreaLinked, police_area="Lokalpolisområde Farsta")
    given(told.namnd(since=date(2026, 6, 1))).when(link).then_refused("NAMND_NOT_YET", "namnd")
    given(*told.city()).when(acting(link, role=Role.SLK, namnd=None)).then(PoliceAreaLinked)
