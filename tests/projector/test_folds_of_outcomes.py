"""What becomes of the outcomes that a plan wants."""

from datetime import date
from typing import Any

from contracts import plan_progress
from contracts.vocabulary import Forum
from tests.projector.read_models import ReadModels
from tests.projector.sample_history import drafted


def followed_up(year: int) -> plan_progress.OutcomeFollowedUp:
    return plan_progress.OutcomeFollowedUp(
        namnd="alvsjo",
        plan_id="alvsjo-v1",
        statement="Fler unga i arbete.",
        forum=Forum.ANNUAL_REPORT,
        year=year,
        followed_up_on=date(year, 12, 1),
        note="Fler än väntat.",
        indicator=None,
    )


def test_P19_every_follow_up_of_an_outcome_is_kept_in_order(read_models: ReadModels) -> None:
    read_models.given(drafted(), followed_up(2018), followed_up(2019))
    row = read_models.now("plan", "alvsjo-v1")
    assert row is not None
    told: dict[str, Any] = {
        "statement": "Fler unga i arbete.",
        "forum": "annual_report",
        "note": "Fler än väntat.",
        "indicator": None,
    }
    assert row["body"]["outcomes_followed_up"] == [
        {**told, "year": 2018, "followed_up_on": "2018-12-01"},
        {**told, "year": 2019, "followed_up_on": "2019-12-01"},
    ]
