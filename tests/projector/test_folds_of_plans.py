"""What plans, their history and what they account for look like after their events."""

from datetime import date
from typing import Any

import pytest

from contracts import plan_approval, plans
from contracts.envelope import Fact
from contracts.plan_content import Outcome, PlanContent, Section
from contracts.vocabulary import ActivityStatus, ConsultedParty, SectionKey
from gateway.projector.folds import UnfoldableError
from tests.projector.read_models import ReadModels
from tests.projector.sample_history import (
    DNR,
    accounted,
    approved,
    consulted,
    decided,
    drafted,
    head,
    measure,
    planned,
    progress,
    revised,
    sent_back,
    sent_to_ks,
    submitted,
)
from tests.projector.sample_ledger import moment

NOTHING_DECIDED: dict[str, Any] = {
    "consultations": [],
    "submitted_on": None,
    "decided": None,
    "sent_on": None,
    "approved": None,
    "sent_back": [],
}
BOTH = (consulted(ConsultedParty.SLK, 1), consulted(ConsultedParty.POLICE, 2))


def plan(read_models: ReadModels, plan_id: str = "alvsjo-v2") -> dict[str, Any]:
    row = read_models.now("plan", plan_id)
    assert row is not None
    return row


def test_P01_a_drafted_plan(read_models: ReadModels) -> None:
    read_models.given(drafted())
    assert plan(read_models, "alvsjo-v1") == {
        "namnd": "alvsjo",
        "year": 2018,
        "version": 1,
        "status": "draft",
        "body": {
            "namnd": "alvsjo",
            "version": 1,
            "head": head(2018).model_dump(mode="json"),
            "previous_plan_id": None,
            "superseded_by": None,
            "in_force_until": None,
            "content": {},
            "approval": NOTHING_DECIDED,
        },
    }


def test_an_amended_head_moves_the_plan_to_its_new_year(read_models: ReadModels) -> None:
    read_models.given(drafted(), plans.HeadAmended(namnd="alvsjo", plan_id="alvsjo-v1", head=head(2019, "Ny titel")))
    row = plan(read_models, "alvsjo-v1")
    assert (row["year"], row["status"], row["version"]) == (2019, "draft", 1)
    assert row["body"]["head"]["title"] == "Ny titel"


def test_parts_of_the_text_that_are_left_out_stay(read_models: ReadModels) -> None:
    section = Section(key=SectionKey.INTRODUCTION, title="Inledning", text="Planen gäller.")
    outcome = Outcome(statement="Fler i arbete.")
    said = [PlanContent(sections=(section,)), PlanContent(outcomes=(outcome,))]
    read_models.given(
        drafted(), *(plans.PlanDescribed(namnd="alvsjo", plan_id="alvsjo-v1", content=each) for each in said)
    )
    content = plan(read_models, "alvsjo-v1")["body"]["content"]
    assert content == {
        "sections": [section.model_dump(mode="json")],
        "outcomes": [outcome.model_dump(mode="json")],
    }


def test_P16_a_revision_shows_every_measure_to_account_for(read_models: ReadModels) -> None:
    superseded = plans.PlanSuperseded(
        namnd="alvsjo", plan_id="alvsjo-v1", by_plan_id="alvsjo-v2", in_force_until=date(2018, 12, 31)
    )
    read_models.given(
        drafted(),
        superseded,
        revised({"a": "Utbilda", "b": "Erbjuda jobb"}),
        accounted("b", ActivityStatus.DROPPED, "Ingen efterfrågan."),
    )
    old, new = plan(read_models, "alvsjo-v1")["body"], plan(read_models)["body"]
    assert (old["superseded_by"], old["in_force_until"]) == ("alvsjo-v2", "2018-12-31")
    assert (new["previous_plan_id"], new["version"]) == ("alvsjo-v1", 2)
    assert read_models.now("account", "alvsjo-v2/a") == {
        "plan_id": "alvsjo-v2",
        "body": {"ancestor": "a", "title": "Utbilda", "status": None, "reason": None},
    }
    assert read_models.now("account", "alvsjo-v2/b") == {
        "plan_id": "alvsjo-v2",
        "body": {"ancestor": "b", "title": "Erbjuda jobb", "status": "dropped", "reason": "Ingen efterfrågan."},
    }


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        ((BOTH[0],), "draft"),
        (BOTH, "consulted"),
        ((*BOTH, submitted()), "submitted"),
        ((submitted(), *BOTH), "submitted"),
        ((*BOTH, submitted(), sent_back()), "sent_back"),
        ((BOTH[0], submitted(), sent_back(), BOTH[1]), "sent_back"),
        ((*BOTH, submitted(), decided()), "decided"),
        ((*BOTH, submitted(), decided(), sent_to_ks()), "sent_to_ks"),
        ((*BOTH, submitted(), decided(), sent_to_ks(), approved()), "approved"),
        ((*BOTH, submitted(), decided(), sent_to_ks(), approved("Följ upp.")), "approved_with_conditions"),
        ((plan_approval.HistoricalPlanAdopted(namnd="alvsjo", plan_id="alvsjo-v2"),), "historical"),
    ],
)
def test_P12_the_status_follows_the_chain(read_models: ReadModels, steps: tuple[Fact, ...], status: str) -> None:
    assert plan(read_models.given(revised({}), *steps))["status"] == status


