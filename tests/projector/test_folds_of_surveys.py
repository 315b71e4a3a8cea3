"""What becomes of a survey in the read models: counts, and texts that stand by themselves."""

from contracts.surveys import Anonymity, RecipientCategory
from tests.projector.read_models import ReadModels
from tests.projector.sample_ledger import moment
from tests.projector.sample_surveys import (
    answered,
    closed,
    distributed,
    issued,
    kept,
    local_questions,
    text,
    withdrawn,
)

SCHOOLS = "enkat-2026/skarpnack/schools"


def test_R08_a_survey_is_told_with_the_moment_it_was_closed(read_models: ReadModels) -> None:
    read_models.given(issued(), closed())
    row = read_models.now("survey", "enkat-2026")
    assert row is not None
    assert row["year"] == 2026
    assert (row["body"]["anonymity"], row["body"]["closed_on"]) == ("category", "2026-12-16")
    assert row["body"]["closed_at"] == moment(2)


def test_R08_a_namnds_own_questions_are_kept_apart_in_their_order(read_models: ReadModels) -> None:
    read_models.given(issued(), local_questions(), local_questions())
    row = read_models.now("survey_local", "enkat-2026/skarpnack")
    assert row is not None
    assert [question["key"] for question in row["body"]["questions"]] == ["torget", "torget"]


def test_R09_invitations_and_answers_of_a_category_are_counted(read_models: ReadModels) -> None:
    units = RecipientCategory.OWN_UNITS
    read_models.given(
        issued(), distributed(9), distributed(5), distributed(4, category=units), answered(), answered(), withdrawn(3)
    )
    row = read_models.now("survey_coverage", SCHOOLS)
    assert row == {
        "survey": "enkat-2026",
        "namnd": "skarpnack",
        "body": {"category": "schools", "invited": 14, "withdrawn": 3, "answered": 2},
    }
    other = read_models.now("survey_coverage", "enkat-2026/skarpnack/own_units")
    assert other is not None
    assert other["body"]["invited"] == 4
    assert read_models.as_of("survey_coverage", SCHOOLS, moment(2)) == {
        "category": "schools",
        "invited": 9,
        "withdrawn": 0,
        "answered": 0,
    }


def test_R09_answers_without_a_category_are_counted_by_themselves(read_models: ReadModels) -> None:
    read_models.given(issued(Anonymity.NAMND_ONLY), distributed(9), answered(kept("plan", yes=True), category=None))
    row = read_models.now("survey_coverage", "enkat-2026/skarpnack/")
    assert row is not None
    assert row["body"] == {"category": None, "invited": 0, "withdrawn": 0, "answered": 1}
    assert read_models.keys("survey_tally") == ["enkat-2026/skarpnack//city/plan"]


def test_R25_R26_replies_are_counted_by_question_and_value(read_models: ReadModels) -> None:
    replies = [(4, True), (4, False), (2, True)]
    read_models.given(
        issued(), *(answered(kept("kunskap", scale=step), kept("plan", yes=yes)) for step, yes in replies)
    )
    assert {
        key: row["body"]["counts"]
        for key in read_models.keys("survey_tally")
        if (row := read_models.now("survey_tally", key))
    } == {f"{SCHOOLS}/city/kunskap": {"4": 2, "2": 1}, f"{SCHOOLS}/city/plan": {"yes": 2, "no": 1}}


def test_R08_replies_to_own_questions_are_counted_apart_from_a_city_question_of_the_same_key(
    read_models: ReadModels,
) -> None:
    read_models.given(issued(), answered(kept("plan", yes=True), local=(kept("plan", yes=False),)))
    counts = {
        key: row["body"] for key in read_models.keys("survey_tally") if (row := read_models.now("survey_tally", key))
    }
    asked = {"category": "schools", "question": "plan"}
    assert counts == {
        f"{SCHOOLS}/city/plan": {**asked, "local": False, "counts": {"yes": 1}},
        f"{SCHOOLS}/own/plan": {**asked, "local": True, "counts": {"no": 1}},
    }


def test_N07_a_text_stands_by_itself_and_no_row_names_an_answer(read_models: ReadModels) -> None:
    read_models.given(issued(), answered(kept("kunskap", scale=1), kept("ovrigt", text=text(7))))
    assert read_models.now("survey_text", text(7).reference) == {
        "survey": "enkat-2026",
        "namnd": "skarpnack",
        "body": {"question": "ovrigt", "local": False},
    }
    views = [name for name in read_models.digest() if name.startswith("survey")]
    assert len(views) == 5
    rows = [read_models.now(view, key) for view in views for key in read_models.keys(view)]
    assert rows
    assert not any("a-0123456789abcdef" in str(row) for row in rows)
