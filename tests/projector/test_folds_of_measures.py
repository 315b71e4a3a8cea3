"""What the measures of plans look like after their events."""

from datetime import date
from typing import Any

import pytest

from contracts import plan_progress, plans
from contracts.schedule import Per
from contracts.vocabulary import ActivityStatus, Forum
from tests.projector.read_models import ReadModels
from tests.projector.sample_history import (
    accounted,
    drafted,
    measure,
    planned,
    progress,
    revised,
)
from tests.projector.sample_ledger import moment


def activity(read_models: ReadModels, key: str) -> dict[str, Any]:
    row = read_models.now("activity", key)
    assert row is not None
    return row


def test_P04_a_planned_measure(read_models: ReadModels) -> None:
    content = measure("Utbilda personal")
    read_models.given(drafted(), planned("alvsjo-v1", "utbildning", content))
    assert activity(read_models, "alvsjo-v1/utbildning") == {
        "plan_id": "alvsjo-v1",
        "namnd": "alvsjo",
        "category": "competence",
        "presentation": "table_row",
        "body": {
            "activity_id": "utbildning",
            "plan_id": "alvsjo-v1",
            "namnd": "alvsjo",
            "content": content.model_dump(mode="json"),
            "ancestor": None,
            "status": "planned",
            "progress": [],
            "measurements": [],
            "follow_ups_done": [],
            "coverage": [],
            "ordinal": 2,
        },
    }


@pytest.mark.parametrize(
    ("stated", "account", "status"),
    [
        (None, None, "planned"),
        (ActivityStatus.UNDER_DEVELOPMENT, None, "under_development"),
        (None, ActivityStatus.ONGOING, "ongoing"),
        (ActivityStatus.PLANNED, ActivityStatus.ONGOING, "ongoing"),
        (ActivityStatus.PLANNED, ActivityStatus.CHANGED, "planned"),
    ],
)
def test_P16_the_first_status_is_as_accounted_for_else_as_printed(
    read_models: ReadModels, stated: ActivityStatus | None, account: ActivityStatus | None, status: str
) -> None:
    told = [accounted("a", account)] if account else []
    read_models.given(revised({"a": "Utbilda"}), *told, planned("alvsjo-v2", "a-v2", measure("Utbilda", stated), "a"))
    body = activity(read_models, "alvsjo-v2/a-v2")["body"]
    assert (body["status"], body["ancestor"]) == (status, "a")


def test_progress_moves_the_status_and_a_later_change_of_words_does_not(read_models: ReadModels) -> None:
    changed = plans.ActivityChanged(
        namnd="alvsjo", plan_id="alvsjo-v1", activity_id="a", activity=measure("Nya ord", ActivityStatus.PLANNED)
    )
    read_models.given(
        drafted(),
        planned("alvsjo-v1", "a", measure("Ord")),
        progress("alvsjo-v1", "a", ActivityStatus.ONGOING),
        progress("alvsjo-v1", "a", ActivityStatus.DONE, day=2, note="Klart."),
        changed,
    )
    body = activity(read_models, "alvsjo-v1/a")["body"]
    assert body["status"] == "done"
    assert body["content"]["title"] == "Nya ord"
    assert body["progress"] == [
        {"status": "ongoing", "reported_on": "2019-05-01", "note": None},
        {"status": "done", "reported_on": "2019-05-02", "note": "Klart."},
    ]


def test_a_changed_measure_keeps_its_place_and_takes_its_new_stated_status(read_models: ReadModels) -> None:
    changed = plans.ActivityChanged(
        namnd="alvsjo", plan_id="alvsjo-v1", activity_id="a", activity=measure("Nya ord", ActivityStatus.ONGOING)
    )
    read_models.given(
        drafted(), planned("alvsjo-v1", "a", measure("Ord")), planned("alvsjo-v1", "b", measure("B")), changed
    )
    body = activity(read_models, "alvsjo-v1/a")["body"]
    assert (body["status"], body["ordinal"]) == ("ongoing", 2)


def test_a_withdrawn_measure_is_gone_but_was_there(read_models: ReadModels) -> None:
    withdrawn = plans.ActivityWithdrawn(namnd="alvsjo", plan_id="alvsjo-v1", activity_id="a", reason="Dubblett.")
    read_models.given(drafted(), planned("alvsjo-v1", "a", measure("Ord")), withdrawn)
    assert read_models.now("activity", "alvsjo-v1/a") is None
    assert read_models.spans("activity", "alvsjo-v1/a") == [(moment(2), moment(4))]


def test_a_measure_and_its_progress_are_read_together_as_of_any_moment(read_models: ReadModels) -> None:
    changed = plans.ActivityChanged(
        namnd="alvsjo", plan_id="alvsjo-v1", activity_id="a", activity=measure("Nya ord", ActivityStatus.PLANNED)
    )
    read_models.given(
        drafted(),
        planned("alvsjo-v1", "a", measure("Ord")),
        progress("alvsjo-v1", "a", ActivityStatus.ONGOING),
        changed,
        progress("alvsjo-v1", "a", ActivityStatus.DONE, day=2),
        plans.ActivityWithdrawn(namnd="alvsjo", plan_id="alvsjo-v1", activity_id="a", reason="Utgår."),
    )
    key = "alvsjo-v1/a"
    assert read_models.spans("activity", key) == [
        (moment(2), moment(4)),
        (moment(4), moment(5)),
        (moment(5), moment(7)),
        (moment(7), moment(8)),
    ]
    seen = [read_models.as_of("activity", key, moment(at)) for at in (1, 2, 3, 4, 5, 7, 8)]
    assert [body and (body["content"]["title"], body["status"]) for body in seen] == [
        None,
        ("Ord", "planned"),
        ("Ord", "planned"),
        ("Ord", "ongoing"),
        ("Nya ord", "ongoing"),
        ("Nya ord", "done"),
        None,
    ]


def test_P10_P20_measured_and_followed_up(read_models: ReadModels) -> None:
    period = plans.Period(starts=date(2019, 6, 1), ends=date(2019, 8, 31))
    place = {"namnd": "alvsjo", "plan_id": "alvsjo-v1", "activity_id": "a"}
    read_models.given(
        drafted(),
        planned("alvsjo-v1", "a", measure("Ord")),
        plan_progress.TargetMeasured(
            **place,
            target="platser",
            value=412.0,
            unit="feriejobb",
            per=Per.YEAR,
            period=period,
            measured_on=date(2019, 9, 1),
        ),
        plan_progress.ActivityFollowedUp(
            **place, forum=Forum.TERTIAL_2, year=2019, followed_up_on=date(2019, 9, 10), note="Målet är nått."
        ),
        plan_progress.CoverageTaken(
            **place, course="grundutbildning", forum=Forum.TERTIAL_2, year=2019, on=date(2019, 8, 31), share=82
        ),
    )
    body = activity(read_models, "alvsjo-v1/a")["body"]
    assert body["status"] == "planned"
    assert body["measurements"] == [
        {
            "target": "platser",
            "value": 412.0,
            "unit": "feriejobb",
            "per": "year",
            "period": {"starts": "2019-06-01", "ends": "2019-08-31"},
            "measured_on": "2019-09-01",
        }
    ]
    assert body["follow_ups_done"] == [
        {"forum": "tertial_2", "year": 2019, "followed_up_on": "2019-09-10", "note": "Målet är nått."}
    ]
    assert body["coverage"] == [
        {"course": "grundutbildning", "forum": "tertial_2", "year": 2019, "on": "2019-08-31", "share": 82}
    ]
