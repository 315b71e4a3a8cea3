"""The survey of the year: issued once, sent by each nämnd, answered with tokens, closed."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from contracts import catalogue
from contracts.answers import Refusal
from contracts.envelope import Fact, Instruction
from contracts.surveys import (
    Anonymity,
    AnswerSurvey,
    DistributionWithdrawn,
    Indicator,
    KeptReply,
    LocalQuestionsAdded,
    QuestionKind,
    RecipientCategory,
    SurveyAnswered,
    SurveyClosed,
    SurveyDistributed,
    SurveyIssued,
    SurveyOption,
    SurveyQuestion,
    SurveyReply,
)
from contracts.vocabulary import Role
from ledger.receipts import digest
from services.reports.handlers import decide
from services.reports.now import Now, made_id
from services.reports.streams import SURVEYS
from tests.contracts.contract_fields import fields
from tests.reports.spec import NAMND, NOW, TODAY, Scenario, given, noted, order, text_reference
from tests.reports.survey_histories import (
    LOCAL_QUESTION,
    QUESTIONS,
    SURVEY,
    add_local,
    answer,
    close,
    distribute,
    issue,
    issued,
    scale,
    text,
    withdraw,
    yes,
)

SENT = made_id("d", "distribute-1")
LATE = datetime(2026, 12, 16, 9, 0, tzinfo=UTC)


def asked() -> Scenario:
    """Skarpnäck has sent the survey."""
    return given(*noted(), *issued())


def answered(scenario: Scenario, told: AnswerSurvey, **said: Any) -> Scenario:
    """An answer with a token of Skarpnäck's first distribution."""
    return scenario.when(told, **{"owner": NAMND, "distribution": SENT, **said})


def test_R08_there_is_one_survey_a_year_and_slk_issues_it() -> None:
    scenario = given(*noted()).when(issue()).then(SurveyIssued)
    scenario.then_said(SurveyIssued, survey=SURVEY, year=2026, namnd=None, anonymity=Anonymity.CATEGORY)
    scenario.when(issue(year=2027)).then_refused("SURVEY_EXISTS", "survey")
    scenario.when(issue("enkat-till")).then_refused("YEAR_HAS_SURVEY", "year")
    scenario.when(issue("enkat-2027", 2027)).then(SurveyIssued)
    by_namnd = order(type(issue()), by=Role.LOCAL_COORDINATOR, **issue().model_dump(exclude={"actor"}))
    scenario.when(by_namnd).then_refused("ROLE_NOT_ALLOWED", "actor.role")


def test_R08_a_survey_does_not_close_before_its_year() -> None:
    given().when(issue(closes_on=date(2025, 12, 31))).then_refused("DATE_OUT_OF_ORDER", "closes_on")


def test_R08_questions_and_their_options_have_keys_of_their_own() -> None:
    twice = (*QUESTIONS, LOCAL_QUESTION.model_copy(update={"key": "plan"}))
    given().when(issue(questions=twice)).then_refused("KEY_TWICE", "questions.5")
    same = (SurveyOption(key="a", text="A"), SurveyOption(key="a", text="B"))
    choice = SurveyQuestion(key="val", text="Vilket?", kind=QuestionKind.CHOICE, options=same)
    given().when(issue(questions=(choice,))).then_refused("KEY_TWICE", "questions.0.options.1")


def test_R09_the_anonymity_is_said_when_a_survey_is_issued_and_by_nothing_else() -> None:
    saying = {field.path for field in fields() if field.name == "anonymity"}
    assert saying == {"IssueSurvey.anonymity", "SurveyIssued.anonymity"}
    scenario = asked().given(close())
    kept = scenario.work().state(SURVEYS).by_key[SURVEY]
    assert kept.anonymity is Anonymity.CATEGORY
    again = issue(anonymity=Anonymity.NAMND_ONLY)
    scenario.when(again).then_refused("SURVEY_EXISTS", "survey")


def test_R08_a_namnd_adds_questions_of_its_own_before_anybody_there_is_asked() -> None:
    scenario = given(*noted(), issue()).when(add_local()).then(LocalQuestionsAdded)
    scenario.when(add_local()).then_refused("KEY_TWICE", "questions.1")
    other = LOCAL_QUESTION.model_copy(update={"key": "parken"})
    scenario.given(distribute()).when(add_local(other)).then_refused("SURVEY_SENT_ALREADY", "survey")
    scenario.when(add_local(other, namnd="kungsholmen")).then(LocalQuestionsAdded)
    scenario.when(add_local(other, namnd="farsta")).then_refused("NAMND_UNKNOWN", "namnd")