def test_P12_P13_everything_decided_is_kept(read_models: ReadModels) -> None:
    read_models.given(
        revised({}), *BOTH, submitted(), sent_back(), submitted(12), decided(), sent_to_ks(), approved("Följ upp.")
    )
    consultation = {"function": "Kommunpolis", "result": "Inga synpunkter."}
    assert plan(read_models)["body"]["approval"] == {
        "consultations": [
            {"party": "slk", "consulted_on": "2018-10-01", **consultation},
            {"party": "police", "consulted_on": "2018-10-02", **consultation},
        ],
        "submitted_on": "2018-11-12",
        "decided": {"on": "2018-11-20", "paragraph": 12, "diarienummer": DNR},
        "sent_on": "2018-12-01",
        "approved": {"on": "2019-01-15", "paragraph": 3, "diarienummer": DNR, "conditions": ["Följ upp."]},
        "sent_back": [{"on": "2018-11-10", "paragraph": 7, "reason": "Ansvar saknas."}],
    }


def test_a_plan_sent_back_lies_before_nobody(read_models: ReadModels) -> None:
    read_models.given(revised({}), *BOTH, submitted(), decided(), sent_to_ks(), sent_back())
    approval = plan(read_models)["body"]["approval"]
    assert (approval["submitted_on"], approval["decided"], approval["sent_on"]) == (None, None, None)
    assert len(approval["consultations"]) == 2


def test_the_history_of_a_plan_tells_every_event_in_order(read_models: ReadModels) -> None:
    read_models.given(revised({"a": "Utbilda"}), accounted("a", ActivityStatus.DROPPED, "Gjord."), BOTH[0], sent_back())
    keys = read_models.keys("history")
    assert keys == [f"alvsjo-v2/{position:012}" for position in (1, 2, 4, 5)]
    who = {"actor": "samordnare-1", "role": "local_coordinator", "activity_id": None}
    told = [read_models.now("history", key) for key in keys]
    assert told == [
        {"plan_id": "alvsjo-v2", "body": {**who, "type": kind, "recorded_at": moment(at), "on": on, "note": note}}
        for kind, at, on, note in [
            ("plans.PlanRevised.v1", 1, None, None),
            ("plans.ActivityAccounted.v1", 2, None, "Gjord."),
            ("plans.ConsultationRecorded.v1", 4, "2018-10-01", "Inga synpunkter."),
            ("plans.PlanSentBack.v1", 5, "2018-11-10", "Ansvar saknas."),
        ]
    ]


def test_the_history_says_which_measure_an_event_is_about(read_models: ReadModels) -> None:
    read_models.given(drafted(), planned("alvsjo-v1", "a", measure("Ord")))
    row = read_models.now("history", "alvsjo-v1/000000000002")
    assert row is not None
    assert row["body"]["activity_id"] == "a"


def test_an_event_about_nothing_cannot_be_folded_and_what_came_before_is_kept(read_models: ReadModels) -> None:
    with pytest.raises(UnfoldableError) as stop:
        read_models.given(drafted(), progress("alvsjo-v1", "okand", ActivityStatus.DONE), drafted("alvsjo-v9"))
    assert (stop.value.service, stop.value.position) == ("plans", 2)
    assert "okand" not in str(stop.value)
    assert read_models.keys("plan") == ["alvsjo-v1"]
    assert read_models.projection().positions == {"plans": 1}