def test_R08_questions_of_a_namnds_own_are_at_most_twenty_and_measure_nothing_compared() -> None:
    many = tuple(LOCAL_QUESTION.model_copy(update={"key": f"fraga-{number}"}) for number in range(20))
    scenario = given(*noted(), issue(), add_local(*many))
    scenario.when(add_local()).then_refused("TOO_MANY_QUESTIONS", "questions")
    measuring = LOCAL_QUESTION.model_copy(update={"indicator": Indicator.KNOWS_PLAN})
    given(*noted(), issue()).when(add_local(measuring)).then_refused("LOCAL_INDICATOR", "questions.0.indicator")


def test_R09_a_survey_is_sent_to_so_many_of_a_category() -> None:
    scenario = given(*noted(), issue()).when(distribute(14, RecipientCategory.SCHOOLS)).then(SurveyDistributed)
    scenario.then_said(
        SurveyDistributed, namnd=NAMND, distribution_id=SENT, category=RecipientCategory.SCHOOLS, invited=14
    )
    scenario.when(distribute(namnd="farsta")).then_refused("NAMND_UNKNOWN", "namnd")
    scenario.when(distribute(survey="enkat-2019")).then_refused("SURVEY_UNKNOWN", "survey")
    scenario.when(distribute(), at=LATE).then_refused("SURVEY_CLOSED", "survey")
    foreign = distribute().model_copy(update={"namnd": "kungsholmen"})
    scenario.when(foreign).then_refused("NOT_OWN_NAMND", "actor.namnd")


def test_R09_what_was_sent_is_withdrawn_once_with_the_number_of_tokens_that_are_left() -> None:
    scenario = asked().when(withdraw(SENT), withdrawn=7).then(DistributionWithdrawn)
    scenario.then_said(DistributionWithdrawn, withdrawn=7, category=RecipientCategory.OWN_UNITS)
    scenario.when(withdraw(SENT), withdrawn=7).then_refused("WITHDRAWN_ALREADY", "distribution_id")
    asked().when(withdraw(SENT), withdrawn=0).then_refused("NOTHING_LEFT", "distribution_id")
    scenario.when(withdraw(made_id("d", "distribute-2"))).then_refused("DISTRIBUTION_UNKNOWN", "distribution_id")


def test_R09_tokens_are_told_to_whoever_sends_the_survey_so_no_import_sends_or_withdraws_it() -> None:
    work = asked().work()
    now = Now(NOW, withdrawn=7)
    for imported in (distribute(command_id="distribute-2"), withdraw(SENT)):
        refusal = decide(work, imported, True, now=now)
        assert isinstance(refusal, Refusal)
        assert refusal.code == "NOT_BY_IMPORT"
    early = order(type(issue()), by=Role.SYSTEM, **issue("enkat-2025", 2025).model_dump(exclude={"actor"}))
    assert not isinstance(decide(work, early, True, now=now), Refusal)


def test_R09_an_answer_keeps_what_was_replied_and_where_its_texts_lie() -> None:
    told = answer(yes(), text("Mer stöd"), scale(4), local=(yes("torget", said=False),))
    scenario = answered(asked(), told, texts={"replies.1": text_reference()}).then(SurveyAnswered)
    nothing: dict[str, Any] = {"scale": None, "yes": None, "choice": None, "text": None}
    scenario.then_said(
        SurveyAnswered,
        namnd=NAMND,
        survey=SURVEY,
        replies=(
            KeptReply(**{**nothing, "question": "plan", "yes": True}),
            KeptReply(**{**nothing, "question": "ovrigt", "text": text_reference()}),
            KeptReply(**{**nothing, "question": "kunskap", "scale": 4}),
        ),
        local_replies=(KeptReply(**{**nothing, "question": "torget", "yes": False}),),
    )


@pytest.mark.parametrize(
    ("anonymity", "kept"), [(Anonymity.CATEGORY, RecipientCategory.OWN_UNITS), (Anonymity.NAMND_ONLY, None)]
)
def test_R09_the_category_is_kept_only_where_the_anonymity_says_so(
    anonymity: Anonymity, kept: RecipientCategory | None
) -> None:
    scenario = given(*noted(), issue(anonymity=anonymity), distribute())
    answered(scenario, answer(scale(2))).then_said(SurveyAnswered, category=kept)


@pytest.mark.parametrize(
    ("reply", "code", "field"),
    [
        (yes("okand"), "QUESTION_UNKNOWN", "replies.0.question"),
        (yes("torget"), "QUESTION_UNKNOWN", "replies.0.question"),
        (yes("kunskap"), "REPLY_UNFIT", "replies.0"),
        (scale(3, "plan"), "REPLY_UNFIT", "replies.0"),
        (SurveyReply(question="plan"), "REPLY_UNFIT", "replies.0"),
        (SurveyReply(question="plan", yes=True, scale=3), "REPLY_UNFIT", "replies.0"),
        (SurveyReply(question="ovrigt", choice="dialog"), "REPLY_UNFIT", "replies.0"),
        (SurveyReply(question="stod", choice="pengar"), "OPTION_UNKNOWN", "replies.0.choice"),
    ],
)
def test_R09_a_reply_fits_its_question(reply: SurveyReply, code: str, field: str) -> None:
    answered(asked(), answer(reply)).then_refused(code, field)


def test_R09_a_question_is_answered_once_and_something_is_answered() -> None:
    answered(asked(), answer(scale(3), yes(), scale(4))).then_refused("KEY_TWICE", "replies.2")
    answered(asked(), answer()).then_refused("NOTHING_ANSWERED", "replies")
    answered(asked(), answer(local=(yes("plan"),))).then_refused("QUESTION_UNKNOWN", "local_replies.0.question")
    answered(asked(), answer(SurveyReply(question="stod", choice="dialog"))).then(SurveyAnswered)


def test_R09_a_token_holds_for_the_survey_it_was_made_for() -> None:
    scenario = asked().given(issue("enkat-2027", 2027))
    answered(scenario, answer(scale(3), survey="enkat-2027")).then_refused("TOKEN_NOT_VALID", "token")
    answered(scenario, answer(scale(3), survey="enkat-1")).then_refused("SURVEY_UNKNOWN", "survey")
    scenario.when(answer(scale(3))).then_refused("TOKEN_NOT_VALID", "token")


def test_R08_a_survey_takes_no_answers_after_its_last_day_nor_when_it_is_closed() -> None:
    scenario = asked()
    answered(scenario, answer(scale(3)), at=datetime(2026, 12, 15, 22, 59, tzinfo=UTC)).then(SurveyAnswered)
    answered(scenario, answer(scale(3)), at=datetime(2026, 12, 15, 23, 0, tzinfo=UTC)).then_refused("SURVEY_CLOSED")
    scenario.when(close()).then(SurveyClosed)
    answered(scenario, answer(scale(3))).then_refused("SURVEY_CLOSED", "survey")
    scenario.when(distribute(command_id="distribute-2")).then_refused("SURVEY_CLOSED", "survey")


def test_R08_a_survey_is_closed_once_and_not_in_advance() -> None:
    asked().when(close(on=date(2026, 11, 21))).then_refused("DATE_IN_FUTURE", "closed_on")
    given(issue()).when(close()).then_said(SurveyClosed, survey=SURVEY, closed_on=TODAY)
    given(issue(), close()).when(close()).then_refused("SURVEY_CLOSED", "survey")
    given().when(close()).then_refused("SURVEY_UNKNOWN", "survey")


def test_N07_whoever_answers_acts_under_the_account_of_all_recipients() -> None:
    told = answer(scale(3))
    named = told.model_copy(update={"actor": told.actor.model_copy(update={"account": "skola-7"})})
    answered(asked(), named).then_refused("ACCOUNT_NOT_KEPT", "actor.account")


def test_N07_no_event_has_a_place_for_a_token_and_no_receipt_is_made_from_one() -> None:
    assert [field.path for field in fields() if "token" in field.name] == ["AnswerSurvey.token"]
    assert not any("token" in name for fact in catalogue.EVENTS.values() for name in fact.model_fields)
    told = [answer(scale(step), token=token) for step, token in ((1, "bcdf-ghjk"), (5, "mnpq-rstv"))]
    assert digest(told[0]) == digest(told[1])


@pytest.mark.parametrize("named", ["svar-bcdf-ghjk", "BCDFGHJK", "b.c.d.f-ghjk/1"])
def test_N07_the_command_id_of_an_answer_cannot_hold_its_token(named: str) -> None:
    with pytest.raises(ValidationError, match="must not hold the token"):
        answer(scale(3), command_id=named)


def test_every_command_and_event_of_surveys_is_told_of_here() -> None:
    told: set[type[Instruction | Fact]] = {
        type(made) for made in (issue(), add_local(), distribute(), withdraw(SENT), answer(scale(1)), close())
    }
    told |= {SurveyIssued, LocalQuestionsAdded, SurveyDistributed, DistributionWithdrawn, SurveyAnswered, SurveyClosed}
    known = {*catalogue.commands("reports").values(), *catalogue.events("reports").values()}
    assert told == {each for each in known if each.__module__ == "contracts.surveys"}
